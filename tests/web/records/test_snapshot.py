"""The whole school goes to its board as it was at one moment, whoever writes meanwhile."""

import json
import zipfile
from collections.abc import Callable
from io import BytesIO
from threading import Thread
from typing import Any
from uuid import UUID, uuid4

import pytest
from age_spec import Board, new_board, opened
from django.db import InternalError, connection, transaction
from world import World

from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.jobs.school_exports import make_the_export
from keuzeruimte_web.operations.school_export_making import pieces_of
from keuzeruimte_web.operations.school_exports import agree_to_export, ask_for_export
from keuzeruimte_web.records.models import Conversation, Person
from keuzeruimte_web.records.scope import school_scope
from keuzeruimte_web.records.snapshot import snapshot

pytestmark = pytest.mark.django_db(transaction=True)


def asked(world: World, board: Board) -> UUID:
    """An export that two people agreed on, and no worker made yet."""

    def viewer(person: Person, role: ViewerRole) -> Viewer:
        return Viewer(person.pk, world.school.pk, role, world.today)

    with school_scope(world.school.pk):
        petra = viewer(world.staff.petra, ViewerRole.ADMINISTRATOR)
        run = ask_for_export(petra, receiver="Ans Bos", key=board.public, once=uuid4())
        agree_to_export(viewer(world.staff.pieter, ViewerRole.PRIVACY_OFFICER), export=run)
    return run


def elsewhere(do: Callable[[], object]) -> None:
    """In another process, as far as the database knows: wait until it is done."""
    failed: list[BaseException] = []

    def act() -> None:
        try:
            do()
        except BaseException as error:
            failed.append(error)
        finally:
            connection.close()

    thread = Thread(target=act)
    thread.start()
    thread.join()
    assert failed == []


def test_what_changes_while_the_school_is_written_is_in_it_wholly_or_not_at_all(world: World) -> None:
    board = new_board()
    run, story = asked(world, board), world.saskia
    changed: list[str] = []

    def change() -> None:
        with school_scope(world.school.pk), transaction.atomic():
            Person.objects.filter(pk=story.saskia.pk).update(given_name="Later")
            Conversation.objects.filter(pk=story.talk.pk).update(minutes=95)

    def in_the_middle(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        """People were written, conversations were not yet: somebody changes one of each."""
        if '"records_conversation"' in sql and "LIMIT" in sql and not changed:
            changed.append(sql)
            elsewhere(change)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(in_the_middle):
        make_the_export.call(school=str(world.school.pk), run=str(run))
    assert len(changed) == 1
    with school_scope(world.school.pk):
        now = (
            Person.objects.get(pk=story.saskia.pk).given_name,
            Conversation.objects.get(pk=story.talk.pk).minutes,
        )
    locked = b"".join(pieces_of(world.school.pk, run=run))
    went = zipfile.ZipFile(BytesIO(opened(locked, board)))

    def written(kind: str, pk: UUID) -> dict[str, Any]:
        lines = [json.loads(line) for line in went.read(f"data/{kind}.jsonl").splitlines()]
        found: dict[str, Any] = next(one for one in lines if one["id"] == str(pk))
        return found

    assert now == ("Later", 95)
    assert written("people", story.saskia.pk)["given_name"] == story.saskia.person.given_name
    assert written("conversations", story.talk.pk)["minutes"] == story.talk.minutes


def test_who_writes_does_not_wait_for_who_reads_a_moment(world: World) -> None:
    with school_scope(world.school.pk):
        with snapshot():
            before = Person.objects.get(pk=world.saskia.saskia.pk).given_name

            def rename() -> None:
                with school_scope(world.school.pk):
                    Person.objects.filter(pk=world.saskia.saskia.pk).update(given_name="Later")

            elsewhere(rename)
            assert Person.objects.get(pk=world.saskia.saskia.pk).given_name == before
        assert Person.objects.get(pk=world.saskia.saskia.pk).given_name == "Later"
        with transaction.atomic():  # after it, the same connection writes as ever
            Person.objects.filter(pk=world.saskia.saskia.pk).update(given_name="Nog later")


@pytest.mark.skipif(connection.vendor != "postgresql", reason="PostgreSQL itself refuses it")
def test_nothing_is_written_in_a_snapshot(world: World) -> None:
    with school_scope(world.school.pk), pytest.raises(InternalError), snapshot():
        Person.objects.filter(pk=world.saskia.saskia.pk).update(given_name="Later")
