"""The key dates of the year: read by everybody, kept by the careers adviser and the administrator."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from keuzeruimte_web.gate import only_for
from keuzeruimte_web.operations.key_dates import (
    ClassesRefused,
    SameDate,
    add_date,
    begin_dates,
    change_date,
    remove_date,
)
from keuzeruimte_web.operations.once import SentBefore
from keuzeruimte_web.operations.versions import Stale
from keuzeruimte_web.queries.key_dates import date_to_change, key_dates
from keuzeruimte_web.request import Request
from keuzeruimte_web.screens.key_dates.forms import ChangeDateForm, NewDateForm

READ_AND_SENT = ["GET", "HEAD", "POST"]
KEEPERS = ("professional", "administrator")
READERS = (*KEEPERS, "pupil", "parent")


@require_safe
@only_for(*READERS)
def page(request: Request) -> HttpResponse:
    """What comes, and what was."""
    return render(
        request,
        "key_dates/page.html",
        {"page": key_dates(request.viewer), "guides": request.viewer.role.value == "professional"},
    )


@require_http_methods(READ_AND_SENT)
@only_for(*KEEPERS)
def new(request: Request) -> HttpResponse:
    """One more."""
    if not key_dates(request.viewer).may_keep:
        return redirect("key_dates")
    form = NewDateForm(request.POST or None)
    if form.is_valid():
        try:
            add_date(request.viewer, **form.cleaned_data)
        except SentBefore:
            return redirect("key_dates")
        except ClassesRefused as refused:
            form.add_error("meant_for", _classes(refused))
        except SameDate:
            form.add_error("title", _same())
        else:
            messages.success(request, _("Bewaard."))
            return redirect("key_dates")
    return render(request, "key_dates/one.html", {"form": form}, status=422 if form.is_bound else 200)


@require_POST
@only_for(*KEEPERS)
def begin(request: Request) -> HttpResponse:
    """Add ours for a school year."""
    year = request.POST.get("year", "")
    if year not in {str(one.first) for one in key_dates(request.viewer).years}:
        return redirect("key_dates")
    added = begin_dates(request.viewer, first_year=int(year))
    messages.success(
        request,
        ngettext("%(number)s dag erbij.", "%(number)s dagen erbij.", added) % {"number": added}
        if added
        else _("Deze dagen stonden er al."),
    )
    return redirect("key_dates")


@require_http_methods(READ_AND_SENT)
@only_for(*KEEPERS)
def change(request: Request, key_date: UUID) -> HttpResponse:
    """Another day, or other words; who saves it, checked it."""
    line, theirs = date_to_change(request.viewer, key_date=key_date), ""
    names = ("version", "day", "title", "words", "meant_for", "remind", "source")
    form = ChangeDateForm(request.POST or None, initial={name: getattr(line, name) for name in names})
    if form.is_valid():
        try:
            change_date(request.viewer, key_date=key_date, **form.cleaned_data)
        except ClassesRefused as refused:
            form.add_error("meant_for", _classes(refused))
        except SameDate:
            form.add_error("title", _same())
        except Stale as stale:
            theirs = form.meanwhile(current=stale.current, version=stale.version)
        else:
            messages.success(request, _("Bewaard."))
            return redirect("key_dates")
    status = 409 if theirs else 422 if form.is_bound else 200
    return render(
        request, "key_dates/one.html", {"line": line, "form": form, "theirs": theirs}, status=status
    )


@require_POST
@only_for(*KEEPERS)
def remove(request: Request, key_date: UUID) -> HttpResponse:
    """Take it away."""
    remove_date(request.viewer, key_date=key_date)
    messages.success(request, _("Weggehaald."))
    return redirect("key_dates")


def _classes(refused: ClassesRefused) -> str:
    return _("‘%(found)s’ begrijpen we niet. Schrijf het zo: havo 5, vwo 6, vmbo 4.") % {
        "found": refused.found[:40]
    }


def _same() -> str:
    return _("Deze dag staat er al, met dezelfde woorden.")
