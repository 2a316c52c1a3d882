"""The first address: everybody is brought to the own page; the privacy officer has a page here."""

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from keuzeruimte_web.request import Request

FIRST = {"professional": "home", "parent": "parent", "pupil": "pupil", "administrator": "people"}


@require_safe
def page(http_request: HttpRequest) -> HttpResponse:
    """The page of one's role; a privacy officer reads what is there now."""
    role = cast(Request, http_request).viewer.role.value
    if role in FIRST:
        return redirect(FIRST[role])
    return render(http_request, f"start/{role}.html")
