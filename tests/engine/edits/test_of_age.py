"""What *apply* does for a pupil of 18: nothing goes home without the pupil's yes (Dutch law)."""

from datetime import date

import pytest

from keuzeruimte.alternatives import alternative
from keuzeruimte.assess import assess
from keuzeruimte.case import Act, Case, Person
from keuzeruimte.words import Domain, Role, Verb


def told_after_all(*, born: date) -> list[tuple[Verb, tuple[str, ...], tuple[str, ...]]]:
    """What the plan holds once the alternative for keeping a mother out of it is applied."""
    withheld = Act(Verb.WITHHOLD, by="joris", to=("leila",), domain=Domain.LEARNING)
    people = (
        Person("amir", Role.PUPIL, born=born),
        Person("leila", Role.PARENT),
        Person("joris", Role.MENTOR),
    )
    case = Case(as_of=date(2026, 3, 10), people={one.id: one for one in people}, plan=(withheld,))
    (finding,) = assess(case).acts[0].findings
    changed = alternative(case, finding)
    assert changed is not None
    return [(act.verb, act.to, act.waits_for) for act in changed.plan]


def test_at_eighteen_a_parent_is_told_after_the_pupil_said_yes() -> None:
    assert told_after_all(born=date(2008, 3, 10)) == [
        (Verb.ASK_PERMISSION, ("amir",), ()),
        (Verb.INFORM, ("leila",), ("amir",)),
    ]


@pytest.mark.parametrize("born", [date(2008, 3, 11), date(2012, 11, 11)])
def test_before_eighteen_a_parent_is_simply_told(born: date) -> None:
    assert told_after_all(born=born) == [(Verb.INFORM, ("leila",), ())]
