"""Preparing for a conversation: what is acknowledged, own words, the own triangle, what is entrusted."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from keuzeruimte_web.gate import only_for
from keuzeruimte_web.operations.answers import keep_chosen
from keuzeruimte_web.operations.opening import open_own_preparation
from keuzeruimte_web.operations.preparing import prepare
from keuzeruimte_web.operations.voices import Closed, Kept, WroteElsewhere, change_told, keep_typed
from keuzeruimte_web.queries.answers import answers_page
from keuzeruimte_web.queries.drafts import browser_key, draft
from keuzeruimte_web.queries.voice import VoicePage, voice_page
from keuzeruimte_web.request import Request
from keuzeruimte_web.screens.voice.forms import HOPES, KNOWS, TAKING_PART, TOGETHER, VoiceForm
from keuzeruimte_web.screens.voice.sides import SideForm, sides_of

CORNERS = ("pupil", "parent", "professional")
LONGEST = 2000
CLOSED = gettext_lazy("Dit gesprek is afgerond. Wat hier staat, verandert niet meer.")


@require_http_methods(["GET", "HEAD", "POST"])
@only_for(*CORNERS)
def page(request: Request, conversation: UUID) -> HttpResponse:
    """The page; saving keeps what was typed and chosen, and shares it with whom was ticked."""
    found = voice_page(request.viewer, conversation=conversation)
    open_own_preparation(request.viewer, conversation=conversation)
    role = request.viewer.role.value
    if request.method != "POST":
        kept = draft(request.viewer, form="answers", about=str(conversation))
        sides = sides_of(found.answers, role=role, kept=kept)
        return _show(request, found, VoiceForm(found, role=role), sides)
    form = VoiceForm(found, request.POST, role=role)
    sides = sides_of(found.answers, request.POST, role=role)
    elsewhere: frozenset[str] = frozenset()
    valid = [form.is_valid(), *(side.is_valid() for side in sides)]
    if all(valid):
        try:
            prepare(
                request.viewer,
                conversation=conversation,
                said=form.said(),
                given={side.side.connection: side.given() for side in sides if side.was_sent},
            )
        except Closed:
            form.add_error(None, CLOSED)
        except WroteElsewhere as other:
            elsewhere = other.slots
        else:
            messages.success(request, _("Bewaard."))
            return redirect("voice", conversation)
    return _show(request, found, form, sides, elsewhere=elsewhere)


def _line(request: Request, context: dict[str, Any]) -> HttpResponse:
    """The quiet line. Marked, so that the browser knows it from the page of the sign-in."""
    answer = render(request, "kept_line.html", {**context, "at": timezone.localtime()})
    answer["X-Kept"] = "1"
    return answer


@require_POST
@only_for(*CORNERS)
def keep(request: Request, conversation: UUID) -> HttpResponse:
    """Keep one thing while somebody types or chooses; answers with a quiet line beside it."""
    slot = request.POST.get("slot", "")
    if slot.startswith("side-"):
        return _keep_side(request, conversation, slot.removeprefix("side-"))
    try:
        kept = keep_typed(
            request.viewer,
            conversation=conversation,
            slot=slot,
            words=request.POST.get(slot, "")[:LONGEST].replace("\x00", ""),
            base=request.POST.get(f"{slot}_base", ""),
        )
    except Closed:
        return _line(request, {"slot": slot, "closed": CLOSED})
    return _line(request, {"slot": slot, "base": kept.base, "kept": kept})


def _keep_side(request: Request, conversation: UUID, connection: str) -> HttpResponse:
    found = answers_page(request.viewer, conversation=conversation)
    for side in sides_of(found, request.POST, role=request.viewer.role.value):
        if side.side.connection == connection and side.is_valid():
            apart = keep_chosen(
                request.viewer,
                conversation=conversation,
                connection=connection,
                given=side.given(),
                typed=side.as_typed(),
            )
            return _line(request, {"slot": f"side-{connection}", "kept": Kept("", apart)})
    raise Http404


@require_POST
@only_for("parent")
def told(request: Request, conversation: UUID, voice: UUID) -> HttpResponse:
    """Mend or remove what somebody of school wrote down for me."""
    words = "" if request.POST.get("remove") else request.POST.get("words", "")[:LONGEST]
    try:
        change_told(request.viewer, voice=voice, words=words)
    except Closed:
        messages.info(request, CLOSED)
    else:
        messages.success(request, _("Bewaard."))
    return redirect("voice", conversation)


def _show(
    request: Request,
    found: VoicePage,
    form: VoiceForm,
    sides: tuple[SideForm, ...],
    *,
    elsewhere: frozenset[str] = frozenset(),
) -> HttpResponse:
    context: dict[str, Any] = {
        "page": found,
        "form": form,
        "sides": sides,
        "role": request.viewer.role.value,
        "hopes": form.part(HOPES),
        "knows": form.part(KNOWS),
        "together": form.part(TOGETHER),
        "taking_part": form.part(TAKING_PART),
        "elsewhere": elsewhere,
        "key": browser_key(request.viewer),
        "keeper": request.viewer.person,
    }
    status = 409 if elsewhere else 422 if form.is_bound else 200
    return render(request, "voice/page.html", context, status=status)
