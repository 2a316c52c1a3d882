"""The language, the time zone, connections and settings of now, held by Python itself (0187, 0195, 0208).

Django holds them in an object of asgiref, which takes a lock and asks in which thread it is for each word
that is put in a language. What that promises, a `ContextVar` does by itself: what one request, thread or task
sets, no other finds; so it is with what a path begins with, and which addresses there are. Connections, also
those of a cache, belong to a thread, wherever Django lets one be asked for: not on the loop.
Of each setting Django first looks whether it is a word of Python's own; none is. And for each text it looks
in the catalogue of every application, twice over where none has it, as with our own texts in Dutch.
"""

import threading
from contextvars import ContextVar
from functools import lru_cache
from gettext import GNUTranslations
from typing import Any

from django.conf import LazySettings
from django.core.cache import caches
from django.db import connections
from django.urls import base as addresses
from django.utils import timezone
from django.utils.translation import trans_real

TEXTS = 4096
"""Texts of which is kept what they are in a language: more than there are."""
_NOTHING = object()


class Held:
    """Something with one attribute, `value`; absent until it is set here, and after it is taken away."""

    __slots__ = ("_kept",)

    def __init__(self, name: str) -> None:
        self._kept: ContextVar[Any] = ContextVar(name, default=_NOTHING)

    @property
    def value(self) -> Any:
        """What was set here. Raises AttributeError where nothing is."""
        found = self._kept.get()
        if found is _NOTHING:
            raise AttributeError("value")
        return found

    @value.setter
    def value(self, value: Any) -> None:
        self._kept.set(value)

    @value.deleter
    def value(self) -> None:
        self._kept.set(_NOTHING)


def hold() -> None:
    """From now on; Django's own tests and its reloader put another in the same place."""
    trans_real._active = Held("language")  # type: ignore[attr-defined]
    timezone._active = Held("time zone")  # type: ignore[attr-defined]
    addresses._urlconfs = Held("addresses")  # type: ignore[attr-defined]
    addresses._prefixes = Held("prefix")  # type: ignore[attr-defined]
    connections._connections = threading.local()  # type: ignore[attr-defined]
    caches._connections = threading.local()  # type: ignore[attr-defined]
    said = lru_cache(TEXTS)(GNUTranslations.gettext)
    trans_real.DjangoTranslation.gettext = said  # type: ignore[method-assign]
    LazySettings.__getattribute__ = object.__getattribute__  # type: ignore[method-assign]
