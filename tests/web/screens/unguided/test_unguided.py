"""Somebody leaves the school: access ends that day, the family is told, and the leader finds who follows."""

from typing import Any
from uuid import uuid4

import pytest
from world import World

from keuzeruimte_web.access.decide import may
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.records import models as m
from keuzeruimte_web.records.scope import above_schools, school_scope


@pytest.fixture
def ruben_left(world: World, client_for: Any) -> None:
    """Ruben alone guided Saskia; the administrator ended his task, from today on."""
    with above_schools():
        ties = m.Involvement.objects.filter(matter=world.saskia.trajectory)
        ties.exclude(person=world.staff.ruben).delete()
        tasks = list(m.Employment.objects.filter(person=world.staff.ruben, until=None))
    petra = client_for(world.staff.petra)
    for task in tasks:
        answer = petra.post(
            f"/beheer/mensen/{world.staff.ruben.pk}/taak/{task.pk}/einde/",
            {f"{task.pk}-day": world.today.isoformat()},
        )
        assert answer.status_code == 302


def find(world: World) -> str:
    return f"/zonder-begeleider/{world.saskia.trajectory.pk}/"


def sent(world: World, who: m.Person) -> dict[str, Any]:
    return {"once": uuid4(), "colleague": str(who.pk)}


@pytest.mark.usefixtures("ruben_left")
def test_access_ends_that_day_and_the_family_is_told(world: World, client_for: Any) -> None:
    ruben = Viewer(world.staff.ruben.pk, world.school.pk, ViewerRole.PROFESSIONAL, world.today)
    with school_scope(world.school.pk):
        assert not may(ruben, Kind.MATTER, Right.SEE, world.saskia.trajectory.pk)
        ended = m.Involvement.objects.filter(person=world.staff.ruben, matter=world.saskia.trajectory)
        told = m.Message.objects.filter(kind="involvement", record__in=ended.values("pk"))
        assert set(told.values_list("person", flat=True)) >= {
            world.saskia.marloes.pk,
            world.saskia.erik.pk,
            world.saskia.saskia.pk,
        }
    page = client_for(world.saskia.marloes).get(f"/wie-begeleidt/{world.saskia.saskia.pk}/")
    assert "Er is nu niemand die dit begeleidt." in page.content.decode()


@pytest.mark.usefixtures("ruben_left")
def test_the_leader_finds_somebody_and_reads_nothing_of_it(world: World, client_for: Any) -> None:
    marit = client_for(world.staff.marit)
    assert "/zonder-begeleider/" in marit.get("/leerlingen/").content.decode()
    page = marit.get("/zonder-begeleider/").content.decode()
    assert "Saskia Vermeer" in page
    assert world.saskia.trajectory.title not in page
    assert world.saskia.trajectory.title not in marit.get(find(world)).content.decode()
    fields = sent(world, world.staff.mirjam)
    assert [marit.post(find(world), fields).status_code for _ in range(2)] == [302, 302]
    with above_schools():
        tie = m.Involvement.objects.get(matter=world.saskia.trajectory, person=world.staff.mirjam)
    assert (tie.since, tie.sees_since, tie.events_since) == (world.today, world.today, None)
    assert "Saskia Vermeer" not in marit.get("/zonder-begeleider/").content.decode()
    assert client_for(world.staff.mirjam).get(f"/leerlingen/{world.saskia.saskia.pk}/").status_code == 200


@pytest.mark.usefixtures("ruben_left")
def test_nobody_finds_oneself_and_nobody_else_finds_anybody(world: World, client_for: Any) -> None:
    marit = client_for(world.staff.marit)
    assert marit.post(find(world), sent(world, world.staff.marit)).status_code == 422
    for who in (world.staff.joris, world.staff.petra, world.saskia.marloes, world.elsewhere.counsellor):
        assert client_for(who).get(find(world)).status_code == 404
        assert client_for(who).post(find(world), sent(world, world.staff.mirjam)).status_code == 404
    assert "Saskia" not in client_for(world.staff.joris).get("/zonder-begeleider/").content.decode()


def test_a_matter_with_a_guide_or_closed_waits_for_nobody(world: World, client_for: Any) -> None:
    marit = client_for(world.staff.marit)
    assert marit.get(find(world)).status_code == 404
    with above_schools():
        m.Involvement.objects.filter(matter=world.saskia.trajectory).delete()
        m.Matter.objects.filter(pk=world.saskia.trajectory.pk).update(closed_on=world.today)
    assert marit.get(find(world)).status_code == 404


def test_a_new_mentor_is_told_to_the_family_once(world: World, client_for: Any) -> None:
    with above_schools():
        m.Message.objects.all().delete()
        row = m.Mentorship.objects.get(school_class=world.saskia.saskia.school_class)
    from keuzeruimte_web.operations.mentors import hand_over

    petra = Viewer(world.staff.petra.pk, world.school.pk, ViewerRole.ADMINISTRATOR, world.today)
    with school_scope(world.school.pk):
        hand_over(petra, mentorship=row.pk, successor=world.staff.mirjam.pk, day=world.today, once=uuid4())
        told = list(m.Message.objects.filter(person=world.saskia.marloes).values_list("kind", flat=True))
    assert told == ["involvement"]
    page = client_for(world.saskia.marloes).get(f"/wie-begeleidt/{world.saskia.saskia.pk}/").content.decode()
    assert "Mirjam" in page
