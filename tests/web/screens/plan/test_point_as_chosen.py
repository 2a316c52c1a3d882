"""What is tried while somebody chooses is what the form would keep, as far as it is chosen."""

from typing import Any
from uuid import UUID

import pytest
from django.http import QueryDict

from keuzeruimte_web.operations.points import Sent
from keuzeruimte_web.queries.points import NEW_TOPIC, Point, PointChoices
from keuzeruimte_web.screens.plan.choosing import chosen_in, whole_in
from keuzeruimte_web.screens.plan.forms import PointForm

RUBEN, SASKIA, MARLOES, ERIK, GRANDMA, DIVORCE = (UUID(int=number, version=4) for number in range(6))
LIVING = ((str(SASKIA), "Saskia"), (str(MARLOES), "Marloes"), (str(ERIK), "Erik"))
CHOICES = PointChoices(
    verbs=(("ask", "vragen"), ("advise", "advies"), ("disapprove", "oordeel"), ("agree", "afspreken")),
    topics=((str(DIVORCE), "De scheiding"), (NEW_TOPIC, "Iets anders")),
    domains=(("family", "gezin"), ("learning", "leren")),
    domain_help={},
    everybody=(*LIVING, (str(GRANDMA), "Oma")),
    living=LIVING,
    doers=(*LIVING, (str(RUBEN), "Jij")),
    parties={},
    pupil="Saskia",
    by=RUBEN,
)
WHOLE: dict[str, Any] = {
    "once": "8b2f1a52-6a52-4a7e-9b3c-0f5c52f1c0de",
    "item": "",
    "version": "3",
    "topic": str(DIVORCE),
    "verb": "ask",
    "to": [str(SASKIA)],
    "title": " Hoe gaat het? ",
    "minutes": "15",
}


def sent(**more: Any) -> QueryDict:
    data = QueryDict(mutable=True)
    for name, value in {**WHOLE, **more}.items():
        if isinstance(value, list):
            data.setlist(name, value)
        elif value is not None:
            data[name] = value
    return data


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"about": [str(GRANDMA)], "present": [str(ERIK), str(MARLOES)], "duty": "on"},
        {"verb": "advise", "options": "3", "responsible": [str(RUBEN)], "through": [str(ERIK)]},
        {"verb": "agree", "responsible": [str(RUBEN)], "options": "2", "waits_for": [str(MARLOES)]},
        {"verb": "disapprove", "about": [str(ERIK)]},
        {"topic": NEW_TOPIC, "new_topic": " Oma ", "domain": "family"},
        {"duty": "false", "domain": "learning"},
    ],
)
def test_a_whole_point_is_read_as_the_form_reads_it(more: dict[str, Any]) -> None:
    form = PointForm(sent(**more), choices=CHOICES)
    assert form.is_valid(), form.errors
    assert chosen_in(sent(**more), choices=CHOICES) == form.point()
    kept = Sent(form.point(), version=form.cleaned_data["version"], once=form.cleaned_data["once"])
    assert whole_in(sent(**more), choices=CHOICES) == kept


@pytest.mark.parametrize(
    "more",
    [
        {"once": None},
        {"once": "twice"},
        {"minutes": ""},
        {"minutes": "0"},
        {"version": "old"},
        {"title": "x" * 121},
        {"topic": NEW_TOPIC, "new_topic": "  ", "domain": "family"},
        {"topic": NEW_TOPIC, "new_topic": "Oma"},
        {"to": []},
    ],
)
def test_what_the_form_asks_again_is_not_kept(more: dict[str, Any]) -> None:
    assert not PointForm(sent(**more), choices=CHOICES).is_valid()
    assert whole_in(sent(**more), choices=CHOICES) is None


@pytest.mark.parametrize(
    "more",
    [
        {"topic": None},
        {"topic": ""},
        {"topic": str(SASKIA)},
        {"topic": NEW_TOPIC, "new_topic": "Oma"},
        {"domain": "elsewhere"},
        {"verb": ""},
        {"verb": "hit"},
        {"verb": "disapprove"},
        {"to": []},
        {"to": [str(GRANDMA)]},
        {"to": [str(SASKIA), ""]},
        {"present": ["nobody"]},
        {"options": "4"},
        {"item": "no id"},
        {"version": "one"},
        {"minutes": "0"},
        {"minutes": "241"},
        {"title": "a" * 121},
        {"title": "a\x00"},
    ],
)
def test_what_the_form_refuses_is_not_tried(more: dict[str, Any]) -> None:
    assert not PointForm(sent(**more), choices=CHOICES).is_valid()
    assert chosen_in(sent(**more), choices=CHOICES) is None


def test_a_title_minutes_and_the_name_of_a_new_topic_may_wait() -> None:
    typed = sent(topic=NEW_TOPIC, domain="family", title=None, minutes="", once=None)
    assert not PointForm(typed, choices=CHOICES).is_valid()
    assert chosen_in(typed, choices=CHOICES) == Point(
        verb="ask", by=RUBEN, domain="family", people={"to": frozenset({SASKIA})}
    )
