"""A second door for pupil and parents: somebody else at school, and the way of a complaint. Nothing is noted.

Colleagues are loyal to each other too (B.loyalty); so nobody depends on one person alone.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def page(http_request: HttpRequest) -> HttpResponse:
    """The school's own words, from the frame; where it wrote none, where one always can go."""
    return render(http_request, "other_door/page.html")
