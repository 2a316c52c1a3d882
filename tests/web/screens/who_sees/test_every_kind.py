"""No kind of record goes unexplained: a page on who sees it, or a place where it is told."""

from collections.abc import Mapping

from keuzeruimte_web.access.ground import FAMILY, PROFESSIONAL
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.table import TABLE
from keuzeruimte_web.bridge.around import AUTHOR_OF, PUPIL_OF
from keuzeruimte_web.screens.who_sees.urls import PAGES

# Seen by somebody who guides, a parent or the pupil, without a page of its own: where it is told instead.
TOLD_ELSEWHERE: Mapping[Kind, str] = {
    Kind.PERSON: "a name stands with what it is in; the page of the pupil says who knows that name",
    Kind.TURNING: "the page about 16 and 18 says itself to whom it is told",
    Kind.CHOICE_TEMPLATE: "steps to begin a choice with are about no pupil; every professional reads them",
    Kind.CHOICE_ROUND: "a round is about a year group; it names pupils to the careers adviser alone",
    Kind.CHOICE_OPTION: "an option stands with the choice moment, for the same readers",
    Kind.ADVICE: "an advice stands with the choice moment; its page says when each reads it",
    Kind.ADVICE_QUESTION: "the page on which one asks back says who reads it",
    Kind.DECISION: "what was chosen stands with the choice moment, for the same readers",
    Kind.SIGN_OFF: "the page on which one signs says who reads it",
    Kind.SUBJECT_RULES: "rules for choosing subjects are about no pupil; everybody of the school reads them",
    Kind.PROGRAMMES: "a list of further study is about no pupil; everybody of the school reads it",
    Kind.KEY_DATE: "a day of the school year is about no pupil; everybody of the school reads it",
    Kind.EMPLOYMENT: "who works here is about no pupil; colleagues read it to ask one along",
    Kind.THIRD_PARTY: "only those who guide read it, with the matter, whose page names them",
    Kind.LIMIT_PART: "the page of the limit names each author and whom one shared the own part with",
    Kind.PROTECTION_PROPOSAL: "its page names the two people who see it, and there are no others",
    Kind.TAKEN_STEP: "of its taker alone, on the page of the plan, and gone when the conversation begins",
    Kind.HANDED_REPORT: "it is itself the telling of who reads a report: the page on who guides",
    Kind.REPORT_VERSION: "an earlier text stands with its report, for the same readers",
    Kind.TABLE: "the screen on the table holds what all who sit there share; it says who does",
    Kind.TABLE_SEAT: "who asks to join and who joined is read aloud at the table itself",
    Kind.TRACE: "it is itself the telling of who looked: that page says who can read it",
    Kind.TIME_REPLY: "the page on which one answers says who reads it",
    Kind.CALENDAR_FEED: "one's own alone; the page on which it is made says so",
    Kind.REMINDER: "a letter of one's own, of which nothing is shown anywhere",
    Kind.NO_REMINDERS: "one's own alone; the page on which one chooses says so",
    Kind.PRIVACY_ANSWER: "of the asker alone, beside the request, which has a page",
}


def seen_by_people_of_the_triangle(kind: Kind) -> bool:
    """Whether anybody but an office can see a record of this kind."""
    return any(ground.roles & (FAMILY | PROFESSIONAL) for ground in TABLE.get((kind, Right.SEE), ()))


def test_every_kind_that_people_see_has_a_page_or_a_place_where_it_is_told() -> None:
    pages = {Kind(kind) for kind, _word, _name in PAGES}
    unexplained = {
        kind
        for kind in Kind
        if seen_by_people_of_the_triangle(kind) and kind not in pages | set(TOLD_ELSEWHERE)
    }
    assert unexplained == set()
    assert pages & set(TOLD_ELSEWHERE) == set()


def test_a_page_is_there_for_exactly_the_kinds_of_which_the_query_knows_the_way() -> None:
    assert {Kind(kind) for kind, _word, _name in PAGES} == set(PUPIL_OF) | set(AUTHOR_OF)


def test_nothing_is_told_elsewhere_that_nobody_of_the_triangle_sees() -> None:
    assert {kind for kind in TOLD_ELSEWHERE if not seen_by_people_of_the_triangle(kind)} == set()
