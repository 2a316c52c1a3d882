"""Somebody with two roles, or at two schools, chooses from where to look."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST

SESSION_KEY = "seat"


@require_POST
def choose(http_request: HttpRequest) -> HttpResponse:
    """Keep the seat for this session; a seat that is not one's own is passed over at the next page."""
    http_request.session[SESSION_KEY] = http_request.POST.get("person", "")
    return HttpResponseRedirect("/")
