"""A work placement, for the pupil, the parents and who guides."""

from typing import Any
from uuid import UUID

from allauth.core.internal import ratelimit
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from keuzeruimte_web.gate import only_for
from keuzeruimte_web.operations.once import SentBefore
from keuzeruimte_web.operations.opening import open_dossier
from keuzeruimte_web.operations.placement_link import NoAddress, ask_employer, stop_link
from keuzeruimte_web.operations.placements import NobodyAsked, Terms, begin, end, say, say_for
from keuzeruimte_web.operations.placements import change as change_placement
from keuzeruimte_web.operations.versions import Stale
from keuzeruimte_web.queries.drafts import draft
from keuzeruimte_web.queries.placements import (
    NewPlacement,
    new_placement,
    placement_page,
    placement_to_change,
)
from keuzeruimte_web.request import Request
from keuzeruimte_web.screens.placement.forms import ChangeForm, NewForm

READ_AND_SENT = ["GET", "HEAD", "POST"]
EDITORS = ("pupil", "professional")
LIMITS = {"placement_link": "30/h/user"}


@require_safe
@only_for("pupil", "parent", "professional")
def page(request: Request, placement: UUID) -> HttpResponse:
    """How it stands. A professional who looks leaves a trace, as with the rest of the dossier."""
    found = placement_page(request.viewer, placement=placement)
    _opened(request, found.pupil)
    return render(request, "placement/page.html", {"page": found})


@require_http_methods(READ_AND_SENT)
@only_for(*EDITORS)
def new(request: Request, pupil: UUID) -> HttpResponse:
    """Write a placement down."""
    about = new_placement(request.viewer, pupil=pupil)
    _opened(request, pupil)
    if request.method != "POST":
        form = NewForm(about, initial=draft(request.viewer, form="placement", about=str(pupil)))
        return _form(request, form, new=about)
    form = NewForm(about, request.POST)
    if not form.is_valid():
        return _form(request, form, new=about, status=422)
    try:
        made = begin(
            request.viewer,
            pupil=pupil,
            terms=form.terms(),
            matter=form.chosen_matter(),
            once=form.cleaned_data["once"],
        )
    except SentBefore as sent:
        return redirect("placement", sent.made) if sent.made else redirect("/")
    messages.success(request, _("Opgeschreven. Ieder kan nu ja zeggen."))
    return redirect("placement", made)


@require_http_methods(READ_AND_SENT)
@only_for(*EDITORS)
def change(request: Request, placement: UUID) -> HttpResponse:
    """Change it; everybody is asked anew."""
    found = placement_to_change(request.viewer, placement=placement)
    _opened(request, found.pupil)
    name = "" if found.mine else found.name
    if request.method != "POST":
        kept = draft(request.viewer, form="placement", about=str(placement))
        now = {field: getattr(found.fact, field) for field in Terms.__dataclass_fields__}
        form = ChangeForm(initial={**now, "version": found.fact.version, **kept}, name=name)
        return _form(request, form, page=found)
    form = ChangeForm(request.POST, name=name)
    if not form.is_valid():
        return _form(request, form, page=found, status=422)
    try:
        change_placement(
            request.viewer,
            placement=placement,
            terms=form.terms(),
            version=form.cleaned_data["version"],
        )
    except Stale as stale:
        theirs = form.meanwhile(current=stale.current, version=stale.version)
        return _form(request, form, page=found, theirs=theirs, status=409)
    messages.success(request, _("Bewaard. Wat veranderde, leest ieder opnieuw."))
    return redirect("placement", placement)


@require_POST
@only_for("pupil", "parent", "professional")
def answer(request: Request, placement: UUID) -> HttpResponse:
    """Yes, or first talk, to the text that stood on the page."""
    word = request.POST.get("word", "")
    found = placement_page(request.viewer, placement=placement)
    if word not in ("yes", "talk"):
        return redirect("placement", placement)
    try:
        say(request.viewer, placement=found.id, word=word, version=_version(request))
    except NobodyAsked as nobody:
        raise Http404 from nobody
    except Stale:
        messages.info(request, _("De tekst is net veranderd. Lees hem nog eens, en zeg het dan."))
    else:
        messages.success(request, _("Bewaard."))
    return redirect("placement", placement)


@require_POST
@only_for("professional")
def told(request: Request, placement: UUID) -> HttpResponse:
    """A parent, or the employer, said yes by telephone or on paper."""
    found = placement_page(request.viewer, placement=placement)
    asked = {
        str(one.person or ""): one.person for one in found.parties if one.party in ("parent", "employer")
    }
    person = request.POST.get("person", "")
    if person not in asked:
        raise Http404
    try:
        say_for(request.viewer, placement=placement, person=asked[person], version=_version(request))
    except Stale:
        messages.info(request, _("De tekst is net veranderd. Vraag het nog eens."))
    else:
        messages.success(request, _("Opgeschreven."))
    return redirect("placement", placement)


@require_POST
@only_for("professional")
def link(request: Request, placement: UUID) -> HttpResponse:
    """Send the employer a link, or let it work no more."""
    placement_page(request.viewer, placement=placement)
    if request.POST.get("stop"):
        stop_link(request.viewer, placement=placement)
        messages.success(request, _("Gestopt. De link werkt niet meer."))
        return redirect("placement", placement)
    if stopped := ratelimit.consume_or_429(
        request, app="keuzeruimte", action="placement_link", config=LIMITS
    ):
        limited: HttpResponse = stopped
        return limited
    try:
        ask_employer(request.viewer, placement=placement)
    except NoAddress:
        messages.error(request, _("Er staat nog geen e-mailadres van het bedrijf. Vul dat eerst in."))
    else:
        messages.success(request, _("De mail met de link gaat nu weg. Een eerdere link werkt niet meer."))
    return redirect("placement", placement)


@require_POST
@only_for(*EDITORS)
def finish(request: Request, placement: UUID) -> HttpResponse:
    """It is over, or does not go on."""
    end(request.viewer, placement=placement)
    messages.success(request, _("Afgerond."))
    return redirect("placement", placement)


def _opened(request: Request, pupil: UUID) -> None:
    if request.viewer.role == "professional":
        open_dossier(request.viewer, pupil=pupil)


def _version(request: Request) -> int:
    sent = request.POST.get("version", "")
    return int(sent) if sent.isdecimal() and len(sent) < 10 else 0


def _form(
    request: Request,
    form: NewForm | ChangeForm,
    *,
    new: NewPlacement | None = None,
    page: Any = None,
    theirs: str = "",
    status: int = 200,
) -> HttpResponse:
    shown = {"form": form, "new": new, "page": page, "theirs": theirs}
    return render(request, "placement/form.html", shown, status=status)
