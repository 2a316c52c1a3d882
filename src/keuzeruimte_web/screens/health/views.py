"""Two words for machines, without a cookie and without anything about anybody."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from keuzeruimte_web.operations.readiness import cannot_serve


@login_not_required
@require_safe
def lives(http_request: HttpRequest) -> HttpResponse:
    """This process answers. A database that is away is no reason to start it again."""
    return JsonResponse({"gezond": True})


@login_not_required
@require_safe
def ready(http_request: HttpRequest) -> HttpResponse:
    """Whether pages can be answered now: 503 sends people to another server for as long as not."""
    lacks = cannot_serve()
    return JsonResponse({"klaar": not lacks, "mist": lacks}, status=503 if lacks else 200)
