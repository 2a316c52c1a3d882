"""The whole school goes out by two people, locked for the board, and is gone again after some days."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from age_spec import Board, new_board, opened
from cryptography.exceptions import InvalidTag
from django.test import Client
from django.utils import timezone
from world import World

from keuzeruimte_web.access.decide import Forbidden, Invisible
from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.jobs.school_exports import go_on_with_exports, make_the_export
from keuzeruimte_web.keys import ring, store
from keuzeruimte_web.operations.school_exports import agree_to_export
from keuzeruimte_web.records.models import Employment, ExportPiece, SchoolExport, Trace
from keuzeruimte_web.records.scope import school_scope

PAGE, DESK = "/beheer/meenemen/", "/toezicht/meenemen/"


@pytest.fixture
def petra(world: World, client_for: Callable[..., Client]) -> Client:
    return client_for(world.staff.petra)


@pytest.fixture
def pieter(world: World, client_for: Callable[..., Client]) -> Client:
    return client_for(world.staff.pieter)


@pytest.fixture
def board() -> Board:
    return new_board()


def ask(client: Client, key: str, *, once: str = "") -> str:
    said = {"receiver": "Ans Bos, secretaris", "key": key, "once": once or str(uuid4())}
    answer = client.post(PAGE, said)
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"])


def run_of(address: str) -> str:
    return address.rstrip("/").rsplit("/", 1)[1]


def make(world: World, address: str) -> None:
    make_the_export.call(school=str(world.school.pk), run=run_of(address))


def words(world: World) -> list[str]:
    with school_scope(world.school.pk):
        found = Trace.objects.filter(word__endswith="export").order_by("at", "number")
        return list(found.values_list("word", flat=True))


def state(world: World, address: str) -> tuple[str, int]:
    with school_scope(world.school.pk):
        row = SchoolExport.objects.get(pk=run_of(address))
        return str(row.state), row.pieces.count()


def test_one_asks_another_agrees_and_the_board_alone_opens_it(
    petra: Client, pieter: Client, world: World, board: Board
) -> None:
    address = ask(petra, board.public)
    assert "Wacht op een tweede" in petra.get(address).content.decode()
    assert petra.post(f"{address}haal-op/").status_code == 403
    shown = pieter.get(f"{DESK}{run_of(address)}/").content.decode()
    assert all(word in shown for word in ("Ans Bos, secretaris", board.public[:12], board.public[-12:]))
    assert pieter.post(f"{DESK}{run_of(address)}/", {"decision": "agree"}).status_code == 302
    assert f'hx-get="{address}stand/"' in petra.get(address).content.decode()
    make(world, address)
    assert petra.get(f"{address}stand/")["HX-Refresh"] == "true"
    assert "Haal het op, op slot" in petra.get(address).content.decode()
    answer = petra.post(f"{address}haal-op/")
    locked = b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    assert opened(locked, board)[:2] == b"PK"
    with pytest.raises(InvalidTag):
        opened(locked, new_board())
    assert words(world) == ["asked_export", "agreed_export", "fetched_export"]


def test_every_dossier_that_went_along_says_so_to_whom_it_is_about(
    petra: Client, pieter: Client, world: World, board: Board, client_for: Callable[..., Client]
) -> None:
    address = ask(petra, board.public)
    pieter.post(f"{DESK}{run_of(address)}/", {"decision": "agree"})
    make(world, address)
    make(world, address)  # the second finds it made
    with school_scope(world.school.pk):
        told = Trace.objects.filter(word="went_to_board")
        assert told.count() == told.values("pupil").distinct().count() >= 3
    seen = client_for(world.saskia.marloes).get(f"/wie-keek-mee/{world.saskia.saskia.pk}/")
    page = seen.content.decode()
    assert "Een kopie van het dossier voor het bestuur, op slot" in page


def test_nobody_agrees_with_what_one_asked_oneself(petra: Client, world: World, board: Board) -> None:
    address = ask(petra, board.public)
    with school_scope(world.school.pk):
        Employment.objects.create(
            school=world.school, person=world.staff.petra, role="privacy_officer", since=world.today
        )
        viewer = Viewer(world.staff.petra.pk, world.school.pk, ViewerRole.PRIVACY_OFFICER, world.today)
        with pytest.raises((Forbidden, Invisible)):
            agree_to_export(viewer, export=UUID(run_of(address)))
    assert state(world, address) == ("asked", 0)


def test_a_second_says_no_and_nothing_is_made(
    petra: Client, pieter: Client, world: World, board: Board
) -> None:
    address = ask(petra, board.public)
    assert pieter.post(f"{DESK}{run_of(address)}/", {}).status_code == 422
    pieter.post(f"{DESK}{run_of(address)}/", {"decision": "decline"})
    make(world, address)
    assert state(world, address) == ("declined", 0)
    assert pieter.post(f"{DESK}{run_of(address)}/", {"decision": "agree"}).status_code == 403


@pytest.mark.parametrize("how", ["taken back", "a week went by"])
def test_what_was_made_goes_with_its_key(
    petra: Client, pieter: Client, world: World, board: Board, how: str
) -> None:
    address = ask(petra, board.public)
    pieter.post(f"{DESK}{run_of(address)}/", {"decision": "agree"})
    make(world, address)
    assert state(world, address) == ("ready", 1)
    run = UUID(run_of(address))
    assert ring.keys_of(run, school=world.school.pk) != []
    if how == "taken back":
        petra.post(f"{address}trek-in/")
    else:
        with school_scope(world.school.pk):
            SchoolExport.objects.update(until=timezone.localdate() - timedelta(days=1))
        go_on_with_exports.call()
    assert state(world, address) == ("dropped" if how == "taken back" else "gone", 0)
    assert ring.keys_of(run, school=world.school.pk) == []
    assert run in store.destroyed()
    assert petra.post(f"{address}haal-op/").status_code == 403
    with school_scope(world.school.pk):
        assert not ExportPiece.objects.exists()


def test_only_the_half_that_locks_is_taken(petra: Client, board: Board) -> None:
    for key, said in ((board.secret, "Dit is de geheime helft"), ("age1abc", "Dit is geen sleutel")):
        answer = petra.post(PAGE, {"receiver": "Bestuur", "key": key, "once": str(uuid4())})
        assert (answer.status_code, said in answer.content.decode()) == (422, True)


def test_sent_twice_it_is_one_and_a_second_waits(petra: Client, world: World, board: Board) -> None:
    once = str(uuid4())
    assert ask(petra, board.public, once=once) == ask(petra, board.public, once=once)
    again = petra.post(PAGE, {"receiver": "B", "key": board.public, "once": str(uuid4())})
    assert (again.status_code, "Er wacht al een export" in again.content.decode()) == (422, True)


def test_it_is_the_offices_own_and_of_their_own_school(
    petra: Client, world: World, board: Board, client_for: Callable[..., Client]
) -> None:
    address = ask(petra, board.public)
    for person in (world.staff.ruben, world.saskia.marloes, world.elsewhere.administrator):
        client = client_for(person)
        assert client.get(address).status_code == 404
        assert client.post(f"{address}haal-op/").status_code == 404
        assert client.get(f"{DESK}{run_of(address)}/").status_code == 404
