"""Whether one is reminded: at all, and of one conversation."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from keuzeruimte_web.gate import only_for
from keuzeruimte_web.operations.reminders import choose_reminders, choose_reminders_of
from keuzeruimte_web.queries.reminders import reminders
from keuzeruimte_web.request import Request

CORNERS = ("pupil", "parent", "professional")


@require_http_methods(["GET", "HEAD", "POST"])
@only_for(*CORNERS)
def page(request: Request) -> HttpResponse:
    """What one chose, and choosing otherwise."""
    if request.method == "POST":
        choose_reminders(request.viewer, wanted=request.POST.get("wanted") == "yes")
        messages.success(request, _("Bewaard."))
        return redirect("reminders")
    context = {
        "page": reminders(request.viewer),
        "formal": request.viewer.role.value == "parent",
        "elsewhere": any(
            seat.viewer.school != request.viewer.school and seat.viewer.role.value in CORNERS
            for seat in request.seats
        ),
    }
    return render(request, "reminders/page.html", context)


@require_POST
@only_for(*CORNERS)
def one(request: Request, conversation: UUID) -> HttpResponse:
    """Of this conversation."""
    choose_reminders_of(request.viewer, conversation=conversation, wanted=request.POST.get("wanted") == "yes")
    messages.success(request, _("Bewaard."))
    return redirect("reminders")
