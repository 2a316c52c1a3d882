"""The own place at the table, the same for who signed in and for who was admitted with a code."""

from collections.abc import Mapping
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from keuzeruimte_web.live.stream import mark_of
from keuzeruimte_web.operations.answers import give_answers
from keuzeruimte_web.operations.sharing import take_back_answers
from keuzeruimte_web.queries.own_seat import OwnSeat, own_seat
from keuzeruimte_web.request import Request
from keuzeruimte_web.screens.table.forms import own_sides


def place_of(request: Request, conversation: UUID) -> OwnSeat:
    """What the one who looks sees from the own place."""
    return own_seat(request.viewer, conversation=conversation, lang=get_language() or "nl")


def show(
    request: Request, place: OwnSeat, *, here: str, live: Mapping[str, str], guest: bool = False
) -> HttpResponse:
    """The page; a POST keeps and shares what was chosen.

    `here` is the address it stands at; `live` where it fetches what changed (`part`), told by `stream`.
    """
    forms = own_sides(place, request.POST if request.method == "POST" else None)
    valid = [form.is_valid() for form in forms]
    if request.method == "POST" and all(valid):
        given = {form.side.connection: form.given() for form in forms}
        give_answers(request.viewer, conversation=place.conversation, given=given)
        messages.success(request, _("Bewaard."))
        return redirect(here)
    context = {
        "place": place,
        "forms": forms,
        "guest": guest,
        "seen": place.seen,
        "here": here,
        "state": mark_of(place),
        **live,
    }
    return render(request, "table/seat.html", context, status=422 if request.method == "POST" else 200)


def show_part(request: Request, conversation: UUID) -> HttpResponse:
    """What others did, without the own form around it: fetched when something changed."""
    place = place_of(request, conversation)
    return render(request, "table/_seat.html", {"place": place, "seen": place.seen})


def take_all_back(request: Request, conversation: UUID, *, here: str) -> HttpResponse:
    """Both own answers are for oneself alone again, at once and on every screen."""
    take_back_answers(request.viewer, conversation=conversation)
    messages.success(request, _("Teruggenomen. Het is nu overal weg."))
    return redirect(here)
