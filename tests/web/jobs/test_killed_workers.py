"""Workers as processes of their own: killed in the middle, two at once, asked to stop."""

import signal
import subprocess
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import errands
import pytest
from django_tasks_db.models import DBTaskResult
from mail_server import MailServer
from test_letters import SENT, later, outbox, states
from test_who_is_told import plan
from world import World

from keuzeruimte_web.jobs.outbox import deliver_messages
from keuzeruimte_web.records.models import Message, Worker
from keuzeruimte_web.records.scope import school_scope

pytestmark = pytest.mark.django_db(transaction=True)
StartMail = Callable[..., MailServer]
StartWorker = Callable[..., "subprocess.Popen[bytes]"]


def killed_at(moment: str, world: World, mail_server: StartMail, start_worker: StartWorker) -> MailServer:
    """A worker that is killed with -9 when the mail server has gone silent at this moment; all else is quiet
    for a long time after that."""
    silent = mail_server(mute=moment)
    with school_scope(world.school.pk):
        plan(world)
    worker = start_worker()
    assert silent.went_silent.wait(30)
    worker.send_signal(signal.SIGKILL)
    worker.wait()
    later(world)
    Worker.objects.all().delete()
    return silent


def test_killed_before_the_server_has_the_letter_everybody_gets_one(
    world: World, mail_server: StartMail, start_worker: StartWorker
) -> None:
    silent = killed_at("DATA", world, mail_server, start_worker)
    assert silent.letters == []
    server = mail_server()
    assert start_worker("--once").wait(60) == 0
    assert (states(world), len(server.letters), len(set(server.to))) == (SENT, 4, 4)


def test_killed_when_the_server_has_the_letter_nobody_gets_two(
    world: World, mail_server: StartMail, start_worker: StartWorker
) -> None:
    silent = killed_at(".", world, mail_server, start_worker)
    assert len(silent.letters) == 1
    server = mail_server()
    assert start_worker("--once").wait(60) == 0
    assert Counter([*silent.to, *server.to]) == Counter(set(silent.to) | set(server.to))
    assert len(server.letters) == 3
    assert sorted(states(world).values()) == ["handed", "sent", "sent", "sent"]
    assert "unsure: 1 (given to the mail server, which did not answer)" in outbox()


def test_two_workers_at_once_send_every_letter_once(
    world: World, mail_server: StartMail, start_worker: StartWorker
) -> None:
    many = 60
    server = mail_server()
    with school_scope(world.school.pk):
        Message.objects.bulk_create(
            Message(
                school=world.school,
                person=world.saskia.marloes,
                role="parent",
                kind="conversation",
                record=world.saskia.talk.pk,
            )
            for _ in range(many)
        )
    for _ in range(6):
        deliver_messages.enqueue(school=str(world.school.pk))
    workers = [start_worker("--once") for _ in range(2)]
    assert [worker.wait(90) for worker in workers] == [0, 0]
    assert len(server.letters) == len({letter["Message-ID"] for letter in server.read()}) == many
    assert set(DBTaskResult.objects.values_list("status", flat=True)) == {"SUCCESSFUL"}


def test_a_worker_that_is_asked_to_stop_finishes_its_job_and_takes_no_other(
    world: World, start_worker: StartWorker, tmp_path: Path
) -> None:
    file = tmp_path / "noted"
    for word in ("first", "second"):
        errands.note_slowly.enqueue(file=str(file), word=word)
    worker = start_worker()
    until = time.monotonic() + 120
    while not Path(f"{file}.began").exists() and time.monotonic() < until:
        time.sleep(0.05)
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(30) == 0
    assert file.read_text().splitlines() == ["first"]
    assert Worker.objects.count() == 0
    ended = DBTaskResult.objects.filter(task_path="errands.note_slowly").order_by("enqueued_at")
    assert list(ended.values_list("status", flat=True)) == ["SUCCESSFUL", "READY"]


def test_the_job_of_a_killed_worker_is_done_by_the_next(
    world: World, start_worker: StartWorker, tmp_path: Path
) -> None:
    file = tmp_path / "noted"
    errands.note_slowly.enqueue(file=str(file), word="only")
    worker = start_worker()
    until = time.monotonic() + 120
    while not Path(f"{file}.began").exists() and time.monotonic() < until:
        time.sleep(0.05)
    worker.send_signal(signal.SIGKILL)
    worker.wait()
    assert not file.exists()
    Worker.objects.all().delete()  # a minute of silence
    assert start_worker("--once").wait(60) == 0
    assert file.read_text().splitlines() == ["only"]


@pytest.mark.drill
def test_whenever_workers_are_killed_nobody_gets_two_and_no_letter_is_lost(
    world: World, mail_server: StartMail, start_worker: StartWorker
) -> None:
    """Six workers are killed wherever they happen to be; each letter went once, or is known as unsure."""
    many = 300
    server = mail_server()
    with school_scope(world.school.pk):
        Message.objects.bulk_create(
            Message(
                school=world.school,
                person=world.saskia.marloes,
                role="parent",
                kind="conversation",
                record=world.saskia.talk.pk,
            )
            for _ in range(many)
        )
    for killed in range(6):
        deliver_messages.enqueue(school=str(world.school.pk))
        worker = start_worker()
        server.wait_for(len(server.letters) + 10 + 3 * killed)
        worker.send_signal(signal.SIGKILL)
        worker.wait()
    later(world)
    Worker.objects.all().delete()
    deliver_messages.enqueue(school=str(world.school.pk))
    assert start_worker("--once").wait(120) == 0
    ids = [letter["Message-ID"].strip("<>").partition("@")[0] for letter in server.read()]
    assert len(set(ids)) == len(ids)
    with school_scope(world.school.pk):
        sent = {str(pk) for pk in Message.objects.filter(state="sent").values_list("pk", flat=True)}
        unsure = {str(pk) for pk in Message.objects.filter(state="handed").values_list("pk", flat=True)}
    assert (sent - set(ids), len(sent | unsure), set(ids) - sent - unsure) == (set(), many, set())
