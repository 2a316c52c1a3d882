"""What every request passes on its way in, and no screen should have to think of."""

import logging
import time
from collections.abc import Callable
from http import HTTPStatus
from typing import Any, cast

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.middleware import LoginRequiredMiddleware, get_user
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.cache import patch_vary_headers

from keuzeruimte_web.keys.master import NoMasterKey
from keuzeruimte_web.keys.ring import NoKey
from keuzeruimte_web.keys.sealing import DoesNotOpen
from keuzeruimte_web.operations import devices
from keuzeruimte_web.queries.seat import Forbidden, Invisible, Seat, chosen, school_scope
from keuzeruimte_web.queries.signed_in import seats_of_signed_in
from keuzeruimte_web.request import Request
from keuzeruimte_web.screens.devices.listening import COOKIE
from keuzeruimte_web.screens.errors.typed import typed_words
from keuzeruimte_web.screens.errors.views import does_not_open, signed_out_meanwhile, wrong_verb

Handler = Callable[[HttpRequest], HttpResponse]
log = logging.getLogger(__name__)

YEAR = 365 * 24 * 3600
SEEN_EVERY = 300
"""Seconds between two times that we write down that somebody is still here."""


def no_store(get_response: Handler) -> Handler:
    """Pages about people stay out of every cache, also of the browser on a shared computer."""

    def handler(http_request: HttpRequest) -> HttpResponse:
        response = get_response(http_request)
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    return handler


class Sealed:
    """A text that does not open gets a page that says so; the log gets its column and row, no content."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, http_request: HttpRequest) -> HttpResponse:
        """Nothing on the way in."""
        return self.get_response(http_request)

    def process_exception(self, http_request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer what does not open, and leave everything else to others."""
        if not isinstance(exception, (DoesNotOpen, NoKey, NoMasterKey)):
            return None
        log.error("does not open: %s", exception)
        return does_not_open(http_request)


def no_empty_page(get_response: Handler) -> Handler:
    """Whoever reloads the address of a form gets a page with words, not an empty one."""

    def handler(http_request: HttpRequest) -> HttpResponse:
        response = get_response(http_request)
        if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED and not response.content:
            return wrong_verb(http_request, allowed=response.headers.get("Allow", ""))
        return response

    return handler


def staying(get_response: Handler) -> Handler:
    """A session ends by itself; and a browser in which somebody signed in carries its mark from then on."""

    def handler(http_request: HttpRequest) -> HttpResponse:
        # Every page asks who it is, so there is nothing to wait for, as the shell does that Django puts here.
        http_request.user = get_user(http_request)
        if http_request.user.is_authenticated:
            _end_or_go_on(http_request)
        response = get_response(http_request)
        mark = getattr(http_request, "device_mark", "")
        if mark:
            response.set_cookie(
                COOKIE, mark, max_age=YEAR, httponly=True, secure=settings.HTTPS, samesite="Lax"
            )
        return response

    return handler


def _end_or_go_on(http_request: HttpRequest) -> None:
    now, session = time.time(), http_request.session
    begun, seen = session.get("begun", 0.0), session.get("seen", 0.0)
    if now - begun > settings.SESSION_COOKIE_AGE or now - seen > settings.SESSION_IDLE:
        logout(http_request)
    elif now - seen > SEEN_EVERY:
        session["seen"] = now
        devices.seen(session.session_key or "")


class SignedInFirst(LoginRequiredMiddleware):
    """Who is not signed in goes to the page for that, with the words of a form that was sent too late."""

    def process_view(
        self, request: HttpRequest, view_func: Callable[..., HttpResponseBase], *more: Any
    ) -> HttpResponseBase | None:
        """A script that sends while one types knows from the redirect that nothing was kept."""
        door = super().process_view(request, view_func, *more)
        by_script = request.headers.get("HX-Request")
        if request.method != "POST" or by_script or not isinstance(door, HttpResponseRedirect):
            return door
        return signed_out_meanwhile(request, door=door.url) or door


def language(get_response: Handler) -> Handler:
    """The language one chose: of the account, else of this browser, else Dutch.

    What the browser asks for is not followed: many a Dutch family's telephone is set to English.
    """
    known = dict(settings.LANGUAGES)

    def handler(http_request: HttpRequest) -> HttpResponse:
        here = http_request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        asked = http_request.user.language if http_request.user.is_authenticated else here
        with translation.override(asked if asked in known else settings.LANGUAGE_CODE):
            http_request.LANGUAGE_CODE = translation.get_language()
            response = get_response(http_request)
            response.headers.setdefault("Content-Language", http_request.LANGUAGE_CODE or "")
        patch_vary_headers(response, ["Cookie"])
        return response

    return handler


class Seated:
    """Who is signed in looks from one seat, and only within that school."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, http_request: HttpRequest) -> HttpResponse:
        """Find the seat, and keep the scope of its school open until the answer is made."""
        request = cast(Request, http_request)
        request.seats = ()
        if not request.user.is_authenticated:
            return self.get_response(request)
        request.seats = seats_of_signed_in(request.user, today=timezone.localdate())
        seat = chosen(request.seats, key=request.session.get("seat", ""))
        if seat is None:
            return self.get_response(request)
        request.seat, request.viewer = seat, seat.viewer
        with school_scope(seat.viewer.school):
            return self.get_response(request)

    def process_view(
        self, http_request: HttpRequest, view: Callable[..., HttpResponse], *_: Any
    ) -> HttpResponse | None:
        """An account without a seat gets no further than the pages that are for everybody."""
        signed_in = http_request.user.is_authenticated
        for_everybody = not getattr(view, "login_required", True)
        if not signed_in or for_everybody:
            return None
        if self._lacks_second_factor(http_request):
            return redirect("mfa_index")
        if hasattr(http_request, "viewer"):
            return None
        # a form that was open while the last task or tie ended: its words are given back
        return render(http_request, "errors/no_seat.html", {"typed": typed_words(http_request)}, status=403)

    def _lacks_second_factor(self, http_request: HttpRequest) -> bool:
        """Who works here, in any role at any school, makes a second proof first, and sees nobody before."""
        here = http_request.resolver_match.url_name or "" if http_request.resolver_match else ""
        if not settings.SECOND_FACTOR or here.startswith(("mfa_", "account_")):
            return False
        seats: tuple[Seat, ...] = cast(Request, http_request).seats
        return any(seat.is_work and not seat.second_factor for seat in seats)

    def process_exception(self, http_request: HttpRequest, exception: Exception) -> None:
        """What is invisible answers like what does not exist; what is seen and not allowed says so."""
        if isinstance(exception, Invisible):
            raise Http404 from exception
        if isinstance(exception, Forbidden):
            raise PermissionDenied from exception
