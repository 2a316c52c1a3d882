"""The place in a template that is being written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any, Protocol

from django.template import TemplateSyntaxError
from django.template.base import FilterExpression, Node, NodeList
from django.template.defaulttags import FilterNode, SpacelessNode
from template_partials.templatetags.partials import DefinePartialNode, RenderPartialNode

from .code import Code
from .expressions import value_of
from .scope import Scope
from .unknown import UnknownPartError


class Writes(Protocol):
    """Writes one part of a template in Python. Raises UnknownPartError for what it does not know."""

    def __call__(self, node: Any, here: Here) -> None: ...


@dataclass(frozen=True, slots=True)
class Here:
    """Where one is: what is written so far, which names there are, and where text goes."""

    code: Code
    scope: Scope
    template: Any
    parts: Mapping[type[Node], Writes]
    out: str = "out"

    def write(self, nodes: Iterable[Node]) -> None:
        """These parts, one after the other. Raises UnknownPartError where one is not known."""
        for node in nodes:
            write = self.parts.get(type(node))
            if write is None:
                raise UnknownPartError(node)
            if node.token is not None:
                self.code.line = node.token.lineno or 1
            write(node, self)

    def say(self, expression: str) -> None:
        """Put this text on the page."""
        self.code.add(f"{self.out}({expression})")

    def value(self, expression: FilterExpression) -> str:
        """A value with its filters; nothing where there is none."""
        return value_of(expression, self.scope)

    def within(self, nodes: Iterable[Node]) -> Here:
        """The same place with names of its own, of which some are given in these parts."""
        inner = replace(self, scope=Scope(self.code, self.scope))
        inner.expect(nodes)
        return inner

    def expect(self, nodes: Iterable[Node]) -> None:
        """Make room for the names that `as` gives in these parts."""
        for name in _given_in(nodes):
            self.scope.may_bind(name)

    def assign(self, name: str, expression: str) -> None:
        """`as name`."""
        self.code.add(f"{self.scope.assign(name)} = {expression}")

    @contextmanager
    def caught(self, into: str) -> Iterator[Here]:
        """The same place, where text is caught: what is said comes in this list."""
        self.code.add(f"{into} = []")
        yield replace(self, out=f"{into}.append")


def _given_in(nodes: Iterable[Node]) -> Iterator[str]:
    """The names that `as` gives in these parts, and that last as long as those around them."""
    for node in nodes:
        for given in ("asvar", "target_var", "variable", "varname"):
            name = getattr(node, given, None)
            if isinstance(name, str):
                yield name
        for inner in _lists_that_stay(node):
            yield from _given_in(inner)


def _lists_that_stay(node: Node) -> Iterator[NodeList]:
    """What stands in this part without names of its own."""
    for _condition, inner in getattr(node, "conditions_nodelists", ()):
        yield inner
    if isinstance(node, (DefinePartialNode, FilterNode, SpacelessNode)):
        yield node.nodelist
    elif isinstance(node, RenderPartialNode):
        yield nodes_of(node)


def nodes_of(partial: Any) -> NodeList:
    """What `{% partial %}` shows. Raises UnknownPartError where nothing has that name."""
    try:
        nodes: NodeList = partial.partial_mapping[partial.partial_name].nodelist
    except TemplateSyntaxError:
        raise UnknownPartError(partial) from None
    return nodes
