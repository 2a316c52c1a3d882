"""Setting, changing, joining and ending a limit: for parents, and for a pupil of 18."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from keuzeruimte_web.gate import only_for
from keuzeruimte_web.operations.limits import (
    Boundary,
    change_limit,
    end_as_the_pupil,
    end_own_part,
    join_limit,
    keep_as_the_pupil,
    set_limit,
)
from keuzeruimte_web.operations.once import SentBefore
from keuzeruimte_web.operations.sharing import share_limit
from keuzeruimte_web.queries.drafts import draft
from keuzeruimte_web.queries.own_limits import LimitPage, limit_page, limit_to_choose
from keuzeruimte_web.queries.way_back import ASKED, preparing_for
from keuzeruimte_web.request import Request
from keuzeruimte_web.screens.limit.forms import KeepForm, LimitForm, initial_of

FAMILY = ("parent", "pupil")


@require_http_methods(["GET", "HEAD", "POST"])
@only_for(*FAMILY)
def new(request: Request, pupil: UUID, matter: UUID) -> HttpResponse:
    """A new limit."""
    page = limit_page(request.viewer, pupil=pupil, matter=matter)
    if request.method != "POST":
        return _show(request, page, about=matter)
    form = LimitForm(page, request.POST)
    if not form.is_valid():
        return _show(request, page, about=matter, form=form)
    try:
        limit = set_limit(
            request.viewer, matter=matter, boundary=_boundary(form), once=form.cleaned_data["once"]
        )
    except SentBefore:
        return _back(request, pupil)
    _share(request, form, limit)
    messages.success(request, _("De grens geldt vanaf nu."))
    return _back(request, pupil)


@require_http_methods(["GET", "HEAD", "POST"])
@only_for(*FAMILY)
def change(request: Request, pupil: UUID, limit: UUID) -> HttpResponse:
    """A limit that the viewer keeps a part of."""
    page = limit_page(request.viewer, pupil=pupil, limit=limit)
    if request.method != "POST":
        return _show(request, page, about=limit)
    form = LimitForm(page, request.POST)
    if not form.is_valid():
        return _show(request, page, about=limit, form=form)
    _share(request, form, change_limit(request.viewer, limit=limit, boundary=_boundary(form)))
    messages.success(request, _("Bewaard. De grens geldt zoals hij er nu staat."))
    return _back(request, pupil)


@require_POST
@only_for(*FAMILY)
def end(request: Request, pupil: UUID, limit: UUID) -> HttpResponse:
    """The own part ends; a pupil of 18 ends the whole."""
    if request.viewer.role == "pupil":
        end_as_the_pupil(request.viewer, limit=limit)
    else:
        end_own_part(request.viewer, limit=limit)
    messages.success(request, _("Weggehaald. Dit geldt vanaf vandaag niet meer."))
    return _back(request, pupil)


@require_http_methods(["GET", "HEAD", "POST"])
@only_for("pupil")
def keep(request: Request, limit: UUID) -> HttpResponse:
    """A pupil of 18 keeps a limit of the parents, in own words, or ends it."""
    form = KeepForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        keep_as_the_pupil(request.viewer, limit=limit, reason=form.cleaned_data["reason"])
        messages.success(request, _("Deze grens is nu van jou. Veranderen of weghalen kan altijd."))
        return redirect("pupil")
    page = limit_to_choose(request.viewer, limit=limit)
    status = 422 if form.is_bound else 200
    return render(
        request,
        "limit/keep.html",
        {"limit": page, "form": form, "pupil": request.viewer.person},
        status=status,
    )


@require_POST
@only_for("parent")
def join(request: Request, pupil: UUID, limit: UUID) -> HttpResponse:
    """Keep a part of a limit that the other parent shared."""
    join_limit(request.viewer, limit=limit)
    messages.success(request, _("Deze grens is nu ook van u."))
    return _back(request, pupil)


def _boundary(form: LimitForm) -> Boundary:
    given = form.cleaned_data
    return Boundary(
        title=given["title"],
        domain=given["domain"],
        audience=[UUID(one) for one in given["audience"]],
        unless_present=[UUID(one) for one in given.get("unless_present", [])],
        reason=given["reason"],
        review_on=given["review_on"],
    )


def _share(request: Request, form: LimitForm, limit: UUID) -> None:
    share_limit(request.viewer, limit=limit, people=[UUID(one) for one in form.cleaned_data.get("share", [])])


def _show(request: Request, page: LimitPage, *, about: UUID, form: LimitForm | None = None) -> HttpResponse:
    kept: dict[str, Any] = {} if form else draft(request.viewer, form="limit", about=str(about))
    shown = form or LimitForm(page, initial={**initial_of(page), **kept})
    return render(
        request,
        "limit/page.html",
        {"page": page, "form": shown, "about": about, "back": _address(request, page.pupil)},
        status=422 if form else 200,
    )


def _address(request: Request, pupil: UUID) -> str:
    """The page that this form was opened from: the own preparation of a conversation, or home."""
    talk = preparing_for(request.viewer, request.GET.get(ASKED, ""), pupil=pupil)
    if talk is not None:
        return reverse("voice", args=[talk]) + "#s-grens"
    return reverse("pupil") if request.viewer.role == "pupil" else reverse("parent_child", args=[pupil])


def _back(request: Request, pupil: UUID) -> HttpResponse:
    return redirect(_address(request, pupil))
