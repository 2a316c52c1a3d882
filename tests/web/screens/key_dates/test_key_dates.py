"""Key dates: kept by careers adviser and administrator, read by whom they are meant for, reminded of once."""

from datetime import datetime, time, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone
from world import World

from keuzeruimte_web.operations.reminders import remind
from keuzeruimte_web.records import models as m
from keuzeruimte_web.records.scope import school_scope

PAGE = "/keuzes/dagen/"


def entered(world: World, **more: Any) -> dict[str, Any]:
    return {
        "once": str(uuid4()),
        "day": (world.today + timedelta(days=12)).isoformat(),
        "title": "Avond over profielen",
        "words": "In de aula.",
        "meant_for": "",
        "remind": "0",
        "source": "jaarplan",
    } | more


def dates(world: World) -> list[m.KeyDate]:
    with school_scope(world.school.pk):
        return list(m.KeyDate.objects.order_by("day", "title"))


def test_our_dates_are_added_once_and_checked_by_who_saves_them(world: World, client_for: Any) -> None:
    hanneke = client_for(world.staff.hanneke)
    first = hanneke.get(PAGE).context["page"].years[0].first
    for _again in range(2):
        assert hanneke.post(f"{PAGE}beginnen/", {"year": str(first)}).status_code == 302
    rows = dates(world)
    assert len(rows) == len({(row.day, row.title) for row in rows}) == 9
    assert not any(row.checked for row in rows)
    row = next(row for row in rows if "mbo" in row.title)
    fields = entered(world, version="1", day=row.day.isoformat(), title=row.title, meant_for="Vmbo4; mavo 4")
    assert hanneke.post(f"{PAGE}{row.pk}/", fields).status_code == 302
    with school_scope(world.school.pk):
        row.refresh_from_db()
    assert (row.meant_for, row.checked, row.version) == ("vmbo 4, mavo 4", True, 2)
    late = client_for(world.staff.petra).post(f"{PAGE}{row.pk}/", {**fields, "title": "Iets anders"})
    assert late.status_code == 409
    assert "Iets anders" in late.content.decode()


def test_a_date_that_is_not_understood_keeps_what_was_typed(world: World, client_for: Any) -> None:
    petra = client_for(world.staff.petra)
    answer = petra.post(f"{PAGE}nieuw/", entered(world, meant_for="de derde klas"))
    assert answer.status_code == 422
    assert "‘de derde klas’ begrijpen we niet" in answer.content.decode()
    assert "Avond over profielen" in answer.content.decode()
    fields = entered(world)
    for _again in range(2):
        assert petra.post(f"{PAGE}nieuw/", fields).status_code == 302
    assert [row.title for row in dates(world)] == ["Avond over profielen"]
    twice = petra.post(f"{PAGE}nieuw/", entered(world))
    assert twice.status_code == 422
    assert client_for(world.staff.ruben).post(f"{PAGE}nieuw/", entered(world)).status_code == 302
    assert len(dates(world)) == 1
    assert client_for(world.saskia.marloes).get(f"{PAGE}nieuw/").status_code == 404


def of_the_class(world: World) -> m.KeyDate:
    """A date for Saskia's class, of which people are reminded two weeks before; and one for another."""
    with school_scope(world.school.pk):
        mine = world.saskia.saskia.school_class
        m.SchoolClass.objects.filter(pk=mine.pk).update(level="havo/vwo", year_group=1)
        day = world.today + timedelta(days=10)
        m.KeyDate.objects.create(
            school=world.school, day=day, title="Niet voor Saskia", meant_for="vmbo 4", remind=20
        )
        return m.KeyDate.objects.create(
            school=world.school, day=day, title="Eerste keuze", meant_for="havo 1", remind=14
        )


def test_a_family_sees_the_dates_of_its_own_class_alone(world: World, client_for: Any) -> None:
    of_the_class(world)
    for person in (world.saskia.saskia.person, world.saskia.marloes):
        page = client_for(person).get(PAGE).content.decode()
        assert "Eerste keuze" in page
        assert "Niet voor Saskia" not in page
        assert "Voeg een dag toe" not in page
    assert "Niet voor Saskia" in client_for(world.staff.ruben).get(PAGE).content.decode()


@pytest.mark.parametrize("gone", ["left", "died"])
def test_nobody_is_reminded_for_who_left_or_died(world: World, gone: str) -> None:
    row = of_the_class(world)
    with school_scope(world.school.pk):
        if gone == "left":
            m.Pupil.objects.filter(pk=world.saskia.saskia.pk).update(left_on=world.today - timedelta(days=1))
        else:
            m.Person.objects.filter(pk=world.saskia.saskia.pk).update(deceased=True)
    remind(world.school.pk, now=timezone.make_aware(datetime.combine(world.today, time(4))))
    with school_scope(world.school.pk):
        assert not m.Reminder.objects.filter(key_date=row, person=world.saskia.marloes).exists()


def test_pupil_and_parents_are_reminded_once_and_a_parent_kept_away_is_not(world: World) -> None:
    row = of_the_class(world)
    with school_scope(world.school.pk):
        m.Guardianship.objects.filter(pupil=world.saskia.saskia, parent=world.saskia.erik).update(
            court_block=True
        )
        m.Reminder.objects.all().delete()
    now = timezone.make_aware(datetime.combine(world.today, time(4)))
    for _again in range(2):
        remind(world.school.pk, now=now)
    with school_scope(world.school.pk):
        sent = m.Reminder.objects.filter(kind="day")
        mine = {reminder.person_id for reminder in sent if reminder.key_date_id == row.pk}
        assert len(sent) == len(mine)
        assert world.saskia.saskia.pk in mine
        assert world.saskia.marloes.pk in mine
        assert world.saskia.erik.pk not in mine
        letters = m.Message.objects.filter(kind="reminder", person=world.saskia.marloes)
        assert letters.count() == 1


def test_a_calendar_that_reads_along_has_the_dates_of_the_class(world: World, client_for: Any) -> None:
    of_the_class(world)
    marloes = client_for(world.saskia.marloes)
    address = marloes.post("/agenda/maak/").context["address"]
    content = marloes.get(address[address.index("/", 8) :]).content.decode()
    assert "SUMMARY:Eerste keuze" in content
    assert "Niet voor Saskia" not in content
