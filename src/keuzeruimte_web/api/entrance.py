"""The door of the API: who asks by which token, how often, in which language; what travels along.

Middleware, so that the scope of the school is open as long as the answer is made, and also what goes wrong
before or after a view is told as a problem. A session in a browser counts for nothing here.
"""

import hashlib
from contextlib import suppress
from http import HTTPStatus
from typing import Any

from allauth.core.internal import ratelimit
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve
from django.utils import timezone, translation
from django.utils.cache import patch_vary_headers
from django.views.decorators.debug import sensitive_variables

from keuzeruimte_web.api import problems
from keuzeruimte_web.operations.served import A_MINUTE, AtTheDoor, service_with
from keuzeruimte_web.queries.seat import school_scope

AT = "/api/"
OPEN = ("/api/v1/openapi.json",)
GUESSES = {"api_token": "60/m/ip"}
"""Tokens that do not work, by one network address; one that does never counts."""
LONGEST_TOKEN = 100
MOST_BYTES = 2_500_000


class Entrance:
    """Stands before the API; every other address passes."""

    def __init__(self, get_response: Any) -> None:
        self.get_response = get_response

    def __call__(self, http_request: HttpRequest) -> HttpResponse:
        """Let a service in, and close the answer."""
        if not http_request.path_info.startswith(AT):
            answer: HttpResponse = self.get_response(http_request)
            return answer
        _name_address(http_request)
        with translation.override(_language(http_request)):
            response = _as_problem(self._answer(http_request))
            response["Content-Language"] = translation.get_language() or settings.LANGUAGE_CODE
        patch_vary_headers(response, ["Authorization", "Accept-Language"])
        response["X-Robots-Tag"] = "noindex"
        return response

    @sensitive_variables()
    def _answer(self, http_request: HttpRequest) -> HttpResponse:
        asks_head, http_request.method = http_request.method == "HEAD", _get_for_head(http_request)
        if http_request.path_info in OPEN:
            if http_request.method != "GET":
                return _only_read()
            return _marked(http_request, self.get_response(http_request), asks_head=asks_head)
        came = _came(http_request)
        if came is None:
            return _no_entry(http_request)
        if came.left < 0:
            response = problems.answer("too-often")
            response["Retry-After"] = str(came.resets)
            return _counted(response, came)
        if _size(http_request) > MOST_BYTES:
            return _counted(problems.answer("too-large"), came)
        http_request.viewer = came.viewer  # type: ignore[attr-defined]
        with school_scope(came.viewer.school):
            response = self.get_response(http_request)
        return _counted(_marked(http_request, response, asks_head=asks_head), came)


def _name_address(http_request: HttpRequest) -> None:
    """So that who is sent away at the door is counted and logged by the pattern of what was asked."""
    with suppress(Resolver404):
        http_request.resolver_match = resolve(http_request.path_info)


@sensitive_variables()
def _came(http_request: HttpRequest) -> AtTheDoor | None:
    scheme, _space, token = http_request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token or len(token) > LONGEST_TOKEN:
        return None
    return service_with(token.strip(), now=timezone.now(), today=timezone.localdate())


def _no_entry(http_request: HttpRequest) -> HttpResponse:
    """The same for every token that does not work; who tries many waits."""
    allowed = ratelimit.consume(
        http_request, app="keuzeruimte", action="api_token", config=GUESSES, limit_get=True
    )
    if allowed:
        return problems.answer("no-entry")
    response = problems.answer("too-often")
    response["Retry-After"] = "60"
    return response


def _counted(response: HttpResponse, came: AtTheDoor) -> HttpResponse:
    """How often may still be asked, as draft-ietf-httpapi-ratelimit-headers has it."""
    response["RateLimit-Policy"] = f'"minute";q={A_MINUTE};w=60'
    response["RateLimit"] = f'"minute";r={max(came.left, 0)};t={came.resets}'
    return response


def _marked(http_request: HttpRequest, response: HttpResponse, *, asks_head: bool) -> HttpResponse:
    """A mark of what is answered: who has it already gets it not again."""
    if http_request.method == "GET" and response.status_code == HTTPStatus.OK:
        etag = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
        known = {mark.strip().removeprefix("W/") for mark in _known(http_request)}
        if etag in known or "*" in known:
            response = HttpResponse(status=HTTPStatus.NOT_MODIFIED)
            del response["Content-Type"]
        response["ETag"] = etag
        # Kept by who asked, never on the way; and asked again each time whether it still holds.
        response["Cache-Control"] = "private, no-cache"
    if asks_head:
        response["Content-Length"] = str(len(response.content))
        response.content = b""
    return response


def _as_problem(response: HttpResponse) -> HttpResponse:
    """What went wrong outside the API's own code is a page for people; here it is told as a problem."""
    told = response.headers.get("Content-Type", "")
    if response.status_code < HTTPStatus.BAD_REQUEST or told.startswith(problems.MEDIA):
        return response
    problem = problems.answer(problems.OF_STATUS.get(response.status_code, "broken"))
    for name in ("Allow", "RateLimit", "RateLimit-Policy"):
        if name in response.headers:
            problem[name] = response[name]
    problem._has_been_logged = True  # type: ignore[attr-defined]
    return problem


def _only_read() -> HttpResponse:
    """The description answers every verb by itself: also one that seems to change it."""
    response = problems.answer("wrong-verb")
    response["Allow"] = "GET"
    return response


def _known(http_request: HttpRequest) -> list[str]:
    return http_request.headers.get("If-None-Match", "").split(",")


def _get_for_head(http_request: HttpRequest) -> str:
    return "GET" if http_request.method == "HEAD" else http_request.method or "GET"


def _language(http_request: HttpRequest) -> str:
    """English for who asks for it before Dutch, else Dutch."""
    asked = http_request.headers.get("Accept-Language", "")[:100].lower()
    found = [part.strip().partition(";")[0].partition("-")[0] for part in asked.split(",")]
    return next((code for code in found if code in dict(settings.LANGUAGES)), settings.LANGUAGE_CODE)


def _size(http_request: HttpRequest) -> int:
    told = http_request.headers.get("Content-Length", "")
    return int(told) if told.isascii() and told.isdecimal() and len(told) < 20 else 0
