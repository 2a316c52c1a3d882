"""Note what happened: two taps; changed the same day, added to later."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from world import World

from keuzeruimte_web.records.models import Draft, Event, Guardianship, Trace
from keuzeruimte_web.records.scope import above_schools


def address(world: World, event: Event | None = None) -> str:
    base = f"/leerlingen/{world.saskia.saskia.pk}/gebeurtenis/"
    return f"{base}{event.pk}/" if event else base


def filled(world: World, **fields: object) -> dict[str, object]:
    return {
        "once": uuid4(),
        "person": world.saskia.saskia.pk,
        "kind": "relieved",
        "on": world.today.isoformat(),
        "matter": world.saskia.trajectory.pk,
        "observed": "Zij zuchtte en lachte.",
        "opinion": "",
    } | fields


def newest(world: World) -> Event:
    with above_schools():
        return Event.objects.order_by("-created_at").first()


def events() -> int:
    with above_schools():
        return Event.objects.count()


def test_who_and_when_are_filled_in_so_two_taps_do(world: World, client_for) -> None:
    browser = client_for(world.staff.ruben)
    page = browser.get(address(world)).content.decode()
    assert "Ouders kunnen dit opvragen." in page
    assert "Vanaf 16 jaar kan de leerling dat zelf." in page
    assert f'value="{world.saskia.saskia.pk}"' in page
    answer = browser.post(address(world), filled(world, observed=""))
    assert (answer.status_code, answer["Location"]) == (302, f"/leerlingen/{world.saskia.saskia.pk}/")
    made = newest(world)
    assert (made.kind, made.on, made.person_id, made.author_id, made.observed) == (
        "relieved",
        world.today,
        world.saskia.saskia.pk,
        world.staff.ruben.pk,
        "",
    )
    with above_schools():
        assert Trace.objects.filter(word="recorded_event", record=made.pk).count() == 1


def test_a_double_click_notes_it_once(world: World, client_for) -> None:
    browser, before = client_for(world.staff.ruben), events()
    sent = filled(world)
    assert [browser.post(address(world), sent).status_code for _ in range(2)] == [302, 302]
    assert events() == before + 1


def test_what_two_colleagues_write_at_once_both_stays(world: World, client_for) -> None:
    before = events()
    for who, said in ((world.staff.ruben, "Zij lachte."), (world.staff.joris, "Zij was stil.")):
        client_for(who).post(address(world), filled(world, observed=said))
    assert events() == before + 2


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("on", "2099-01-01"),
        ("on", "2026-02-30"),
        ("kind", "unmotivated"),
        ("person", "marloes"),
        ("person", "6f1d2a52-0c7e-4c1b-9b0a-3f6f6c8f2a11"),
        ("matter", "6f1d2a52-0c7e-4c1b-9b0a-3f6f6c8f2a12"),
        ("once", ""),
        ("observed", "x" * 5000),
    ],
)
def test_what_cannot_be_is_said_at_its_field_and_what_was_typed_stays(
    world: World, client_for, field: str, value: str
) -> None:
    before = events()
    answer = client_for(world.staff.ruben).post(
        address(world), filled(world, opinion="Mijn gedachte", **{field: value})
    )
    assert answer.status_code == 422
    assert "Mijn gedachte" in answer.content.decode()
    assert events() == before


def test_somebody_of_another_file_or_matter_is_no_choice(world: World, client_for) -> None:
    before = events()
    browser = client_for(world.staff.ruben)
    for strange in ({"person": world.timo.anja.pk}, {"matter": world.timo.trajectory.pk}):
        assert browser.post(address(world), filled(world, **strange)).status_code == 422
    assert events() == before


def test_the_writer_changes_it_the_same_day_and_nobody_else(world: World, client_for) -> None:
    ruben, joris = client_for(world.staff.ruben), client_for(world.staff.joris)
    ruben.post(address(world), filled(world))
    made = newest(world)
    changed = {
        "once": uuid4(),
        "kind": "thankful",
        "on": world.today.isoformat(),
        "observed": "Zij bedankte mij.",
    }
    assert ruben.post(address(world, made), changed).status_code == 302
    assert newest(world).observed == "Zij bedankte mij."
    before = events()
    assert (
        joris.post(
            address(world, made), changed | {"once": uuid4(), "observed": "Ik zag dat ook."}
        ).status_code
        == 302
    )
    assert events() == before + 1
    with above_schools():
        first = Event.objects.get(pk=made.pk)
        addition = Event.objects.get(adds_to=made)
    assert (first.observed, addition.observed, addition.author_id) == (
        "Zij bedankte mij.",
        "Ik zag dat ook.",
        world.staff.joris.pk,
    )


def test_a_day_later_one_adds_and_what_stood_there_stays(world: World, client_for) -> None:
    ruben = client_for(world.staff.ruben)
    ruben.post(address(world), filled(world))
    made = newest(world)
    with above_schools():
        Event.objects.filter(pk=made.pk).update(created_at=made.created_at - timedelta(days=2))
    assert "Wat er staat, blijft staan." in ruben.get(address(world, made)).content.decode()
    assert ruben.post(address(world, made), {"once": uuid4(), "observed": ""}).status_code == 422
    ruben.post(
        address(world, made), {"once": uuid4(), "observed": "Later vertelde zij meer.", "kind": "missed"}
    )
    with above_schools():
        first = Event.objects.get(pk=made.pk)
    assert (first.kind, first.observed) == ("relieved", "Zij zuchtte en lachte.")
    assert "Later vertelde zij meer." in ruben.get(f"/leerlingen/{world.saskia.saskia.pk}/").content.decode()


def test_a_half_typed_form_is_still_there(world: World, client_for) -> None:
    ruben = client_for(world.staff.ruben)
    with above_schools():
        Draft.objects.create(
            school=world.school,
            author=world.staff.ruben,
            form="event",
            about=str(world.saskia.saskia.pk),
            content={"observed": "Half getypt", "kind": "missed"},
        )
    assert "Half getypt" in ruben.get(address(world)).content.decode()
    assert "Half getypt" not in client_for(world.staff.joris).get(address(world)).content.decode()
    ruben.post(address(world), filled(world))
    assert "Half getypt" not in ruben.get(address(world)).content.decode()


def test_for_whoever_is_not_involved_there_is_nothing(world: World, client_for) -> None:
    with above_schools():
        event = Event.objects.filter(matter=world.saskia.trajectory).first()
        strange = Event.objects.filter(matter=world.timo.trajectory).first()
    for who in (world.staff.hanneke, world.staff.marit, world.saskia.marloes, world.elsewhere.counsellor):
        browser = client_for(who)
        assert browser.get(address(world)).status_code == 404
        assert browser.post(address(world), filled(world)).status_code == 404
        assert browser.get(address(world, event)).status_code == 404
    assert client_for(world.staff.ruben).get(address(world, strange)).status_code == 404


def test_in_the_own_childs_file_a_teacher_notes_nothing(world: World, client_for) -> None:
    with above_schools():
        Guardianship.objects.create(
            school=world.school, pupil=world.saskia.saskia, parent=world.staff.joris, authority="yes"
        )
    before = events()
    assert client_for(world.staff.joris).post(address(world), filled(world)).status_code == 404
    assert events() == before


def test_queries_and_verbs(world: World, client_for) -> None:
    browser = client_for(world.staff.ruben)
    browser.get(address(world))
    with CaptureQueriesContext(connection) as asked:
        browser.get(address(world))
    assert len(asked) <= 8  # two of them for the line that somebody looked
    assert browser.delete(address(world)).status_code == 405
