"""The parts and rules of a file one by one, in a form beside the text: both write the same checked file."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from keuzeruimte_web.gate import only_for
from keuzeruimte_web.operations.once import SentBefore
from keuzeruimte_web.operations.subject_rules import (
    EntryGone,
    RulesRefused,
    add_entry,
    change_entry,
    remove_entry,
)
from keuzeruimte_web.queries.subject_rules import EntryPage, entry_to_fill, rule_entries
from keuzeruimte_web.request import Request
from keuzeruimte_web.screens.choice_rules.forms import EntryForm

READ_AND_SENT = ["GET", "HEAD", "POST"]
WHO = ("professional", "administrator")
HIDDEN = ("once", "mark")


@require_safe
@only_for(*WHO)
def page(request: Request, rules: UUID) -> HttpResponse:
    """All of them, in words."""
    try:
        found = rule_entries(request.viewer, rules=rules)
    except RulesRefused:
        return redirect("subject_rules_change", rules)
    return render(request, "choice_rules/page.html", {"page": found})


@require_http_methods(READ_AND_SENT)
@only_for(*WHO)
def new(request: Request, rules: UUID, where: str, kind: str) -> HttpResponse:
    """One more."""

    def keep(given: dict[str, Any]) -> None:
        once = given.pop("once")
        add_entry(request.viewer, rules=rules, of=where, kind=kind, given=given, once=once)

    return _form(request, rules, keep=keep, where=where, kind=kind)


@require_http_methods(READ_AND_SENT)
@only_for(*WHO)
def change(request: Request, rules: UUID, where: str) -> HttpResponse:
    """Another way of one."""

    def keep(given: dict[str, Any], kind: str = "") -> None:
        mark = given.pop("mark")
        change_entry(request.viewer, rules=rules, where=where, mark=mark, kind=kind, given=given)

    return _form(request, rules, keep=keep, where=where)


@require_POST
@only_for(*WHO)
def remove(request: Request, rules: UUID, where: str) -> HttpResponse:
    """Take one away, where the file stays sound without it."""
    try:
        remove_entry(request.viewer, rules=rules, where=where, mark=request.POST.get("mark", ""))
    except RulesRefused as refused:
        messages.error(
            request, _("Zonder dit kloppen de regels niet meer: %(told)s") % {"told": refused.told}
        )
    except EntryGone:
        messages.info(request, _("Dit stond er al niet meer zo. Kijk hieronder hoe het nu is."))
    else:
        messages.success(request, _("Weggehaald."))
    return redirect("rule_entries", rules)


def _form(
    request: Request, rules: UUID, *, keep: Callable[..., None], where: str, kind: str = ""
) -> HttpResponse:
    found = entry_to_fill(request.viewer, rules=rules, where=where, kind=kind)
    fill = found.fill
    form = EntryForm(
        request.POST or None,
        initial={"basis": "school", "weight": "closes", **fill.fields, "mark": fill.mark},
        kind=fill.kind,
        subjects=fill.subjects,
        profiles=fill.profiles,
    )
    if form.is_valid() and _kept(request, form, keep, found, new=bool(kind)):
        return redirect("rule_entries", rules)
    shown = {"page": found, "form": form, "where": where, "new": bool(kind)}
    return render(request, "choice_rules/one.html", shown, status=422 if form.is_bound else 200)


def _kept(
    request: Request, form: EntryForm, keep: Callable[..., None], found: EntryPage, *, new: bool
) -> bool:
    """Whether it is in the file now; else the form tells what to do, and keeps what was typed."""
    given = dict(form.cleaned_data)
    try:
        keep(given) if new else keep(given, found.fill.kind)
    except SentBefore:
        return True
    except RulesRefused as refused:
        form.tell(refused.key, refused.told)
        return False
    except EntryGone:
        form.add_error(
            None,
            _("Iemand veranderde dit intussen. Wat je invulde, staat er nog. Kijk in de lijst hoe het is."),
        )
        return False
    messages.success(request, _("Bewaard."))
    return True
