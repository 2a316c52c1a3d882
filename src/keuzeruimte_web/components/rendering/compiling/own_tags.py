"""Tags of our own that give a text."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django_htmx.templatetags.django_htmx import htmx_script

from keuzeruimte_web.components import tags

from .here import Here
from .unknown import UnknownPartError

READ: Mapping[Callable[..., Any], Sequence[str]] = {
    tags.day: ("today",),
    tags.moment: ("today",),
    tags.visits: ("today",),
    htmx_script: ("csp_nonce",),
}
"""What the tags that ask for the page read of it, and nothing else."""


def tag(node: Any, here: Here) -> None:
    """A simple tag, also with `as`."""
    found = called(node, here)
    if node.target_var is not None:
        here.assign(node.target_var, found)
    else:
        here.say(f"escaped({found})")


def called(node: Any, here: Here) -> str:
    """The tag with what it is given."""
    given = [here.value(one) for one in node.args]
    given += [f"{name}={here.value(one)}" for name, one in node.kwargs.items()]
    if node.takes_context:
        if node.func not in READ:
            raise UnknownPartError(node)
        given.insert(0, f"read({', '.join(f'{n}={here.scope.read(n)[0]}' for n in READ[node.func])})")
    return f"{here.code.keep(node.func)}({', '.join(given)})"
