"""How a value becomes part of a page: escaped, unless it says itself that it is safe."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.template import Context, TemplateSyntaxError
from django.template.base import render_value_in_context
from django.template.defaultfilters import date as date_filter
from django.template.defaulttags import CsrfTokenNode
from django.utils.functional import Promise, SimpleLazyObject
from django.utils.safestring import SafeData, SafeString
from django.utils.translation import get_language, gettext_lazy

from ...escaping import escape, escaped
from .looking import ABSENT

_CSRF = CsrfTokenNode()
_PAGE = Context()
"""How a page shows values: it escapes, and goes by the settings for times and numbers."""


def text(value: Any) -> str:
    """`{{ value }}`, as Django's render_value_in_context where it escapes; nothing of what is absent."""
    kind = type(value)
    if kind is SafeString:
        safe: str = value
        return safe
    if kind is str:
        return escape(value)
    if value is ABSENT:
        return ""
    if kind is int and not settings.USE_THOUSAND_SEPARATOR:
        return str(value)
    if issubclass(kind, Promise):
        return escaped(str(value))
    return str(render_value_in_context(value, _PAGE))


def kept_safe(function: Callable[..., Any], value: Any, *given: Any, **how: Any) -> Any:
    """The outcome of a filter that is safe: of what was safe it stays so."""
    new = function(value, *given, **how)
    return SafeString(new) if isinstance(value, SafeData) and not hasattr(new, "__html__") else new


def dated(value: Any, pattern: str | None = None) -> str:
    """`date`: a day alone is written once in a language, and a page writes the same days again."""
    return _dated(value, pattern, get_language()) if type(value) is date else date_filter(value, pattern)


dated.expects_localtime = True  # type: ignore[attr-defined]


@lru_cache(maxsize=4096)
def _dated(value: date, pattern: str | None, _language: str | None) -> str:
    return date_filter(value, pattern)


QUICKER: Mapping[Callable[..., Any], Callable[..., Any]] = {date_filter: dated}
"""Filters of Django that come to the same with less work."""


def csrf(token: Any) -> str:
    """`{% csrf_token %}`; the key is worked out once a page, and each form asks for it."""
    if type(token) is SimpleLazyObject and (key := str(token)) and key != "NOTPROVIDED":
        return f'<input type="hidden" name="csrfmiddlewaretoken" value="{escaped(key)}">'
    return _CSRF.render(Context({} if token is ABSENT else {"csrf_token": token}))


def translated(value: Any) -> Any:
    """The translation of a text that is only known now; nothing of nothing."""
    if value is ABSENT:
        return ABSENT
    words = value.replace("%", "%%")
    return gettext_lazy(SafeString(words) if isinstance(value, SafeData) else words)


def restored(value: Any) -> str:
    """A translated text for on the page, in which a percent sign stands once again."""
    shown = render_value_in_context("" if value is ABSENT else value, _PAGE)
    with_percents = shown.replace("%%", "%")
    return SafeString(with_percents) if isinstance(shown, SafeData) else with_percents


def listed(values: Any) -> Any:
    """What a loop goes through."""
    if values is None or values is ABSENT:
        return ()
    return values if hasattr(values, "__len__") else list(values)


def unpacked(item: Any, count: int) -> Iterable[Any]:
    """One item of a loop with several names. Raises ValueError where it has not that many."""
    if type(item) is tuple and len(item) == count:
        return item
    try:
        length = len(item)
    except TypeError:
        length = 1
    if length != count:
        raise ValueError(f"Need {count} values to unpack in for loop; got {length}. ")
    return item  # type: ignore[no-any-return]


def counted(value: Any, name: str) -> Any:
    """The number that one or more goes by. Raises TemplateSyntaxError for anything else."""
    if not isinstance(value, (Decimal, float, int)):
        raise TemplateSyntaxError(f"{name!r} argument to 'blocktranslate' tag must be a number.")
    return value


def empty(value: Any) -> Any:
    """What Django makes of what is not there, before its filters."""
    return "" if value is ABSENT else value
