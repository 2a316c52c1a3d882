"""Entrusting something to school, changing it, stopping it: for parents with authority, or a pupil of 18."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from keuzeruimte_web.gate import only_for
from keuzeruimte_web.operations.entrusting import (
    Trust,
    agree_to_entrust,
    change_trust,
    entrust,
    stop,
)
from keuzeruimte_web.operations.once import SentBefore
from keuzeruimte_web.operations.versions import Stale
from keuzeruimte_web.queries.drafts import draft
from keuzeruimte_web.queries.trusts import TrustPage, trust_page
from keuzeruimte_web.queries.way_back import ASKED, preparing_for
from keuzeruimte_web.request import Request
from keuzeruimte_web.screens.entrust.forms import TrustForm, initial_of

FAMILY = ("parent", "pupil")


@require_http_methods(["GET", "HEAD", "POST"])
@only_for(*FAMILY)
def new(request: Request, pupil: UUID, matter: UUID) -> HttpResponse:
    """Something new."""
    page = trust_page(request.viewer, pupil=pupil, matter=matter)
    if request.method != "POST":
        return _show(request, page, about=matter)
    form = TrustForm(page, request.POST)
    if not form.is_valid():
        return _show(request, page, about=matter, form=form)
    try:
        entrust(request.viewer, matter=matter, trust=_trust(form), once=form.cleaned_data["once"])
    except SentBefore:
        return _back(request, pupil)
    messages.success(request, _("Bewaard. School kan hier nu mee aan de slag."))
    return _back(request, pupil)


@require_http_methods(["GET", "HEAD", "POST"])
@only_for(*FAMILY)
def change(request: Request, pupil: UUID, delegation: UUID) -> HttpResponse:
    """Something that stands."""
    page = trust_page(request.viewer, pupil=pupil, delegation=delegation)
    if request.method != "POST":
        return _show(request, page, about=delegation)
    form = TrustForm(page, request.POST)
    if not form.is_valid():
        return _show(request, page, about=delegation, form=form)
    try:
        change_trust(
            request.viewer,
            delegation=delegation,
            trust=_trust(form),
            version=form.cleaned_data["version"],
        )
    except Stale as stale:
        typed = request.POST.copy()
        typed["version"] = str(stale.version)
        met = TrustForm(page, typed)
        return _show(request, page, about=delegation, form=met, theirs=stale.current["words"])
    messages.success(request, _("Bewaard."))
    return _back(request, pupil)


@require_POST
@only_for(*FAMILY)
def stop_it(request: Request, pupil: UUID, delegation: UUID) -> HttpResponse:
    """Stop it, at once."""
    stop(request.viewer, delegation=delegation)
    messages.success(request, _("Gestopt. School doet dit vanaf nu niet meer."))
    return _back(request, pupil)


@require_POST
@only_for(*FAMILY)
def agree(request: Request, pupil: UUID, delegation: UUID) -> HttpResponse:
    """Yes to what school asked."""
    agree_to_entrust(request.viewer, delegation=delegation)
    messages.success(request, _("Bewaard. School kan hier nu mee aan de slag."))
    return _back(request, pupil)


def _trust(form: TrustForm) -> Trust:
    given = form.cleaned_data
    return Trust(
        title=given["title"],
        domain=given["domain"],
        words=given["words"],
        to=[UUID(one) for one in given.get("to", [])],
        until=given["until"],
    )


def _show(
    request: Request, page: TrustPage, *, about: UUID, form: TrustForm | None = None, theirs: str = ""
) -> HttpResponse:
    kept: dict[str, Any] = {} if form else draft(request.viewer, form="entrust", about=str(about))
    shown = form or TrustForm(page, initial={**initial_of(page), **kept})
    status = 200 if form is None else 409 if theirs else 422
    context = {
        "page": page,
        "form": shown,
        "about": about,
        "theirs": theirs,
        "back": _address(request, page.pupil),
    }
    return render(request, "entrust/page.html", context, status=status)


def _address(request: Request, pupil: UUID) -> str:
    """The page that this form was opened from: the own preparation of a conversation, or home."""
    talk = preparing_for(request.viewer, request.GET.get(ASKED, ""), pupil=pupil)
    if talk is not None:
        return reverse("voice", args=[talk]) + "#s-toevertrouwd"
    return reverse("pupil") if request.viewer.role == "pupil" else reverse("parent_child", args=[pupil])


def _back(request: Request, pupil: UUID) -> HttpResponse:
    return redirect(_address(request, pupil))
