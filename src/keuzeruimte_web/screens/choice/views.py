"""A choice moment: the page, and what takes one press."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from keuzeruimte_web.gate import only_for
from keuzeruimte_web.operations.choice_words import put_aside
from keuzeruimte_web.operations.choosing import (
    Because,
    NotNow,
    ask_everybody,
    finish_step,
    lock,
    reopen,
    settle,
)
from keuzeruimte_web.operations.opening import open_choice_moment
from keuzeruimte_web.queries.choice import choice_of_matter, choice_page
from keuzeruimte_web.request import Request
from keuzeruimte_web.screens.choice.opened import CORNERS

READER = "reader"
"""Who works here and reads along for a reason: sees what stands, and changes nothing."""
MOVES = {"settle": settle, "lock": lock, "reopen": reopen}
SAID: dict[str, Any] = {
    "settle": gettext_lazy("De keuze is nu definitief."),
    "lock": gettext_lazy("De keuze ligt vast."),
    "reopen": gettext_lazy("De keuze is weer open. Wat ieder ervan zei, telt niet meer mee."),
}
WHY: dict[str, Any] = {
    Because.STATE: gettext_lazy("Dit kan nu niet meer: de keuze staat er anders voor. Kijk hoe het nu is."),
    Because.NO_DECISION: gettext_lazy("Er is nog niets gekozen."),
    Because.OBJECTION: gettext_lazy("Iemand heeft bezwaar. Plan eerst een gesprek."),
    Because.NOT_THE_PUPIL: gettext_lazy("De leerling zegt er geen ja meer op. Praat eerst samen."),
    Because.STILL_ASKED: gettext_lazy("Nog niet iedereen antwoordde. Ieder heeft daarvoor twee weken."),
    Because.NO_YES: gettext_lazy("Tot 16 jaar zegt ook thuis ja. Bel of vraag het in een gesprek."),
    Because.NOT_ASKED: gettext_lazy("Iemand die meetekent, is nog niet gevraagd."),
}


@require_safe
@only_for(*CORNERS)
def page(request: Request, moment: UUID) -> HttpResponse:
    """The page, for each corner."""
    found = choice_page(request.viewer, moment=moment, with_room=True)
    open_choice_moment(request.viewer, pupil=found.pupil, reads=found.reads)
    role = READER if found.reads else request.viewer.role.value
    context = {"page": found, "role": role, "waits": [WHY[one] for one in found.waits]}
    return render(request, "choice/page.html", context)


@require_safe
@only_for("professional")
def of_matter(request: Request, pupil: UUID, matter: UUID) -> HttpResponse:
    """From a matter to its choice; a matter from before choice moments has none, and stays in the dossier."""
    found = choice_of_matter(request.viewer, pupil=pupil, matter=matter)
    return redirect("choice", found) if found else redirect("dossier", pupil)


@require_POST
@only_for("professional")
def state(request: Request, moment: UUID) -> HttpResponse:
    """Definitive, handed in, or open again."""
    move = request.POST.get("move", "")
    if move not in MOVES:
        raise Http404
    try:
        MOVES[move](request.viewer, moment=moment)
    except NotNow as not_now:
        messages.info(request, WHY[not_now.because])
    else:
        messages.success(request, SAID[move])
    return redirect("choice", moment)


@require_POST
@only_for("professional")
def ask_all(request: Request, moment: UUID) -> HttpResponse:
    """Ask whoever signs since a later day as well."""
    try:
        ask_everybody(request.viewer, moment=moment)
    except NotNow as not_now:
        messages.info(request, WHY[not_now.because])
    else:
        messages.success(request, _("Gevraagd. Ieder heeft twee weken om te antwoorden."))
    return redirect("choice", moment)


@require_POST
@only_for("professional")
def step(request: Request, step: UUID) -> HttpResponse:
    """Say that a step was done, or not yet."""
    moment = finish_step(request.viewer, step=step, done=request.POST.get("done") == "yes")
    return redirect("choice", moment)


@require_POST
@only_for(*CORNERS)
def aside(request: Request, option: UUID) -> HttpResponse:
    """Put an option aside, or take it back."""
    moment = put_aside(request.viewer, option=option, aside=request.POST.get("aside") == "yes")
    return redirect("choice", moment)
