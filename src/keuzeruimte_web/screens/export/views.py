"""Taking out what is here: people and classes as OneRoster, and the whole school for the board."""

from io import BytesIO
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from keuzeruimte_web.gate import only_for
from keuzeruimte_web.operations.once import SentBefore
from keuzeruimte_web.operations.roster_out import take_out_roster
from keuzeruimte_web.operations.school_exports import (
    ExportWaits,
    agree_to_export,
    ask_for_export,
    decline_export,
    drop_export,
    fetch_export,
)
from keuzeruimte_web.queries.school_exports import export_page, exports, exports_to_agree
from keuzeruimte_web.request import Request
from keuzeruimte_web.screens.export.forms import AgreeForm, AskForm


@require_http_methods(["GET", "HEAD", "POST"])
@only_for("administrator")
def page(request: Request) -> HttpResponse:
    """What can be taken along, and a question for the whole school."""
    form = AskForm(request.POST or None)
    if form.is_valid():
        given = form.cleaned_data
        try:
            made = ask_for_export(
                request.viewer, receiver=given["receiver"], key=given["key"], once=given["once"]
            )
        except SentBefore as sent:
            return redirect("export", sent.made) if sent.made else redirect("exports")
        except ExportWaits:
            form.add_error(None, _("Er wacht al een export, of hij wordt gemaakt. Rond die eerst af."))
        else:
            return redirect("export", made)
    shown = {"form": form, "exports": exports(request.viewer)}
    return render(request, "export/page.html", shown, status=422 if form.is_bound else 200)


@require_POST
@only_for("administrator")
def oneroster(request: Request) -> HttpResponse:
    """The people and classes of today, as a package."""
    out = BytesIO()
    take_out_roster(request.viewer, out=out)
    answer = HttpResponse(out.getvalue(), content_type="application/zip")
    day = request.viewer.today.isoformat()
    answer["Content-Disposition"] = f'attachment; filename="oneroster-{day}.zip"'
    return answer


@require_safe
@only_for("administrator")
def one(request: Request, export: UUID) -> HttpResponse:
    """How far it is, and the locked file when it is there."""
    return render(request, "export/one.html", {"one": export_page(request.viewer, export=export)})


@require_safe
@only_for("administrator")
def progress(request: Request, export: UUID) -> HttpResponse:
    """Only how far it is; the whole page anew as soon as it is over."""
    shown = export_page(request.viewer, export=export)
    answer = render(request, "export/_progress.html", {"one": shown})
    if shown.state != "making":
        answer["HX-Refresh"] = "true"
    return answer


@require_POST
@only_for("administrator")
def fetch(request: Request, export: UUID) -> HttpResponseBase:
    """The locked file, piece by piece."""
    pieces, size = fetch_export(request.viewer, export=export)
    answer = StreamingHttpResponse(pieces, content_type="application/octet-stream")
    answer["Content-Length"] = str(size)
    day = request.viewer.today.isoformat()
    answer["Content-Disposition"] = f'attachment; filename="school-{day}.zip.age"'
    return answer


@require_POST
@only_for("administrator")
def drop(request: Request, export: UUID) -> HttpResponse:
    """Take it back."""
    drop_export(request.viewer, export=export)
    messages.success(request, _("Ingetrokken. Wat er al gemaakt was, is weg."))
    return redirect("exports")


@require_safe
@only_for("privacy_officer")
def desk(request: Request) -> HttpResponse:
    """What waits for a second person, and what was done."""
    shown = {"waiting": exports_to_agree(request.viewer), "exports": exports(request.viewer)}
    return render(request, "export/desk.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@only_for("privacy_officer")
def decide(request: Request, export: UUID) -> HttpResponse:
    """Agree or not, as the second of two people."""
    shown = export_page(request.viewer, export=export)
    form = AgreeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        if form.cleaned_data["decision"] == "agree":
            agree_to_export(request.viewer, export=export)
            messages.success(request, _("Akkoord. De export wordt gemaakt, op slot voor het bestuur."))
        else:
            decline_export(request.viewer, export=export)
            messages.success(request, _("Niet akkoord. Er wordt niets gemaakt."))
        return redirect("export_desk")
    status = 422 if form.is_bound else 200
    return render(request, "export/decide.html", {"one": shown, "form": form}, status=status)
