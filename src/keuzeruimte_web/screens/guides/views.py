"""Who guides a matter, and stopping oneself."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from keuzeruimte_web.gate import only_for
from keuzeruimte_web.operations.guides import LastGuide, ReportUnfinished, stop_guiding
from keuzeruimte_web.operations.once import SentBefore
from keuzeruimte_web.operations.opening import open_dossier
from keuzeruimte_web.queries.guides import guides_of
from keuzeruimte_web.request import Request
from keuzeruimte_web.screens.guides.forms import StopForm


@require_safe
@only_for("professional")
def page(request: Request, pupil: UUID, matter: UUID) -> HttpResponse:
    """Who guides, what it is about, and what can be done with it."""
    return _page(request, pupil, matter, StopForm(initial={"day": request.viewer.today}))


@require_POST
@only_for("professional")
def stop(request: Request, pupil: UUID, matter: UUID) -> HttpResponse:
    """Stop guiding, from a day on; a colleague goes on."""
    form = StopForm(request.POST, first=request.viewer.today)
    if form.is_valid():
        try:
            stop_guiding(request.viewer, matter=matter, **form.cleaned_data)
        except SentBefore:
            return redirect("home")
        except LastGuide:
            form.add_error(None, _("Jij begeleidt dit als laatste. Draag het over, of rond het af."))
        except ReportUnfinished:
            form.add_error(None, _("Er ligt nog een verslag van jou dat niet gesloten is. Sluit dat eerst."))
        else:
            messages.success(
                request,
                _("Bewaard. Vanaf die dag lees je hier niets meer. Leerling en ouders krijgen bericht."),
            )
            return redirect("home")
    return _page(request, pupil, matter, form)


def _page(request: Request, pupil: UUID, matter: UUID, form: StopForm) -> HttpResponse:
    about = guides_of(request.viewer, pupil=pupil, matter=matter)
    open_dossier(request.viewer, pupil=pupil)
    status = 422 if form.is_bound else 200
    return render(request, "guides/page.html", {"about": about, "form": form}, status=status)
