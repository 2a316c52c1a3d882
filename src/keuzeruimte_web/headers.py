"""What Django and django-csp put on every answer, files as well: on the way out, without another thread.

Files are answered by asynchronous middleware, so what stands before it is asynchronous too. Django would call
each of these in a thread, twice a request; they ask nothing of anybody, and need none.
"""

from typing import Any

from csp.middleware import CSPMiddleware
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.clickjacking import XFrameOptionsMiddleware
from django.middleware.security import SecurityMiddleware


class _Here:
    """Asked where it stands."""

    get_response: Any

    async def __acall__(self, http_request: HttpRequest) -> HttpResponseBase:
        """As Django's own, and in this very thread."""
        first, last = getattr(self, "process_request", None), getattr(self, "process_response", None)
        response: HttpResponseBase | None = first(http_request) if first else None
        response = response or await self.get_response(http_request)
        return last(http_request, response) if last else response


class ContentPolicy(_Here, CSPMiddleware):
    """What a page may load, and from where."""


class NoFrames(_Here, XFrameOptionsMiddleware):
    """In nobody else's page."""


class OverHttps(_Here, SecurityMiddleware):
    """Over HTTPS alone, and not guessed at."""
