"""Before eighteen a card speaks of those who entrust; from eighteen the pupil is the one who decides."""

from datetime import date

import pytest

from keuzeruimte.assess import assess
from keuzeruimte.case import Act, Case, Person
from keuzeruimte.explain import words_for_finding, words_for_rule
from keuzeruimte.words import Authority, Domain, Role, Verb


def asked_first(*, born: date | None, authority: Authority = Authority.YES) -> tuple[str, str]:
    """What the card `no-mandate` says to do and to say, for a pupil born on this day."""
    act = Act(Verb.GUIDE, by="ruben", to=("sem",), topic="somber")
    people = (
        Person("sem", Role.PUPIL, name="Sem", born=born),
        Person("anja", Role.PARENT, name="Anja", authority=authority),
        Person("wim", Role.PARENT, name="Wim", authority=Authority.NO),
        Person("ruben", Role.COUNSELLOR),
    )
    case = Case(
        as_of=date(2026, 3, 10),
        people={person.id: person for person in people},
        topics={"somber": Domain.SOCIAL_EMOTIONAL},
        plan=(act,),
    )
    (finding,) = assess(case).acts[0].findings
    words = words_for_finding(finding, case=case, act=act, lang="en")
    return words.instead.partition(". ")[0], words.wording.partition(". ")[0]


@pytest.mark.parametrize("born", [date(2008, 3, 11), None])
def test_before_eighteen_the_parent_with_authority_is_asked(born: date | None) -> None:
    assert asked_first(born=born) == ("Ask Anja first", "‘I see that Sem is having a hard time")


def test_at_eighteen_the_pupil_is_asked() -> None:
    assert asked_first(born=date(2008, 3, 10)) == (
        "Ask Sem first",
        "‘Sem, I would like to talk with you about this",
    )


def test_where_no_parent_has_authority_all_parents_are_asked() -> None:
    asked = asked_first(born=date(2012, 1, 1), authority=Authority.UNKNOWN)
    assert asked == ("Ask Anja and Wim first", "‘I see that Sem is having a hard time")


def test_the_rule_book_speaks_of_a_pupil_under_eighteen() -> None:
    (wording,) = words_for_rule("no-mandate", lang="en").passages["wording"]
    assert wording.words == (
        "‘I see that the pupil is having a hard time. May I talk with the pupil about it a few times? "
        "You will hear from me how it goes, and the pupil knows that.’"
    )
