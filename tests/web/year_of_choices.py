"""A year group in a choice: as many pupils as asked, each with two parents, in classes of 25."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from itertools import cycle
from uuid import UUID

from world import World

from keuzeruimte_web.bridge.subject_rules import shipped_text
from keuzeruimte_web.records import models as m
from keuzeruimte_web.records.scope import school_scope

STEPS = (
    ("wishes", "Eigen woorden eerst"),
    ("explore", "Verkennen"),
    ("talk", "Praten"),
    ("decide", "Kiezen"),
)
FAMILY = ("De Vries", "Yılmaz", "Bakker", "Öztürk", "Jansen")


@contextmanager
def in_school(world: World) -> Iterator[None]:
    """Records of the school of this world."""
    with school_scope(world.school.pk):
        yield


def year_of(world: World, *, pupils: int, title: str = "Profielkeuze havo 3") -> m.ChoiceRound:
    """The round, with everything that makes it one; Hanneke guides all, Jelle the pupils of 3H2."""
    with in_school(world):
        rules = m.SubjectRules.objects.create(
            school=world.school,
            title=f"Profielen voor {title}",
            school_type="havo",
            text=shipped_text("havo"),
            changed_on=world.today,
        )
        round = m.ChoiceRound.objects.create(
            school=world.school,
            kind="profile_havo_vwo",
            title=title,
            school_year="2026-2027",
            ends_on=world.today + timedelta(days=40),
            rules=rules,
        )
        classes = [
            m.SchoolClass.objects.get_or_create(
                school=world.school, name=f"3K{number + 1}", defaults={"level": "havo", "year_group": 3}
            )[0]
            for number in range(-(-pupils // 25))
        ]
        people = [
            m.Person(
                school=world.school,
                given_name=f"Kind{number:03}",
                family_name=FAMILY[number % len(FAMILY)],
                born=world.today - timedelta(days=15 * 366),
            )
            for number in range(pupils)
        ]
        parents = [
            m.Person(school=world.school, given_name=f"Ouder{number:03}", family_name="Van Kind")
            for number in range(2 * pupils)
        ]
        save(people)
        save(parents)
        m.Pupil.objects.bulk_create(
            m.Pupil(school=world.school, person=person, school_class=classes[number // 25])
            for number, person in enumerate(people)
        )
        save(
            m.Guardianship(
                school=world.school,
                pupil_id=people[number // 2].pk,
                parent=parent,
                authority="yes",
                information_right=True,
            )
            for number, parent in enumerate(parents)
        )
        matters = [
            m.Matter(
                school=world.school,
                pupil_id=person.pk,
                kind="choice_moment",
                title=title,
                opened_on=world.today,
            )
            for person in people
        ]
        save(matters)
        m.Involvement.objects.bulk_create(
            m.Involvement(
                school=world.school,
                pupil_id=matter.pupil_id,
                matter=matter,
                person=world.staff.hanneke,
                role="careers_adviser",
            )
            for matter in matters
        )
        moments = [
            m.ChoiceMoment(
                school=world.school,
                matter=matter,
                round=round,
                kind=round.kind,
                rules=rules,
                ends_on=round.ends_on,
            )
            for matter in matters
        ]
        m.ChoiceMoment.objects.bulk_create(moments)
        done = cycle(range(len(STEPS) + 1))
        m.ChoiceStep.objects.bulk_create(
            m.ChoiceStep(
                school=world.school,
                moment=moment,
                position=position,
                kind=kind,
                title=name,
                who="pupil",
                on=world.today + timedelta(days=position - 2),
                done_on=world.today if position <= so_far else None,
            )
            for moment, so_far in zip(moments, done, strict=False)
            for position, (kind, name) in enumerate(STEPS, start=1)
        )
        for moment, person in zip(moments[::3], people[::3], strict=True):
            heard(world, moment, person.pk)
        return round


def save(rows: object) -> None:
    """Write rows with sealed columns, each with the key of its owner at hand."""
    every = list(rows)  # type: ignore[call-overload]
    type(every[0]).objects.bulk_create(every)


def heard(world: World, moment: m.ChoiceMoment, person: UUID) -> None:
    """This person shared a wish with Hanneke."""
    voice = m.ChoiceVoice.objects.create(
        school=world.school, moment=moment, person_id=person, kind="wish", words="Iets met water."
    )
    m.Share.objects.create(school=world.school, choice_voice=voice, viewer=world.staff.hanneke)


def chosen(world: World, moment: m.ChoiceMoment, *, profile: str, subjects: list[str]) -> None:
    """The pupil chose this package, whatever the rules say of it."""
    option = m.ChoiceOption.objects.create(
        school=world.school,
        moment=moment,
        kind="package",
        title="Pakket",
        content={"profile": profile, "subjects": subjects},
    )
    decision = m.Decision.objects.create(
        school=world.school, moment=moment, number=1, by_id=moment.matter.pupil_id
    )
    m.DecisionOption.objects.create(school=world.school, decision=decision, option=option)
    m.ChoiceMoment.objects.filter(pk=moment.pk).update(decision=1, state="provisional")


__all__ = ["chosen", "heard", "in_school", "year_of"]
