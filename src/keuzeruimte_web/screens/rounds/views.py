"""A choice for a year group: opened by the careers adviser, made in the background."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from keuzeruimte_web.gate import only_for
from keuzeruimte_web.operations.choice_opening import NobodyToChoose, SameRound, open_round
from keuzeruimte_web.operations.once import SentBefore
from keuzeruimte_web.queries.choice_opening import new_round
from keuzeruimte_web.queries.rounds import round_page, rounds
from keuzeruimte_web.request import Request
from keuzeruimte_web.screens.rounds.forms import RoundForm


@require_safe
@only_for("professional")
def page(request: Request) -> HttpResponse:
    """Every round, the latest first."""
    return render(request, "rounds/page.html", {"page": rounds(request.viewer)})


@require_http_methods(["GET", "HEAD", "POST"])
@only_for("professional")
def new(request: Request) -> HttpResponse:
    """Open a round for classes."""
    about = new_round(request.viewer)
    form = RoundForm(
        request.POST or None,
        templates=about.templates,
        rules=about.rules,
        classes=about.classes,
        today=request.viewer.today,
    )
    if form.is_valid():
        sent = form.cleaned_data
        try:
            made = open_round(
                request.viewer,
                once=sent["once"],
                template=sent["template"],
                title=sent["title"],
                school_year=about.school_year,
                ends_on=sent["ends_on"],
                classes=[UUID(one) for one in sent["classes"]],
                rules=UUID(sent["rules"]) if sent["rules"] else None,
            )
        except SentBefore as before:
            return redirect("round", before.made) if before.made else redirect("rounds")
        except NobodyToChoose:
            form.add_error("classes", _("In deze klassen zit nu niemand. Kies een andere klas."))
        except SameRound:
            form.add_error("title", _("Dit jaar is er al een ronde met deze titel. Geef een andere titel."))
        else:
            messages.success(request, _("De ronde wordt nu geopend, leerling voor leerling."))
            return redirect("round", made)
    return render(request, "rounds/new.html", {"form": form}, status=422 if form.is_bound else 200)


@require_safe
@only_for("professional")
def one(request: Request, round: UUID) -> HttpResponse:
    """One round: how far opening is, and the choices of the pupils."""
    found = round_page(request.viewer, round=round)
    answer = render(request, "rounds/round.html", {"page": found})
    if found.waiting:
        answer["Refresh"] = "3"
    return answer
