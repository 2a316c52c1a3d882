"""/gesprekken/<conversation>/papier/<guest>/: the invitation of one guest of the family, on paper."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from keuzeruimte_web.gate import only_for
from keuzeruimte_web.operations.opening import open_conversation
from keuzeruimte_web.queries.sheet import sheet
from keuzeruimte_web.request import Request


@require_safe
@only_for("professional")
def page(request: Request, conversation: UUID, guest: UUID) -> HttpResponse:
    """One sheet of A4."""
    shown = sheet(request.viewer, conversation=conversation, person=guest)
    open_conversation(request.viewer, conversation=conversation)
    return render(request, "plan/sheet.html", {"sheet": shown})
