"""The queue: tried again with growing pauses, given up, given back, and each turn taken once."""

import time
from datetime import timedelta
from io import StringIO
from pathlib import Path
from threading import Event
from uuid import uuid4

import errands
import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from keuzeruimte_web.jobs import queue, schedule
from keuzeruimte_web.jobs.worker import Worker as AtWork
from keuzeruimte_web.management.commands.serve import background
from keuzeruimte_web.operations.workers import SILENT, bury_the_dead, say_alive, takes_turn
from keuzeruimte_web.records.models import Worker

pytestmark = pytest.mark.django_db
WORDS = "wat een ouder in vertrouwen vertelde"


def the_job() -> DBTaskResult:  # type: ignore[type-arg]
    return DBTaskResult.objects.get()


def shown(*command: str) -> str:
    out = StringIO()
    call_command(*command, stdout=out)
    return out.getvalue()


def due_now() -> None:
    DBTaskResult.objects.update(run_after=timezone.now() - timedelta(seconds=1))


def test_a_job_that_fails_is_tried_again_with_growing_pauses_and_then_given_up() -> None:
    errands.fail.enqueue(words=WORDS)
    pauses = []
    for _try in range(queue.MOST_TRIES):
        due_now()
        before = timezone.now()
        job = queue.next_job("somebody")
        queue.run(job)
        pauses.append(round((the_job().run_after - before).total_seconds() / 15))
    assert pauses[:-1] == [1, 2, 4, 8, 16, 32, 64]
    assert the_job().status == "FAILED"
    due_now()
    assert queue.next_job("somebody") is None


def test_the_operator_lists_jobs_reads_why_one_failed_and_lets_go_of_it_with_a_reason() -> None:
    errands.fail.enqueue(words=WORDS)
    queue.run(queue.next_job("somebody"))
    job = str(the_job().pk)
    listed = shown("jobs", "--list", "--state", "waiting", "--kind", "errands")
    assert listed.startswith(job)
    assert "errands.fail  tries 1  builtins.ValueError  again " in listed
    assert shown("jobs", "--list", "--older", "5") == shown("jobs", "--list", "--kind", "other") == "\n"
    assert "errands.py" in shown("jobs", "--why", job)
    assert WORDS not in listed + shown("jobs", "--why", job)
    with pytest.raises(CommandError, match="--reason"):
        shown("jobs", "--drop", job)
    assert shown("jobs", "--drop", job, "--reason", "wrong") == "waiting: 0\nrunning: 0\ngiven up: 0\n"
    assert "dropped.wrong" in shown("jobs", "--list")
    due_now()
    assert queue.next_job("somebody") is None
    with pytest.raises(CommandError, match="was given up"):
        shown("jobs", "--drop", job, "--reason", "wrong")


def test_the_operator_sees_which_workers_live_and_when_scheduled_work_has_its_turn() -> None:
    now = timezone.now()
    living, dead = uuid4(), uuid4()
    say_alive(living, now=now)
    say_alive(dead, now=now - SILENT - timedelta(seconds=1))
    told = shown("jobs", "--workers")
    assert told.startswith(f"workers: 1\n  {living}")
    assert str(dead) not in told
    assert "look_in_outboxes" in shown("jobs", "--schedule")
    schedule.tick(now=now)
    at = f"{timezone.localtime(now):%Y-%m-%d %H:%M}"
    lines = shown("jobs", "--schedule").splitlines()
    assert len(lines) == len(schedule.TIMETABLE)
    assert all(f"last {at}" in line and "never" not in line for line in lines)


def test_what_is_kept_of_an_error_and_what_is_logged_holds_none_of_its_words(
    caplog: pytest.LogCaptureFixture,
) -> None:
    errands.fail.enqueue(words=WORDS)
    queue.run(queue.next_job("somebody"))
    kept = the_job()
    assert kept.exception_class_path == "builtins.ValueError"
    assert "errands.py" in kept.traceback
    assert WORDS not in kept.traceback + caplog.text
    assert "failed with builtins.ValueError; again in" in caplog.text


def test_the_operator_sees_what_was_given_up_without_its_words_and_has_it_tried_again() -> None:
    errands.fail.enqueue(words=WORDS)
    for _try in range(queue.MOST_TRIES):
        due_now()
        queue.run(queue.next_job("somebody"))
    job = the_job().pk
    assert shown("jobs") == (
        f"waiting: 0\nrunning: 0\ngiven up: 1\n  {job}  errands.fail  builtins.ValueError\n"
    )
    assert shown("jobs", "--again", str(job)) == "waiting: 1\nrunning: 0\ngiven up: 0\n"
    assert queue.next_job("somebody").pk == job
    with pytest.raises(CommandError, match="was given up"):
        shown("jobs", "--again", str(job))


def test_a_job_whose_worker_is_gone_goes_back_and_one_whose_worker_lives_stays(tmp_path: Path) -> None:
    alive, dead = uuid4(), uuid4()
    now = timezone.now()
    say_alive(alive, now=now)
    say_alive(dead, now=now - SILENT - timedelta(seconds=1))
    for worker in (alive, dead):
        errands.note.enqueue(file=str(tmp_path / "noted"), word="x")
        queue.next_job(str(worker))
    assert queue.give_back(living=bury_the_dead(now=now), now=now) == 1
    ready = DBTaskResult.objects.ready().get()
    assert ready.worker_ids == [str(dead)]
    assert list(Worker.objects.values_list("pk", flat=True)) == [alive]


def test_a_job_that_kills_every_worker_is_given_up(tmp_path: Path) -> None:
    errands.note.enqueue(file=str(tmp_path / "noted"), word="x")
    for _death in range(queue.MOST_TRIES):
        assert queue.next_job("dead") is not None
        queue.give_back(living=set(), now=timezone.now())
    assert the_job().status == "FAILED"


def test_each_turn_is_taken_once_whoever_asks() -> None:
    now, minute = timezone.now(), timedelta(minutes=1)
    asked = [takes_turn("sweep", every=minute, now=now + timedelta(seconds=s)) for s in (0, 1, 59, 60, 61)]
    assert asked == [True, False, False, True, False]


def test_every_job_of_the_timetable_runs_twice_without_harm() -> None:
    for days in range(2):
        schedule.tick(now=timezone.now() + timedelta(days=days))
    assert DBTaskResult.objects.count() == 2 * len(schedule.TIMETABLE)
    while (job := queue.next_job("somebody")) is not None:
        queue.run(job)
    assert set(DBTaskResult.objects.values_list("status", flat=True)) == {"SUCCESSFUL"}


@pytest.mark.django_db(transaction=True)
def test_a_worker_does_what_is_ready_and_leaves_quietly(tmp_path: Path) -> None:
    file = tmp_path / "noted"
    for word in ("one", "two", "three"):
        errands.note.enqueue(file=str(file), word=word)
    AtWork(stop=Event()).work_off()
    assert file.read_text().splitlines() == ["one", "two", "three"]
    assert Worker.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_what_a_worker_had_in_hand_when_the_database_went_away_goes_back(tmp_path: Path) -> None:
    """A worker that lives on must not hold what it cannot finish."""

    class LosesTheDatabase(AtWork):
        def one_round(self) -> bool:
            assert queue.next_job(str(self.id)) is not None
            stop.set()
            raise OperationalError

    stop = Event()
    errands.note.enqueue(file=str(tmp_path / "noted"), word="x")
    worker = LosesTheDatabase(stop=stop)
    worker.work()
    say_alive(worker.id, now=timezone.now())
    assert queue.give_back(living=bury_the_dead(now=timezone.now()), now=timezone.now()) == 1


@pytest.mark.django_db(transaction=True)
def test_the_server_works_in_the_background_as_well_and_stops_with_it(tmp_path: Path) -> None:
    file = tmp_path / "noted"
    with background(work=True):
        errands.note.enqueue(file=str(file), word="one")
        until = time.monotonic() + 120
        while not file.exists() and time.monotonic() < until:
            time.sleep(0.05)
    assert file.read_text() == "one\n"
    assert Worker.objects.count() == 0
    with background(work=False):
        assert Worker.objects.count() == 0
