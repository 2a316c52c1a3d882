"""Played from the demo, the stories give the findings of the method's cases."""

from datetime import timedelta
from typing import Any

import pytest
from world import TUESDAY

from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.bridge.assessing import ReadAssessment, read_assessment
from keuzeruimte_web.bridge.stored import read
from keuzeruimte_web.demo.lindecollege import Lindecollege, lindecollege
from keuzeruimte_web.demo.stories.finn import finn_story
from keuzeruimte_web.demo.talks import item
from keuzeruimte_web.records.models import Conversation, Person, Pupil
from keuzeruimte_web.records.models.choices import Verb
from keuzeruimte_web.records.scope import school_scope

pytestmark = pytest.mark.django_db


def findings(assessment: ReadAssessment) -> list[list[str]]:
    """The rules found at each point that is planned."""
    return [sorted(finding.rule for finding in act.findings) for act in assessment.acts]


def assessed(school: Lindecollege, viewer: Person, child: Pupil, talk: Conversation | None) -> ReadAssessment:
    """What this professional reads of the plan."""
    school.ledger.save()
    who = Viewer(
        person=viewer.pk, school=school.ledger.school.pk, role=ViewerRole.PROFESSIONAL, today=TUESDAY
    )
    with school_scope(who.school):
        stored = read(who, Pupil.objects.filter(pk=child.pk))[child.pk]
        return read_assessment(stored, today=TUESDAY, lang="nl", conversation=talk and talk.pk)


@pytest.fixture
def school() -> Lindecollege:
    """The Lindecollege, not in the database yet."""
    return lindecollege(TUESDAY)


def test_what_is_prepared_for_saskia_is_clear(school: Lindecollege) -> None:
    story = school.saskia
    found = assessed(school, school.staff.ruben, story.saskia, story.talk)
    assert (found.verdict, findings(found)) == ("clear", [["voice-asked"], ["choice-left"]])


def test_the_divorce_on_the_agenda_sets_saskia_against_her_parents(school: Lindecollege) -> None:
    story, ruben = school.saskia, school.staff.ruben
    point: dict[str, Any] = {"by": ruben, "to": (story.saskia.person,)}
    item(school.ledger, story.talk, 3, "In de klas", verb=Verb.GUIDE, about=story.bullying, **point)
    item(school.ledger, story.talk, 4, "Thuis", verb=Verb.DISCUSS, about=story.divorce, **point)
    item(school.ledger, story.talk, 5, "Thuis", verb=Verb.SUPPORT, about=story.divorce, **point)
    found = assessed(school, ruben, story.saskia, story.talk)
    assert findings(found)[2:] == [[], ["against-limit"], ["against-limit", "better-parent"]]
    assert [act.role for act in found.acts[2:]] == ["expert", "outsider", "outsider"]


def test_advice_in_front_of_timo_is_in_conflict(school: Lindecollege) -> None:
    story, ruben = school.timo, school.staff.ruben
    parents, others = (story.anja, story.wim), (story.timo.person, school.staff.fatma)
    item(
        school.ledger,
        story.talk,
        2,
        "Driftig",
        verb=Verb.ADVISE,
        by=ruben,
        to=parents,
        present=others,
        about=story.temper,
        options=3,
    )
    item(
        school.ledger,
        story.talk,
        3,
        "Afspraak",
        verb=Verb.AGREE,
        by=ruben,
        to=(story.timo.person,),
        present=parents,
        responsible=(ruben,),
        about=story.temper,
    )
    found = assessed(school, ruben, story.timo, story.talk)
    assert findings(found) == [
        ["voice-asked"],
        ["implied-disapproval"],
        ["cure-proves-parents-wrong", "no-mandate", "substitute-parent"],
    ]


def test_another_appointment_without_timo_is_clear(school: Lindecollege) -> None:
    story, ruben = school.timo, school.staff.ruben
    parents, timo = (story.anja, story.wim), (story.timo.person,)
    ledger, talk = school.ledger, story.talk
    item(ledger, talk, 2, "1", verb=Verb.INFORM, by=ruben, to=parents, present=timo, about=story.behaviour)
    item(
        ledger,
        talk,
        3,
        "2",
        verb=Verb.OFFER_FOLLOW_UP,
        by=ruben,
        to=parents,
        present=timo,
        about=story.temper,
    )
    item(ledger, talk, 4, "3", verb=Verb.EXPLORE, by=ruben, to=parents, about=story.temper)
    found = assessed(school, ruben, story.timo, talk)
    assert (found.verdict, findings(found)) == (
        "clear",
        [["voice-asked"], [], ["choice-left"], ["serving-expertise"]],
    )


def test_a_profile_settled_without_noor_misses_her_and_her_father(school: Lindecollege) -> None:
    story, hanneke = school.noor, school.staff.hanneke
    for place, verb in enumerate((Verb.DISAPPROVE, Verb.ADVISE, Verb.DECIDE), 1):
        whom = (story.bas,) if verb == Verb.DISAPPROVE else ()
        item(
            school.ledger,
            story.talk,
            place,
            "Profiel",
            verb=verb,
            by=hanneke,
            to=(story.karin,),
            about=story.profile,
            about_whom=whom,
        )
    found = assessed(school, hanneke, story.noor, story.talk)
    assert findings(found) == [["parent-disapproval"], [], ["decides-for-others"]]
    assert sorted((one.rule, str(one.person or "")) for one in found.plan) == sorted(
        [
            ("pupil-absent", ""),
            ("voice-missing", str(story.bas.pk)),
            ("voice-missing", str(story.noor.pk)),
        ]
    )


def test_finn_gives_a_question_to_begin_with_at_his_parents(school: Lindecollege) -> None:
    story = finn_story(school.ledger, school.staff)
    found = assessed(school, school.staff.ruben, story.finn, None)
    assert [signal.signal for signal in found.signals] == ["boomerang"]
    assert TUESDAY - found.signals[0].on == timedelta(days=11)


@pytest.mark.parametrize("name", ["saskia", "timo", "noor"])
def test_before_their_conversation_there_is_no_signal(school: Lindecollege, name: str) -> None:
    story = getattr(school, name)
    viewer = school.staff.hanneke if name == "noor" else school.staff.ruben
    found = assessed(school, viewer, getattr(story, name), story.talk)
    assert (found.verdict, found.signals) == ("clear", ())
