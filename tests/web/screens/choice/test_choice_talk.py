"""A talk from a choice: the right people at the right points, and nothing that the method has against it."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from world import World

from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.operations.choice_opening import open_choice
from keuzeruimte_web.queries.plan import plan_page
from keuzeruimte_web.records import models as m
from keuzeruimte_web.records.scope import school_scope

OWN, HOME = "Hoe Noor zelf naar de keuze kijkt", "Wat ouders zien, en weten van werk en leren"
OPEN, AGREE = "Wat open is, en wat iets zou openen", "Wie wat uitzoekt, en wanneer"


@pytest.fixture
def moment(world: World) -> UUID:
    hanneke = Viewer(world.staff.hanneke.pk, world.school.pk, ViewerRole.PROFESSIONAL, world.today)
    with school_scope(world.school.pk):
        born(world, years=15)
        given = {"template": "shipped:profile-havo-vwo", "title": "Noor kiest", "ends_on": None}
        return open_choice(hanneke, once=uuid4(), pupil=world.noor.noor.pk, **given)  # type: ignore[arg-type]


def born(world: World, *, years: int) -> None:
    m.Person.objects.filter(pk=world.noor.noor.pk).update(born=world.today - timedelta(days=years * 366))


def planned(world: World, moment: UUID, client_for: Any) -> tuple[list[tuple[str, str]], set[str]]:
    """The points with who is at them, and what the method found of any."""
    hanneke = client_for(world.staff.hanneke)
    sent = {
        "once": str(uuid4()),
        "day": (world.today + timedelta(days=9)).isoformat(),
        "time": "15:30",
        "place": "",
    }
    answer = hanneke.post(f"/keuze/{moment}/gesprek/", sent)
    assert answer.status_code == 302
    viewer = Viewer(world.staff.hanneke.pk, world.school.pk, ViewerRole.PROFESSIONAL, world.today)
    with school_scope(world.school.pk):
        talk = m.Conversation.objects.get(matter=m.ChoiceMoment.objects.get(pk=moment).matter)
        items = m.AgendaItem.objects.filter(conversation=talk).order_by("position")
        found, points = set(), []
        for item in items:
            page = plan_page(viewer, conversation=talk.pk, item=item.pk)
            point, weighed = page.point, page.weighed.point
            assert point is not None and weighed is not None
            found |= {
                one.title for one in (*weighed.findings, *page.weighed.whole) if one.severity != "strength"
            }
            names = sorted(person.short for person in page.lanes if person.id in point.hears)
            points.append((item.title, ", ".join(names)))
    return points, found


def test_pupil_and_informed_parents_talk_together_and_the_method_sees_nothing_in_the_way(
    world: World, moment: UUID, client_for: Any
) -> None:
    points, found = planned(world, moment, client_for)
    everybody = "Bas, Hanneke, Karin, Noor"
    assert points == [
        (OWN, everybody),
        (HOME, everybody),
        (OPEN, everybody),
        ("De keuze is van Noor, samen met thuis", everybody),
        (AGREE, everybody),
    ]
    assert found == set()


def test_a_parent_who_is_not_informed_is_asked_apart_and_one_kept_away_is_not_there(
    world: World, moment: UUID, client_for: Any
) -> None:
    with school_scope(world.school.pk):
        m.Guardianship.objects.filter(parent=world.noor.bas).update(
            authority="unknown", information_right=False
        )
    points, found = planned(world, moment, client_for)
    assert points[-1] == ("Wat Bas wenst, en weet van werk en leren", "Bas, Hanneke")
    assert {names for _title, names in points[:-1]} == {"Hanneke, Karin, Noor"}
    assert found == set()
    with school_scope(world.school.pk):
        m.Conversation.objects.filter(matter__kind="choice_moment").delete()
        m.Guardianship.objects.filter(parent=world.noor.bas).update(court_block=True)
    points, _found = planned(world, moment, client_for)
    assert {names for _title, names in points} == {"Hanneke, Karin, Noor"}


def test_at_eighteen_only_whom_the_pupil_lets_read_along_is_asked_along(
    world: World, moment: UUID, client_for: Any
) -> None:
    with school_scope(world.school.pk):
        born(world, years=19)
    points, found = planned(world, moment, client_for)
    assert [title for title, _names in points] == [OWN, OPEN, "De keuze is van Noor", AGREE]
    assert {names for _title, names in points} == {"Hanneke, Noor"}
    assert found == set()
    with school_scope(world.school.pk):
        m.Conversation.objects.filter(matter__kind="choice_moment").delete()
        m.Share.objects.create(school=world.school, choice_moment_id=moment, viewer=world.noor.karin)
    points, _found = planned(world, moment, client_for)
    assert {names for _title, names in points} == {"Hanneke, Karin, Noor"}
