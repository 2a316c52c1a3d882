"""Times that are looked for: what was answered, and setting one; all of them together, as one evening."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from keuzeruimte_web.components.clash_words import clashes_in_words
from keuzeruimte_web.gate import only_for
from keuzeruimte_web.operations import planning
from keuzeruimte_web.operations.clashing import Clashing
from keuzeruimte_web.operations.once import SentBefore, was_sent
from keuzeruimte_web.operations.opening import open_dossier
from keuzeruimte_web.operations.set_time import (
    BothAtOnce,
    Table,
    set_all,
    set_apart,
    set_in_turn,
    set_time,
)
from keuzeruimte_web.queries.times import TimesPage, open_times, times_page
from keuzeruimte_web.request import Request
from keuzeruimte_web.screens.times.forms import APART, TURN, SetForm


@require_safe
@only_for("professional")
def listed(request: Request) -> HttpResponse:
    """Everything for which a time is looked for, and how it would fit together."""
    found = open_times(request.viewer)
    context = {"times": found, "suits": [line for line in found if line.suits], "form": None}
    return render(request, "times/listed.html", context)


@require_safe
@only_for("professional")
def page(request: Request, proposal: UUID) -> HttpResponse:
    """What everybody answered, and setting a time."""
    shown = times_page(request.viewer, proposal=proposal)
    open_dossier(request.viewer, pupil=shown.pupil)
    best = next((str(line.id) for line in shown.times if line.best), "")
    return _render(request, shown, SetForm(page=shown, today=request.viewer.today, initial={"time": best}))


@require_POST
@only_for("professional")
def settle(request: Request, proposal: UUID) -> HttpResponse:
    """It becomes this time: for one table, for one table in turn, or for two."""
    if was_sent(request.viewer, key=request.POST.get("once")):
        return redirect("conversations")
    shown = times_page(request.viewer, proposal=proposal)
    form = SetForm(request.POST, page=shown, today=request.viewer.today)
    if not form.is_valid():
        return _render(request, shown, form)
    try:
        talk = _set(request, proposal, form)()
    except SentBefore as before:
        return redirect("plan", before.made or proposal)
    except BothAtOnce:
        form.add_error("second", _("Je kunt niet bij allebei zijn. Kies een tijd die later is, of eerder."))
        return _render(request, shown, form)
    except Clashing as clashing:
        for words in clashes_in_words(clashing.clashes, today=request.viewer.today):
            form.add_error(None, words)
        return _render(request, shown, form)
    messages.success(request, _("Het staat vast. Wie komt, krijgt bericht dat er iets is."))
    return redirect("plan", talk)


@require_POST
@only_for("professional")
def withdraw(request: Request, proposal: UUID) -> HttpResponse:
    """No time is looked for any more."""
    planning.withdraw(request.viewer, proposal=proposal)
    messages.success(request, _("Ingetrokken. Wie je vroeg, krijgt bericht dat er iets is."))
    return redirect("times_open")


@require_POST
@only_for("professional")
def together(request: Request) -> HttpResponse:
    """Set everything as it fits together, all or nothing."""
    chosen = {}
    for line in open_times(request.viewer):
        sent = request.POST.get(f"time_{line.id.hex}")
        if line.suits_time is not None and sent == str(line.suits_time):
            chosen[line.id] = line.suits_time
    try:
        set_all(request.viewer, chosen=chosen)
    except Clashing:
        messages.info(request, _("Er is intussen iets veranderd. Er is niets vastgezet. Kijk nog een keer."))
        return redirect("times_open")
    if chosen:
        messages.success(
            request,
            ngettext(
                "%(count)s gesprek staat vast. Wie komt, krijgt bericht dat er iets is.",
                "%(count)s gesprekken staan vast. Wie komt, krijgt bericht dat er iets is.",
                len(chosen),
            )
            % {"count": len(chosen)},
        )
    return redirect("times_open")


def _set(request: Request, proposal: UUID, form: SetForm) -> Callable[[], UUID]:
    given = form.cleaned_data
    time, guests = form.chosen()
    once = given["once"]
    if given["way"] == TURN:
        return lambda: set_in_turn(
            request.viewer,
            proposal=proposal,
            table=Table(time, guests),
            apart=UUID(given["parent"]),
            once=once,
        )
    if given["way"] == APART:
        later = UUID(given["parent"])
        return lambda: set_apart(
            request.viewer,
            proposal=proposal,
            time=time,
            second=UUID(given["second"]),
            guests=guests,
            apart=later,
            once=once,
        )
    return lambda: set_time(request.viewer, proposal=proposal, table=Table(time, guests), once=once)


def _render(http_request: HttpRequest, shown: TimesPage, form: SetForm) -> HttpResponse:
    context = {"page": shown, "form": form}
    return render(http_request, "times/page.html", context, status=422 if form.is_bound else 200)
