"""When and where a conversation is, and who comes: a new one, and one that changes."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from keuzeruimte_web.components.clash_words import clashes_in_words
from keuzeruimte_web.gate import only_for
from keuzeruimte_web.operations import plan
from keuzeruimte_web.operations.clashing import Clashing
from keuzeruimte_web.operations.once import SentBefore
from keuzeruimte_web.operations.opening import open_conversation, open_dossier
from keuzeruimte_web.operations.versions import Stale
from keuzeruimte_web.queries.drafts import draft
from keuzeruimte_web.queries.planning import Planning, planning_for, planning_of
from keuzeruimte_web.request import Request
from keuzeruimte_web.screens.plan.forms import ConversationForm
from keuzeruimte_web.screens.plan.kept import lists, on_top


@require_http_methods(["GET", "HEAD", "POST"])
@only_for("professional")
def new(request: Request, pupil: UUID) -> HttpResponse:
    """A new conversation: who, when, where, about which matter."""
    choices = planning_for(request.viewer, pupil=pupil)
    open_dossier(request.viewer, pupil=pupil)
    if request.method != "POST":
        kept = draft(request.viewer, form=plan.FORM, about=str(pupil))
        start: dict[str, Any] = {
            "title": _("Gesprek met %(name)s") % {"name": choices.given_name},
            "matter": choices.matters[0][0] if len(choices.matters) == 1 else "",
        }
        return _render_planning(request, choices, _conversation_form(choices, initial=start | lists(kept)))
    form = _conversation_form(choices, request.POST)
    if not form.is_valid():
        return _render_planning(request, choices, form)
    try:
        made = plan.plan_conversation(
            request.viewer,
            matter=UUID(form.cleaned_data["matter"]),
            once=form.cleaned_data["once"],
            **form.fields_of_plan(),
        )
    except SentBefore as before:
        return redirect("plan", before.made or pupil)
    except Clashing as clashing:
        return _render_planning(request, choices, _refused(request, form, clashing))
    return redirect("plan", made)


@require_http_methods(["GET", "HEAD", "POST"])
@only_for("professional")
def change(request: Request, conversation: UUID) -> HttpResponse:
    """Another time, another place, other people."""
    choices = planning_of(request.viewer, conversation=conversation)
    open_conversation(request.viewer, conversation=conversation)
    if request.method != "POST":
        local = timezone.localtime(choices.starts_at)
        start: dict[str, Any] = {
            "version": choices.version,
            "title": choices.title,
            "day": local.date(),
            "time": local.time(),
            "place": choices.place,
            "guests": list(choices.invited),
        }
        kept = draft(request.viewer, form=plan.FORM, about=str(conversation))
        return _render_planning(request, choices, _conversation_form(choices, initial=start | lists(kept)))
    form = _conversation_form(choices, request.POST)
    if not form.is_valid():
        return _render_planning(request, choices, form)
    try:
        plan.change_conversation(
            request.viewer,
            conversation=conversation,
            version=form.cleaned_data["version"] or 0,
            **form.fields_of_plan(),
        )
    except Stale as stale:
        return _render_planning(request, choices, on_top(form, stale), stale=stale)
    except Clashing as clashing:
        return _render_planning(request, choices, _refused(request, form, clashing))
    messages.success(request, _("Bewaard."))
    return redirect("plan", conversation)


def _refused(request: Request, form: ConversationForm, clashing: Clashing) -> ConversationForm:
    """The form as it was sent, with who or which room is taken then."""
    for words in clashes_in_words(clashing.clashes, today=request.viewer.today):
        form.add_error("time", words)
    return form


def _conversation_form(choices: Planning, *args: Any, **kwargs: Any) -> ConversationForm:
    return ConversationForm(
        *args,
        matters=None if choices.conversation else choices.matters,
        guests=choices.guests,
        parties=choices.parties,
        **kwargs,
    )


def _render_planning(
    http_request: HttpRequest, choices: Planning, form: ConversationForm, *, stale: Stale | None = None
) -> HttpResponse:
    context = {
        "planning": choices,
        "form": form,
        "stale": stale,
        "about": choices.conversation or choices.pupil,
    }
    status = 409 if stale else 422 if form.is_bound else 200
    return render(http_request, "plan/conversation.html", context, status=status)
