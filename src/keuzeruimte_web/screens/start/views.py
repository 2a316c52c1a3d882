"""The first address: everybody is brought to the own page."""

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from keuzeruimte_web.request import Request

FIRST = {
    "professional": "home",
    "parent": "parent",
    "pupil": "pupil",
    "administrator": "people",
    "privacy_officer": "oversight",
}


@require_safe
def page(http_request: HttpRequest) -> HttpResponse:
    """The page of one's role."""
    return redirect(FIRST[cast(Request, http_request).viewer.role.value])
