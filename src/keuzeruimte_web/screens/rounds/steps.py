"""The steps a school begins its choices with."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from keuzeruimte_web.gate import only_for
from keuzeruimte_web.operations.choice_templates import (
    NoSteps,
    SameTitle,
    begin_template,
    change_template,
    remove_template,
)
from keuzeruimte_web.operations.once import SentBefore
from keuzeruimte_web.operations.versions import Stale
from keuzeruimte_web.queries.rounds import TemplatePage, steps_to_begin_from, template_page, templates_page
from keuzeruimte_web.request import Request
from keuzeruimte_web.screens.rounds.forms import SPARE, BeginForm, StepForm, TemplateForm

WHO = ("professional", "administrator")


@require_safe
@only_for(*WHO)
def page(request: Request) -> HttpResponse:
    """Every list of steps of the school."""
    return render(request, "rounds/steps.html", {"page": templates_page(request.viewer)})


@require_http_methods(["GET", "HEAD", "POST"])
@only_for(*WHO)
def new(request: Request) -> HttpResponse:
    """Begin with steps that we ship."""
    form = BeginForm(request.POST or None, shipped=steps_to_begin_from(request.viewer))
    if form.is_valid():
        try:
            made = begin_template(request.viewer, **form.cleaned_data)
        except SentBefore as before:
            return redirect("choice_steps_one", before.made) if before.made else redirect("choice_steps")
        except SameTitle:
            form.add_error("begin_from", _("Die stappen zijn er al. Pas ze aan, of geef een andere titel."))
        else:
            return redirect("choice_steps_one", made)
    return render(request, "rounds/begin.html", {"form": form}, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@only_for(*WHO)
def one(request: Request, template: UUID) -> HttpResponse:
    """Read the steps; change them where one may."""
    found = template_page(request.viewer, template=template)
    sent = request.POST if request.method == "POST" and found.may_change else None
    form = TemplateForm(sent, kinds=found.kinds, types=found.types, initial=_head(found))
    steps = _steps(found, sent)
    theirs = ""
    if sent is not None and all([form.is_valid(), *(step.is_valid() for step in steps)]):
        given = form.cleaned_data
        ordered = sorted(steps, key=lambda step: step.cleaned_data["order"] or 99)
        try:
            change_template(
                request.viewer,
                template=template,
                version=given["version"],
                title=given["title"],
                kind=given["kind"],
                school_type=given["school_type"],
                year_group=given["year_group"],
                steps=[one for one in (step.step() for step in ordered) if one is not None],
            )
        except NoSteps:
            form.add_error(None, _("Houd ten minste één stap over."))
        except SameTitle:
            form.add_error("title", _("Er zijn al stappen met deze titel."))
        except Stale as stale:
            theirs = form.meanwhile(current=stale.current, version=stale.version)
        else:
            messages.success(request, _("Bewaard. Keuzes die al lopen, houden hun stappen."))
            return redirect("choice_steps_one", template)
    status = 409 if theirs else 422 if sent is not None else 200
    shown = {"page": found, "form": form, "steps": steps, "theirs": theirs}
    return render(request, "rounds/template.html", shown, status=status)


@require_POST
@only_for(*WHO)
def remove(request: Request, template: UUID) -> HttpResponse:
    """Take it away; what was opened with it stays."""
    remove_template(request.viewer, template=template)
    messages.success(request, _("Weggehaald."))
    return redirect("choice_steps")


def _head(found: TemplatePage) -> dict[str, Any]:
    return {
        "version": found.version,
        "title": found.title,
        "kind": found.kind,
        "school_type": found.school_type,
        "year_group": found.year_group,
    }


def _steps(found: TemplatePage, sent: Any) -> list[StepForm]:
    lists = {"kinds": found.step_kinds, "whose": found.whose}
    begun = [
        {
            "title": one.title,
            "kind": one.kind,
            "who": one.who,
            "what": one.what,
            "after_days": one.after_days,
            "on": f"{one.day}-{one.month}" if one.day else "",
            "order": number,
        }
        for number, one in enumerate(found.steps, start=1)
    ]
    begun += [{"order": len(begun) + number} for number in range(1, SPARE + 1)]
    return [StepForm(sent, prefix=f"stap{number}", initial=one, **lists) for number, one in enumerate(begun)]
