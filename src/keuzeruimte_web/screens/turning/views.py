"""What changes when a pupil turns 16 or 18, in the words of who reads: pupil, parent, who works here."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from keuzeruimte_web.gate import only_for
from keuzeruimte_web.operations.opening import open_dossier
from keuzeruimte_web.queries.turning import turning_page
from keuzeruimte_web.request import Request


@require_safe
@only_for("pupil")
def for_pupil(request: Request) -> HttpResponse:
    """The pupil whose birthday it is."""
    page = turning_page(request.viewer, pupil=request.viewer.person)
    return render(request, "turning/pupil.html", {"page": page})


@require_safe
@only_for("parent")
def for_parent(request: Request, pupil: UUID) -> HttpResponse:
    """A parent, also one without authority: what this parent reads and does changes too."""
    page = turning_page(request.viewer, pupil=pupil)
    return render(request, "turning/parent.html", {"page": page})


@require_safe
@only_for("professional")
def for_staff(request: Request, pupil: UUID) -> HttpResponse:
    """Who guides this pupil."""
    page = turning_page(request.viewer, pupil=pupil)
    open_dossier(request.viewer, pupil=pupil)
    return render(request, "turning/staff.html", {"page": page})
