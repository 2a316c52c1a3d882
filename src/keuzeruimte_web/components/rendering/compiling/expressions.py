"""What stands between the braces, in Python: variables and their filters."""

from typing import Any, Final

from django.template.base import FilterExpression, Variable
from django.utils.safestring import SafeString

from .scope import Scope
from .showing import QUICKER
from .unknown import UnknownPartError

CONSTANTS: Final = ("True", "False", "None")
EMPTY: Final = '""'
"""What Django makes of a value that is not there, before its filters; `None` in conditions and loops."""
NOTHING: Final = "None"


def value_of(expression: FilterExpression, scope: Scope, *, missing: str = EMPTY) -> str:
    """The value with its filters; `missing` where there is none."""
    found, is_sure = raw_value_of(expression, scope)
    if not is_sure:
        found = f"({missing} if (t := {found}) is ABSENT else t)"
    return filtered(expression, found, scope)


def raw_value_of(expression: FilterExpression, scope: Scope) -> tuple[str, bool]:
    """The value before its filters, and whether it is always there."""
    if not expression.is_var:
        return scope.code.keep(expression.var), True
    return variable(expression.var, scope)


def variable(one: Variable, scope: Scope) -> tuple[str, bool]:
    """What stands behind a name and its dots, and whether it is always there."""
    code = scope.code
    if one.lookups is None:
        if one.message_context:
            raise UnknownPartError(one)
        if one.translate:
            return f"translated({code.keep(one.literal)})", True
        return code.keep(one.literal), True
    if one.translate:
        raise UnknownPartError(one)
    first, *rest = one.lookups
    if first == "block" and not scope.binds("block"):
        return _above(one, scope)
    if first == "forloop" and len(rest) == 1:
        loop = scope.nearest_loop
        said = loop and loop.part(rest[0])
        if said:
            return said, True
    if first in CONSTANTS and not rest and not scope.binds(first):
        return first, True
    found, _is_sure = scope.read(first)
    if not rest:
        return f"(t if not callable(t := {found}) else django_looks(t, {code.keep(one)}))", False
    return f"look({found}, {code.keep(one)}, {code.keep(tuple(rest))})", False


def _above(one: Variable, scope: Scope) -> tuple[str, bool]:
    """`block.super`: what the frame has in this block."""
    if one.lookups != ("block", "super") or not scope.block_name:
        raise UnknownPartError(one)
    return f"above(blocks, {scope.block_name!r}, level + 1, {scope.names()}, page)", True


def filtered(expression: FilterExpression, value: str, scope: Scope) -> str:
    """The value as its filters make it."""
    code = scope.code
    for plain, given in expression.filters:
        function = QUICKER.get(plain, plain)
        arguments = [value, *(_argument(is_variable, one, scope) for is_variable, one in given)]
        if getattr(function, "expects_localtime", False):
            arguments[0] = f"template_localtime({value})"
        if getattr(function, "needs_autoescape", False):
            arguments.append("autoescape=True")
        is_safe = getattr(function, "is_safe", False)
        call = f"kept_safe({code.keep(function)}, " if is_safe else f"{code.keep(function)}("
        value = f"{call}{', '.join(arguments)})"
    return value


def _argument(is_variable: bool, given: Any, scope: Scope) -> str:
    if not is_variable:
        kept = scope.code.keep(SafeString(given) if isinstance(given, str) else given)
        return kept if isinstance(given, str) else f"SafeString({kept})"
    found, is_sure = variable(given, scope)
    return found if is_sure else f"required({found}, {str(given)!r})"
