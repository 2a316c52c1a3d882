"""How a value is found: `a.b.c`, by Django's own way wherever it is not an attribute or a key alone."""

from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any, Final

from django.forms import BoundField
from django.template.base import Variable, VariableDoesNotExist
from django.utils.functional import Promise

ABSENT: Final[Any] = object()
"""Stands for what nobody gave."""
KINDS_KEPT = 2_000
TEXTLESS = (BoundField, str, list, tuple)
"""What has keys that are never a word: asked by attribute at once."""
FAILED_LOOKUP = (TypeError, AttributeError, KeyError, ValueError, IndexError)

_plain = set[type]()


class _Held(dict[str, Any]):
    """What Django looks a name up in, where it has no page at hand."""

    template = SimpleNamespace(engine=SimpleNamespace(string_if_invalid=""))
    template_name = "unknown"


def look(value: Any, variable: Variable, bits: Sequence[str]) -> Any:
    """What stands behind the dots of this variable, from `value` on; ABSENT where there is no such thing."""
    current = value
    try:
        for bit in bits:
            kind = type(current)
            if kind in _plain:
                current = getattr(current, bit)
            elif kind is dict:
                current = current.items() if bit == "items" and bit not in current else current[bit]
            elif current is ABSENT:
                return ABSENT
            else:
                current = _learned(current, bit)
            if callable(current):
                return django_looks(value, variable)
    except FAILED_LOOKUP:
        return django_looks(value, variable)
    return current


def _learned(current: Any, bit: str) -> Any:
    """One step into a thing of a kind that is not known yet, or that is asked by key first."""
    if _is_plain(current):
        return getattr(current, bit)
    if callable(current) or not hasattr(type(current), "__getitem__"):
        raise TypeError
    return current[bit]


def django_looks(value: Any, variable: Variable) -> Any:
    """The same as Django finds it: what is called, indexed, or missing."""
    first: Sequence[str] = variable.lookups or ()
    try:
        return Variable._resolve_lookup(variable, _Held({first[0]: value}))  # type: ignore[attr-defined]
    except VariableDoesNotExist:
        return ABSENT


def required(value: Any, name: str) -> Any:
    """The value that a filter is given. Raises VariableDoesNotExist, as Django does, where there is none."""
    if value is ABSENT:
        raise VariableDoesNotExist("Failed lookup for key [%s]", (name,))
    return value


def _is_plain(value: Any) -> bool:
    """Whether things of this kind are asked by attribute alone; remembers it, of so many kinds."""
    kind = type(value)
    by_key = getattr(kind, "__getitem__", None)
    textless = by_key is None or any(by_key is one.__getitem__ for one in TEXTLESS)
    if not textless or callable(value) or issubclass(kind, Promise):
        return False
    if len(_plain) >= KINDS_KEPT:
        _plain.clear()
    _plain.add(kind)
    return True
