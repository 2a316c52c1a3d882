"""Who is a parent of a pupil, in which way and since when; for the administrator."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.dateformat import format as formatted
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from keuzeruimte_web.components.person_fields import FromDay
from keuzeruimte_web.gate import only_for
from keuzeruimte_web.operations.guardianship import (
    Tie,
    TiedBefore,
    TooEarly,
    change_guardianship,
    end_guardianship,
    tie_parent,
)
from keuzeruimte_web.operations.once import SentBefore
from keuzeruimte_web.operations.people import Known
from keuzeruimte_web.operations.versions import Stale
from keuzeruimte_web.queries.parents import ParentPage, TiePage, parent_page, tie_page
from keuzeruimte_web.request import Request
from keuzeruimte_web.screens.guardianship.forms import ChangedTieForm, KnownParentForm, ParentForm

READ_AND_SENT = ["GET", "HEAD", "POST"]
NAME = ("given_name", "name_prefix", "family_name", "email")
TIE = ("kind", "authority", "information_right", "court_block", "source")


@require_http_methods(READ_AND_SENT)
@only_for("administrator")
def new(request: Request, pupil: UUID) -> HttpResponse:
    """Add a parent: somebody the school knows (?ouder=), or somebody new, after a look at who is alike."""
    sent = request.POST
    page = parent_page(
        request.viewer,
        pupil=pupil,
        chosen=_uuid(request.GET.get("ouder", "")),
        text=request.GET.get("q", ""),
        entered=tuple(sent.get(name, "") for name in NAME) if sent else None,
    )
    form = _new_form(request, page)
    if not form.is_valid():
        return _show_new(request, page, form)
    given = form.cleaned_data
    existing = page.chosen.id if page.chosen else form.known()  # type: ignore[union-attr]
    try:
        tie_parent(
            request.viewer,
            pupil=pupil,
            tie=_tie(given),
            since=given["since"],
            known=None if existing else _known(given),
            existing=existing,
            email=given.get("email", ""),
            once=given["once"],
        )
    except SentBefore:
        return redirect("somebody", pupil)
    except TiedBefore:
        form.add_error(None, _("Deze persoon staat al bij deze leerling."))
        return _show_new(request, page, form)
    messages.success(request, _("Toegevoegd."))
    return redirect("somebody", pupil)


@require_http_methods(READ_AND_SENT)
@only_for("administrator")
def change(request: Request, guardianship: UUID) -> HttpResponse:
    """Let something else hold from a day on; how it was stays as history."""
    page = tie_page(request.viewer, guardianship=guardianship)
    form = _change_form(request, page, request.POST or None)
    theirs = ""
    if form.is_valid():
        given = form.cleaned_data
        try:
            change_guardianship(
                request.viewer,
                guardianship=guardianship,
                tie=_tie(given),
                since=given["since"],
                state=given["version"],
            )
        except TooEarly as early:
            form.add_error("since", _later_than(early))
        except Stale as stale:
            if not stale.version:  # it holds no more: another row does, or none
                messages.info(request, _("Iemand veranderde dit intussen. Kijk eerst hoe het nu is."))
                return redirect("somebody", page.pupil)
            theirs = form.meanwhile(current=stale.current, version=stale.version)
        else:
            messages.success(request, _("Bewaard. Hoe het eerder was, staat er nog."))
            return redirect("somebody", page.pupil)
    status = 409 if theirs else 422 if form.is_bound else 200
    return _show_tie(request, page, form, theirs=theirs, status=status)


@require_POST
@only_for("administrator")
def end(request: Request, guardianship: UUID) -> HttpResponse:
    """End a tie; a parent by birth or adoption stays a parent."""
    page = tie_page(request.viewer, guardianship=guardianship)
    ending = FromDay(request.POST, last=request.viewer.today, prefix="einde")
    if ending.is_valid():
        try:
            end_guardianship(request.viewer, guardianship=guardianship, day=ending.cleaned_data["day"])
        except TooEarly as early:
            ending.add_error("day", _later_than(early))
        except Stale:
            messages.info(request, _("Dit was al beëindigd."))
            return redirect("somebody", page.pupil)
        else:
            messages.success(request, _("Beëindigd. Hoe het was, staat er nog."))
            return redirect("somebody", page.pupil)
    return _show_tie(request, page, _change_form(request, page, None), ending=ending, status=422)


def _new_form(request: Request, page: ParentPage) -> ParentForm | KnownParentForm:
    lists: dict[str, Any] = {
        "kinds": page.kinds,
        "authorities": page.authorities,
        "today": request.viewer.today,
        "initial": {"kind": "birth", "authority": "unknown"},
    }
    if page.chosen:
        return KnownParentForm(request.POST or None, secret=page.secret, **lists)
    return ParentForm(request.POST or None, alike=page.alike, **lists)


def _change_form(request: Request, page: TiePage, sent: Any) -> ChangedTieForm:
    return ChangedTieForm(
        sent,
        kinds=page.kinds,
        authorities=page.authorities,
        today=request.viewer.today,
        secret=page.tie.secret,
        initial={
            "kind": page.tie.kind,
            "authority": page.tie.authority,
            "information_right": page.tie.information_right,
            "court_block": page.tie.court_block,
            "household": page.tie.household,
            "source": page.tie.source,
            "since": request.viewer.today,
            "version": page.tie.state,
        },
    )


def _known(given: dict[str, Any]) -> Known:
    return Known(
        given_name=given["given_name"],
        prefix=given["name_prefix"],
        family_name=given["family_name"],
        speaks=given["speaks"],
        interpreter=given["interpreter"],
    )


def _tie(given: dict[str, Any]) -> Tie:
    return Tie(**{name: given[name] for name in TIE}, household=given.get("household", ""))


def _later_than(early: TooEarly) -> str:
    return _("Dit begon op %(day)s. Kies een latere dag.") % {"day": formatted(early.since, "j F Y")}


def _uuid(text: str) -> UUID | None:
    if not text:
        return None
    try:
        return UUID(text)
    except ValueError as error:
        raise Http404 from error


def _show_new(request: Request, page: ParentPage, form: Any) -> HttpResponse:
    status = 422 if form.is_bound else 200
    return render(request, "guardianship/new.html", {"page": page, "form": form}, status=status)


def _show_tie(
    request: Request,
    page: TiePage,
    form: Any,
    *,
    ending: FromDay | None = None,
    theirs: str = "",
    status: int,
) -> HttpResponse:
    ending = ending or FromDay(initial={"day": request.viewer.today}, prefix="einde")
    shown = {"page": page, "form": form, "ending": ending, "theirs": theirs}
    return render(request, "guardianship/page.html", shown, status=status)
