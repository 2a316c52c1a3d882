"""/gesprekken/…/tafel/: the screen on the table, on a beamer or tablet of who holds the conversation."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from keuzeruimte_web.components.qr import qr
from keuzeruimte_web.gate import only_for
from keuzeruimte_web.live.stream import mark_of
from keuzeruimte_web.operations.opening import open_conversation, still_open
from keuzeruimte_web.queries.table import TableScreen, table_screen
from keuzeruimte_web.request import Request
from keuzeruimte_web.screens.table.following import follow


@require_safe
@only_for("professional")
def page(request: Request, conversation: UUID) -> HttpResponse:
    """The whole screen."""
    shown = _screen(request, conversation)
    open_conversation(request.viewer, conversation=conversation)
    part, follow_at = (
        reverse(name, args=[conversation]) for name in ("table_screen_part", "table_screen_stream")
    )
    desk = reverse("table_desk", args=[conversation])
    return lay_down(request, shown, part=part, stream=follow_at, desk=desk)


@require_safe
@only_for("professional")
def part(request: Request, conversation: UUID) -> HttpResponse:
    """What changed."""
    shown = _screen(request, conversation)
    still_open(request.viewer, conversation=conversation)
    return lay_part(request, shown)


@require_safe
@only_for("professional")
def stream(request: Request, conversation: UUID) -> HttpResponseBase:
    """That something changed."""
    lang = get_language() or "nl"
    _screen(request, conversation)
    still_open(request.viewer, conversation=conversation)
    return follow(
        request,
        conversation,
        what="screen",
        query=lambda viewer: table_screen(viewer, conversation=conversation, lang=lang),
    )


def lay_down(
    request: HttpRequest, shown: TableScreen, *, part: str, stream: str, desk: str = ""
) -> HttpResponse:
    """The screen on the table.

    `part` is where it fetches what changed, `stream` what tells it to; `desk` leads its holder back.
    """
    live = {"part": part, "stream": stream, "state": mark_of(shown), "desk": desk}
    return render(request, "table/screen.html", {**_context(request, shown), **live})


def lay_part(request: HttpRequest, shown: TableScreen) -> HttpResponse:
    """The part of it that changes."""
    return render(request, "table/_screen.html", _context(request, shown))


def joining_picture(request: HttpRequest, code: str) -> str:
    """The code to scan. It stands behind the # of the address, which a browser never sends."""
    address = request.build_absolute_uri(reverse("table_door"))
    return qr(f"{address}#{code}", title=_("Code om mee te doen met je telefoon"))


def address_to_type(request: HttpRequest) -> str:
    """Where one types the code, as one reads it aloud."""
    return request.build_absolute_uri(reverse("table_door")).split("://")[-1]


def _screen(request: Request, conversation: UUID) -> TableScreen:
    return table_screen(request.viewer, conversation=conversation, lang=get_language() or "nl")


def _context(request: HttpRequest, shown: TableScreen) -> dict[str, object]:
    return {
        "screen": shown,
        "seen": shown.seen,
        "qr": joining_picture(request, shown.code),
        "address": address_to_type(request),
    }
