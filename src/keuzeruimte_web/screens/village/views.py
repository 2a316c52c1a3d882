"""Who stands around the pupil: drawn by the pupil, and by the parents who may see it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from keuzeruimte_web.gate import only_for
from keuzeruimte_web.operations.once import SentBefore
from keuzeruimte_web.operations.opening import open_dossier
from keuzeruimte_web.operations.versions import Stale
from keuzeruimte_web.operations.village import (
    Drawn,
    Full,
    add_villager,
    change_villager,
    remove_villager,
    share_village,
)
from keuzeruimte_web.queries.drafts import draft
from keuzeruimte_web.queries.village import (
    VillagePage,
    VillagerLine,
    village_choices,
    village_page,
    village_to_draw,
)
from keuzeruimte_web.request import Request
from keuzeruimte_web.screens.village.forms import ChangeForm, NewForm, ShareForm

READ_AND_SENT = ["GET", "HEAD", "POST"]
FAMILY = ("pupil", "parent")
FIELDS = ("name", "kind", "for_what", "nearness")


@require_safe
@only_for(*FAMILY, "professional")
def page(request: Request, pupil: UUID) -> HttpResponse:
    """The drawing and the list. A professional who looks leaves a trace, as with the rest of the dossier."""
    found = village_page(request.viewer, pupil=pupil)
    if request.viewer.role == "professional":
        open_dossier(request.viewer, pupil=pupil)
    return _show(request, found)


@require_http_methods(READ_AND_SENT)
@only_for(*FAMILY)
def new(request: Request, pupil: UUID) -> HttpResponse:
    """Put somebody in it."""
    found = village_to_draw(request.viewer, pupil=pupil)
    if request.method != "POST":
        return _form(
            request, found, NewForm(found, initial=draft(request.viewer, form="village", about=str(pupil)))
        )
    form = NewForm(found, request.POST)
    if not form.is_valid():
        return _form(request, found, form, status=422)
    try:
        add_villager(request.viewer, pupil=pupil, drawn=_drawn(form), once=form.cleaned_data["once"])
    except Full:
        form.add_error(None, _("De tekening is vol. Haal eerst iemand weg."))
        return _form(request, found, form, status=422)
    except SentBefore:
        pass
    else:
        messages.success(request, _("Erbij gezet."))
    return redirect("village", pupil)


@require_http_methods(READ_AND_SENT)
@only_for(*FAMILY)
def change(request: Request, pupil: UUID, villager: UUID) -> HttpResponse:
    """Change what stands of somebody; who saved it meanwhile is shown beside it."""
    found = village_to_draw(request.viewer, pupil=pupil)
    one = found.one(villager)
    if request.method != "POST":
        return _form(request, found, ChangeForm(found, initial=_initial(request, one)), one=one)
    form = ChangeForm(found, request.POST)
    if not form.is_valid():
        return _form(request, found, form, one=one, status=422)
    try:
        change_villager(
            request.viewer,
            pupil=pupil,
            villager=villager,
            drawn=_drawn(form),
            version=form.cleaned_data["version"],
        )
    except Stale as stale:
        kinds, nearnesses = (dict(choices) for choices in village_choices())
        theirs = form.meanwhile(
            current={
                **stale.current,
                "kind": kinds.get(stale.current["kind"], ""),
                "nearness": nearnesses[stale.current["nearness"]],
            },
            version=stale.version,
        )
        return _form(request, found, form, one=one, theirs=theirs, status=409)
    messages.success(request, _("Bewaard."))
    return redirect("village", pupil)


@require_POST
@only_for("pupil")
def remove(request: Request, pupil: UUID, villager: UUID) -> HttpResponse:
    """Take somebody out."""
    remove_villager(request.viewer, pupil=pupil, villager=villager)
    messages.success(request, _("Weggehaald."))
    return redirect("village", pupil)


@require_POST
@only_for("pupil")
def share(request: Request, pupil: UUID) -> HttpResponse:
    """Let exactly these people see it."""
    found = village_page(request.viewer, pupil=pupil)
    form = ShareForm(found, request.POST)
    if not form.is_valid():
        return _show(request, found, form=form, status=422)
    people = [UUID(one) for one in form.cleaned_data["people"]]
    share_village(request.viewer, pupil=pupil, people=people)
    messages.success(
        request,
        _("Gedeeld. Terugnemen kan altijd.") if people else _("Alleen jij ziet het nu."),
    )
    return redirect("village", pupil)


def _drawn(form: NewForm | ChangeForm) -> Drawn:
    given = form.cleaned_data
    return Drawn(given["name"], given["kind"], given["for_what"], given["nearness"] or "around")


def _initial(request: Request, one: VillagerLine) -> dict[str, Any]:
    kept = draft(request.viewer, form="village", about=str(one.id))
    return {**{name: getattr(one, name) for name in FIELDS}, "version": one.version, **kept}


def _show(
    request: Request, found: VillagePage, *, form: ShareForm | None = None, status: int = 200
) -> HttpResponse:
    shown: dict[str, Any] = {"page": found}
    if found.mine:
        now = {"people": [str(one.id) for one in found.shared_with]}
        shown["form"] = form or ShareForm(found, initial=now)
    return render(request, "village/page.html", shown, status=status)


def _form(
    request: Request,
    found: VillagePage,
    form: NewForm | ChangeForm,
    *,
    one: VillagerLine | None = None,
    theirs: str = "",
    status: int = 200,
) -> HttpResponse:
    shown = {"page": found, "form": form, "one": one, "theirs": theirs}
    return render(request, "village/villager.html", shown, status=status)
