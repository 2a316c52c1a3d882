"""What a parent asks of school."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from keuzeruimte_web.gate import only_for
from keuzeruimte_web.operations.once import SentBefore
from keuzeruimte_web.operations.requests import Question, ask_school, change_request, take_back_request
from keuzeruimte_web.queries.drafts import draft
from keuzeruimte_web.queries.requests import RequestPage, request_page
from keuzeruimte_web.request import Request
from keuzeruimte_web.screens.request.forms import RequestForm


@require_http_methods(["GET", "HEAD", "POST"])
@only_for("parent")
def new(request: Request, pupil: UUID, matter: UUID) -> HttpResponse:
    """A new question."""
    page = request_page(request.viewer, pupil=pupil, matter=matter)
    if request.method != "POST":
        return _show(request, page, about=matter)
    form = RequestForm(request.POST)
    if not form.is_valid():
        return _show(request, page, about=matter, form=form)
    try:
        ask_school(request.viewer, matter=matter, question=_question(form), once=form.cleaned_data["once"])
    except SentBefore:
        return redirect("parent_child", pupil)
    messages.success(request, _("Uw vraag staat bij school."))
    return redirect("parent_child", pupil)


@require_http_methods(["GET", "HEAD", "POST"])
@only_for("parent")
def change(request: Request, pupil: UUID, question: UUID) -> HttpResponse:
    """An own question."""
    page = request_page(request.viewer, pupil=pupil, request=question)
    if request.method != "POST":
        return _show(request, page, about=question)
    form = RequestForm(request.POST)
    if not form.is_valid():
        return _show(request, page, about=question, form=form)
    change_request(request.viewer, request=question, question=_question(form))
    messages.success(request, _("Bewaard."))
    return redirect("parent_child", pupil)


@require_POST
@only_for("parent")
def take_back(request: Request, pupil: UUID, question: UUID) -> HttpResponse:
    """Take the question back."""
    take_back_request(request.viewer, request=question)
    messages.success(request, _("Uw vraag is weg."))
    return redirect("parent_child", pupil)


def _question(form: RequestForm) -> Question:
    given = form.cleaned_data
    return Question(kind=given["kind"], title=given["title"], domain=given["domain"], words=given["words"])


def _show(
    request: Request, page: RequestPage, *, about: UUID, form: RequestForm | None = None
) -> HttpResponse:
    kept: dict[str, Any] = {} if form else draft(request.viewer, form="request", about=str(about))
    line = page.request
    now = (
        {"domain": "learning"}
        if line is None
        else {"kind": line.kind, "title": line.title, "domain": line.domain, "words": line.words}
    )
    shown = form or RequestForm(initial={**now, **kept})
    context = {"page": page, "form": shown, "about": about}
    return render(request, "request/page.html", context, status=422 if form else 200)
