"""A school leader finds somebody for a matter that nobody guides any more."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from keuzeruimte_web.gate import only_for
from keuzeruimte_web.operations.guides import GuidesAlready, appoint
from keuzeruimte_web.operations.matters import NoColleague
from keuzeruimte_web.operations.once import SentBefore, was_sent
from keuzeruimte_web.queries.unguided import appointing, unguided
from keuzeruimte_web.request import Request
from keuzeruimte_web.screens.unguided.forms import AppointForm


@require_safe
@only_for("professional")
def page(request: Request) -> HttpResponse:
    """What waits for somebody; empty for who does not lead."""
    return render(request, "unguided/page.html", {"matters": unguided(request.viewer)})


@require_http_methods(["GET", "HEAD", "POST"])
@only_for("professional")
def find(request: Request, matter: UUID) -> HttpResponse:
    """Choose a colleague; what of before that colleague may read is nothing."""
    if was_sent(request.viewer, key=request.POST.get("once")):
        return redirect("unguided")
    shown = appointing(request.viewer, matter=matter)
    form = AppointForm(request.POST if request.method == "POST" else None, colleagues=shown.colleagues)
    if form.is_valid():
        given = form.cleaned_data
        try:
            appoint(request.viewer, matter=matter, colleague=UUID(given["colleague"]), once=given["once"])
        except SentBefore:
            return redirect("unguided")
        except (GuidesAlready, NoColleague):
            form.add_error("colleague", _("Deze collega kan dit nu niet begeleiden. Kies een ander."))
        else:
            messages.success(request, _("Bewaard. Leerling en ouders krijgen bericht wie er komt."))
            return redirect("unguided")
    status = 422 if form.errors else 200
    return render(request, "unguided/find.html", {"page": shown, "form": form}, status=status)
