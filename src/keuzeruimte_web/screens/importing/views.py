"""Reading in what the school already has; for the administrator."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from keuzeruimte_web.gate import only_for
from keuzeruimte_web.interchange.templates import TEMPLATES
from keuzeruimte_web.operations.importing import (
    BusyAlready,
    NotNow,
    TooMuchWouldGo,
    ask_to_apply,
    ask_to_undo,
    choose_line,
    explain_columns,
    leave_as_read,
    offer_files,
)
from keuzeruimte_web.operations.importing import drop as drop_import
from keuzeruimte_web.operations.offered import Decided, leave_lists, take_lists
from keuzeruimte_web.operations.once import SentBefore
from keuzeruimte_web.queries.importing import AT_WORK, ImportPage, import_lines, import_page, imports
from keuzeruimte_web.queries.offered import waiting_offers
from keuzeruimte_web.request import Request
from keuzeruimte_web.screens.importing.forms import ColumnsForm, OfferForm

SORTS = ("unclear", "new", "changed", "gone")


@require_http_methods(["GET", "HEAD", "POST"])
@only_for("administrator")
def page(request: Request) -> HttpResponse:
    """What was read in before, and files to look at now."""
    form = OfferForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        try:
            given = form.cleaned_data
            made = offer_files(
                request.viewer,
                files=given["lists"],
                changes_only=given["changes_only"],
                once=given["once"],
            )
        except SentBefore as sent:
            return redirect("import", sent.made) if sent.made else redirect("imports")
        except BusyAlready:
            form.add_error(None, _("Er wordt al iets ingelezen. Rond dat eerst af, of laat het."))
        else:
            return redirect("import", made)
    shown = {
        "runs": imports(request.viewer),
        "offered": waiting_offers(request.viewer),
        "form": form,
    }
    return render(request, "importing/page.html", shown, status=422 if form.is_bound else 200)


@require_POST
@only_for("administrator")
def take(request: Request, offered: UUID) -> HttpResponse:
    """Look at what a service offered, as at files chosen by hand."""
    try:
        return redirect("import", take_lists(request.viewer, offered=offered, once=_once(request)))
    except SentBefore as sent:
        return redirect("import", sent.made) if sent.made else redirect("imports")
    except BusyAlready:
        messages.error(request, _("Er wordt al iets ingelezen. Rond dat eerst af, of laat het."))
    except Decided:
        _too_late(request)
    return redirect("imports")


@require_POST
@only_for("administrator")
def leave(request: Request, offered: UUID) -> HttpResponse:
    """Do not look at what a service offered."""
    try:
        leave_lists(request.viewer, offered=offered)
    except Decided:
        _too_late(request)
    else:
        messages.success(request, _("Niet bekeken. Er is niets veranderd."))
    return redirect("imports")


@require_safe
@only_for("administrator")
def template(request: Request, kind: str) -> HttpResponse:
    """An empty list with our own heads, to fill in."""
    if kind not in TEMPLATES:
        raise Http404
    answer = HttpResponse(TEMPLATES[kind], content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{kind}.csv"'
    return answer


@require_safe
@only_for("administrator")
def one(request: Request, run: UUID) -> HttpResponse:
    """How far it is: at work, a question about columns, a preview, or done."""
    return _show(request, import_page(request.viewer, run=run))


@require_safe
@only_for("administrator")
def progress(request: Request, run: UUID) -> HttpResponse:
    """Only how far it is, for a page that waits; the whole page anew as soon as it is over."""
    about = import_page(request.viewer, run=run)
    answer = render(request, "importing/_progress.html", {"about": about})
    if about.row.state not in AT_WORK or about.stands_still:
        answer["HX-Refresh"] = "true"
    return answer


@require_POST
@only_for("administrator")
def columns(request: Request, run: UUID) -> HttpResponse:
    """What the columns of each list mean."""
    about = import_page(request.viewer, run=run)
    forms = _forms(about, request)
    if not all(form.is_valid() for form in forms):
        return _show(request, about, forms=forms)
    try:
        explain_columns(request.viewer, run=run, lists={form.explain.name: form.said() for form in forms})
    except NotNow:
        _too_late(request)
    return redirect("import", run)


@require_POST
@only_for("administrator")
def line(request: Request, run: UUID, line: UUID) -> HttpResponse:
    """What happens to one person."""
    try:
        choose_line(request.viewer, run=run, line=line, choice=request.POST.get("choice", ""))
    except ValueError:
        messages.error(request, _("Kies een van de mogelijkheden in de lijst."))
    except NotNow:
        _too_late(request)
    back = redirect("import", run)
    back["Location"] += f"?soort={_sort(request)}&pagina={_page(request)}#r-{line}"
    return back


@require_POST
@only_for("administrator")
def apply(request: Request, run: UUID) -> HttpResponse:
    """Read it in."""
    try:
        ask_to_apply(request.viewer, run=run, much_is_right=request.POST.get("much") == "on")
    except TooMuchWouldGo:
        messages.error(request, _("Zeg eerst of het klopt dat er zoveel mensen weg zijn."))
    except NotNow:
        _too_late(request)
    return redirect("import", run)


@require_POST
@only_for("administrator")
def undo(request: Request, run: UUID) -> HttpResponse:
    """Put it back, within a week."""
    try:
        ask_to_undo(request.viewer, run=run)
    except NotNow:
        messages.error(request, _("Dit kan niet meer teruggedraaid worden. Er is niets veranderd."))
    except BusyAlready:
        messages.error(request, _("Er wordt nog iets ingelezen. Rond dat eerst af, of laat het."))
    return redirect("import", run)


@require_POST
@only_for("administrator")
def drop(request: Request, run: UUID) -> HttpResponse:
    """Do not read it in; or, while it is being put back, leave it as it was read in."""
    putting_back = import_page(request.viewer, run=run).row.state == "undoing"
    try:
        if putting_back:
            leave_as_read(request.viewer, run=run)
        else:
            drop_import(request.viewer, run=run)
    except NotNow:
        _too_late(request)
        return redirect("import", run)
    if putting_back:
        messages.success(request, _("Niet teruggedraaid. Er is niets veranderd."))
        return redirect("import", run)
    messages.success(request, _("Niet ingelezen. Het bestand is weg, en er is niets veranderd."))
    return redirect("imports")


def _show(request: Request, about: ImportPage, forms: list[ColumnsForm] | None = None) -> HttpResponse:
    shown: dict[str, object] = {"about": about, "at_work": about.row.state in AT_WORK}
    if about.row.state == "asking":
        shown["forms"] = forms or _forms(about)
    if about.row.state in ("ready", "applied"):
        sort, number = _sort(request), _page(request)
        lines, pages = import_lines(
            request.viewer, run=about.row.id, sort=sort, page=number, unmade=about.unmade
        )
        shown |= {"lines": lines, "sort": sort, "page": min(number, pages), "pages": pages}
    return render(request, "importing/one.html", shown, status=422 if forms else 200)


def _forms(about: ImportPage, request: Request | None = None) -> list[ColumnsForm]:
    data = request.POST if request is not None else None
    return [
        ColumnsForm(data, explain=explain, prefix=f"l{place}") for place, explain in enumerate(about.lists)
    ]


def _once(request: Request) -> UUID:
    """The key of the form; a new one for who sends none."""
    try:
        return UUID(request.POST.get("once", ""))
    except ValueError:
        return uuid4()


def _sort(request: Request) -> str:
    asked = request.GET.get("soort") or request.POST.get("soort", "")
    return asked if asked in SORTS else SORTS[0]


def _page(request: Request) -> int:
    asked = request.GET.get("pagina") or request.POST.get("pagina", "")
    return int(asked) if asked.isdecimal() and len(asked) < 6 else 1


def _too_late(request: Request) -> None:
    messages.error(request, _("Dit kan nu niet meer. Hieronder staat hoe het er nu voor staat."))
