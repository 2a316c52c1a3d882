"""Begin a trajectory or choice moment, ask colleagues along, and name topics."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from finding import the, those
from world import World

from keuzeruimte_web.records.models import Guardianship, Involvement, Matter, Topic, Trace
from keuzeruimte_web.records.scope import above_schools


def address(world: World) -> str:
    return f"/leerlingen/{world.saskia.saskia.pk}/traject/"


def filled(world: World, **fields: object) -> dict[str, object]:
    return {
        "once": uuid4(),
        "kind": "trajectory",
        "title": "Rustig beginnen",
        "reason": "Saskia komt laat binnen.",
        "goal": "Saskia begint de dag rustig.",
        "topic": "De ochtend",
        "domain": "learning",
        "colleagues": [str(world.staff.inge.pk)],
    } | fields


def test_a_mentor_begins_and_asks_a_colleague_along(world: World, client_for) -> None:
    joris = client_for(world.staff.joris)
    page = joris.get(address(world)).content.decode()
    assert "Inge Terpstra (remedial teacher)" in page
    assert "Petra Vos" not in page
    assert joris.post(address(world), filled(world)).status_code == 302
    with above_schools():
        made = the(Matter.objects.all(), title="Rustig beginnen")
        guides = set(Involvement.objects.filter(matter=made).values_list("person", "role"))
        topics = [(topic.title, topic.domain) for topic in Topic.objects.filter(matter=made)]
        assert Trace.objects.filter(word="began_matter", matter=made).count() == 1
    assert guides == {(world.staff.joris.pk, "mentor"), (world.staff.inge.pk, "remedial_teacher")}
    assert topics == [("De ochtend", "learning")]
    assert (made.opened_on, made.goal) == (world.today, "Saskia begint de dag rustig.")
    assert "Saskia Vermeer" in client_for(world.staff.inge).get("/leerlingen/").content.decode()


def test_a_double_click_begins_once(world: World, client_for) -> None:
    joris, sent = client_for(world.staff.joris), filled(world)
    assert [joris.post(address(world), sent).status_code for _ in range(2)] == [302, 302]
    with above_schools():
        assert len(those(Matter.objects.all(), title="Rustig beginnen")) == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", ""),
        ("goal", ""),
        ("domain", "weather"),
        ("kind", "x"),
        ("title", "x" * 200),
        ("colleagues", ["x"]),
    ],
)
def test_what_cannot_be_is_said_at_its_field(world: World, client_for, field: str, value: object) -> None:
    answer = client_for(world.staff.joris).post(address(world), filled(world, **{field: value}))
    assert answer.status_code == 422
    assert "Saskia komt laat binnen." in answer.content.decode()


def test_an_office_or_a_parent_of_the_pupil_cannot_be_asked_along(world: World, client_for) -> None:
    with above_schools():
        Guardianship.objects.create(
            school=world.school, pupil=world.saskia.saskia, parent=world.staff.samira, authority="yes"
        )
    joris = client_for(world.staff.joris)
    for person in (world.staff.petra, world.staff.samira, world.elsewhere.counsellor, world.saskia.marloes):
        sent = filled(world, colleagues=[str(person.pk)])
        assert joris.post(address(world), sent).status_code == 422


def test_a_topic_is_added_once(world: World, client_for) -> None:
    ruben = client_for(world.staff.ruben)
    place = f"{address(world)}{world.saskia.trajectory.pk}/onderwerp/"
    assert ruben.get(place).status_code == 200
    assert ruben.post(place, {"title": "De gymles", "domain": "learning"}).status_code == 302
    again = ruben.post(place, {"title": "De gymles", "domain": "learning"})
    assert again.status_code == 422
    assert "Dit onderwerp staat er al." in again.content.decode()


def test_for_others_it_is_not_there(world: World, client_for) -> None:
    topic = f"{address(world)}{world.saskia.trajectory.pk}/onderwerp/"
    for who in (world.staff.hanneke, world.staff.marit, world.saskia.marloes, world.elsewhere.counsellor):
        for place in (address(world), topic):
            assert client_for(who).get(place).status_code == 404
            assert client_for(who).post(place, filled(world)).status_code == 404
    mixed = f"/leerlingen/{world.timo.timo.pk}/traject/{world.saskia.trajectory.pk}/onderwerp/"
    assert client_for(world.staff.ruben).get(mixed).status_code == 404


def test_queries_and_verbs(world: World, client_for) -> None:
    joris = client_for(world.staff.joris)
    joris.get(address(world))
    with CaptureQueriesContext(connection) as asked:
        joris.get(address(world))
    assert len(asked) <= 8  # two of them for the line that somebody looked
    assert joris.put(address(world)).status_code == 405
