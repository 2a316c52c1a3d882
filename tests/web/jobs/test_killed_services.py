"""Workers killed wherever they happen to be, while they notice, post to webhooks, or write an export.

A drill. What a receiver is told has an id; the same id is the same message: what comes twice does no harm.
"""

import json
import random
import signal
import subprocess
import sys
import time
import zipfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from age_spec import new_board, opened
from called import service
from django.db.models import Max
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from listener import Listener
from pytest_django import Settings
from world import World

from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.bridge.progress import how_far
from keuzeruimte_web.jobs.services import look_for_posts, notice_changes_at_school
from keuzeruimte_web.operations.noticing import notice_changes
from keuzeruimte_web.operations.school_export_making import pieces_of
from keuzeruimte_web.operations.school_exports import agree_to_export, ask_for_export
from keuzeruimte_web.operations.webhooks import set_webhook
from keuzeruimte_web.records.models import (
    ExportPiece,
    Matter,
    Noticed,
    Person,
    Pupil,
    SchoolExport,
    Trace,
    Webhook,
    WebhookPost,
    Worker,
)
from keuzeruimte_web.records.scope import school_scope

pytestmark = [pytest.mark.drill, pytest.mark.django_db(transaction=True)]
StartWorker = Callable[..., "subprocess.Popen[bytes]"]
KILLS = 7
SERVICES = 12


@pytest.fixture(autouse=True)
def a_cache_for_two(settings: Settings, tmp_path: Path) -> None:
    """Where a worker says how far it is; in a file."""
    kind = "django.core.cache.backends.filebased.FileBasedCache"
    settings.CACHES = {"default": {"BACKEND": kind, "LOCATION": str(tmp_path)}}


@pytest.fixture
def listener(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Listener]:
    """Slow enough that a worker is killed between what it posts and the answer to that."""
    settings.WEBHOOKS_INSIDE = ["127.0.0.1"]
    monkeypatch.setenv("KEUZERUIMTE_WEBHOOKS_INSIDE", "127.0.0.1")
    listener = Listener()
    listener.slow = 0.05
    yield listener
    listener.stop()


def viewer(person: Person, role: ViewerRole, world: World) -> Viewer:
    return Viewer(person.pk, world.school.pk, role, world.today)


def killed_soon(start_worker: StartWorker, when: Callable[[], bool], *, within: float) -> None:
    """A worker is killed with -9 at a moment that nobody chose, soon after this is so."""
    worker = start_worker()
    until = time.monotonic() + 120
    while not when() and time.monotonic() < until:
        time.sleep(0.01)
    time.sleep(random.uniform(0, within))
    worker.send_signal(signal.SIGKILL)
    worker.wait()
    Worker.objects.all().delete()  # a minute of silence


def test_whenever_workers_are_killed_every_change_is_told_and_what_comes_twice_has_one_id(
    world: World, listener: Listener, start_worker: StartWorker
) -> None:
    school = world.school.pk
    hooks = [service(world, "pupils", name=f"Dienst {number}") for number in range(SERVICES)]
    notice_changes_at_school.call(school=str(school))
    with school_scope(school):
        for one in hooks:
            petra = viewer(world.staff.petra, ViewerRole.ADMINISTRATOR, world)
            set_webhook(petra, service=one.id, address=listener.address)
        pupils = list(Pupil.objects.values_list("pk", flat=True))
    for number in range(KILLS):
        with school_scope(school):
            Person.objects.filter(pk__in=pupils).update(given_name=f"Anders {number}")
        notice_changes_at_school.enqueue(school=str(school))
        look_for_posts.enqueue()
        before = len(listener.got)
        moments: tuple[Callable[[], bool], ...] = (
            DBTaskResult.objects.running().filter(task_path__endswith="at_school").exists,
            lambda before=before: len(listener.got) > before,
        )
        killed_soon(start_worker, moments[number % 2], within=0.4)
    rest(school, start_worker)

    with school_scope(school):
        told = {f"msg_{post.pk.hex}": post for post in WebhookPost.objects.all()}
        assert {post.state for post in told.values()} == {"arrived"}
        assert notice_changes(school, today=world.today) == 0
        numbers = Noticed.objects.aggregate(last=Max("number"))["last"]
        assert set(Webhook.objects.values_list("upto", flat=True)) == {numbers}
        sequences = defaultdict(list)
        for post in WebhookPost.objects.order_by("created_at", "pk"):
            sequences[post.webhook_id] += [change["id"] for change in post.changes]
    bodies = defaultdict(set)
    for headers, body in listener.got:
        bodies[headers["webhook-id"]].add(body)
    assert set(bodies) == set(told)  # nothing is lost, and nothing came that nobody knows of
    assert all(len(same) == 1 for same in bodies.values())
    for post, (body,) in bodies.items():
        assert json.loads(body)["data"]["changes"] == told[post].changes
    # Every service was told the same, each change in one message: written twice, it would be there once more.
    counted = [Counter(sequence) for sequence in sequences.values()]
    assert len(counted) == SERVICES
    assert all(one == counted[0] for one in counted)
    assert set(counted[0]) == {str(pupil) for pupil in pupils}
    assert set(counted[0].values()) <= set(range(1, KILLS + 1))
    again = Counter(headers["webhook-id"] for headers, _body in listener.got)
    sys.stdout.write(
        f"\n{len(told)} messages, {again.total() - len(again)} came twice, all under the same id\n"
    )


def rest(school: UUID, start_worker: StartWorker) -> None:
    """The clock moves on, and workers do what is left in peace."""
    for _ in range(3):
        with school_scope(school):
            WebhookPost.objects.filter(state="waiting").update(next_try_at=timezone.now())
        notice_changes_at_school.enqueue(school=str(school))
        look_for_posts.enqueue()
        assert start_worker("--once").wait(120) == 0


def test_whenever_workers_are_killed_the_school_goes_out_once_and_whole(
    world: World, start_worker: StartWorker
) -> None:
    school, board, many = world.school.pk, new_board(), 150
    with school_scope(school):
        people = Person.objects.bulk_create(
            Person(school_id=school, given_name=f"Kind{number}", family_name="Jansen")
            for number in range(many)
        )
        Pupil.objects.bulk_create(Pupil(school_id=school, person=person) for person in people)
        for person in people:
            Matter.objects.create(
                school_id=school,
                pupil_id=person.pk,
                kind="trajectory",
                title="Rekenen",
                opened_on=world.today,
            )
        Person.objects.bulk_create(
            Person(school_id=school, given_name=f"Nog{number}", family_name="Jansen")
            for number in range(20_000)
        )
        petra = viewer(world.staff.petra, ViewerRole.ADMINISTRATOR, world)
        run = ask_for_export(petra, receiver="Ans Bos", key=board.public, once=uuid4())
        agree_to_export(viewer(world.staff.pieter, ViewerRole.PRIVACY_OFFICER, world), export=run)
    where = []

    def as_far_as(rows: int, dossiers: int) -> Callable[[], bool]:
        def is_so() -> bool:
            with school_scope(school):
                told = Trace.objects.filter(word="went_to_board").count()
                return told >= dossiers and (dossiers > 0 or how_far(run) >= rows)

        return is_so

    for rows, dossiers in ((1, 0), (many * 40, 0), (many * 100, 0), (0, 1), (0, many), (0, many)):
        killed_soon(start_worker, as_far_as(rows, dossiers), within=0.05 if dossiers else 0.7)
        with school_scope(school):
            row = SchoolExport.objects.get(pk=run)
            told = Trace.objects.filter(word="went_to_board").count()
            where.append(f"{row.state}, {how_far(run)} of {row.total} rows, {told} told")
            if row.state == "ready":
                break
            assert not ExportPiece.objects.exists()  # all pieces, or none
    assert start_worker("--once").wait(300) == 0
    sys.stdout.write(f"\nkilled at: {'; '.join(where)}\n")

    with school_scope(school):
        row = SchoolExport.objects.get(pk=run)
        assert row.state == "ready"
        counts = {"people": Person.objects.count(), "matters": Matter.objects.count()}
        dossiers = set(Matter.objects.values_list("pupil", flat=True))
        told_of = Counter(Trace.objects.filter(word="went_to_board").values_list("pupil", flat=True))
        assert told_of == Counter(dossiers)  # one line in the log of each, however often it was begun
        assert list(row.pieces.order_by("number").values_list("number", flat=True)) == list(
            range(row.pieces.count())
        )
    went = zipfile.ZipFile(BytesIO(opened(b"".join(pieces_of(school, run=run)), board)))
    files = {one["name"]: one["rows"] for one in json.loads(went.read("manifest.json"))["files"]}
    assert {name: files[name] for name in counts} == counts
