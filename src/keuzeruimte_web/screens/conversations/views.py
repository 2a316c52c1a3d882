"""My conversations."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from keuzeruimte_web.gate import only_for
from keuzeruimte_web.queries.conversations import conversations
from keuzeruimte_web.request import Request


@require_safe
@only_for("professional")
def page(request: Request) -> HttpResponse:
    """Those to close, those to come, those behind us."""
    return render(request, "conversations/page.html", {"talks": conversations(request.viewer)})
