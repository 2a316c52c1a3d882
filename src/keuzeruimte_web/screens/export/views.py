"""Taking out what the school has: people and classes as OneRoster, and the whole school for the board."""

from io import BytesIO

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from keuzeruimte_web.gate import only_for
from keuzeruimte_web.operations.roster_out import take_out_roster
from keuzeruimte_web.request import Request


@require_safe
@only_for("administrator")
def page(request: Request) -> HttpResponse:
    """What can be taken along, and by whom."""
    return render(request, "export/page.html", {})


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
