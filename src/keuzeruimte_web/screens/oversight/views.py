"""What the privacy officer watches over: the log of who looked, and the table of who may what."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from keuzeruimte_web.gate import only_for
from keuzeruimte_web.operations.access_log import ask_for_check
from keuzeruimte_web.queries.oversight import oversight, who_may_what
from keuzeruimte_web.request import Request


@require_safe
@only_for("privacy_officer")
def page(request: Request) -> HttpResponse:
    """Whether the log is whole, since when, and what was found before."""
    return render(request, "oversight/page.html", {"log": oversight(request.viewer)})


@require_POST
@only_for("privacy_officer")
def check(request: Request) -> HttpResponse:
    """Have the log checked now; what is found stands on the page when it is done."""
    ask_for_check(request.viewer)
    messages.success(request, _("De controle begint. De uitslag komt op deze pagina te staan."))
    return redirect("oversight")


@require_safe
@only_for("privacy_officer")
def table(request: Request) -> HttpResponse:
    """Who may what, as the program itself asks it; a part of it at a time."""
    number = request.GET.get("pagina", "")
    page = int(number) if number.isascii() and number.isdigit() and len(number) < 4 else 1
    return render(request, "oversight/table.html", {"table": who_may_what(page)})
