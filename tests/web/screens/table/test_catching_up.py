"""What was written without a connection is kept once, and nothing of it is lost."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from world import World

from keuzeruimte_web.records import models as m
from keuzeruimte_web.records.models.choices import ConversationState
from keuzeruimte_web.records.scope import school_scope


@dataclass
class Talk:
    """Saskia's talk, begun; the browser of Ruben, and the item at which everybody is."""

    world: World
    ruben: Client
    item: m.AgendaItem

    def send(self, *sent: dict[str, Any], by: Client | None = None) -> Any:
        return (by or self.ruben).post(
            f"/gesprekken/{self.item.conversation_id}/bijwerken/",
            json.dumps({"sent": sent}),
            content_type="application/json",
        )

    def note(self, text: str, *, version: int = 0, once: str = "") -> dict[str, Any]:
        key = once or str(uuid4())
        return {"kind": "note", "once": key, "item": str(self.item.pk), "text": text, "version": version}

    def agreement(self, text: str, owner: m.Person, *, once: str = "") -> dict[str, Any]:
        key, item = once or str(uuid4()), str(self.item.pk)
        return {"kind": "agreement", "once": key, "item": item, "text": text, "owners": [str(owner.pk)]}


@pytest.fixture
def talk(world: World, client_for: Callable[[m.Person], Client]) -> Talk:
    held = world.saskia.talk
    with school_scope(world.school.pk):
        m.Conversation.objects.filter(pk=held.pk).update(state=ConversationState.HELD)
        item = m.AgendaItem.objects.filter(conversation=held).order_by("position")[0]
    return Talk(world, client_for(world.staff.ruben), item)


def notes(talk: Talk) -> list[str]:
    with school_scope(talk.world.school.pk):
        return [note.text for note in m.Note.objects.filter(item=talk.item)]


def agreements(talk: Talk) -> list[str]:
    with school_scope(talk.world.school.pk):
        return sorted(one.text for one in m.Agreement.objects.filter(item=talk.item))


def test_sent_twice_is_kept_once(talk: Talk) -> None:
    ruben = talk.world.staff.ruben
    sent = (talk.note("Zij koos zelf."), talk.agreement("Een plek zoeken", ruben))
    first, second = talk.send(*sent).json(), talk.send(*sent).json()
    assert [one["kept"] for one in (*first["kept"], *second["kept"])] == [True] * 4
    assert (notes(talk), agreements(talk)) == (["Zij koos zelf."], ["Een plek zoeken"])


def test_a_note_that_was_written_elsewhere_meanwhile_survives_beside_it(talk: Talk) -> None:
    talk.send(talk.note("Thuis getypt."))
    talk.send(talk.note("Aan tafel getypt."))
    assert notes(talk) == ["Thuis getypt.\n\nAan tafel getypt."]


def test_a_note_typed_further_takes_the_place_of_the_first(talk: Talk) -> None:
    (kept,) = talk.send(talk.note("Zij koos")).json()["kept"]
    talk.send(talk.note("Zij koos zelf.", version=kept["version"]))
    assert notes(talk) == ["Zij koos zelf."]


def test_what_cannot_be_kept_is_said_and_the_rest_is_kept(talk: Talk) -> None:
    stranger = talk.agreement("Iets voor een ander", talk.world.timo.anja)
    answer = talk.send(stranger, talk.note("Dit wel.")).json()
    assert [one["kept"] for one in answer["kept"]] == [False, True]
    assert (notes(talk), agreements(talk)) == (["Dit wel."], [])


def test_after_closing_nothing_is_added(talk: Talk) -> None:
    with school_scope(talk.world.school.pk):
        m.Conversation.objects.filter(pk=talk.item.conversation_id).update(state=ConversationState.CLOSED)
    answer = talk.send(talk.agreement("Te laat", talk.world.staff.ruben)).json()
    assert [one["kept"] for one in answer["kept"]] == [False]
    assert agreements(talk) == []


@pytest.mark.parametrize(
    "body", [b"", b"[]", b'{"sent": [{}]}', b'{"sent": [{"kind": "note"}]}', b"\xff", b"[" * 90_000]
)
def test_what_no_page_sends_is_refused(talk: Talk, body: bytes) -> None:
    address = f"/gesprekken/{talk.item.conversation_id}/bijwerken/"
    assert talk.ruben.post(address, body, content_type="application/json").status_code == 422


@pytest.mark.parametrize(
    "change",
    [{"version": value} for value in (-1, 10**20, float("inf"), float("nan"), "9" * 5000)]
    + [{"text": "half \ud800"}, {"kind": "agreement", "due": "0001-01-01"}],
)
def test_what_no_column_holds_is_refused(talk: Talk, change: dict[str, Any]) -> None:
    sent = talk.agreement("Een plek zoeken", talk.world.staff.ruben) | talk.note("Een plek") | change
    assert talk.send(sent).status_code == 422
    assert (notes(talk), agreements(talk)) == ([], [])


def test_who_is_named_twice_owns_it_once(talk: Talk) -> None:
    ruben = talk.world.staff.ruben
    sent = talk.agreement("Een plek zoeken", ruben)
    answer = talk.send(sent | {"owners": sent["owners"] * 2}).json()
    assert [one["kept"] for one in answer["kept"]] == [True]


def test_others_find_nothing_there(talk: Talk, client_for: Callable[[m.Person], Client]) -> None:
    for person in (talk.world.saskia.marloes, talk.world.staff.fatma, talk.world.timo.anja):
        assert talk.send(talk.note("x"), by=client_for(person)).status_code == 404


def test_the_key_is_of_one_person_and_one_conversation(
    talk: Talk, client_for: Callable[[m.Person], Client]
) -> None:
    address = f"/gesprekken/{talk.item.conversation_id}/"

    def key(browser: Client) -> str:
        return browser.get(address).content.decode().split('data-key="')[1].split('"')[0]

    assert key(talk.ruben) == key(client_for(talk.world.staff.ruben))
    assert key(talk.ruben) != key(client_for(talk.world.staff.joris))
