"""The conditions of `if`, in Python."""

from typing import Any

from django.template.defaulttags import TemplateLiteral
from django.template.smartif import OPERATORS

from .expressions import NOTHING, value_of
from .scope import Scope
from .unknown import UnknownPartError


def condition(asked: Any, scope: Scope) -> str:
    """What `if` asks, in Python, as the name that holds the answer.

    Where one part of it fails, that part alone is false: then it is asked again in Django's own way.
    """
    code = scope.code
    answer = code.fresh("c")
    with_operators = not isinstance(asked, TemplateLiteral)
    code.add("try:")
    with code.deeper():
        code.add(f"{answer} = {_asked(asked, scope)}")
    code.add("except Exception:" if with_operators else "except VariableDoesNotExist:")
    with code.deeper():
        code.add(
            f"{answer} = asked_again({code.keep(asked)}, {scope.names()}, page)"
            if with_operators
            else f"{answer} = None"
        )
    return answer


def _asked(asked: Any, scope: Scope) -> str:
    if isinstance(asked, TemplateLiteral):
        expression: Any = asked.value
        return value_of(expression, scope, missing=NOTHING)
    said = getattr(asked, "id", None)
    if said not in OPERATORS:
        raise UnknownPartError(asked)
    first = _asked(asked.first, scope)
    if said == "not":
        return f"(not {first})"
    return f"({first} {said} {_asked(asked.second, scope)})"
