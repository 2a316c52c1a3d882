"""Around every request: its name, how long it took, and one line about it for machines."""

import logging
import time
from inspect import iscoroutinefunction
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.decorators import sync_and_async_middleware

from . import request_id
from .numbers import ANSWERED

log = logging.getLogger(__name__)
METHODS = frozenset({"GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE"})


@sync_and_async_middleware
def watched(get_response: Any) -> Any:
    """Count the answer by the pattern of its address; who asked is not looked at."""

    def begin(request: HttpRequest) -> float:
        behind_proxy = settings.ALLAUTH_TRUSTED_PROXY_COUNT
        request_id.begin(request.headers.get(request_id.HEADER, "") if behind_proxy else "")
        return time.perf_counter()

    def end(request: HttpRequest, response: HttpResponse, began: float) -> HttpResponse:
        took = time.perf_counter() - began
        method = request.method if request.method in METHODS else "other"
        route = route_of(request)
        ANSWERED.labels(method, route, str(response.status_code)).observe(took)
        response.headers.setdefault(request_id.HEADER, request_id.at_hand())
        if log.isEnabledFor(logging.INFO):
            log.info(
                "answered",
                extra={
                    "method": method,
                    "route": route,
                    "status": response.status_code,
                    "milliseconds": round(took * 1000, 1),
                    "bytes": None if response.streaming else len(response.content),
                },
            )
        return response

    if iscoroutinefunction(get_response):

        async def later(request: HttpRequest) -> HttpResponse:
            began = begin(request)
            return end(request, await get_response(request), began)

        return later

    def handler(request: HttpRequest) -> HttpResponse:
        began = begin(request)
        return end(request, get_response(request), began)

    return handler


def route_of(request: HttpRequest) -> str:
    """The pattern of the address: never the address itself."""
    if request.resolver_match is not None:
        return f"/{request.resolver_match.route}"
    return settings.STATIC_URL if request.path.startswith(settings.STATIC_URL) else "(none)"
