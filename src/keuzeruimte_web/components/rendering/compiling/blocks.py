"""`block`, and pieces of a template that can also be shown by themselves."""

from typing import Any

from django.template.loader_tags import BlockNode
from django.utils.safestring import SafeString
from template_partials.templatetags.partials import RenderPartialNode

from .here import Here, nodes_of
from .unknown import UnknownPartError


def block(node: Any, here: Here) -> None:
    """The place of a block: the last template that fills it says what stands there."""
    here.code.add(f"blocks[{node.name!r}][0]({here.out}, {here.scope.names()}, page, blocks, 0)")


def above(blocks: Any, name: str, level: int, names: dict[str, Any], page: Any) -> str:
    """What the frame has in this block; nothing where it has no such block."""
    if level >= len(blocks[name]):
        return ""
    pieces = list[str]()
    blocks[name][level](pieces.append, names, page, blocks, level)
    return SafeString("".join(pieces))


def partial_here(node: Any, here: Here) -> None:
    """`{% partialdef %}`: shown where it stands if it says `inline`."""
    if node.inline:
        here.write(node.nodelist)


def partial(node: Any, here: Here) -> None:
    """`{% partial %}`: the same, elsewhere."""
    nodes = nodes_of(node)
    if nodes.get_nodes_by_type(RenderPartialNode) or nodes.get_nodes_by_type(BlockNode):
        raise UnknownPartError(node)
    here.write(nodes)
