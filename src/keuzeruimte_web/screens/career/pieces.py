"""Writing a piece, changing it, throwing it away. What is half typed is kept as a draft."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from keuzeruimte_web.gate import only_for
from keuzeruimte_web.operations.career import Done, FileFull, Reflected, throw_away, write
from keuzeruimte_web.operations.career import change as change_piece
from keuzeruimte_web.operations.once import SentBefore
from keuzeruimte_web.operations.versions import Stale
from keuzeruimte_web.queries.career import activity_choices, item_to_change, place_of
from keuzeruimte_web.queries.career_words import Place, prompt_at, question
from keuzeruimte_web.queries.drafts import draft
from keuzeruimte_web.request import Request
from keuzeruimte_web.screens.career.forms import (
    ChangeDidForm,
    ChangeTellForm,
    NewDidForm,
    NewTellForm,
)

READ_AND_SENT = ["GET", "HEAD", "POST"]
DID = "did"


@require_http_methods(READ_AND_SENT)
@only_for("pupil")
def tell(request: Request, place: str) -> HttpResponse:
    """One small question of this place; *sla over* leads to the next, and beyond the last there is none."""
    here = place_of(place)
    number = _number(request)
    prompt = prompt_at(here, number)
    about = f"{place}-{prompt.key if prompt else 'own'}"
    words = str(prompt.words) if prompt else ""
    if request.method != "POST":
        kept = draft(request.viewer, form="career", about=about)
        form = NewTellForm(initial=kept, question=words)
        return _tell(request, here, form, number=number, about=about)
    form = NewTellForm(request.POST, question=words)
    if not form.is_valid():
        return _tell(request, here, form, number=number, about=about, status=422)
    told = form.told(place=place, prompt=prompt.key if prompt else "")
    return _written(request, told, form, about=about) or _tell(
        request, here, form, number=number, about=about, status=422
    )


@require_http_methods(READ_AND_SENT)
@only_for("pupil")
def did(request: Request) -> HttpResponse:
    """Something I did."""
    if request.method != "POST":
        form = NewDidForm(initial=draft(request.viewer, form="career", about=DID))
        return _did(request, form)
    form = NewDidForm(request.POST)
    if not form.is_valid():
        return _did(request, form, status=422)
    return _written(request, form.done(), form, about=DID) or _did(request, form, status=422)


@require_http_methods(READ_AND_SENT)
@only_for("pupil")
def change(request: Request, career_item: UUID) -> HttpResponse:
    """Change what I wrote; what I saved in another window stands beside it."""
    page = item_to_change(request.viewer, item=career_item)
    one = page.fact
    asked = question(one.place, one.prompt)
    form: Any
    if request.method != "POST":
        names = ("words", "on") if page.kind == "reflection" else tuple(Done.__dataclass_fields__)
        kept = draft(request.viewer, form="career", about=str(career_item))
        initial = {**{name: getattr(one, name) for name in names}, "version": one.version, **kept}
        form = _change_form(page.kind, asked, initial=initial)
        return _change(request, page, form)
    form = _change_form(page.kind, asked, data=request.POST)
    if not form.is_valid():
        return _change(request, page, form, status=422)
    wrote: Reflected | Done = (
        form.told(place=one.place, prompt=one.prompt) if page.kind == "reflection" else form.done()
    )
    try:
        change_piece(request.viewer, item=career_item, wrote=wrote, version=form.cleaned_data["version"])
    except Stale as stale:
        current = {**stale.current}
        if "activity" in current:
            current["activity"] = dict(activity_choices()).get(current["activity"], "")
        theirs = form.meanwhile(current=current, version=stale.version)
        return _change(request, page, form, theirs=theirs, status=409)
    messages.success(request, _("Bewaard."))
    return redirect("career_item", career_item)


@require_POST
@only_for("pupil")
def throw(request: Request, career_item: UUID) -> HttpResponse:
    """Away, for everybody who saw it."""
    throw_away(request.viewer, item=career_item)
    messages.success(request, _("Weg. Ook voor wie het zag."))
    return redirect("career")


def _written(request: Request, wrote: Reflected | Done, form: Any, *, about: str) -> HttpResponse | None:
    """To the new piece; None when there is no room, which the form then says."""
    try:
        made = write(request.viewer, wrote=wrote, about=about, once=form.cleaned_data["once"])
    except FileFull:
        form.add_error(None, _("Je dossier is vol. Gooi eerst iets weg."))
        return None
    except SentBefore as sent:
        return redirect("career_item", sent.made) if sent.made else redirect("career")
    messages.success(request, _("Bewaard. Alleen jij ziet het."))
    return redirect("career_item", made)


def _number(request: Request) -> int:
    asked = request.GET.get("vraag", "1")
    return int(asked) - 1 if asked.isdecimal() and len(asked) < 3 and asked != "0" else 0


def _tell(
    request: Request, place: Place, form: NewTellForm, *, number: int, about: str, status: int = 200
) -> HttpResponse:
    shown = {
        "place": place,
        "form": form,
        "about": about,
        "number": number + 1,
        "next": number + 2 if number < len(place.prompts) else 1,
        "asks": number < len(place.prompts),
    }
    return render(request, "career/tell.html", shown, status=status)


def _did(request: Request, form: NewDidForm, *, status: int = 200) -> HttpResponse:
    return render(request, "career/did.html", {"form": form}, status=status)


def _change_form(kind: str, asked: str, **given: Any) -> Any:
    return ChangeTellForm(question=asked, **given) if kind == "reflection" else ChangeDidForm(**given)


def _change(request: Request, page: Any, form: Any, *, theirs: str = "", status: int = 200) -> HttpResponse:
    shown = {"page": page, "form": form, "theirs": theirs}
    return render(request, "career/change.html", shown, status=status)
