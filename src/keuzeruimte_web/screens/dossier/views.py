"""A pupil's dossier."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from keuzeruimte_web.gate import only_for
from keuzeruimte_web.operations.opening import open_dossier
from keuzeruimte_web.queries.dossier import dossier
from keuzeruimte_web.request import Request


@require_safe
@only_for("professional")
def page(request: Request, pupil: UUID) -> HttpResponse:
    """Open the dossier, which leaves a trace, and show how it stands."""
    open_dossier(request.viewer, pupil=pupil)
    shown = dossier(request.viewer, pupil=pupil, lang=get_language() or "nl")
    return render(request, "dossier/page.html", {"dossier": shown})
