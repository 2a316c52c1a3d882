"""A template that was read becomes Python, if all its parts are known."""

from collections.abc import Mapping
from typing import Any

from django.template import TemplateDoesNotExist, TemplateSyntaxError
from django.template.base import NodeList, VariableDoesNotExist
from django.template.loader_tags import BlockNode, ExtendsNode
from django.utils.html import strip_spaces_between_tags
from django.utils.safestring import SafeString
from django.utils.timezone import template_localtime  # type: ignore[attr-defined]
from django.utils.translation import ngettext

from ...escaping import escaped
from . import blocks, looking, page, sentences, showing
from .code import Code
from .here import Here
from .parts import PARTS
from .scope import Scope
from .unknown import UnknownPartError
from .written import Blocks, Shows, Written

KNOWN: Mapping[str, Any] = {
    "ABSENT": looking.ABSENT,
    "SafeString": SafeString,
    "VariableDoesNotExist": VariableDoesNotExist,
    "above": blocks.above,
    "asked_again": page.asked_again,
    "counted": showing.counted,
    "csrf": showing.csrf,
    "django_looks": looking.django_looks,
    "empty": showing.empty,
    "escaped": escaped,
    "kept_safe": showing.kept_safe,
    "listed": showing.listed,
    "look": looking.look,
    "ngettext": ngettext,
    "read": page.read,
    "required": looking.required,
    "restored": showing.restored,
    "sentence_again": sentences.sentence_again,
    "strip_spaces_between_tags": strip_spaces_between_tags,
    "template_localtime": template_localtime,
    "text": showing.text,
    "translated": showing.translated,
    "unpacked": showing.unpacked,
    "with_token": page.with_token,
}
"""What the written Python calls."""


def write(template: Any) -> None:
    """Let this template be shown by Python from now on. One with an unknown part stays what it is."""
    if template.engine.string_if_invalid or template.engine.debug:
        return
    try:
        body, own = _functions_of(template)
    except UnknownPartError:
        return
    template.nodelist = Written(template.nodelist, body, own)
    for partial in getattr(template, "extra_data", {}).get("partials", {}).values():
        try:
            partial.nodelist = Written(partial.nodelist, *_alone(template, partial.nodelist))
        except UnknownPartError:
            continue


def _functions_of(template: Any) -> tuple[Shows, Blocks]:
    """What shows it, and each of its blocks with those of its frame behind them."""
    nodes = template.nodelist
    extends = nodes[-1] if nodes else None
    if not isinstance(extends, ExtendsNode):
        return _alone(template, nodes)
    if len(nodes) > 1:  # a text before it would come before the frame
        raise UnknownPartError(extends)
    frame = _frame(template, extends)
    own = {
        name: (_function(template, node.nodelist, name), *frame.blocks.get(name, ()))
        for name, node in extends.blocks.items()
    }
    return frame.body, {**frame.blocks, **own}


def _alone(template: Any, nodes: NodeList) -> tuple[Shows, Blocks]:
    """What extends no other template."""
    blocks_in_it: list[Any] = nodes.get_nodes_by_type(BlockNode)
    own = {one.name: (_function(template, one.nodelist),) for one in blocks_in_it}
    return _function(template, nodes), own


def _frame(template: Any, extends: ExtendsNode) -> Written:
    """The template that this one extends. Raises UnknownPartError where that is not written in Python."""
    name: Any = extends.parent_name
    if name.filters or not isinstance(name.var, str):
        raise UnknownPartError(extends)
    try:
        frame, _origin = template.engine.find_template(name.var, skip=[template.origin])
    except (TemplateDoesNotExist, TemplateSyntaxError):
        raise UnknownPartError(extends) from None
    if not isinstance(frame.nodelist, Written):
        raise UnknownPartError(extends)
    return frame.nodelist


def _function(template: Any, nodes: NodeList, block: str = "") -> Shows:
    """These parts of a template as one function."""
    code = Code(KNOWN)
    scope = Scope(code, block=block)
    code.add("def shown(out, names, page, blocks, level=0):")
    begin = code.place
    with code.deeper():
        here = Here(code, scope, template, PARTS)
        here.expect(nodes)
        here.write(nodes)
        code.put(begin, 1, *(f"{said} = names.get({name!r}, ABSENT)" for name, said in scope.free.items()))
    shown: Shows = code.run(template.origin.name)["shown"]
    return shown
