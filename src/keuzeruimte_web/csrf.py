"""The key of a form, as Django checks it: made with one question for chance, and given when it is new.

Django asks the system 32 times for chance at each page, and gives a browser again what it brought, so that it
keeps that for a year from then on. Who signs in gets another key, and nobody stays signed in for a year.
"""

from secrets import token_bytes

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware import csrf

LETTERS = csrf.CSRF_ALLOWED_CHARS
LENGTH = csrf.CSRF_SECRET_LENGTH
_PLACES = {letter: place for place, letter in enumerate(LETTERS)}
_FAIR = 256 - 256 % len(LETTERS)
_TO_LETTERS = bytes(ord(LETTERS[number % len(LETTERS)]) for number in range(256))
_UNFAIR = bytes(range(_FAIR, 256))
"""Numbers that would make the first letters come more often than the last."""


class GivenOnce(csrf.CsrfViewMiddleware):
    """Django's own; who is signed in and brought the key already does not get it again."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """The answer, with the key where the browser has none, or another."""
        user = getattr(request, "user", None)
        key = request.META.get("CSRF_COOKIE")
        if user and user.is_authenticated and key == request.COOKIES.get(settings.CSRF_COOKIE_NAME):
            return response
        answer: HttpResponseBase = super().process_response(request, response)
        return answer


def by_chance() -> str:
    """As many letters as a key has, each as likely as every other."""
    found = b""
    while len(found) < LENGTH:
        found += token_bytes(2 * LENGTH).translate(_TO_LETTERS, _UNFAIR)
    return found[:LENGTH].decode("ascii")


def masked(key: str) -> str:
    """The key as it stands in a page: otherwise each time, so that a page tells nothing by its size."""
    mask, most = by_chance(), len(LETTERS)
    pairs = zip(key, mask, strict=True)
    return mask + "".join([LETTERS[(_PLACES[one] + _PLACES[other]) % most] for one, other in pairs])


def shorten() -> None:
    """From now on Django makes keys this way; checking them stays its own."""
    csrf._mask_cipher_secret = masked  # type: ignore[attr-defined]
