"""/gesprekken/…/mee/: the own place at the table, for who signed in."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from keuzeruimte_web.gate import only_for
from keuzeruimte_web.operations.opening import open_own_seat, still_open
from keuzeruimte_web.queries.own_seat import TableOver, own_seat
from keuzeruimte_web.request import Request
from keuzeruimte_web.screens.table import own
from keuzeruimte_web.screens.table.following import follow

CORNERS = ("pupil", "parent", "professional")


@require_http_methods(["GET", "HEAD", "POST"])
@only_for(*CORNERS)
def page(request: Request, conversation: UUID) -> HttpResponse:
    """The own triangle, what others shared, and the own two connections; home once the table is closed."""
    here, part, follow_at = (
        reverse(name, args=[conversation]) for name in ("table_seat", "table_seat_part", "table_seat_stream")
    )
    try:
        place = own.place_of(request, conversation)
    except TableOver:
        kept, lost = _("Wat bewaard is, blijft."), _("Wat net gekozen is, is niet bewaard.")
        over = _("Het meedoen aan tafel is gestopt.")
        messages.info(request, f"{over} {lost if request.method == 'POST' else kept}")
        return redirect("start")
    answer = own.show(request, place, here=here, live={"part": part, "stream": follow_at})
    open_own_seat(request.viewer, conversation=conversation, pupil=place.pupil, matter=place.matter)
    return answer


@require_safe
@only_for(*CORNERS)
def part(request: Request, conversation: UUID) -> HttpResponse:
    """What changed."""
    answer = own.show_part(request, conversation)
    still_open(request.viewer, conversation=conversation)
    return answer


@require_safe
@only_for(*CORNERS)
def stream(request: Request, conversation: UUID) -> HttpResponseBase:
    """That something changed."""
    own.place_of(request, conversation)
    still_open(request.viewer, conversation=conversation)
    lang = get_language() or "nl"
    return follow(
        request,
        conversation,
        what="seat",
        query=lambda viewer: own_seat(viewer, conversation=conversation, lang=lang),
    )


@require_POST
@only_for(*CORNERS)
def back(request: Request, conversation: UUID) -> HttpResponse:
    """Take the own answers back from everybody."""
    return own.take_all_back(request, conversation, here=reverse("table_seat", args=[conversation]))
