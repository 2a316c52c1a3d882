"""The streams of the screens around a table: each looks for itself, as the one who looks."""

from collections.abc import Callable
from typing import TYPE_CHECKING, cast
from uuid import UUID

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import get_language

from keuzeruimte_web.live.stream import Look, mark_of, stream
from keuzeruimte_web.queries.at_door import Device
from keuzeruimte_web.queries.live import as_device, as_signed_in, is_at_table, is_signed_in
from keuzeruimte_web.request import Request

if TYPE_CHECKING:
    from keuzeruimte_web.access.viewer import Viewer


def follow(
    request: Request, conversation: UUID, *, what: str, query: "Callable[[Viewer], object]"
) -> HttpResponseBase:
    """A stream for who signed in. `what` tells the screens of one person apart."""
    account, session = cast(UUID, request.user.pk), request.session.session_key or ""
    viewer, lang = request.viewer, get_language() or "nl"

    def state() -> str | None:
        seen = as_signed_in(viewer, account=account, session=session, lang=lang, query=query)
        return None if seen is None else mark_of(seen)

    look = Look(
        conversation=conversation,
        screen=f"{session} {what} {conversation}",
        state=state,
        still_here=lambda: is_signed_in(session),
    )
    return stream(request, look)


def follow_from_device(
    http_request: HttpRequest, device: Device, *, token: str, query: Callable[[Device], object]
) -> HttpResponseBase:
    """A stream for a device at the table: over once it is something else there than it was."""
    lang = get_language() or "nl"

    def as_it_was(now: Device) -> object | None:
        return query(now) if (now.waits, now.is_screen) == (device.waits, device.is_screen) else None

    def state() -> str | None:
        seen = as_device(token, lang=lang, query=as_it_was)
        return None if seen is None else mark_of(seen)

    look = Look(
        conversation=device.conversation,
        screen=f"device {device.id}",
        state=state,
        still_here=lambda: is_at_table(token),
    )
    return stream(http_request, look)
