"""What stands above a piece of the career file on paper: what one called it, or what was asked."""

from datetime import UTC, date, datetime
from uuid import uuid4

from django.utils.translation import override

from keuzeruimte_web.bridge.career import ItemFact
from keuzeruimte_web.queries.career import Part
from keuzeruimte_web.queries.career_taking import headed
from keuzeruimte_web.queries.career_words import PLACES

TOLD = "Mama praat op haar werk de hele dag met mensen. Dat zou ik ook willen, maar niet in een ziekenhuis."


def told(kind: str, *, title: str, prompt: str = "") -> ItemFact:
    return ItemFact(
        id=uuid4(),
        pupil=uuid4(),
        kind=kind,
        place=PLACES[0].key if prompt else "",
        prompt=prompt,
        activity="" if prompt else "interview",
        title=title,
        words=TOLD,
        goals="",
        results="",
        evaluation="",
        follow_up="",
        on=None,
        day=date(2026, 3, 10),
        made_at=datetime(2026, 3, 10, tzinfo=UTC),
        version=1,
    )


def test_what_was_told_without_a_title_stands_once_below_what_was_asked() -> None:
    asked = PLACES[0].prompts[0]
    with override("nl"):
        assert headed(told("reflection", title="", prompt=asked.key)) == (str(asked.words), (Part("", TOLD),))
        title, parts = headed(told("activity", title="Gesprek met tante Els"))
    assert (title, [part.text for part in parts]) == ("Gesprek met tante Els", [TOLD])
    assert parts[0].head
