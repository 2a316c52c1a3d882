"""Works a template out as far as it can be: what is the same on every page is put together."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.template.base import FilterExpression, Node, NodeList, TextNode, Variable, VariableNode
from django.template.defaulttags import URLNode
from django.template.library import SimpleNode
from django.template.loader_tags import ExtendsNode, IncludeNode
from django.templatetags.i18n import BlockTranslateNode, TranslateNode
from django.templatetags.static import StaticNode

from keuzeruimte_web.components import tags

from .nodes import Address, Included, Lookup, Page, Same, Sentence, Value

DRAWN = (tags.icon, tags.mark)
"""Tags that draw the same for the same words."""
QUICKER: Mapping[type[Node], type[Node]] = {
    VariableNode: Value,
    ExtendsNode: Page,
    BlockTranslateNode: Sentence,
}


def fold(nodes: NodeList) -> None:
    """Replace what stands in this list, and deeper, by what does the same with less work."""
    nodes[:] = [_quicker(node) for node in nodes]
    for node in nodes:
        for inner in _lists_in(node):
            fold(inner)
    nodes[:] = list(_joined(nodes))


def _joined(nodes: Iterable[Node]) -> Iterator[Node]:
    """What stands together and is the same on every page, as one."""
    run: list[Node] = []
    for node in nodes:
        if _is_same(node):
            run.append(node)
            continue
        yield from _as_one(run)
        run = []
        yield node
    yield from _as_one(run)


def _as_one(run: list[Node]) -> list[Node]:
    if all(isinstance(node, TextNode) for node in run):
        return run
    return [Same(tuple(run))]


def _is_same(node: Node) -> bool:
    """Whether it says the same on every page, in one language."""
    if isinstance(node, TranslateNode):
        words = node.filter_expression
        says = not words.filters and words.is_var and isinstance(words.var.literal, str)
        return says and not (node.asvar or node.noop or node.message_context)
    if isinstance(node, URLNode):
        return _is_plain(node.view_name) and not (node.args or node.kwargs or node.asvar)
    if isinstance(node, StaticNode):
        return _is_plain(node.path) and node.varname is None
    if isinstance(node, SimpleNode):
        given = (*node.args, *node.kwargs.values())
        return node.func in DRAWN and node.target_var is None and all(map(_is_plain, given))
    return isinstance(node, TextNode)


def _is_plain(value: FilterExpression) -> bool:
    """A text that stands in the template itself, or a number or yes or no."""
    if value.filters:
        return False
    return not value.is_var or value.var.lookups is None or value.var.var in ("True", "False")


def _quicker(node: Node) -> Node:
    """What does the same as this part, with less work; itself where there is no such thing."""
    for variable in _variables_in(vars(node).values()):
        if type(variable) is Variable and variable.lookups is not None and variable.message_context is None:
            variable.__class__ = Lookup
    if type(node) is URLNode and (node.args or node.kwargs):
        found: Node = Address(node)
        found.token, found.origin = node.token, node.origin
        return found
    if type(node) is IncludeNode and _is_plain(node.template):
        node.__class__ = Included
    for plain, quick in QUICKER.items():
        if (
            type(node) is plain
            and not getattr(node, "plural", None)
            and not getattr(node, "message_context", None)
        ):
            node.__class__ = quick
    return node


def _variables_in(values: Iterable[Any]) -> Iterator[Variable]:
    """The variables of what a tag was given, wherever they stand in it."""
    for value in values:
        if isinstance(value, FilterExpression):
            if isinstance(value.var, Variable):
                yield value.var
            for _filter, given in value.filters:
                yield from (one for is_variable, one in given if is_variable)
        elif isinstance(value, dict):
            yield from _variables_in(value.values())
        elif isinstance(value, (list, tuple)) and not isinstance(value, NodeList):
            yield from _variables_in(value)
        elif hasattr(value, "eval"):  # a condition, with what it compares
            yield from _variables_in(getattr(value, name, None) for name in ("value", "first", "second"))


def _lists_in(node: Node) -> list[NodeList]:
    found = [value for value in vars(node).values() if isinstance(value, NodeList)]
    found += [inside for _condition, inside in getattr(node, "conditions_nodelists", ())]
    return found
