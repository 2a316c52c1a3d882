"""My voice before a conversation: wishes, expectations, what I know, a question for the agenda."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from keuzeruimte_web.gate import only_for
from keuzeruimte_web.operations.opening import open_own_preparation
from keuzeruimte_web.operations.voices import Closed, change_told, say
from keuzeruimte_web.queries.drafts import draft
from keuzeruimte_web.queries.voice import voice_page
from keuzeruimte_web.request import Request
from keuzeruimte_web.screens.voice.forms import VoiceForm

CORNERS = ("pupil", "parent", "professional")


@require_http_methods(["GET", "HEAD", "POST"])
@only_for(*CORNERS)
def page(request: Request, conversation: UUID) -> HttpResponse:
    """The form; saving keeps what was typed, and shares what was chosen."""
    found = voice_page(request.viewer, conversation=conversation)
    open_own_preparation(request.viewer, conversation=conversation)
    role = request.viewer.role.value
    if request.method == "POST":
        form = VoiceForm(found, request.POST, role=role)
        if form.is_valid():
            try:
                say(request.viewer, conversation=conversation, said=form.said())
            except Closed:
                form.add_error(None, _("Dit gesprek is afgerond. Wat hier staat, verandert niet meer."))
            else:
                messages.success(request, _("Bewaard."))
                return redirect("voice", conversation)
    else:
        kept = draft(request.viewer, form="voice", about=str(conversation))
        form = VoiceForm(found, role=role, kept=kept)
    context = {"page": found, "form": form, "role": role}
    return render(request, "voice/page.html", context, status=422 if request.method == "POST" else 200)


@require_POST
@only_for("parent")
def told(request: Request, conversation: UUID, voice: UUID) -> HttpResponse:
    """Mend or remove what somebody of school wrote down for me."""
    words = "" if request.POST.get("remove") else request.POST.get("words", "")[:2000]
    try:
        change_told(request.viewer, voice=voice, words=words)
    except Closed:
        messages.info(request, _("Dit gesprek is afgerond. Wat hier staat, verandert niet meer."))
    else:
        messages.success(request, _("Bewaard."))
    return redirect("voice", conversation)
