"""The way out to the school's own meldcode. It writes nothing down: not here, not in a log."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def page(http_request: HttpRequest) -> HttpResponse:
    """The school's own text and contact, from the frame; without a school, where help always is."""
    return render(http_request, "safety/page.html")
