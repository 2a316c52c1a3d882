"""What somebody left half-typed."""

from base64 import b64encode
from typing import Any

from django.db.models import QuerySet
from django.utils.crypto import salted_hmac

from keuzeruimte_web.access.decide import rows
from keuzeruimte_web.access.kept import asked_by
from keuzeruimte_web.access.rights import Kind
from keuzeruimte_web.access.viewer import Viewer


def draft(viewer: Viewer, *, form: str, about: str) -> dict[str, Any]:
    """The fields of the viewer's own draft, as initial values of the form; empty without one."""
    kept = asked_by(viewer, _kept, key="draft", form=form, about=about)
    return dict(kept[0].content) if kept else {}


def _kept(viewer: Viewer, form: str, about: str) -> QuerySet[Any]:
    return rows(viewer, Kind.DRAFT).filter(form=form, about=about).order_by("pk")[:1]


def browser_key(viewer: Viewer) -> str:
    """The key with which the browser of this person shuts away what it could not send yet.

    It stands on the page of who is signed in, and is kept nowhere in the browser: what lies there, also on a
    shared computer, opens for nobody else. With another secret key of the installation it opens no more.
    """
    return b64encode(
        salted_hmac("keuzeruimte.kept", str(viewer.person), algorithm="sha256").digest()
    ).decode()
