"""Find a person, and enter a pupil or somebody who works here; for the administrator."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from keuzeruimte_web.gate import only_for
from keuzeruimte_web.operations.employment import HasThisRole, enter_employee
from keuzeruimte_web.operations.once import SentBefore
from keuzeruimte_web.operations.people import Known, enter_pupil
from keuzeruimte_web.queries.classes import class_choices
from keuzeruimte_web.queries.doubles import doubles
from keuzeruimte_web.queries.people import Listed, people
from keuzeruimte_web.queries.tasks import task_choices
from keuzeruimte_web.request import Request
from keuzeruimte_web.screens.people.forms import EmployeeForm, PupilForm


@require_safe
@only_for("administrator")
def page(request: Request) -> HttpResponse:
    """A page of the people found; to htmx only the list."""
    number = request.GET.get("pagina", "")
    found = people(
        request.viewer,
        text=request.GET.get("q", ""),
        kind=request.GET.get("wie", ""),
        page=int(number) if number.isdecimal() and len(number) < 6 else 1,
    )
    template = "people/page.html#found" if request.htmx else "people/page.html"
    response = render(request, template, {"found": found})
    patch_vary_headers(response, ["HX-Request"])
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@only_for("administrator")
def new_pupil(request: Request) -> HttpResponse:
    """Enter a pupil; who may be known already is shown first."""
    form = PupilForm(
        request.POST or None,
        classes=class_choices(request.viewer),
        today=request.viewer.today,
        alike=_alike(request),
    )
    if not form.is_valid():
        return _show(request, form, "people/pupil.html")
    known = form.known()
    if known is not None:
        messages.info(request, _("Deze persoon stond er al. Kijk of alles klopt."))
        return redirect("somebody", known)
    given = form.cleaned_data
    in_class = UUID(given["school_class"]) if given["school_class"] else None
    try:
        person = enter_pupil(request.viewer, known=_known(given), school_class=in_class, once=given["once"])
    except SentBefore as before:
        return redirect("somebody", before.made) if before.made else redirect("people")
    messages.success(request, _("Ingevoerd. Voeg nu toe wie ouder of verzorger is."))
    return redirect("somebody", person)


@require_http_methods(["GET", "HEAD", "POST"])
@only_for("administrator")
def new_employee(request: Request) -> HttpResponse:
    """Enter somebody who works here, or give a task to somebody the school knows."""
    form = EmployeeForm(
        request.POST or None,
        initial={"since": request.viewer.today},
        roles=task_choices(),
        alike=_alike(request),
    )
    if not form.is_valid():
        return _show(request, form, "people/employee.html")
    given = form.cleaned_data
    try:
        person = enter_employee(
            request.viewer,
            known=_known(given),
            existing=form.known(),
            role=given["role"],
            since=given["since"],
            once=given["once"],
        )
    except SentBefore as before:
        return redirect("somebody", before.made) if before.made else redirect("people")
    except HasThisRole:
        form.add_error("role", _("Deze persoon heeft deze taak al."))
        return _show(request, form, "people/employee.html")
    messages.success(request, _("Ingevoerd."))
    return redirect("somebody", person)


def _alike(request: Request) -> tuple[Listed, ...]:
    sent = request.POST
    if not sent:
        return ()
    return doubles(
        request.viewer,
        given=sent.get("given_name", ""),
        prefix=sent.get("name_prefix", ""),
        family=sent.get("family_name", ""),
    )


def _known(given: dict[str, Any]) -> Known:
    return Known(
        given_name=given["given_name"],
        prefix=given["name_prefix"],
        family_name=given["family_name"],
        born=given.get("born"),
    )


def _show(request: Request, form: PupilForm | EmployeeForm, template: str) -> HttpResponse:
    return render(request, template, {"form": form}, status=422 if form.is_bound else 200)
