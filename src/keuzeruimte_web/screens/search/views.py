"""Search by name, while one types or by a plain form."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from keuzeruimte_web.gate import only_for
from keuzeruimte_web.queries.search import search
from keuzeruimte_web.request import Request


@require_safe
@only_for("professional")
def page(request: Request) -> HttpResponse:
    """The pupils found; to htmx only the list."""
    found = search(request.viewer, text=request.GET.get("q", ""))
    template = "search/page.html#found" if request.htmx else "search/page.html"
    response = render(request, template, {"search": found})
    patch_vary_headers(response, ["HX-Request"])
    return response
