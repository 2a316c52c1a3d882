"""Guidance is built to end: looked back on, given back, told, and never opened again."""

from typing import Any
from uuid import uuid4

import pytest
from world import World

from keuzeruimte_web.records import models as m
from keuzeruimte_web.records.scope import above_schools


@pytest.fixture
def nothing_open(world: World) -> None:
    with above_schools():
        here = world.saskia.trajectory
        m.Report.objects.filter(conversation__matter=here).update(state="closed")
        m.Conversation.objects.filter(matter=here).update(state="closed")


def base(world: World) -> str:
    return f"/leerlingen/{world.saskia.saskia.pk}/traject/{world.saskia.trajectory.pk}/"


def sent(**fields: Any) -> dict[str, Any]:
    return {"once": uuid4(), "evaluation": "Saskia slaapt weer.", "onward": "Thuis praten zij."} | fields


@pytest.mark.usefixtures("nothing_open")
def test_a_matter_is_closed_once_told_and_not_opened_again(world: World, client_for: Any) -> None:
    ruben, fields = client_for(world.staff.ruben), sent()
    place = base(world) + "afronden/"
    assert [ruben.post(place, fields).status_code for _ in range(2)] == [302, 302]
    with above_schools():
        row = m.Matter.objects.get(pk=world.saskia.trajectory.pk)
        told = set(m.Message.objects.filter(kind="matter").values_list("person", flat=True))
        standing = m.Delegation.objects.filter(matter=row, status="agreed", until=None).exists()
        limit = m.Limit.objects.get(pk=world.saskia.limit.pk)
    assert (row.closed_on, row.evaluation, row.onward) == (
        world.today,
        "Saskia slaapt weer.",
        "Thuis praten zij.",
    )
    assert told >= {world.saskia.marloes.pk, world.saskia.erik.pk, world.saskia.saskia.pk}
    assert not standing
    assert limit.until is None
    assert ruben.get(place).status_code == 403
    assert ruben.post(place, sent()).status_code == 403
    assert ruben.get(base(world) + "overdragen/").status_code == 403
    assert "Saskia slaapt weer." in ruben.get(base(world)).content.decode()
    for one in (world.saskia.marloes, world.saskia.saskia.person):
        page = client_for(one).get(f"/wie-begeleidt/{world.saskia.saskia.pk}/").content.decode()
        assert "Saskia slaapt weer." in page
        assert "Thuis praten zij." in page


def test_what_is_open_is_closed_first(world: World, client_for: Any) -> None:
    ruben = client_for(world.staff.ruben)
    assert world.saskia.talk.title in ruben.get(base(world) + "afronden/").content.decode()
    refused = ruben.post(base(world) + "afronden/", sent())
    assert refused.status_code == 422
    assert "Saskia slaapt weer." in refused.content.decode()
    with above_schools():
        assert m.Matter.objects.get(pk=world.saskia.trajectory.pk).closed_on is None


@pytest.mark.usefixtures("nothing_open")
@pytest.mark.parametrize("field", ["evaluation", "onward"])
def test_both_are_written(world: World, client_for: Any, field: str) -> None:
    assert (
        client_for(world.staff.ruben).post(base(world) + "afronden/", sent(**{field: ""})).status_code == 422
    )


@pytest.mark.usefixtures("nothing_open")
def test_who_is_left_stops_when_a_colleague_goes_on_or_it_is_closed(world: World, client_for: Any) -> None:
    ruben, joris = client_for(world.staff.ruben), client_for(world.staff.joris)
    with above_schools():
        m.Involvement.objects.filter(matter=world.saskia.trajectory, person=world.staff.joris).delete()
        m.Involvement.objects.create(
            school=world.school,
            pupil=world.saskia.saskia,
            matter=world.saskia.trajectory,
            person=world.staff.joris,
            role="mentor",
        )
    stop = {"once": uuid4(), "day": world.today.isoformat()}
    assert [joris.post(base(world) + "stoppen/", stop).status_code for _ in range(2)] == [302, 302]
    assert joris.get(base(world)).status_code == 404
    last = ruben.post(base(world) + "stoppen/", {"once": uuid4(), "day": world.today.isoformat()})
    assert last.status_code == 422
    assert "Jij begeleidt dit als laatste." in last.content.decode()
    ruben.post(base(world) + "afronden/", sent())
    assert (
        ruben.post(base(world) + "stoppen/", {"once": uuid4(), "day": world.today.isoformat()}).status_code
        == 302
    )
    assert ruben.get(base(world)).status_code == 404


def test_a_topic_gets_another_name_until_a_parent_named_it(world: World, client_for: Any) -> None:
    ruben = client_for(world.staff.ruben)
    with above_schools():
        topic = m.Topic.objects.create(
            school=world.school, matter=world.saskia.trajectory, domain="learning", title="De ochtend"
        )
    place = f"{base(world)}onderwerp/{topic.pk}/"
    assert ruben.post(place, {"title": "Het begin van de dag"}).status_code == 302
    assert "Het begin van de dag" in ruben.get(base(world)).content.decode()
    named = ruben.post(f"{base(world)}onderwerp/{world.saskia.divorce.pk}/", {"title": "Iets anders"})
    assert named.status_code == 422
    again = ruben.post(place, {"title": world.saskia.divorce.title})
    assert "Dit onderwerp staat er al." in again.content.decode()
    assert client_for(world.staff.marit).get(place).status_code == 404
