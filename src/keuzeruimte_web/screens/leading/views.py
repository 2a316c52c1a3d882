"""For a school leader: how guidance goes in the school, and a dossier for a reason and a short time."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from keuzeruimte_web.gate import only_for
from keuzeruimte_web.operations.leading import end_opening, open_for_a_reason, read_opened
from keuzeruimte_web.operations.once import SentBefore
from keuzeruimte_web.queries.leading import leading, pupil_to_open
from keuzeruimte_web.queries.opened import opened
from keuzeruimte_web.request import Request
from keuzeruimte_web.screens.leading.forms import OpenForm


@require_safe
@only_for("professional")
def page(request: Request) -> HttpResponse:
    """Counts of the school as a whole; `?q=` looks for a pupil whose dossier has to be opened."""
    shown = leading(request.viewer, sought=request.GET.get("q", "")[:80].strip())
    return render(request, "leading/page.html", {"page": shown})


@require_http_methods(["GET", "HEAD", "POST"])
@only_for("professional")
def open_one(request: Request, pupil: UUID) -> HttpResponse:
    """Choose the reason and the days; then it is open, and told."""
    about = pupil_to_open(request.viewer, pupil=pupil)
    form = OpenForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            open_for_a_reason(request.viewer, pupil=pupil, **form.cleaned_data)
        except SentBefore:
            return redirect("leading_read", pupil)
        messages.success(request, _("Open. Leerling, ouders en begeleiders krijgen bericht dat je meeleest."))
        return redirect("leading_read", pupil)
    status = 422 if form.is_bound else 200
    return render(request, "leading/open.html", {"about": about, "form": form}, status=status)


@require_safe
@only_for("professional")
def read(request: Request, pupil: UUID) -> HttpResponse:
    """Read; each time leaves a trace."""
    read_opened(request.viewer, pupil=pupil)
    return render(request, "leading/read.html", {"about": opened(request.viewer, pupil=pupil)})


@require_POST
@only_for("professional")
def close(request: Request, opening: UUID) -> HttpResponse:
    """Close it before its day."""
    end_opening(request.viewer, opening=opening)
    messages.success(request, _("Het dossier is weer dicht."))
    return redirect("leading")
