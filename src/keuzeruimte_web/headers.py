"""What every answer carries, files as well: put on it on the way out, without another thread.

Files are answered by asynchronous middleware, so what stands before it is asynchronous too. Django would call
its own in a thread, twice a request; this asks nothing of anybody, and needs none.
"""

from inspect import iscoroutinefunction
from typing import Any

from csp.utils import build_policy
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase, ResponseHeaders
from django.middleware.security import SecurityMiddleware
from django.utils.decorators import sync_and_async_middleware

CLOSED = {
    "X-Content-Type-Options": "nosniff",
    # In nobody else's page.
    "X-Frame-Options": settings.X_FRAME_OPTIONS,
    "Referrer-Policy": settings.SECURE_REFERRER_POLICY,
    # What a page may load, and from where.
    "Content-Security-Policy": build_policy(),
    "Cross-Origin-Opener-Policy": settings.SECURE_CROSS_ORIGIN_OPENER_POLICY,
    # Out of the pages of others, which could tell by loading one who is signed in here.
    "Cross-Origin-Resource-Policy": "same-origin",
    # Nothing on these pages needs the camera, the microphone or the place where somebody is.
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
"""What every answer carries, so that nobody frames it, guesses its kind, or reads it from elsewhere."""
_READY = ResponseHeaders(CLOSED)._store
"""The same as answers keep it: Django looks of every name and text whether it can be sent, each time."""


@sync_and_async_middleware  # files are served by asynchronous middleware, behind this
def closed(get_response: Any) -> Any:
    """Every answer travels closed: pages, files, redirects and refusals, also those of other middleware.

    It stands before all else, and fills in what an answer that never came further in would lack. The promise
    of HTTPS has middleware of its own, right behind this.
    """

    def shut(response: HttpResponse) -> HttpResponse:
        kept = response.headers._store
        for key, header in _READY.items():
            kept.setdefault(key, header)
        return response

    if iscoroutinefunction(get_response):

        async def later(http_request: HttpRequest) -> HttpResponse:
            return shut(await get_response(http_request))

        return later

    def handler(http_request: HttpRequest) -> HttpResponse:
        return shut(get_response(http_request))

    return handler


class OverHttps(SecurityMiddleware):
    """Over HTTPS alone, and not guessed at: as Django's own, and asked where it stands."""

    async def __acall__(self, http_request: HttpRequest) -> HttpResponseBase:
        """In this very thread."""
        onward: Any = self.get_response
        response = self.process_request(http_request) or await onward(http_request)
        return self.process_response(http_request, response)
