"""One person: what is known, who belongs to whom, tasks, and how to reach them; for the administrator."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from keuzeruimte_web.components.person_fields import FromDay
from keuzeruimte_web.gate import only_for
from keuzeruimte_web.operations.died import record_death, take_back_death
from keuzeruimte_web.operations.employment import HasThisRole, end_role, enter_employee
from keuzeruimte_web.operations.once import SentBefore
from keuzeruimte_web.operations.people import Known, correct_person, keep_contact, move_pupil, open_contact
from keuzeruimte_web.operations.retention import LeavesBeforeBirth, set_leaving
from keuzeruimte_web.operations.versions import Stale
from keuzeruimte_web.queries.classes import class_choices
from keuzeruimte_web.queries.somebody import Somebody, pupil_as_somebody, somebody
from keuzeruimte_web.queries.tasks import task_choices
from keuzeruimte_web.request import Request
from keuzeruimte_web.screens.somebody.forms import ClassForm, ContactForm, KnownForm, LeftForm, TaskForm

READ_AND_SENT = ["GET", "HEAD", "POST"]


@require_safe
@only_for("administrator")
def page(request: Request, person: UUID) -> HttpResponse:
    """The page of this person."""
    return _page(request, somebody(request.viewer, person=person))


@require_http_methods(READ_AND_SENT)
@only_for("administrator")
def change(request: Request, person: UUID) -> HttpResponse:
    """Correct the name, the language, the birthday."""
    about = somebody(request.viewer, person=person)
    first = {
        "version": about.version,
        "given_name": about.given,
        "name_prefix": about.prefix,
        "family_name": about.family,
        "born": about.born,
        "speaks": about.speaks,
        "interpreter": about.interpreter,
        "deceased": about.deceased,
    }
    form = KnownForm(request.POST or None, initial=first, is_pupil=about.is_pupil, today=request.viewer.today)
    theirs = ""
    if form.is_valid():
        given = {"born": about.born, "deceased": about.deceased, **form.cleaned_data}
        version, prefix = given.pop("version"), given.pop("name_prefix")
        try:
            correct_person(
                request.viewer, person=person, version=version, known=Known(prefix=prefix, **given)
            )
        except Stale as stale:
            current = stale.current | {"name_prefix": stale.current["prefix"]}
            theirs = form.meanwhile(current=current, version=stale.version)
        else:
            messages.success(request, _("Bewaard."))
            return redirect("somebody", person)
    return _form(request, about, form, "somebody/change.html", theirs=theirs)


@require_http_methods(READ_AND_SENT)
@only_for("administrator")
def contact(request: Request, person: UUID) -> HttpResponse:
    """How to reach somebody. Looking at a secret address leaves a trace."""
    open_contact(request.viewer, person=person)
    about = somebody(request.viewer, person=person)
    kept = about.contact
    first = {
        "version": kept.version,
        "email": kept.email,
        "phone": kept.phone,
        "address": kept.address,
        "secret": kept.secret,
    }
    form = ContactForm(request.POST or None, initial=first)
    theirs = ""
    if form.is_valid():
        try:
            keep_contact(request.viewer, person=person, **form.cleaned_data)
        except Stale as stale:
            theirs = form.meanwhile(current=stale.current, version=stale.version)
        else:
            messages.success(request, _("Bewaard."))
            return redirect("somebody", person)
    return _form(request, about, form, "somebody/contact.html", theirs=theirs)


@require_http_methods(READ_AND_SENT)
@only_for("administrator")
def move(request: Request, person: UUID) -> HttpResponse:
    """Put a pupil in another class, with its mentors."""
    about = pupil_as_somebody(request.viewer, pupil=person)
    form = ClassForm(
        request.POST or None,
        initial={"school_class": str(about.class_id or "")},
        classes=class_choices(request.viewer),
    )
    if form.is_valid():
        chosen = form.cleaned_data["school_class"]
        move_pupil(request.viewer, pupil=person, school_class=UUID(chosen) if chosen else None)
        messages.success(request, _("Bewaard. De mentoren van de klas horen er vanaf vandaag bij."))
        return redirect("somebody", person)
    return _form(request, about, form, "somebody/class.html")


@require_http_methods(READ_AND_SENT)
@only_for("administrator")
def left(request: Request, person: UUID) -> HttpResponse:
    """A pupil's last day here, or none."""
    about = pupil_as_somebody(request.viewer, pupil=person)
    form = LeftForm(request.POST if request.method == "POST" else None, initial={"left_on": about.left_on})
    if form.is_valid():
        try:
            set_leaving(request.viewer, pupil=person, **form.cleaned_data)
        except LeavesBeforeBirth:
            form.add_error("left_on", _("Kies een dag na de geboortedag."))
        else:
            messages.success(request, _("Bewaard."))
            return redirect("somebody", person)
    return _form(request, about, form, "somebody/left.html")


@require_http_methods(READ_AND_SENT)
@only_for("administrator")
def died(request: Request, person: UUID) -> HttpResponse:
    """That a pupil died, with what it means first; or that it was written down of the wrong person."""
    about = pupil_as_somebody(request.viewer, pupil=person)
    if request.method == "POST":
        if "back" in request.POST:
            take_back_death(request.viewer, pupil=person)
        else:
            record_death(request.viewer, pupil=person)
        messages.success(request, _("Bewaard."))
        return redirect("somebody", person)
    return render(request, "somebody/died.html", {"about": about})


@require_http_methods(READ_AND_SENT)
@only_for("administrator")
def give_task(request: Request, person: UUID) -> HttpResponse:
    """One more task for somebody."""
    about = somebody(request.viewer, person=person)
    form = TaskForm(request.POST or None, initial={"since": request.viewer.today}, roles=task_choices())
    if form.is_valid():
        try:
            enter_employee(request.viewer, known=None, existing=person, **form.cleaned_data)
        except SentBefore:
            return redirect("somebody", person)
        except HasThisRole:
            form.add_error("role", _("Deze persoon heeft deze taak al."))
        else:
            messages.success(request, _("Bewaard."))
            return redirect("somebody", person)
    return _form(request, about, form, "somebody/task.html")


@require_POST
@only_for("administrator")
def end_task(request: Request, person: UUID, task: UUID) -> HttpResponse:
    """End a task; without any task left the access ends that day."""
    about = somebody(request.viewer, person=person)
    form = FromDay(request.POST, first=request.viewer.today, prefix=str(task))
    if not form.is_valid():
        return _page(request, about, ending=form, status=422)
    try:
        end_role(request.viewer, employment=task, day=form.cleaned_data["day"])
    except Stale:
        messages.info(request, _("Dit was al beëindigd."))
    else:
        messages.success(request, _("Bewaard. Vanaf die dag is de toegang van deze taak weg."))
    return redirect("somebody", person)


def _page(
    request: Request, about: Somebody, *, ending: FromDay | None = None, status: int = 200
) -> HttpResponse:
    today = request.viewer.today
    ends = [
        (task, ending if ending and ending.prefix == str(task.id) else _end(task.id, today))
        for task in about.tasks
        if task.lasts
    ]
    shown = {"about": about, "ends": ends, "past": [task for task in about.tasks if not task.lasts]}
    return render(request, "somebody/page.html", shown, status=status)


def _end(task: UUID, today: Any) -> FromDay:
    return FromDay(initial={"day": today}, prefix=str(task))


def _form(request: Request, about: Somebody, form: Any, template: str, *, theirs: str = "") -> HttpResponse:
    status = 409 if theirs else 422 if form.is_bound else 200
    return render(request, template, {"about": about, "form": form, "theirs": theirs}, status=status)
