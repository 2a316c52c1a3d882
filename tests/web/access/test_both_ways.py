"""Every page that somebody of the town can open, byte for byte as Django shows it, in each language."""

from collections import Counter
from typing import Any

import pytest
from crawl import Door, Visitor, doors, whole_body
from django.template import Context
from django.template.base import NodeList
from django.utils.safestring import SafeString
from django.utils.translation import override
from test_crawler import NOT_KNOCKED, may_know, named
from town import Town

from keuzeruimte_web.components.rendering.compiling.written import Written

pytestmark = pytest.mark.django_db
DAILY, IN_THE_DRILL = ("ruben", "petra", "marloes", "saskia"), ("pieter", "marit", "mirjam", "niemand")
WHO = [*DAILY, *(pytest.param(name, marks=pytest.mark.drill) for name in IN_THE_DRILL)]
LANGUAGES = ("nl", "en")
OF_EACH = 12  # a page that says no is shown hundreds of times


class BothWays:
    """What was shown by Python, and where Django shows something else."""

    def __init__(self) -> None:
        self.shown = Counter[str | None]()
        self.other = list[tuple[str | None, str, str, str]]()
        self._within = False

    def render(self, nodes: Written, context: Context) -> SafeString:
        """A template in both ways and each language; inside it all goes the way of the whole."""
        if self._within:
            return NodeList.render(nodes, context)
        name = context.template_name
        self.shown[name] += 1
        if self.shown[name] > OF_EACH:
            return PYTHON(nodes, context)
        for language in LANGUAGES:
            with override(language):
                self._within = True
                with context.render_context.push():
                    expected = NodeList.render(nodes, context)
                self._within = False
                with context.render_context.push():
                    found = PYTHON(nodes, context)
            if found != expected:
                self.other.append((name, language, *_from_the_difference(found, expected)))
        return PYTHON(nodes, context)


PYTHON = Written.render


def _from_the_difference(one: str, other: str) -> tuple[str, str]:
    pairs = zip(one, other, strict=False)
    at = next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
    return one[max(at - 60, 0) : at + 60], other[max(at - 60, 0) : at + 60]


@pytest.fixture
def both_ways(monkeypatch: pytest.MonkeyPatch) -> BothWays:
    """Each template that is shown meanwhile, shown in both ways."""
    found = BothWays()

    def render(nodes: Written, context: Context) -> SafeString:
        return found.render(nodes, context)

    monkeypatch.setattr(Written, "render", render)
    return found


@pytest.mark.parametrize("name", WHO)
def test_each_page_is_as_django_shows_it(
    name: str, town: Town, visitors: dict[str, Visitor], both_ways: BothWays
) -> None:
    body: dict[str, Any] = whole_body(town)
    for door in doors():
        if door.name in NOT_KNOCKED:
            continue
        for address in _known(door, name, town)[:1]:
            visitors[name].knock(address, body)
    assert both_ways.other == []
    assert len(both_ways.shown) > 10


def _known(door: Door, name: str, town: Town) -> list[str]:
    """Where this address leads to something that this person may know of."""
    if not door.params:
        return [door.address({})]
    return [address for record, address in named(door, town) if may_know(record, name)]
