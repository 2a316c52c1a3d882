"""Subject rules of the school, and the choice room to try them in; nothing here is about one pupil."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from keuzeruimte_web.gate import only_for
from keuzeruimte_web.operations.once import SentBefore
from keuzeruimte_web.operations.subject_rules import (
    RulesRefused,
    SameTitle,
    begin_rules,
    change_rules,
    remove_rules,
)
from keuzeruimte_web.operations.versions import Stale
from keuzeruimte_web.queries.subject_rules import (
    choice_room,
    rules_list,
    rules_page,
    rules_text,
    rules_to_change,
    to_begin_from,
)
from keuzeruimte_web.request import Request
from keuzeruimte_web.screens.choices.forms import NewRulesForm, RulesForm

READ_AND_SENT = ["GET", "HEAD", "POST"]
WHO = ("professional", "administrator")
READERS = (*WHO, "pupil", "parent")


@require_safe
@only_for(*READERS)
def page(request: Request) -> HttpResponse:
    """Every file of rules of the school."""
    return render(
        request,
        "choices/page.html",
        {"page": rules_list(request.viewer), "guides": request.viewer.role.value == "professional"},
    )


@require_http_methods(READ_AND_SENT)
@only_for(*WHO)
def new(request: Request) -> HttpResponse:
    """Begin a file."""
    form = NewRulesForm(request.POST or None, request.FILES or None, shipped=to_begin_from(request.viewer))
    if form.is_valid():
        given = form.cleaned_data
        try:
            made = begin_rules(
                request.viewer, begin_from=given["begin_from"], content=given["own"], once=given["once"]
            )
        except SentBefore as before:
            return redirect("subject_rules", before.made) if before.made else redirect("choices")
        except RulesRefused as refused:
            form.add_error("own", refused.told)
        except SameTitle:
            form.add_error("own" if given["own"] else "begin_from", _same_title())
        else:
            messages.success(request, _("Ingevoerd. Kijk na of het klopt voor jullie school."))
            return redirect("subject_rules", made)
    return render(request, "choices/new.html", {"form": form}, status=422 if form.is_bound else 200)


@require_safe
@only_for(*READERS)
def one(request: Request, rules: UUID) -> HttpResponse:
    """One file in words."""
    return render(request, "choices/rules.html", {"page": rules_page(request.viewer, rules=rules)})


@require_safe
@only_for(*READERS)
def room(request: Request, rules: UUID) -> HttpResponse:
    """Try what goes together. What is chosen stands in the address, and nowhere else."""
    try:
        page = choice_room(
            request.viewer,
            rules=rules,
            profile=request.GET.get("profiel") or None,
            subjects=request.GET.getlist("vak"),
            looked_at=request.GET.getlist("gezien"),
        )
    except RulesRefused:
        return redirect("subject_rules", rules)
    return render(request, "choices/room.html", {"page": page})


@require_http_methods(READ_AND_SENT)
@only_for(*WHO)
def change(request: Request, rules: UUID) -> HttpResponse:
    """Change the text; it is checked before it is kept."""
    now, theirs = rules_to_change(request.viewer, rules=rules), ""
    form = RulesForm(request.POST or None, initial={"version": now.version, "text": now.text})
    if form.is_valid():
        try:
            change_rules(request.viewer, rules=rules, **form.cleaned_data)
        except RulesRefused as refused:
            form.add_error("text", refused.told)
        except SameTitle:
            form.add_error("text", _same_title())
        except Stale as stale:
            theirs = form.meanwhile(current=stale.current, version=stale.version)
        else:
            messages.success(request, _("Bewaard."))
            return redirect("subject_rules", rules)
    status = 409 if theirs else 422 if form.is_bound else 200
    shown = {"line": now.line, "form": form, "theirs": theirs}
    return render(request, "choices/change.html", shown, status=status)


@require_safe
@only_for(*READERS)
def file(request: Request, rules: UUID) -> HttpResponse:
    """The file itself, to take along."""
    found = rules_text(request.viewer, rules=rules)
    return HttpResponse(
        found.text,
        content_type="text/yaml; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="regels-voor-vakken.yaml"'},
    )


@require_POST
@only_for(*WHO)
def remove(request: Request, rules: UUID) -> HttpResponse:
    """Take it away."""
    remove_rules(request.viewer, rules=rules)
    messages.success(request, _("Weggehaald."))
    return redirect("choices")


def _same_title() -> str:
    return _("Er zijn al regels met deze titel en dit jaar. Geef een andere ‘title’ of ‘year’.")
