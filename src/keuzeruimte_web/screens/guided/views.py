"""Who of school guides, and what they read: for pupil and parents."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from keuzeruimte_web.gate import only_for
from keuzeruimte_web.queries.guided import guided
from keuzeruimte_web.request import Request


@require_safe
@only_for("parent", "pupil")
def page(request: Request, pupil: UUID) -> HttpResponse:
    """Who guides now, who comes, who went, and what each can read."""
    return render(request, "guided/page.html", {"about": guided(request.viewer, pupil=pupil)})
