"""What somebody left half-typed."""

from typing import Any

from keuzeruimte_web.access.decide import rows
from keuzeruimte_web.access.rights import Kind
from keuzeruimte_web.access.viewer import Viewer


def draft(viewer: Viewer, *, form: str, about: str) -> dict[str, Any]:
    """The fields of the viewer's own draft, as initial values of the form; empty without one."""
    kept = rows(viewer, Kind.DRAFT).filter(form=form, about=about).first()
    return dict(kept.content) if kept else {}
