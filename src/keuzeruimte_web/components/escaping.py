"""A text as it may stand in a page: escaped, unless it says itself that it is safe."""

from html import escape as html_escape
from typing import Any

from django.utils.functional import Promise
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString


def escape(value: str) -> str:
    """The text as it can stand in a page; most have nothing in them that is looked for five times."""
    if "&" in value or "<" in value or ">" in value or '"' in value or "'" in value:
        return html_escape(value)
    return value


def escaped(value: Any) -> str:
    """Any value as Django's `conditional_escape` has it, with less work for a text that is one already."""
    kind = type(value)
    if kind is str:
        return escape(value)
    if kind is SafeString:
        safe: str = value
        return safe
    if issubclass(kind, Promise):
        return escaped(str(value))
    return str(conditional_escape(value))
