"""/keuzes/leerlingen/brieven/: letters on paper for who has no account, all in one file to print."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from keuzeruimte_web.components.pdf import pdf_of_letters
from keuzeruimte_web.gate import only_for
from keuzeruimte_web.operations.taking_along import printed_letters
from keuzeruimte_web.queries.choice_letters import AT_MOST, letters, post
from keuzeruimte_web.queries.year_group import rows_asked
from keuzeruimte_web.request import Request
from keuzeruimte_web.screens.year_group.address import address_of, asked_in
from keuzeruimte_web.screens.year_group.on_paper import on_paper


@require_http_methods(["GET", "HEAD", "POST"])
@only_for("professional")
def page(request: Request) -> HttpResponse:
    """To whom there is a letter, at each stage; and the letters themselves, which nobody keeps."""
    rows = rows_asked(request.viewer, asked=asked_in(request))
    found = post(request.viewer, rows=rows, stage=request.GET.get("brief", ""))
    address = address_of(request)
    here = f"{reverse('year_group_letters')}?{address}"
    if request.method == "POST" and found.lines and not found.too_many:
        made = letters(request.viewer, stage=found.stage, wanted=found.wanted)
        if not made:
            messages.info(request, _("Voor hen is er nu geen brief."))
            return redirect(f"{here}&brief={found.stage}")
        printed_letters(request.viewer, about=[(one.pupil, one.matter, one.moment) for one in made])
        values = on_paper(
            made,
            stage=found.stage,
            school=request.seat.school,
            by=request.seat.name,
            today=request.viewer.today,
        )
        headers = {"Content-Disposition": 'attachment; filename="brieven.pdf"', "Cache-Control": "no-store"}
        return HttpResponse(pdf_of_letters(values), content_type="application/pdf", headers=headers)
    back = f"{reverse('year_group')}?{address}"
    shown = {"post": found, "back": back, "address": address, "most": AT_MOST}
    return render(request, "year_group/letters.html", shown)
