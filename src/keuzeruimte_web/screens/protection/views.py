"""Protection: written down by a leader, confirmed by a second person with the own account."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from keuzeruimte_web.gate import only_for
from keuzeruimte_web.operations.once import SentBefore
from keuzeruimte_web.operations.protection import Measure, NoSuchTime, NotASecond, confirm, let_go, propose
from keuzeruimte_web.queries.leading import proposals
from keuzeruimte_web.queries.opened import proposing
from keuzeruimte_web.request import Request
from keuzeruimte_web.screens.protection.forms import ProtectionForm


@require_safe
@only_for("professional")
def page(request: Request) -> HttpResponse:
    """What waits: to confirm, or asked by oneself."""
    return render(request, "protection/page.html", {"proposals": proposals(request.viewer)})


@require_http_methods(["GET", "HEAD", "POST"])
@only_for("professional")
def new(request: Request, matter: UUID) -> HttpResponse:
    """Write down a measure that exists, and ask a second person."""
    about = proposing(request.viewer, matter=matter)
    form = ProtectionForm(request.POST if request.method == "POST" else None, offered=about)
    if form.is_valid():
        given = dict(form.cleaned_data)
        once, second = given.pop("once"), UUID(given.pop("second"))
        helpers, domains = given.pop("helpers"), given.pop("domains")
        measure = Measure(helpers=tuple(UUID(one) for one in helpers), domains=tuple(domains), **given)
        try:
            propose(request.viewer, matter=matter, second=second, measure=measure, once=once)
        except SentBefore:
            return redirect("protection")
        except NotASecond:
            form.add_error("second", _("Deze collega kan dit niet bevestigen. Kies een ander."))
        except NoSuchTime:
            form.add_error(
                "until", _("Kies een dag na vandaag, binnen zes maanden, en het gesprek met ouders ervoor.")
            )
        else:
            messages.success(request, _("Bewaard. Er geldt nog niets: eerst bevestigt de tweede."))
            return redirect("protection")
    status = 422 if form.errors else 200
    return render(request, "protection/new.html", {"about": about, "form": form}, status=status)


@require_POST
@only_for("professional")
def yes(request: Request, proposal: UUID) -> HttpResponse:
    """The second confirms."""
    try:
        confirm(request.viewer, proposal=proposal)
    except NoSuchTime:
        messages.error(request, _("De einddag is al geweest. Leg het opnieuw vast."))
    else:
        messages.success(request, _("Bevestigd. Het geldt vanaf vandaag. Ouders krijgen bericht."))
    return redirect("protection")


@require_POST
@only_for("professional")
def no(request: Request, proposal: UUID) -> HttpResponse:
    """The second does not confirm, or the leader takes it back: it is gone."""
    let_go(request.viewer, proposal=proposal)
    messages.success(request, _("Weg. Er geldt niets."))
    return redirect("protection")
