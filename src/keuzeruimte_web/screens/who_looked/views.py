"""Who of school looked at a dossier, for the people it is about."""

from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from keuzeruimte_web.gate import only_for
from keuzeruimte_web.operations.opening import open_dossier
from keuzeruimte_web.queries.who_looked import who_looked
from keuzeruimte_web.request import Request


@require_safe
@only_for("pupil", "parent", "professional")
def page(request: Request, pupil: UUID) -> HttpResponse:
    """Four weeks of it, up to a day (`?tot=2026-11-20`); a colleague who reads it is in it as well."""
    shown = who_looked(request.viewer, pupil=pupil, until=_day(request.GET.get("tot", "")))
    role = request.viewer.role.value
    if role == "professional":
        open_dossier(request.viewer, pupil=pupil)
    return render(request, "who_looked/page.html", {"log": shown, "role": role})


def _day(text: str) -> date | None:
    """A day of the address; what is none is as if it was not there."""
    try:
        return date.fromisoformat(text) if len(text) == len("2026-11-20") else None
    except ValueError:
        return None
