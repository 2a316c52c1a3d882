"""A form left half-typed is still there, for its author alone."""

import json
from collections.abc import Callable

import pytest
from django.test import Client
from world import World

from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.operations.drafts import drop_draft
from keuzeruimte_web.queries.drafts import draft
from keuzeruimte_web.records.models import Draft, Person
from keuzeruimte_web.records.scope import school_scope

ClientFor = Callable[[Person], Client]


def keep(client: Client, name: str, content: object) -> int:
    body = json.dumps({"draft": name, "content": content})
    return client.post("/concept/", body, content_type="application/json").status_code


def viewer_of(world: World, person: Person, role: ViewerRole = ViewerRole.PROFESSIONAL) -> Viewer:
    return Viewer(person.pk, world.school.pk, role, world.today)


def test_what_is_typed_is_kept_for_its_author_and_nobody_else(world: World, client_for: ClientFor) -> None:
    ruben, joris = world.staff.ruben, world.staff.joris
    assert keep(client_for(ruben), "event:1", {"observed": "Saskia lachte", "who": ["a", "b"]}) == 204
    with school_scope(world.school.pk):
        assert draft(viewer_of(world, ruben), form="event", about="1") == {
            "observed": "Saskia lachte",
            "who": ["a", "b"],
        }
        assert draft(viewer_of(world, joris), form="event", about="1") == {}


def test_the_latest_text_replaces_the_one_before(world: World, client_for: ClientFor) -> None:
    client = client_for(world.staff.ruben)
    keep(client, "event:1", {"observed": "eerst"})
    keep(client, "event:1", {"observed": "later"})
    with school_scope(world.school.pk):
        assert [row.content for row in Draft.objects.all()] == [{"observed": "later"}]


def test_a_saved_form_leaves_no_draft(world: World, client_for: ClientFor) -> None:
    keep(client_for(world.staff.ruben), "event:1", {"observed": "Saskia lachte"})
    with school_scope(world.school.pk):
        drop_draft(viewer_of(world, world.staff.joris), form="event", about="1")
        assert Draft.objects.count() == 1
        drop_draft(viewer_of(world, world.staff.ruben), form="event", about="1")
        assert Draft.objects.count() == 0


@pytest.mark.parametrize(
    ("name", "content", "status"),
    [
        ("event:1", {"a": 1}, 400),
        ("event:1", {"a": ["b", 2]}, 400),
        ("event:1", {"a": "\x00"}, 400),
        ("event:1", ["a"], 400),
        ("Event;drop:1", {"a": "b"}, 400),
        ("event:" + "x" * 41, {"a": "b"}, 400),
        (7, {"a": "b"}, 400),
        ("event:1", {"a": "x" * 50_000}, 413),
    ],
)
def test_what_is_no_draft_is_refused_and_nothing_is_kept(
    world: World, client_for: ClientFor, name: object, content: object, status: int
) -> None:
    client = client_for(world.staff.ruben)
    body = json.dumps({"draft": name, "content": content})
    assert client.post("/concept/", body, content_type="application/json").status_code == status
    assert client.post("/concept/", b"\xff{", content_type="application/json").status_code == 400
    assert client.get("/concept/").status_code == 405
    with school_scope(world.school.pk):
        assert Draft.objects.count() == 0
