"""Classes with their pupils and mentors; for the administrator."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from keuzeruimte_web.gate import only_for
from keuzeruimte_web.operations.classes import NamedBefore, change_class, enter_class
from keuzeruimte_web.operations.mentors import NotACandidate, begin_mentorship, end_mentorship, hand_over
from keuzeruimte_web.operations.once import SentBefore
from keuzeruimte_web.operations.versions import Stale
from keuzeruimte_web.queries.classes import ClassPage, class_page, classes
from keuzeruimte_web.request import Request
from keuzeruimte_web.screens.classes.forms import ClassForm, FollowUpForm, MentorForm, NewClassForm

READ_AND_SENT = ["GET", "HEAD", "POST"]


@require_http_methods(READ_AND_SENT)
@only_for("administrator")
def page(request: Request) -> HttpResponse:
    """Every class, and a form for a new one."""
    form = NewClassForm(request.POST or None)
    if form.is_valid():
        try:
            made = enter_class(request.viewer, **form.cleaned_data)
        except SentBefore:
            return redirect("classes")
        except NamedBefore:
            form.add_error("name", _("Er is al een klas met deze naam."))
        else:
            messages.success(request, _("Ingevoerd. Kies nu een mentor."))
            return redirect("school_class", made)
    shown = {"classes": classes(request.viewer), "form": form}
    return render(request, "classes/page.html", shown, status=422 if form.is_bound else 200)


@require_safe
@only_for("administrator")
def one(request: Request, school_class: UUID) -> HttpResponse:
    """One class."""
    number = request.GET.get("pagina", "")
    about = class_page(
        request.viewer,
        school_class=school_class,
        page=int(number) if number.isdecimal() and len(number) < 6 else 1,
    )
    return _show(request, about)


@require_http_methods(READ_AND_SENT)
@only_for("administrator")
def change(request: Request, school_class: UUID) -> HttpResponse:
    """Another name, level or year."""
    line = class_page(request.viewer, school_class=school_class).line
    first = {
        "version": line.version,
        "name": line.name,
        "level": line.level,
        "year_group": line.year_group,
    }
    form, theirs = ClassForm(request.POST or None, initial=first), ""
    if form.is_valid():
        try:
            change_class(request.viewer, school_class=school_class, **form.cleaned_data)
        except NamedBefore:
            form.add_error("name", _("Er is al een klas met deze naam."))
        except Stale as stale:
            theirs = form.meanwhile(current=stale.current, version=stale.version)
        else:
            messages.success(request, _("Bewaard."))
            return redirect("school_class", school_class)
    status = 409 if theirs else 422 if form.is_bound else 200
    shown = {"line": line, "form": form, "theirs": theirs}
    return render(request, "classes/change.html", shown, status=status)


@require_POST
@only_for("administrator")
def begin(request: Request, school_class: UUID) -> HttpResponse:
    """Somebody becomes mentor of this class, and of each pupil in it."""
    about = class_page(request.viewer, school_class=school_class)
    form = MentorForm(request.POST, candidates=about.candidates, today=request.viewer.today)
    if not form.is_valid():
        return _show(request, about, mentor=form)
    try:
        begin_mentorship(request.viewer, school_class=school_class, **form.cleaned_data)
    except SentBefore:
        return redirect("school_class", school_class)
    except NotACandidate:
        form.add_error("person", _("Deze collega is al mentor, of werkt dan niet meer hier."))
        return _show(request, about, mentor=form)
    messages.success(request, _("Bewaard."))
    return redirect("school_class", school_class)


@require_POST
@only_for("administrator")
def follow_up(request: Request, school_class: UUID, mentorship: UUID) -> HttpResponse:
    """A mentorship ends, with a successor or without one yet."""
    about = class_page(request.viewer, school_class=school_class)
    form = FollowUpForm(
        request.POST, candidates=about.candidates, first=request.viewer.today, prefix=str(mentorship)
    )
    if not form.is_valid():
        return _show(request, about, ending=form)
    given = form.cleaned_data
    ending = {name: given[name] for name in ("day", "until", "once")}
    try:
        if given["successor"]:
            hand_over(
                request.viewer,
                mentorship=mentorship,
                successor=given["successor"],
                **ending,
            )
        else:
            end_mentorship(request.viewer, mentorship=mentorship, **ending)
    except SentBefore:
        return redirect("school_class", school_class)
    except NotACandidate:
        form.add_error("successor", _("Deze collega is al mentor, of werkt dan niet meer hier."))
        return _show(request, about, ending=form)
    except Stale:
        messages.info(request, _("Iemand veranderde dit intussen. Kijk eerst hoe het nu is."))
        return redirect("school_class", school_class)
    messages.success(
        request,
        _(
            "Bewaard. Vanaf die dag is dit mentoraat voorbij. Begeleidt deze collega ook zelf een leerling? "
            "Dan gaat dat door, tot die collega het overdraagt."
        ),
    )
    return redirect("school_class", school_class)


def _show(
    request: Request,
    about: ClassPage,
    *,
    mentor: MentorForm | None = None,
    ending: FollowUpForm | None = None,
) -> HttpResponse:
    today = request.viewer.today
    mentors: list[tuple[Any, FollowUpForm]] = []
    for one in about.line.mentors:
        mine = ending if ending and ending.prefix == str(one.id) else None
        fresh = FollowUpForm(
            initial={"day": today, "until": one.until}, candidates=about.candidates, prefix=str(one.id)
        )
        mentors.append((one, mine or fresh))
    shown = {
        "about": about,
        "mentors": mentors,
        "mentor": mentor or MentorForm(initial={"since": today}, candidates=about.candidates, today=today),
    }
    return render(request, "classes/one.html", shown, status=422 if mentor or ending else 200)
