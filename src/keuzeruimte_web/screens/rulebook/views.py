"""The rules by which a plan is looked at, as cards."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from keuzeruimte_web.gate import only_for
from keuzeruimte_web.queries.rulebook import rulebook
from keuzeruimte_web.request import Request


@require_safe
@only_for("professional")
def page(request: Request, rule: str = "") -> HttpResponse:
    """The whole table of contents, with one rule open."""
    return render(request, "rulebook/page.html", {"book": rulebook(rule), "at_start": not rule})
