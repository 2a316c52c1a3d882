"""Hand a matter over to a colleague, or ask one along: what of before goes along is chosen here."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from keuzeruimte_web.gate import only_for
from keuzeruimte_web.operations.guides import Chosen, GuidesAlready, ReportUnfinished, ask_along, hand_over
from keuzeruimte_web.operations.matters import NoColleague
from keuzeruimte_web.operations.once import SentBefore, was_sent
from keuzeruimte_web.operations.opening import open_dossier
from keuzeruimte_web.queries.guides import handing
from keuzeruimte_web.request import Request
from keuzeruimte_web.screens.handover.forms import HandingForm


@require_http_methods(["GET", "HEAD", "POST"])
@only_for("professional")
def over(request: Request, pupil: UUID, matter: UUID) -> HttpResponse:
    """A colleague comes in the viewer's place."""
    return _page(request, pupil, matter, hand_over, over=True)


@require_http_methods(["GET", "HEAD", "POST"])
@only_for("professional")
def along(request: Request, pupil: UUID, matter: UUID) -> HttpResponse:
    """A colleague comes beside the viewer."""
    return _page(request, pupil, matter, ask_along, over=False)


def _page(
    request: Request, pupil: UUID, matter: UUID, operation: Callable[..., None], *, over: bool
) -> HttpResponse:
    today = request.viewer.today
    if was_sent(request.viewer, key=request.POST.get("once")):
        return redirect("home")
    offered = handing(request.viewer, pupil=pupil, matter=matter)
    sent = request.POST if request.method == "POST" else None
    form = HandingForm(sent, initial={"day": today}, offered=offered, today=today)
    if form.is_valid():
        given = form.cleaned_data
        try:
            operation(
                request.viewer,
                matter=matter,
                colleague=UUID(given["colleague"]),
                day=given["day"],
                chosen=Chosen(form.chosen_reports(), given["events_since"]),
                once=given["once"],
            )
        except SentBefore:
            return redirect("home")
        except (GuidesAlready, NoColleague):
            form.add_error("colleague", _("Deze collega kan dit nu niet begeleiden. Kies een ander."))
        except ReportUnfinished:
            form.add_error(None, _("Er ligt nog een verslag van jou dat niet gesloten is. Sluit dat eerst."))
        else:
            messages.success(
                request,
                _("Bewaard. Leerling en ouders krijgen bericht, en lezen wie er komt en wat die leest."),
            )
            return redirect("home") if over else redirect("guides", pupil, matter)
    status = 422 if form.errors else 200
    shown = {"about": offered, "form": form, "over": over}
    open_dossier(request.viewer, pupil=pupil)
    return render(request, "handover/page.html", shown, status=status)
