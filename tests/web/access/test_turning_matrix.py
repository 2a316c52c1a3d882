"""The same records on the days around the birthdays, against a table written by hand (turning.md)."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from test_matrix import File, records_of, viewers_of
from world import World

from keuzeruimte_web.access.decide import may
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.records import models as m
from keuzeruimte_web.records.scope import school_scope

TABLE = [
    [cell.strip() for cell in line.strip("|\n").split("|")]
    for line in (Path(__file__).parent / "turning.md").read_text(encoding="utf-8").splitlines()
    if line.startswith("|") and not line.startswith("|---")
]
COLUMNS = TABLE[0][1:]
EXPECTED = {row[0]: dict(zip(COLUMNS, row[1:], strict=True)) for row in TABLE[1:]}
PEOPLE = {"s": "saskia", "m": "marloes", "t": "tante", "j": "joris"}
DOING = {
    "de privacyrechten uitoefenen": ("leerling en klas", Right.HOLD_PRIVACY),
    "lezen wat er verandert": ("leerling en klas", Right.HEAR_TURNING),
    "iets toevertrouwen": ("traject", Right.ENTRUST),
    "een grens aangeven": ("traject", Right.LIMIT),
    "eigen deel van de grens veranderen": ("reden van Marloes bij de grens", Right.CHANGE),
    "kiezen of de grens blijft": ("grens van Marloes en Erik", Right.CHANGE),
    "eigen vraag veranderen": ("vraag van Marloes", Right.CHANGE),
    "ja zeggen tegen een stage": ("stage van Saskia, zonder zaak", Right.SAY_YES),
    "zeggen of het verslag klopt": ("verslag voor iedereen, ligt voor", Right.CONFIRM),
    "verslag delen met een ouder": ("verslag voor iedereen, ligt voor", Right.SHARE),
    "afspraak delen met een ouder": ("afspraak met iedereen", Right.SHARE),
    "gesprek delen met een ouder": ("gesprek", Right.SHARE),
    "keuze maken": ("keuzemoment", Right.DECIDE),
    "zeggen wat je van de keuze vindt": ("akkoord van Marloes met de keuze", Right.SIGN),
    "keuzemoment delen met een ouder": ("keuzemoment", Right.SHARE),
    "eigen woorden bij de keuze geven": ("keuzemoment", Right.SPEAK),
}


@pytest.fixture
def file(world: World) -> File:
    """Everything was shared a year ago; Saskia was born 18 years before the day of the world."""
    with school_scope(world.school.pk):
        records, viewers = records_of(world), viewers_of(world)
        m.Person.objects.filter(pk=world.saskia.saskia.pk).update(born=born(world))
        m.Share.objects.update(shared_at=timezone.now() - timedelta(days=400))
        m.Offer.objects.update(lapses_on=world.today + timedelta(days=1))
    return File(records, viewers)


def born(world: World) -> date:
    return date(world.today.year - 18, world.today.month, min(world.today.day, 28))


def at(viewer: Viewer, world: World, *, age: int) -> Viewer:
    """The same person on the last day of being this old; at 18 on the birthday itself."""
    if age == 18:
        return replace(viewer, today=world.today)
    turns = born(world).replace(year=born(world).year + age + 1)
    return replace(viewer, today=turns - timedelta(days=1))


def open_everything() -> None:
    """What has dates of its own began long ago: only the birthday makes a difference."""
    m.Guardianship.objects.update(since=None)
    m.Involvement.objects.filter(until__isnull=True).update(since=None)
    m.LimitAuthor.objects.update(since=None)
    m.Protection.objects.update(since=None, until=date(2100, 1, 1))


def test_every_age_sees_and_does_what_the_table_says_and_nothing_else(file: File, world: World) -> None:
    found: dict[str, dict[str, str]] = {}
    with school_scope(world.school.pk):
        open_everything()
        for row in EXPECTED:
            name, right = DOING.get(row, (row, Right.SEE))
            kind, record = file.records[name]
            found[row] = {
                column: "ja" if may(viewer, kind, right, record.pk) else "-"
                for column in COLUMNS
                for viewer in [at(file.viewers[PEOPLE[column[0]]], world, age=int(column[1:]))]
            }
    assert found == EXPECTED


def seen_by_parents(file: File, world: World, kind: Kind, record: Any) -> dict[str, bool]:
    with school_scope(world.school.pk):
        return {
            name: may(file.viewers[name], kind, Right.SEE, record.pk) for name in ("marloes", "erik", "weg")
        }


@pytest.mark.parametrize(
    ("what", "name"),
    [
        ("report", "verslag voor iedereen, ligt voor"),
        ("agreement", "afspraak met iedereen"),
        ("conversation", "gesprek"),
        ("choice_moment", "keuzemoment"),
    ],
)
def test_what_a_pupil_of_18_shares_is_read_by_that_parent_alone_until_taken_back(
    file: File, world: World, what: str, name: str
) -> None:
    kind, record = file.records[name]
    with school_scope(world.school.pk):
        m.Person.objects.filter(pk=world.saskia.saskia.pk).update(born=born(world))
        for parent in ("marloes", "weg"):
            m.Share.objects.create(
                school=world.school, viewer_id=file.viewers[parent].person, **{what: record}
            )
    assert seen_by_parents(file, world, kind, record) == {"marloes": True, "erik": False, "weg": False}
    with school_scope(world.school.pk):
        m.Share.objects.filter(**{what: record}).delete()
    assert seen_by_parents(file, world, kind, record) == {"marloes": False, "erik": False, "weg": False}


def test_who_turned_out_to_be_17_shares_nothing_by_it(file: File, world: World) -> None:
    kind, record = file.records["punt met iedereen"]
    aunt = file.viewers["tante"]
    with school_scope(world.school.pk):
        m.ItemPerson.objects.filter(item=record, person_id=aunt.person).delete()
        m.Invitation.objects.filter(person_id=aunt.person).delete()
        talk = file.records["gesprek"][1]
        m.Share.objects.create(school=world.school, viewer_id=aunt.person, conversation=talk)
        assert may(aunt, Kind.CONVERSATION, Right.SEE, talk.pk)
        m.Person.objects.filter(pk=world.saskia.saskia.pk).update(born=world.today - timedelta(days=6200))
        assert not may(aunt, Kind.CONVERSATION, Right.SEE, talk.pk)
        assert not may(aunt, kind, Right.SEE, record.pk)


def test_a_message_of_a_birthday_that_was_corrected_or_is_long_past_is_for_nobody(
    file: File, world: World
) -> None:
    with school_scope(world.school.pk):
        notice = m.TurningNotice.objects.get()
        m.TurningNotice.objects.update(born=born(world), on=world.today)
        saskia = file.viewers["saskia"]

        def sees(after: int) -> bool:
            on = replace(saskia, today=world.today + timedelta(days=after))
            return may(on, Kind.TURNING, Right.SEE, notice.pk)

        assert [sees(after) for after in (-14, 0, 14, 15)] == [True, True, True, False]
        m.Person.objects.filter(pk=saskia.person).update(born=born(world) + timedelta(days=1))
        assert not sees(0)
