"""The parts of a template that are written in Python, and how each is."""

from collections.abc import Mapping
from typing import Any

from django.template.base import Node, TextNode, VariableNode
from django.template.defaulttags import (
    CommentNode,
    CsrfTokenNode,
    FilterNode,
    ForNode,
    IfNode,
    LoadNode,
    SpacelessNode,
    TemplateTagNode,
    URLNode,
    WithNode,
)
from django.template.library import InclusionNode, SimpleNode
from django.template.loader_tags import BlockNode, IncludeNode
from django.templatetags.i18n import (
    BlockTranslateNode,
    GetAvailableLanguagesNode,
    GetCurrentLanguageBidiNode,
    GetCurrentLanguageNode,
    TranslateNode,
)
from template_partials.templatetags.partials import DefinePartialNode, RenderPartialNode

from ..nodes import Address, Included, Same, Sentence, Value
from . import addresses, blocks, branches, included, languages, loops, own_tags, sentences
from .expressions import raw_value_of, value_of
from .here import Here, Writes


def _text(node: Any, here: Here) -> None:
    if node.s:
        here.say(here.code.keep(node.s))


def _value(node: Any, here: Here) -> None:
    expression = node.filter_expression
    found = (
        value_of(expression, here.scope) if expression.filters else raw_value_of(expression, here.scope)[0]
    )
    here.say(f"text({found})")


def _nothing(node: Any, here: Here) -> None:
    """It says something to whoever writes templates alone."""


def _templatetag(node: Any, here: Here) -> None:
    here.say(here.code.keep(node.mapping.get(node.tagtype, "")))


def _csrf_token(node: Any, here: Here) -> None:
    here.say(f"csrf({here.scope.read('csrf_token')[0]})")


PARTS: Mapping[type[Node], Writes] = {
    TextNode: _text,
    VariableNode: _value,
    Value: _value,
    CommentNode: _nothing,
    LoadNode: _nothing,
    TemplateTagNode: _templatetag,
    CsrfTokenNode: _csrf_token,
    Same: languages.same,
    TranslateNode: languages.words,
    GetCurrentLanguageNode: languages.current,
    GetCurrentLanguageBidiNode: languages.from_the_right,
    GetAvailableLanguagesNode: languages.available,
    BlockTranslateNode: sentences.sentence,
    Sentence: sentences.sentence,
    URLNode: addresses.address,
    Address: addresses.address,
    IfNode: branches.if_,
    WithNode: branches.with_,
    FilterNode: branches.filter_,
    SpacelessNode: branches.spaceless,
    ForNode: loops.loop,
    IncludeNode: included.include,
    Included: included.include,
    InclusionNode: included.inclusion_tag,
    SimpleNode: own_tags.tag,
    BlockNode: blocks.block,
    DefinePartialNode: blocks.partial_here,
    RenderPartialNode: blocks.partial,
}
