"""`if`, `with`, and what is done to a piece as a whole."""

from typing import Any

from .conditions import condition
from .expressions import filtered
from .here import Here
from .scope import Scope


def if_(node: Any, here: Here) -> None:
    """`{% if %}` with all its branches."""
    _branch(list(node.conditions_nodelists), here)


def _branch(branches: list[tuple[Any, Any]], here: Here) -> None:
    (asked, inside), *others = branches
    if asked is None:
        here.write(inside)
        return
    here.code.add(f"if {condition(asked, here.scope)}:")
    with here.code.deeper():
        here.write(inside)
    if others:
        here.code.add("else:")
        with here.code.deeper():
            _branch(others, here)


def with_(node: Any, here: Here) -> None:
    """`{% with %}`: all values first, then their names."""
    found = {name: here.value(given) for name, given in node.extra_context.items()}
    bind_all(found, here, (inner := here.within(())).scope)
    inner.expect(node.nodelist)
    inner.write(node.nodelist)


def bind_all(found: dict[str, str], here: Here, scope: Scope) -> None:
    """These values under their names; none of them sees another."""
    if found:
        names = [scope.bind(name) for name in found]
        here.code.add(f"{', '.join(names)} = {', '.join(found.values())}")


def filter_(node: Any, here: Here) -> None:
    """`{% filter %}`: what comes out of the filters is put on the page as it is."""
    pieces = here.code.fresh("o")
    with here.caught(pieces) as inside:
        inside.write(node.nodelist)
    scope = Scope(here.code, here.scope)
    whole = scope.bind("var")
    here.code.add(f"{whole} = SafeString(''.join({pieces}))")
    here.say(filtered(node.filter_expr, whole, scope))


def spaceless(node: Any, here: Here) -> None:
    """`{% spaceless %}`."""
    pieces = here.code.fresh("o")
    with here.caught(pieces) as inside:
        inside.write(node.nodelist)
    here.say(f"strip_spaces_between_tags(''.join({pieces}).strip())")
