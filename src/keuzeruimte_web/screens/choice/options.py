"""What can be chosen: own words, a whole package by the rules, a programme from the list of the school."""

from contextlib import suppress
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from keuzeruimte_web.gate import only_for
from keuzeruimte_web.operations.choice_options import (
    ListRefused,
    NoPackage,
    RulesRefused,
    add_package,
    add_programme,
)
from keuzeruimte_web.operations.choice_words import add_option, change_option
from keuzeruimte_web.operations.once import SentBefore
from keuzeruimte_web.operations.versions import Stale
from keuzeruimte_web.queries.choice import choice_of
from keuzeruimte_web.queries.choice_options import package_page, programmes_page
from keuzeruimte_web.request import Request
from keuzeruimte_web.screens.choice.forms import ChangeOptionForm, OptionForm, PackageForm, ProgrammeForm
from keuzeruimte_web.screens.choice.keeping import Typing, keeps
from keuzeruimte_web.screens.choice.opened import CORNERS, READ_AND_SENT, give_back, opened

MOST_SUBJECTS = 60


@require_http_methods(READ_AND_SENT)
@only_for(*CORNERS)
def words(request: Request, moment: UUID) -> HttpResponse:
    """Add something in own words."""
    found = opened(request, moment)
    if not found.may_add:
        give_back(request)
        return redirect("choice", moment)
    typing = Typing(request, name="choice_option", about=moment)
    if keeps(request):
        return typing.keep(OptionForm())
    form = OptionForm(request.POST or None)
    if form.is_valid():
        with suppress(SentBefore):
            add_option(request.viewer, moment=moment, kind="words", **form.cleaned_data)
        return redirect("choice", moment)
    return typing.show("choice/option.html", found, form)


@require_http_methods(READ_AND_SENT)
@only_for(*CORNERS)
def change(request: Request, option: UUID) -> HttpResponse:
    """Say an option otherwise, or what it would need."""
    found = opened(request, choice_of(request.viewer, option=option))
    line = next(one for one in (*found.options, *found.aside) if one.id == option)
    if not line.may_change:
        raise PermissionDenied
    typing = Typing(request, name="choice_option_change", about=option)
    if keeps(request):
        return typing.keep(ChangeOptionForm(line))
    form, theirs = ChangeOptionForm(line, request.POST or None), ""
    if form.is_valid():
        sent = form.cleaned_data
        try:
            change_option(
                request.viewer,
                option=option,
                version=sent["version"],
                title=sent.get("title", line.title),
                needed=sent["needed"],
            )
        except Stale as stale:
            theirs = form.meanwhile(current=stale.current, version=stale.version)
        else:
            messages.success(request, _("Bewaard."))
            return redirect("choice", found.moment)
    return typing.show("choice/option_change.html", found, form, option=line, theirs=theirs)


@require_http_methods(READ_AND_SENT)
@only_for(*CORNERS)
def package(request: Request, moment: UUID) -> HttpResponse:
    """Put a package together by the rules; what is tried stands in the address, and is kept once added."""
    found = opened(request, moment, with_room=request.method != "POST")
    if not (found.may_add and found.offers == "packages"):
        return redirect("choice", moment)
    sent = PackageForm(request.POST or None)
    if sent.is_valid():
        try:
            add_package(request.viewer, moment=moment, **sent.cleaned_data)
        except (NoPackage, RulesRefused) as refused:
            raise Http404 from refused
        except SentBefore:
            return redirect("choice", moment)
        messages.success(request, _("Toegevoegd. Het is nog geen keuze."))
        return redirect("choice", moment)
    room = package_page(
        request.viewer,
        of_moment=found.rules,
        asked=request.GET.get("regels", ""),
        profile=request.GET.get("profiel", ""),
        subjects=request.GET.getlist("vak")[:MOST_SUBJECTS],
        looked_at=found.room.looked_at if found.room else (),
    )
    shown = {"page": found, "room_page": room, "form": PackageForm(), "role": request.viewer.role.value}
    return render(request, "choice/package.html", shown, status=422 if sent.is_bound else 200)


@require_http_methods(READ_AND_SENT)
@only_for(*CORNERS)
def programme(request: Request, moment: UUID) -> HttpResponse:
    """Look for a programme of further study, and put it beside the others."""
    found = opened(request, moment)
    if not (found.may_add and found.offers == "programmes"):
        return redirect("choice", moment)
    sent = ProgrammeForm(request.POST or None)
    if sent.is_valid():
        try:
            add_programme(request.viewer, moment=moment, **sent.cleaned_data)
        except ListRefused as refused:
            raise Http404 from refused
        except SentBefore:
            return redirect("choice", moment)
        messages.success(request, _("Toegevoegd. Het is nog geen keuze."))
        return redirect("choice", moment)
    looked = programmes_page(request.viewer, moment=moment, search=request.GET.get("zoek", ""))
    shown = {"page": found, "list": looked, "form": ProgrammeForm(), "role": request.viewer.role.value}
    return render(request, "choice/programme.html", shown, status=422 if sent.is_bound else 200)
