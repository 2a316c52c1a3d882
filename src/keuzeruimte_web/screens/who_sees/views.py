"""Why one sees a record, and who else does."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from keuzeruimte_web.gate import only_for
from keuzeruimte_web.operations.opening import open_dossier_or_read_along
from keuzeruimte_web.queries.who_sees import who_sees
from keuzeruimte_web.request import Request


@require_safe
@only_for("pupil", "parent", "professional")
def page(request: Request, /, kind: str, **record: UUID) -> HttpResponse:
    """For one record, whose id is the only part of the address."""
    (pk,) = record.values()
    found = who_sees(request.viewer, kind=kind, record=pk)
    role = request.viewer.role.value
    if role == "professional" and found.pupil is not None:
        open_dossier_or_read_along(request.viewer, pupil=found.pupil)
    return render(request, "who_sees/page.html", {"seen": found, "role": role})
