"""What somebody left half-typed."""

from base64 import b64encode
from typing import Any

from django.utils.crypto import salted_hmac

from keuzeruimte_web.access.decide import rows
from keuzeruimte_web.access.rights import Kind
from keuzeruimte_web.access.viewer import Viewer


def draft(viewer: Viewer, *, form: str, about: str) -> dict[str, Any]:
    """The fields of the viewer's own draft, as initial values of the form; empty without one."""
    kept = rows(viewer, Kind.DRAFT).filter(form=form, about=about).first()
    return dict(kept.content) if kept else {}


def browser_key(viewer: Viewer) -> str:
    """The key with which the browser of this person shuts away what it could not send yet.

    It stands on the page of who is signed in, and is kept nowhere in the browser: what lies there, also on a
    shared computer, opens for nobody else. With another secret key of the installation it opens no more.
    """
    return b64encode(
        salted_hmac("keuzeruimte.kept", str(viewer.person), algorithm="sha256").digest()
    ).decode()
