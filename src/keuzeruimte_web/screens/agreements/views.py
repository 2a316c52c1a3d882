"""Agreements of my pupils; done by the owner's own word."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from keuzeruimte_web.gate import only_for
from keuzeruimte_web.operations.agreements import finish
from keuzeruimte_web.queries.agreements import agreements
from keuzeruimte_web.request import Request


@require_safe
@only_for("professional")
def page(request: Request) -> HttpResponse:
    """My own to do first, then those of others, then what is done."""
    return render(request, "agreements/page.html", {"agreements": agreements(request.viewer)})


@require_POST
@only_for("professional")
def done(request: Request, agreement: UUID) -> HttpResponse:
    """The owner says that it is done, or after a slip that it is not."""
    said = request.POST.get("done") != "no"
    finish(request.viewer, agreement=agreement, done=said)
    messages.success(request, _("Mooi, dat is gedaan.") if said else _("Goed, deze loopt nog."))
    return redirect("agreements")
