"""An institution that is guardian of a pupil, or supervises; for the administrator."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.dateformat import format as formatted
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from keuzeruimte_web.components.person_fields import FromDay
from keuzeruimte_web.gate import only_for
from keuzeruimte_web.operations.guardianship import TiedBefore, TooEarly
from keuzeruimte_web.operations.institutions import (
    Standing,
    change_institution,
    end_institution,
    enter_institution,
)
from keuzeruimte_web.operations.once import SentBefore
from keuzeruimte_web.operations.versions import Stale
from keuzeruimte_web.queries.institutions import InstitutionPage, change_page, new_page
from keuzeruimte_web.request import Request
from keuzeruimte_web.screens.institution.forms import ChangedInstitutionForm, NewInstitutionForm

READ_AND_SENT = ["GET", "HEAD", "POST"]
FIELDS = ("role", "name", "given_name", "family_name", "reach", "source")


@require_http_methods(READ_AND_SENT)
@only_for("administrator")
def new(request: Request, pupil: UUID) -> HttpResponse:
    """Add one."""
    page = new_page(request.viewer, pupil=pupil)
    form = NewInstitutionForm(request.POST or None, roles=page.roles, today=request.viewer.today)
    if form.is_valid():
        given = form.cleaned_data
        try:
            enter_institution(
                request.viewer,
                pupil=pupil,
                standing=_standing(given),
                since=given["since"],
                once=given["once"],
            )
        except SentBefore:
            return redirect("somebody", pupil)
        except TiedBefore:
            form.add_error("role", _there_already())
        else:
            messages.success(request, _("Toegevoegd."))
            return redirect("somebody", pupil)
    return _show(request, page, form, status=422 if form.is_bound else 200)


@require_http_methods(READ_AND_SENT)
@only_for("administrator")
def change(request: Request, institution: UUID) -> HttpResponse:
    """Let something else hold from a day on; how it was stays as history."""
    page = change_page(request.viewer, institution=institution)
    form = _form(request, page, request.POST or None)
    theirs = ""
    if form.is_valid():
        given = form.cleaned_data
        try:
            change_institution(
                request.viewer,
                institution=institution,
                standing=_standing(given),
                since=given["since"],
                state=given["version"],
            )
        except TooEarly as early:
            form.add_error("since", _later_than(early))
        except TiedBefore:
            form.add_error("role", _there_already())
        except Stale as stale:
            if not stale.version:  # it holds no more: another row does, or none
                messages.info(request, _("Iemand veranderde dit intussen. Kijk eerst hoe het nu is."))
                return redirect("somebody", page.pupil)
            theirs = form.meanwhile(current=stale.current, version=stale.version)
        else:
            messages.success(request, _("Bewaard. Hoe het eerder was, staat er nog."))
            return redirect("somebody", page.pupil)
    status = 409 if theirs else 422 if form.is_bound else 200
    return _show(request, page, form, theirs=theirs, status=status)


@require_POST
@only_for("administrator")
def end(request: Request, institution: UUID) -> HttpResponse:
    """From a day on it is no guardian any more, or supervises no longer."""
    page = change_page(request.viewer, institution=institution)
    ending = FromDay(request.POST, last=request.viewer.today, prefix="einde")
    if ending.is_valid():
        try:
            end_institution(request.viewer, institution=institution, day=ending.cleaned_data["day"])
        except TooEarly as early:
            ending.add_error("day", _later_than(early))
        except Stale:
            messages.info(request, _("Dit was al beëindigd."))
            return redirect("somebody", page.pupil)
        else:
            messages.success(request, _("Beëindigd. Hoe het was, staat er nog."))
            return redirect("somebody", page.pupil)
    return _show(request, page, _form(request, page, None), ending=ending, status=422)


def _form(request: Request, page: InstitutionPage, sent: Any) -> ChangedInstitutionForm:
    now = page.standing
    initial: dict[str, object] = {"since": request.viewer.today}
    if now is not None:
        shown = (now.role, now.name, now.given, now.family, now.reach, now.source)
        initial |= dict(zip(FIELDS, shown, strict=True)) | {"version": now.state}
    return ChangedInstitutionForm(sent, roles=page.roles, today=request.viewer.today, initial=initial)


def _standing(given: dict[str, Any]) -> Standing:
    return Standing(**{name: given[name] for name in FIELDS})


def _later_than(early: TooEarly) -> str:
    return _("Dit begon op %(day)s. Kies een latere dag.") % {"day": formatted(early.since, "j F Y")}


def _there_already() -> str:
    return _("Er staat al een instelling die dit is. Verander of beëindig die eerst.")


def _show(
    request: Request,
    page: InstitutionPage,
    form: Any,
    *,
    ending: FromDay | None = None,
    theirs: str = "",
    status: int,
) -> HttpResponse:
    ending = ending or FromDay(initial={"day": request.viewer.today}, prefix="einde")
    shown = {"page": page, "form": form, "ending": ending, "theirs": theirs}
    return render(request, "institution/page.html", shown, status=status)
