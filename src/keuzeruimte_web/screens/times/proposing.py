"""Proposing times for a conversation, new or to be moved; and cancelling one."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from keuzeruimte_web.components.clash_words import clashes_in_words
from keuzeruimte_web.gate import only_for
from keuzeruimte_web.operations import planning
from keuzeruimte_web.operations.clashing import Clashing
from keuzeruimte_web.operations.once import SentBefore
from keuzeruimte_web.operations.opening import open_conversation, open_dossier
from keuzeruimte_web.operations.set_time import cancel as cancel_conversation
from keuzeruimte_web.queries.drafts import draft
from keuzeruimte_web.queries.planning import Planning, planning_for, planning_of
from keuzeruimte_web.request import Request
from keuzeruimte_web.screens.times.forms import TimesForm


@require_http_methods(["GET", "HEAD", "POST"])
@only_for("professional")
def new(request: Request, pupil: UUID) -> HttpResponse:
    """Times for a new conversation with and about this pupil."""
    choices = planning_for(request.viewer, pupil=pupil)
    open_dossier(request.viewer, pupil=pupil)
    if request.method != "POST":
        kept = draft(request.viewer, form=planning.FORM, about=str(pupil))
        start: dict[str, Any] = {
            "title": _("Gesprek met %(name)s") % {"name": choices.given_name},
            "matter": choices.matters[0][0] if len(choices.matters) == 1 else "",
        }
        return _render(request, choices, _form(choices, initial=start | _lists(kept)))
    form = _form(choices, request.POST)
    if not form.is_valid():
        return _render(request, choices, form)
    try:
        made = planning.propose(
            request.viewer,
            matter=UUID(form.cleaned_data["matter"]),
            proposed=form.proposed(),
            guests=[UUID(person) for person in form.cleaned_data["guests"]],
            once=form.cleaned_data["once"],
        )
    except SentBefore as before:
        return redirect("times", before.made or pupil)
    except Clashing as clashing:
        return _render(request, choices, refused(request, form, clashing))
    messages.success(request, _("Gevraagd. Je ziet hier wie wat antwoordt. Zij zien dat niet van elkaar."))
    return redirect("times", made)


@require_http_methods(["GET", "HEAD", "POST"])
@only_for("professional")
def move(request: Request, conversation: UUID) -> HttpResponse:
    """Other times for a conversation that is planned; until one is set, it stands where it stood."""
    choices = planning_of(request.viewer, conversation=conversation)
    open_conversation(request.viewer, conversation=conversation)
    if choices.begun and request.method != "POST":
        return _has_begun(request, conversation)
    if request.method != "POST":
        kept = draft(request.viewer, form=planning.FORM, about=str(conversation))
        return _render(request, choices, _form(choices, initial={"place": choices.place} | _lists(kept)))
    form = _form(choices, request.POST)
    if not form.is_valid():
        return _render(request, choices, form)
    try:
        made = planning.propose_to_move(
            request.viewer,
            conversation=conversation,
            proposed=form.proposed(title=choices.title),
            once=form.cleaned_data["once"],
        )
    except SentBefore as before:
        return redirect("times", before.made or conversation)
    except Clashing as clashing:
        return _render(request, choices, refused(request, form, clashing))
    messages.success(request, _("Gevraagd. Tot je een andere tijd kiest, blijft het gesprek staan."))
    return redirect("times", made)


@require_http_methods(["GET", "HEAD", "POST"])
@only_for("professional")
def cancel(request: Request, conversation: UUID) -> HttpResponse:
    """Say first what will happen, then do it."""
    choices = planning_of(request.viewer, conversation=conversation)
    open_conversation(request.viewer, conversation=conversation)
    if choices.begun:
        return _has_begun(request, conversation)
    if request.method != "POST":
        return render(request, "times/cancel.html", {"planning": choices})
    cancel_conversation(request.viewer, conversation=conversation)
    messages.success(request, _("Afgezegd. Wie was uitgenodigd, krijgt bericht dat er iets is."))
    return redirect("conversations")


def _has_begun(request: Request, conversation: UUID) -> HttpResponse:
    told = _("Dit gesprek is al begonnen. Verzetten of afzeggen kan dan niet meer.")
    instead = _("Ging het niet door? Rond het af, zonder vinkjes.")
    messages.info(request, f"{told} {instead}")
    return redirect("talk", conversation)


def refused(request: Request, form: TimesForm, clashing: Clashing) -> TimesForm:
    """The form with each time that does not go, and why as far as one may know."""
    for words in clashes_in_words(clashing.clashes, today=request.viewer.today):
        form.add_error(None, words)
    return form


def _lists(kept: dict[str, Any]) -> dict[str, Any]:
    """One ticked box comes out of a draft as a text."""
    guests = kept.get("guests")
    return kept | {"guests": [guests]} if isinstance(guests, str) else kept


def _form(choices: Planning, *args: Any, **kwargs: Any) -> TimesForm:
    return TimesForm(
        *args,
        matters=None if choices.conversation else choices.matters,
        guests=choices.guests,
        parties=choices.parties,
        **kwargs,
    )


def _render(http_request: HttpRequest, choices: Planning, form: TimesForm) -> HttpResponse:
    context = {"planning": choices, "form": form, "about": choices.conversation or choices.pupil}
    return render(http_request, "times/propose.html", context, status=422 if form.is_bound else 200)
