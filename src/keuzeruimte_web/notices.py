"""What just happened, told once on the next page: it travels with the browser, locked (decision 0189)."""

import json
from typing import Any

from cryptography.exceptions import InvalidTag
from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.messages.storage.base import BaseStorage
from django.contrib.messages.storage.cookie import MessageDecoder, MessageEncoder
from django.http import HttpResponse

from keuzeruimte_web.secret import locked, unlocked

LONGEST = 2_000
"""Letters of a cookie; browsers promise 4,096 for each, with its name and where it belongs."""
IN_SESSION = "notices"


class Notices(BaseStorage):
    """Notices in a cookie that only this server reads, and only for the account that they were for.

    What is too long for that stands in the session.
    """

    def _get(self, *_args: Any, **_more: Any) -> tuple[list[Any], bool]:
        text = self._brought() or self.request.session.get(IN_SESSION, "")
        return (json.loads(text, cls=MessageDecoder) if text else []), True

    def _brought(self) -> str:
        """What the browser brought; nothing where it does not open: damaged, or of another account."""
        brought = self.request.COOKIES.get(settings.NOTICE_COOKIE_NAME, "")
        if not brought:
            return ""
        try:
            return unlocked(brought, purpose=self._purpose())
        except (InvalidTag, ValueError):
            return ""

    def _store(self, messages: list[Any], response: HttpResponse, *_args: Any, **_more: Any) -> list[Any]:
        text = json.dumps(messages, cls=MessageEncoder, separators=(",", ":")) if messages else ""
        told = locked(text, purpose=self._purpose()) if text else ""
        fits = len(told) <= LONGEST
        if (told and fits) or settings.NOTICE_COOKIE_NAME in self.request.COOKIES:
            response.set_cookie(
                settings.NOTICE_COOKIE_NAME,
                told if fits else "",
                max_age=None if told and fits else 0,
                secure=settings.SESSION_COOKIE_SECURE,
                httponly=True,
                samesite="Lax",
            )
        if text and not fits:
            self.request.session[IN_SESSION] = text
        else:
            self.request.session.pop(IN_SESSION, None)
        return []

    def _purpose(self) -> str:
        return f"notice {self.request.session.get(SESSION_KEY, '')}"
