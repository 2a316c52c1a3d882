"""A choice from opening to locked, through the operations: who is asked, what holds it back, what is gone."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from world import World

from keuzeruimte_web.access.decide import Forbidden, Invisible, may, rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.operations.choice_opening import go_on_with_round, open_choice, open_round
from keuzeruimte_web.operations.choice_words import NotInvited, Said, add_option, advise, ask_back, reply, say
from keuzeruimte_web.operations.choosing import (
    Because,
    NotNow,
    decide,
    lock,
    reopen,
    settle,
    sign,
    sign_for,
)
from keuzeruimte_web.operations.messages import ASKED_TO_SPEAK
from keuzeruimte_web.operations.once import SentBefore
from keuzeruimte_web.queries.choice import choice_page
from keuzeruimte_web.records import models as m
from keuzeruimte_web.records.scope import school_scope


@dataclass
class Choice:
    """Noor's choice, and everybody who looks at it."""

    moment: UUID
    noor: Viewer
    karin: Viewer
    bas: Viewer
    hanneke: Viewer

    @property
    def state(self) -> str:
        return str(m.ChoiceMoment.objects.get(pk=self.moment).state)

    def option(self) -> UUID:
        given = {"kind": "words", "title": "Economie en Maatschappij", "needed": "", "once": uuid4()}
        return add_option(self.hanneke, moment=self.moment, **given)  # type: ignore[arg-type]

    def decide(self, *options: UUID) -> int:
        chosen = options or tuple(m.ChoiceOption.objects.values_list("pk", flat=True)[:1])
        return decide(self.noor, moment=self.moment, options=chosen, words="Dit wil ik", once=uuid4())

    def sign(self, who: Viewer, verdict: str) -> None:
        sign(who, sign_off=self.asked(who), verdict=verdict, words="", once=uuid4())

    def asked(self, who: Viewer) -> UUID:
        number = m.ChoiceMoment.objects.get(pk=self.moment).decision
        of_now = m.SignOff.objects.filter(decision__moment=self.moment, decision__number=number)
        return UUID(str(of_now.get(person=who.person).pk))


@pytest.fixture
def choice(world: World) -> Iterator[Choice]:
    def at(person: m.Person, role: ViewerRole) -> Viewer:
        return Viewer(person.pk, world.school.pk, role, world.today)

    hanneke = at(world.staff.hanneke, ViewerRole.PROFESSIONAL)
    with school_scope(world.school.pk):
        m.Person.objects.filter(pk=world.noor.noor.pk).update(born=world.today - timedelta(days=15 * 365))
        given = {"template": "shipped:profile-havo-vwo", "title": "Profiel", "ends_on": None}
        moment = open_choice(hanneke, once=uuid4(), pupil=world.noor.noor.pk, **given)  # type: ignore[arg-type]
        yield Choice(
            moment,
            at(world.noor.noor.person, ViewerRole.PUPIL),
            at(world.noor.karin, ViewerRole.PARENT),
            at(world.noor.bas, ViewerRole.PARENT),
            hanneke,
        )


def told(kind: str) -> set[UUID]:
    return set(m.Message.objects.filter(kind=kind).values_list("person", flat=True))


def test_opening_copies_the_steps_and_tells_pupil_and_both_parents_at_once(choice: Choice) -> None:
    steps = m.ChoiceStep.objects.filter(moment=choice.moment).order_by("position")
    assert [step.kind for step in steps] == ["wishes", "explore", "provisional", "talk", "advice", "decide"]
    assert told(ASKED_TO_SPEAK) == {choice.noor.person, choice.karin.person, choice.bas.person}


def test_from_opening_to_locked_with_pupil_and_both_parents(choice: Choice) -> None:
    option = choice.option()
    assert choice.decide(option) == 1
    choice.sign(choice.karin, "agreed")
    with pytest.raises(NotNow) as not_yet:
        settle(choice.hanneke, moment=choice.moment)
    assert not_yet.value.because == Because.STILL_ASKED
    choice.sign(choice.bas, "read")
    settle(choice.hanneke, moment=choice.moment)
    lock(choice.hanneke, moment=choice.moment)
    changes = m.ChoiceChange.objects.order_by("at").values_list("was", "became", "by")
    assert list(changes) == [
        ("open", "provisional", choice.noor.person),
        ("provisional", "definitive", choice.hanneke.person),
        ("definitive", "locked", choice.hanneke.person),
    ]
    with pytest.raises(Forbidden):
        choice.decide(option)
    assert not may(choice.karin, Kind.SIGN_OFF, Right.SIGN, choice.asked(choice.karin))


def test_an_objection_holds_it_back_is_told_to_school_and_leaves_no_name_in_the_history(
    choice: Choice,
) -> None:
    choice.option()
    choice.decide()
    choice.sign(choice.karin, "agreed")
    choice.sign(choice.bas, "agreed")
    settle(choice.hanneke, moment=choice.moment)
    choice.sign(choice.bas, "objection")
    assert choice.state == "provisional"
    assert m.ChoiceChange.objects.order_by("at").last().by is None
    assert choice.hanneke.person in told(Kind.SIGN_OFF)
    assert not told(Kind.SIGN_OFF) & {choice.noor.person, choice.karin.person}
    with pytest.raises(NotNow) as held:
        settle(replace(choice.hanneke, today=date(2099, 1, 1)), moment=choice.moment)
    assert held.value.because == Because.OBJECTION
    assert not may(choice.karin, Kind.SIGN_OFF, Right.SEE, choice.asked(choice.bas))


def test_an_objection_is_told_to_who_guides_now_also_with_a_known_last_day(choice: Choice) -> None:
    today, moment = choice.hanneke.today, m.ChoiceMoment.objects.get(pk=choice.moment)
    tie = m.Involvement.objects.filter(matter=moment.matter_id)
    tie.filter(person=choice.hanneke.person).update(until=today + timedelta(days=9))
    choice.option()
    choice.decide()
    choice.sign(choice.bas, "objection")
    assert choice.hanneke.person in told(Kind.SIGN_OFF)


def test_choosing_anew_and_opening_again_withdraw_what_was_signed(choice: Choice) -> None:
    choice.option()
    choice.decide()
    choice.sign(choice.karin, "agreed")
    first = choice.asked(choice.karin)
    choice.decide()
    assert not may(choice.karin, Kind.SIGN_OFF, Right.SIGN, first)
    choice.sign(choice.karin, "agreed")
    choice.sign(choice.bas, "agreed")
    settle(choice.hanneke, moment=choice.moment)
    reopen(choice.hanneke, moment=choice.moment)
    assert not m.SignOff.objects.filter(withdrawn_at__isnull=True).exists()
    with pytest.raises(NotNow):
        settle(choice.hanneke, moment=choice.moment)
    assert choice.decide() == 3


def test_what_a_parent_said_by_telephone_counts_until_the_parent_says_it(choice: Choice) -> None:
    choice.option()
    choice.decide()
    asked = choice.asked(choice.karin)
    sign_for(choice.hanneke, sign_off=asked, verdict="agreed", words="", once=uuid4())
    assert m.SignOff.objects.get(pk=asked).entered_by_id == choice.hanneke.person
    choice.sign(choice.karin, "read")
    with pytest.raises(NotNow):
        sign_for(choice.hanneke, sign_off=asked, verdict="agreed", words="", once=uuid4())
    assert m.SignOff.objects.get(pk=asked).verdict == "read"


def test_nothing_is_written_down_for_a_parent_whose_authority_ended(choice: Choice) -> None:
    choice.option()
    choice.decide()
    asked = choice.asked(choice.bas)
    m.Guardianship.objects.filter(parent=choice.bas.person).update(authority="no")
    with pytest.raises(NotNow):
        sign_for(choice.hanneke, sign_off=asked, verdict="objection", words="", once=uuid4())
    page = choice_page(choice.hanneke, moment=choice.moment)
    assert {one.who.id for one in page.signed} == {choice.noor.person, choice.karin.person}


def test_advice_waits_for_ones_own_words_and_for_nobody_elses(choice: Choice) -> None:
    given = advise(choice.hanneke, moment=choice.moment, observed="Gezien", opinion="Gedacht", once=uuid4())
    say(choice.noor, moment=choice.moment, said={"wish": Said("Iets met mensen")})
    say(choice.karin, moment=choice.moment, said={"wish": Said("", skipped=True)})
    everybody = (choice.noor, choice.karin, choice.bas)
    assert [may(who, Kind.ADVICE, Right.SEE, given) for who in everybody] == [True, True, False]
    asked = ask_back(choice.karin, advice=given, words="Waarom?", once=uuid4())
    reply(choice.hanneke, asked_back=asked, answer="Daarom")
    assert [may(who, Kind.ADVICE_QUESTION, Right.SEE, asked) for who in everybody] == [False, True, False]


def test_own_words_are_read_by_whom_they_are_shared_with_and_gone_when_taken_back(choice: Choice) -> None:
    option = choice.option()
    slot = str(option)
    say(choice.karin, moment=choice.moment, said={slot: Said("Past bij de markt", [choice.noor.person])})
    view = m.ChoiceVoice.objects.get(option=option).pk
    assert may(choice.noor, Kind.CHOICE_VOICE, Right.SEE, view)
    assert not may(choice.bas, Kind.CHOICE_VOICE, Right.SEE, view)
    assert not may(choice.hanneke, Kind.CHOICE_VOICE, Right.SEE, view)
    say(choice.karin, moment=choice.moment, said={slot: Said("Past bij de markt")})
    assert not may(choice.noor, Kind.CHOICE_VOICE, Right.SEE, view)
    with pytest.raises(NotInvited):
        say(choice.karin, moment=choice.moment, said={slot: Said("x", [uuid4()])})


def test_a_parent_without_authority_speaks_and_a_parent_kept_away_does_not_and_neither_signs(
    choice: Choice, world: World
) -> None:
    for parent, change in ((choice.karin, {"authority": "no", "information_right": False}),):
        m.Guardianship.objects.filter(parent=parent.person).update(**change)
    m.Guardianship.objects.filter(parent=choice.bas.person).update(court_block=True)
    choice.option()
    choice.decide()
    assert list(m.SignOff.objects.values_list("person", flat=True)) == [choice.noor.person]
    say(choice.karin, moment=choice.moment, said={"wish": Said("Dat ze gelukkig is")})
    with pytest.raises(Invisible):
        say(choice.bas, moment=choice.moment, said={"wish": Said("x")})
    assert not may(choice.karin, Kind.CHOICE_MOMENT, Right.SEE, choice.moment)


def test_at_eighteen_the_pupil_alone_signs(choice: Choice, world: World) -> None:
    m.Person.objects.filter(pk=choice.noor.person).update(born=world.today - timedelta(days=19 * 365))
    choice.option()
    choice.decide()
    settle(choice.hanneke, moment=choice.moment)
    assert choice.state == "definitive"
    assert not may(choice.karin, Kind.CHOICE_MOMENT, Right.SEE, choice.moment)


def test_a_round_is_guided_by_the_mentor_of_now_not_by_one_to_come(world: World) -> None:
    hanneke = Viewer(world.staff.hanneke.pk, world.school.pk, ViewerRole.PROFESSIONAL, world.today)
    noor, later = world.noor.noor, world.today + timedelta(days=9)
    with school_scope(world.school.pk):
        now = m.Involvement.objects.filter(pupil=noor, matter=None)
        mentor = now.get().person_id
        now.update(until=later - timedelta(days=1))
        m.Involvement.objects.create(
            school=world.school, pupil=noor, person=world.staff.fatma, role="mentor", since=later
        )
        given = {"title": "Profielkeuze", "school_year": "2025-2026", "ends_on": later}
        made = open_round(
            hanneke,
            once=uuid4(),
            template="shipped:profile-havo-vwo",
            classes=[noor.school_class_id],
            **given,  # type: ignore[arg-type]
        )
        go_on_with_round(world.school.pk, round=made, today=world.today)
        matter = m.ChoiceMoment.objects.get(round=made, matter__pupil=noor).matter
        guides = m.Involvement.objects.filter(matter=matter)
        assert set(guides.values_list("person", flat=True)) == {hanneke.person, mentor}


def test_a_round_opens_a_moment_for_each_pupil_once_whatever_interrupts_it(world: World) -> None:
    hanneke = Viewer(world.staff.hanneke.pk, world.school.pk, ViewerRole.PROFESSIONAL, world.today)
    with school_scope(world.school.pk):
        school_class = world.noor.noor.school_class
        once = uuid4()
        given = {
            "template": "shipped:profile-havo-vwo",
            "title": "Profielkeuze havo 3",
            "school_year": "2025-2026",
            "ends_on": world.today,
            "classes": [school_class.pk],
        }
        made = open_round(hanneke, once=once, **given)
        with pytest.raises(SentBefore):
            open_round(hanneke, once=once, **given)
        for _turn in range(2):
            go_on_with_round(world.school.pk, round=made, today=world.today)
        pupils = set(m.Pupil.objects.filter(school_class=school_class).values_list("pk", flat=True))
        moments = m.ChoiceMoment.objects.filter(round=made)
        assert sorted(moments.values_list("matter__pupil", flat=True)) == sorted(pupils)
        assert set(rows(hanneke, Kind.CHOICE_MOMENT).filter(round=made)) == set(moments)
        assert not m.RoundPupil.objects.filter(round=made, moment__isnull=True).exists()
        again = open_round(hanneke, once=uuid4(), **given | {"school_year": "2026-2027"})
        go_on_with_round(world.school.pk, round=again, today=world.today)
        of_noor = m.Matter.objects.filter(pupil=world.noor.noor.pk, choice__round__in=[made, again])
        assert sorted(one.title for one in of_noor) == [
            "Profielkeuze havo 3",
            "Profielkeuze havo 3 2026-2027",
        ]
