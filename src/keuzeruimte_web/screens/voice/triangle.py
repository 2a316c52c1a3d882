"""My triangle: how it goes on the two connections that I am part of, and who may see that."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from keuzeruimte_web.gate import only_for
from keuzeruimte_web.operations.answers import give_answers
from keuzeruimte_web.operations.opening import open_own_preparation
from keuzeruimte_web.operations.sharing import take_back
from keuzeruimte_web.queries.answers import answers_page
from keuzeruimte_web.queries.drafts import draft
from keuzeruimte_web.request import Request
from keuzeruimte_web.screens.voice.sides import sides_of

CORNERS = ("pupil", "parent", "professional")
FORM_ID = "driehoek"
HOMES = {"parent": "parent", "pupil": "pupil", "professional": "home"}


@require_http_methods(["GET", "HEAD", "POST"])
@only_for(*CORNERS)
def page(request: Request, conversation: UUID) -> HttpResponse:
    """The form; saving keeps and shares what was chosen."""
    found = answers_page(request.viewer, conversation=conversation)
    open_own_preparation(request.viewer, conversation=conversation)
    role = request.viewer.role.value
    if request.method == "POST":
        forms = sides_of(found, request.POST, role=role, form=FORM_ID)
        valid = [form.is_valid() for form in forms]
        if all(valid):
            give_answers(
                request.viewer,
                conversation=conversation,
                given={form.side.connection: form.given() for form in forms},
            )
            messages.success(request, _("Bewaard."))
            return redirect("answers", conversation)
    else:
        kept = draft(request.viewer, form="answers", about=str(conversation))
        forms = sides_of(found, role=role, kept=kept, form=FORM_ID)
    context = {"page": found, "forms": forms, "role": role, "form_id": FORM_ID}
    return render(request, "voice/triangle.html", context, status=422 if request.method == "POST" else 200)


@require_POST
@only_for(*CORNERS)
def back(request: Request, conversation: UUID, answer: UUID) -> HttpResponse:
    """Take an answer back from everybody; the answer itself stays, for its author alone."""
    take_back(request.viewer, what="answer", record=answer)
    messages.success(request, _("Teruggenomen. Het is nu overal weg."))
    return redirect(HOMES[request.viewer.role.value])
