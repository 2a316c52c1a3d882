"""The parts of a template that Python shows."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeAlias

from django.template import Context
from django.template.base import Node, NodeList
from django.template.loader_tags import BLOCK_CONTEXT_KEY
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from .page import Page

Shows: TypeAlias = Callable[..., None]
Blocks: TypeAlias = Mapping[str, Sequence[Shows]]


class Written(NodeList):
    """The parts of a template, as Django knows them, with the function that shows them."""

    def __init__(self, nodes: Iterable[Node], body: Shows, blocks: Blocks) -> None:
        super().__init__(nodes)
        self.body, self.blocks = body, blocks

    def render(self, context: Context) -> SafeString:
        """What they say; as Django shows them on a page that does not escape, or as the frame of another."""
        if not context.autoescape or context.use_l10n is not None or context.use_tz is not None:
            return super().render(context)
        if BLOCK_CONTEXT_KEY in context.render_context:
            return super().render(context)
        names = dict[str, Any]()
        for layer in context.dicts:
            names.update(layer)
        pieces = list[str]()
        self.show(pieces.append, names, Page(context, get_language()))
        return SafeString("".join(pieces))

    def show(self, say: Callable[[str], None], names: dict[str, Any], page: Page) -> None:
        """The same with these names, of which none may change meanwhile."""
        self.body(say, names, page, self.blocks)
