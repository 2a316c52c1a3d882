"""Parts of a template that do what Django's do, with less work for each page."""

from collections.abc import Sequence
from html import escape
from typing import Any
from uuid import UUID

from django.template import Context
from django.template.base import (
    Node,
    TextNode,
    Variable,
    VariableDoesNotExist,
    VariableNode,
    render_value_in_context,
)
from django.template.defaulttags import URLNode
from django.template.loader_tags import BLOCK_CONTEXT_KEY, BlockContext, BlockNode, ExtendsNode, IncludeNode
from django.templatetags.i18n import BlockTranslateNode
from django.urls import NoReverseMatch, reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext


class Same(Node):
    """Parts that are the same on every page in a language: worked out the first time."""

    child_nodelists = ()

    def __init__(self, nodes: Sequence[Node]) -> None:
        self._nodes, self._texts = nodes, dict[str | None, str]()

    def render(self, context: Context) -> str:
        """The text in the language of now."""
        language = get_language()
        if language not in self._texts:
            self._texts[language] = "".join(node.render(context) for node in self._nodes)
        return SafeString(self._texts[language])


class Address(URLNode):
    """`{% url %}` with ids: where they stand in an address is found once, and they are filled in."""

    def __init__(self, plain: URLNode) -> None:
        super().__init__(plain.view_name, plain.args, plain.kwargs, plain.asvar)
        self._patterns = dict[str, str | None]()

    def render(self, context: Context) -> str:
        """The address; of anything but ids as Django does it."""
        name = self.view_name.resolve(context)
        values = [value.resolve(context) for value in (*self.args, *self.kwargs.values())]
        if any(type(value) is not UUID for value in values):
            return str(super().render(context))
        if name not in self._patterns:
            self._patterns[name] = pattern_of(name, len(self.args), tuple(self.kwargs))
        pattern = self._patterns[name]
        if pattern is None:
            return str(super().render(context))
        address = pattern.format(*values)
        if not self.asvar:
            return address
        context[self.asvar] = address
        return ""


def pattern_of(name: str, plain: int, names: Sequence[str]) -> str | None:
    """An address with places for so many ids without a name and those with one; None where there is none."""
    ids = [UUID(int=number + 1, version=4) for number in range(plain + len(names))]
    try:
        address = reverse(name, args=ids[:plain], kwargs=dict(zip(names, ids[plain:], strict=True)))
    except NoReverseMatch:
        return None
    for number, imagined in enumerate(ids):
        address = address.replace(str(imagined), f"{{{number}}}")
    return address


class Value(VariableNode):
    """`{{ value }}`: a plain text takes the short way."""

    def render(self, context: Context) -> str:
        """The value as part of a page."""
        try:
            value = self.filter_expression.resolve(context)
        except UnicodeDecodeError:
            return ""
        if type(value) is SafeString:
            return value
        if type(value) is str and context.autoescape:
            return SafeString(escape(value))
        return str(render_value_in_context(value, context))


class Lookup(Variable):
    """`conversation.title`: of an object with attributes alone, the attribute is asked for at once."""

    __slots__ = ()

    def _resolve_lookup(self, context: Any) -> Any:
        if not isinstance(context, Context):
            return super()._resolve_lookup(context)  # type: ignore[misc]
        first, *rest = self.lookups or ()
        for layer in reversed(context.dicts):
            if first in layer:
                current = layer[first]
                break
        else:
            if first.isdecimal():
                return super()._resolve_lookup(context)  # type: ignore[misc]
            raise VariableDoesNotExist("Failed lookup for key [%s] in %r", (first, context))
        for bit in rest:
            # What is called, or may be asked by key, number or name, takes Django's own way.
            if callable(current) or hasattr(type(current), "__getitem__") or not hasattr(current, bit):
                return super()._resolve_lookup(context)  # type: ignore[misc]
            current = getattr(current, bit)
        return super()._resolve_lookup(context) if callable(current) else current  # type: ignore[misc]


class Sentence(BlockTranslateNode):
    """`{% blocktranslate %}` without a plural: what is looked up in the translations is put together once."""

    _message: tuple[str, list[str]] | None = None

    def render(self, context: Context, nested: bool = False) -> str:
        """The sentence in the language of now, with its values filled in."""
        if nested:
            return str(super().render(context, nested=True))
        if self._message is None:
            self._message = self.render_token_list(self.singular)
        message, names = self._message
        with context.push(**{name: value.resolve(context) for name, value in self.extra_context.items()}):
            values = {name: render_value_in_context(context.get(name, ""), context) for name in names}
        try:
            sentence = gettext(message) % values
        except (KeyError, ValueError):
            return str(super().render(context))
        if not self.asvar:
            return sentence
        context[self.asvar] = SafeString(sentence)
        return ""


class Included(IncludeNode):
    """`{% include "role.html" %}`: found once, and shown without a copy of what is at hand."""

    _found: Any = None

    def render(self, context: Context) -> SafeString:
        """That template; with `only`, it sees nothing but what it is given."""
        if self._found is None:
            here: Any = context.template
            self._found = here.engine.get_template(self.template.resolve(context))
        values = {name: value.resolve(context) for name, value in self.extra_context.items()}
        if not self.isolated_context:
            with context.push(**values):
                return SafeString(self._found.render(context))
        outside = context.dicts
        context.dicts = [outside[0], values]
        try:
            return SafeString(self._found.render(context))
        finally:
            context.dicts = outside


class Page(ExtendsNode):
    """`{% extends %}`: which blocks the frame has is looked up once."""

    def render(self, context: Context) -> str:
        """The frame, with the blocks of this template in it."""
        frame: Any = self.get_parent(context)
        here: Any = context.render_context
        own = here.setdefault(BLOCK_CONTEXT_KEY, BlockContext())
        own.add_blocks(self.blocks)
        if not hasattr(frame, "blocks_of_frame"):
            frame.blocks_of_frame = _blocks_of(frame.nodelist)
        own.add_blocks(frame.blocks_of_frame)
        with here.push_state(frame, isolated_context=False):
            return str(frame._render(context))


def _blocks_of(nodes: Any) -> dict[str, BlockNode]:
    """The blocks of a template that extends no other."""
    first = next((node for node in nodes if not isinstance(node, TextNode)), None)
    if first is None or isinstance(first, ExtendsNode):
        return {}
    return {node.name: node for node in nodes.get_nodes_by_type(BlockNode)}
