"""/gesprekken/…/aan-tafel/: who holds the conversation opens the table, admits by name, says who is there."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from keuzeruimte_web.gate import only_for
from keuzeruimte_web.live.stream import mark_of
from keuzeruimte_web.operations import table
from keuzeruimte_web.operations.agreements import AlreadyClosed
from keuzeruimte_web.operations.opening import open_conversation, still_open
from keuzeruimte_web.queries.table import TableDesk, table_desk
from keuzeruimte_web.request import Request
from keuzeruimte_web.screens.table.following import follow
from keuzeruimte_web.screens.table.screen import address_to_type, joining_picture

SCREEN = "screen"


@require_safe
@only_for("professional")
def page(request: Request, conversation: UUID) -> HttpResponse:
    """The code, who knocks, who is there."""
    shown = _context(request, conversation)
    open_conversation(request.viewer, conversation=conversation)
    return render(request, "table/desk.html", shown)


@require_safe
@only_for("professional")
def part(request: Request, conversation: UUID) -> HttpResponse:
    """The part of it that changes; also stands on the page of the conversation."""
    shown = _context(request, conversation)
    still_open(request.viewer, conversation=conversation)
    return render(request, "table/_desk.html", shown)


@require_safe
@only_for("professional")
def stream(request: Request, conversation: UUID) -> HttpResponseBase:
    """That something changed."""
    table_desk(request.viewer, conversation=conversation)
    still_open(request.viewer, conversation=conversation)
    return follow(
        request,
        conversation,
        what="desk",
        query=lambda viewer: table_desk(viewer, conversation=conversation),
    )


@require_POST
@only_for("professional")
def open_it(request: Request, conversation: UUID) -> HttpResponse:
    """From now on others can join."""
    try:
        table.open_table(request.viewer, conversation=conversation)
    except AlreadyClosed:
        return _over(request, conversation)
    return redirect("table_desk", conversation)


@require_POST
@only_for("professional")
def close_it(request: Request, conversation: UUID) -> HttpResponse:
    """Nobody joins any more."""
    table.close_table(request.viewer, conversation=conversation)
    messages.success(request, _("Niemand doet nog mee met een telefoon. De code werkt niet meer."))
    return redirect("talk", conversation)


@require_POST
@only_for("professional")
def present(request: Request, conversation: UUID) -> HttpResponse:
    """Who sits at the table now."""
    try:
        people = [UUID(one) for one in request.POST.getlist("present")]
        table.set_present(request.viewer, conversation=conversation, people=people)
    except (ValueError, table.NotOnTheList):
        messages.warning(request, _("Kies wie er aan tafel zit uit de mensen die zijn uitgenodigd."))
    except AlreadyClosed:
        return _over(request, conversation)
    return redirect("table_desk", conversation)


@require_POST
@only_for("professional")
def turn(request: Request, conversation: UUID) -> HttpResponse:
    """Whom everybody listens to now."""
    chosen = request.POST.get("person", "")
    try:
        table.give_turn(request.viewer, conversation=conversation, person=UUID(chosen) if chosen else None)
    except (ValueError, table.NotOnTheList):
        messages.info(request, _("Die zit nu niet aan tafel. Zet eerst om wie er zit."))
    except AlreadyClosed:
        return _over(request, conversation)
    return redirect("table_desk", conversation)


@require_POST
@only_for("professional")
def lay(request: Request, conversation: UUID, item: UUID, voice: UUID) -> HttpResponse:
    """Somebody's words lie at this point, or not any more."""
    there = request.POST.get("there", "yes") == "yes"
    try:
        table.place_words(request.viewer, conversation=conversation, item=item, voice=voice, there=there)
    except AlreadyClosed:
        return _over(request, conversation)
    return redirect(f"{reverse('talk', args=[conversation])}?punt={item}#k-wensen")


@require_POST
@only_for("professional")
def let_in(request: Request, conversation: UUID, device: UUID) -> HttpResponse:
    """Admit a device by name, or as the screen on the table."""
    chosen = request.POST.get("as_whom", "")
    try:
        table.admit(request.viewer, seat=device, person=None if chosen == SCREEN else UUID(chosen))
    except (ValueError, table.NotOnTheList):
        messages.warning(request, _("Kies van wie deze telefoon is. Collega's loggen zelf in."))
    except table.NotWaiting:
        messages.info(request, _("Dit apparaat wacht niet meer. Vul er de code opnieuw in."))
    return redirect("table_desk", conversation)


@require_POST
@only_for("professional")
def away(request: Request, conversation: UUID, device: UUID) -> HttpResponse:
    """A device joins no more."""
    table.send_away(request.viewer, seat=device)
    return redirect("table_desk", conversation)


@require_POST
@only_for("professional")
def finish(request: Request, conversation: UUID, item: UUID) -> HttpResponse:
    """An item was dealt with, or not yet."""
    finished = request.POST.get("finished", "yes") == "yes"
    try:
        table.set_finished(request.viewer, conversation=conversation, item=item, finished=finished)
    except AlreadyClosed:
        return _over(request, conversation)
    return redirect(f"{reverse('talk', args=[conversation])}?punt={item}#nu")


def _over(request: Request, conversation: UUID) -> HttpResponse:
    messages.info(request, _("Het gesprek is afgerond, of de tafel is nog niet open."))
    return redirect("talk", conversation)


def _context(request: Request, conversation: UUID) -> dict[str, object]:
    desk: TableDesk = table_desk(request.viewer, conversation=conversation)
    return {
        "desk": desk,
        "qr": joining_picture(request, desk.code) if desk.code else "",
        "address": address_to_type(request),
        "part": reverse("table_desk_part", args=[conversation]),
        "stream": reverse("table_desk_stream", args=[conversation]),
        "state": mark_of(desk),
    }
