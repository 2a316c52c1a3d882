"""The report, for who writes it and for who reads it."""

from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from keuzeruimte_web.components.pdf import pdf_of_report
from keuzeruimte_web.gate import only_for
from keuzeruimte_web.operations.drafts import drop_draft
from keuzeruimte_web.operations.once import SentBefore
from keuzeruimte_web.operations.opening import open_report
from keuzeruimte_web.operations.reports import (
    AdviceForParents,
    NothingWritten,
    NotInThisState,
    OfSomebodyWhoLeft,
    Written,
    add_to,
    close_report,
    move_advice,
    put_before,
    put_notes_in,
    respond,
    take_over,
    without_the_pupil,
    write,
)
from keuzeruimte_web.operations.versions import Stale
from keuzeruimte_web.queries.reports import ReportPage, report_list, report_page
from keuzeruimte_web.request import Request
from keuzeruimte_web.screens.report.forms import AdditionForm, AnswerForm, WriteForm
from keuzeruimte_web.screens.report.paper import on_paper

READERS = ("professional", "parent", "pupil")


@require_GET
@only_for(*READERS)
def listed(request: Request) -> HttpResponse:
    """All reports that one may read."""
    return render(request, "report/list.html", {"reports": report_list(request.viewer)})


@require_GET
@only_for(*READERS)
def page(request: Request, report: UUID) -> HttpResponse:
    """One report."""
    shown = report_page(request.viewer, report=report)
    open_report(request.viewer, report=report)
    return _show(request, shown)


@require_GET
@only_for(*READERS)
def paper(request: Request, report: UUID) -> HttpResponse:
    """The same on paper: a PDF that prints well and that a screen reader reads in order."""
    shown = report_page(request.viewer, report=report)
    open_report(request.viewer, report=report)
    made = pdf_of_report(on_paper(shown, school=request.seat.school))
    headers = {"Content-Disposition": 'inline; filename="verslag.pdf"', "Cache-Control": "no-store"}
    return HttpResponse(made, content_type="application/pdf", headers=headers)


@require_POST
@only_for("professional")
def write_text(request: Request, report: UUID) -> HttpResponse:
    """Keep the text; two writers at once each keep their own."""
    form = WriteForm(request.POST)
    if not form.is_valid():
        return _again(request, report, write_form=form)
    text = {name: form.cleaned_data[name] for name in ("observed", "opinion")}
    try:
        write(request.viewer, report=report, version=form.cleaned_data["version"], **text)
    except Stale as stale:
        return _met(request, report, text=text, stale=stale)
    except AdviceForParents as found:
        return _again(request, report, write_form=form, advice=found.lines)
    except OfSomebodyWhoLeft:
        return _to(report)
    except NotInThisState:
        form.add_error(None, _("Dit verslag is gesloten. Je tekst staat nog hieronder. Vul het verslag aan."))
        return _again(request, report, write_form=form, status=409)
    drop_draft(request.viewer, form="report", about=str(report))
    messages.success(request, _("Bewaard."))
    return _to(report)


@require_POST
@only_for("professional")
def notes(request: Request, report: UUID) -> HttpResponse:
    """Put the own notes in the text."""
    try:
        put_notes_in(request.viewer, report=report, version=_version(request))
    except (Stale, NotInThisState, OfSomebodyWhoLeft):
        messages.info(request, _("Het verslag veranderde intussen. Je aantekeningen staan er nog."))
    else:
        drop_draft(request.viewer, form="report", about=str(report))
    return _to(report)


@require_POST
@only_for("professional")
def put(request: Request, report: UUID) -> HttpResponse:
    """Keep what was written, and put it before everybody at the same moment."""
    form = WriteForm(request.POST)
    if not form.is_valid():
        return _again(request, report, write_form=form)
    text = {name: form.cleaned_data[name] for name in ("observed", "opinion", "version")}
    try:
        put_before(request.viewer, report=report, written=Written(**text))
    except Stale as stale:
        return _met(request, report, text=text, stale=stale)
    except NothingWritten:
        form.add_error("observed", _("Schrijf eerst wat er besproken is. Dan kun je het voorleggen."))
        return _again(request, report, write_form=form)
    except AdviceForParents as found:
        return _again(request, report, write_form=form, advice=found.lines)
    except (NotInThisState, OfSomebodyWhoLeft):
        messages.info(request, _("Dit verslag is intussen anders. Lees het eerst."))
    else:
        drop_draft(request.viewer, form="report", about=str(report))
        messages.success(request, _("Het verslag ligt nu voor. Iedereen kan het op hetzelfde moment lezen."))
    return _to(report)


@require_POST
@only_for("professional")
def over(request: Request, report: UUID) -> HttpResponse:
    """Take over the draft of somebody who is not involved any more."""
    try:
        take_over(request.viewer, report=report)
    except NotInThisState:
        messages.info(request, _("Dit verslag ligt al voor."))
    else:
        messages.success(request, _("Het concept is nu van jou. Lees het na en schrijf het af."))
    return _to(report)


@require_POST
@only_for("professional")
def apart(request: Request, report: UUID) -> HttpResponse:
    """Go to the report without the pupil, with what reads as advice to parents moved into it."""
    form = WriteForm(request.POST)
    try:
        if form.is_valid():
            text = {name: form.cleaned_data[name] for name in ("observed", "opinion", "version")}
            beside = move_advice(request.viewer, report=report, written=Written(**text))
            drop_draft(request.viewer, form="report", about=str(report))
        else:
            beside = without_the_pupil(request.viewer, report=report)
    except Stale as stale:
        return _met(request, report, text=text, stale=stale)
    except (NotInThisState, OfSomebodyWhoLeft):
        return _to(report)
    messages.success(request, _("Dit is het verslag voor ouders en school. Hier hoort advies aan ouders."))
    return _to(beside)


@require_POST
@only_for(*READERS)
def answer(request: Request, report: UUID) -> HttpResponse:
    """A reader answers."""
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _again(request, report, answer_form=form)
    try:
        respond(
            request.viewer,
            report=report,
            agreed=form.cleaned_data["verdict"] == "agreed",
            words=form.cleaned_data["words"],
            audience=form.cleaned_data["audience"],
            once=form.cleaned_data["once"],
        )
    except SentBefore:
        return _to(report)
    drop_draft(request.viewer, form="response", about=str(report))
    messages.success(request, _("Bewaard. Veranderen kan tot het verslag sluit."))
    return _to(report)


@require_POST
@only_for("professional")
def close(request: Request, report: UUID) -> HttpResponse:
    """Close the report; own words appear, all at once."""
    try:
        close_report(request.viewer, report=report)
    except NotInThisState:
        messages.info(request, _("Leg het verslag eerst voor. Dan kan iedereen het lezen."))
    else:
        messages.success(request, _("Het verslag is gesloten. Eigen woorden zijn nu te lezen."))
    return _to(report)


@require_POST
@only_for(*READERS)
def add(request: Request, report: UUID) -> HttpResponse:
    """Add to a closed report."""
    form = AdditionForm(request.POST)
    if not form.is_valid():
        return _again(request, report, addition_form=form)
    try:
        add_to(request.viewer, report=report, text=form.cleaned_data["text"], once=form.cleaned_data["once"])
    except SentBefore:
        return _to(report)
    except AdviceForParents:
        form.add_error("text", _("De leerling leest dit. Zet advies aan ouders in een verslag voor hen."))
        return _again(request, report, addition_form=form)
    drop_draft(request.viewer, form="addition", about=str(report))
    return _to(report)


def _version(request: Request) -> int:
    sent = request.POST.get("version", "")
    return int(sent) if sent.isdecimal() and len(sent) < 9 else 0


def _to(report: UUID) -> HttpResponse:
    return HttpResponseRedirect(reverse("report", args=[report]))


def _met(request: Request, report: UUID, *, text: dict[str, Any], stale: Stale) -> HttpResponse:
    """Somebody else kept a text meanwhile: both stand on the page."""
    theirs = "\n\n".join(filter(None, (stale.current["observed"], stale.current["opinion"])))
    met = WriteForm({**text, "version": stale.version})
    return _again(request, report, write_form=met, theirs=theirs, status=409)


def _again(http_request: HttpRequest, report: UUID, *, status: int = 422, **shown: Any) -> HttpResponse:
    request = cast(Request, http_request)
    found = report_page(request.viewer, report=report)
    open_report(request.viewer, report=report)
    return _show(request, found, status=status, **shown)


def _show(request: HttpRequest, report: ReportPage, *, status: int = 200, **shown: Any) -> HttpResponse:
    draft = report.draft
    context: dict[str, Any] = {"report": report, **shown}
    if report.may_write and report.state != "closed":
        text = {"observed": report.observed, "opinion": report.opinion, **draft.get("report", {})}
        context.setdefault("write_form", WriteForm(initial={**text, "version": report.version}))
    if report.may_confirm:
        context.setdefault("answer_form", AnswerForm(initial={**_said(report), **draft.get("response", {})}))
    if report.may_add:
        context.setdefault("addition_form", AdditionForm(initial=draft.get("addition", {})))
    return render(request, "report/page.html", context, status=status)


def _said(report: ReportPage) -> dict[str, str]:
    """The reader's own answer so far; nothing is chosen beforehand in anybody's name."""
    if report.own is None:
        return {}
    verdict = "agreed" if report.own.agreed else "other" if report.own.words else "read"
    return {"verdict": verdict, "words": report.own.words, "audience": report.own.audience}
