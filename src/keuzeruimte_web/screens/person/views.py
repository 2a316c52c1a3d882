"""Somebody with two roles, or at two schools, chooses from where to look."""

from typing import cast

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST

from keuzeruimte_web.request import Request

SESSION_KEY = "seat"


@require_POST
def choose(http_request: HttpRequest) -> HttpResponse:
    """Keep the seat for this session; what is no seat of one's own changes nothing."""
    request = cast(Request, http_request)
    chosen = request.POST.get("person", "")
    if any(seat.key == chosen for seat in request.seats):
        request.session[SESSION_KEY] = chosen
    return HttpResponseRedirect("/")
