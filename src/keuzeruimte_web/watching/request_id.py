"""The name of the request at hand: one word in each line of the log about it, and in the answer."""

import re
from contextvars import ContextVar
from secrets import token_hex

HEADER = "X-Request-ID"
_GIVEN = re.compile(r"[A-Za-z0-9._-]{8,64}")
_AT_HAND: ContextVar[str] = ContextVar("request_id", default="")


def at_hand() -> str:
    """The name of the request at hand; '' outside a request."""
    return _AT_HAND.get()


def begin(given: str) -> str:
    """From here on this request has this name, or a new one when the proxy gave none that can be one."""
    name = given if _GIVEN.fullmatch(given) else token_hex(8)
    _AT_HAND.set(name)
    return name
