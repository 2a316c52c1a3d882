"""Many who open dossiers at the same moment: every line in its place, and no dossier waits for another."""

import threading
from collections import Counter
from collections.abc import Callable
from uuid import UUID

import pytest
from django.db import connection, transaction
from django.utils import timezone
from world import World

from keuzeruimte_web.audit.sealing import seal
from keuzeruimte_web.audit.trail import leave_trace
from keuzeruimte_web.audit.verifying import verify
from keuzeruimte_web.audit.words import TraceWord
from keuzeruimte_web.records.growing import guards_there, names_of_guards
from keuzeruimte_web.records.models import Chain, Trace
from keuzeruimte_web.records.scope import above_schools, school_scope

EACH, AT_ONCE = 5, 8


def look(world: World, pupil: UUID) -> None:
    leave_trace(
        world.school.pk,
        actor=world.staff.ruben.pk,
        role="professional",
        word=TraceWord.OPENED_DOSSIER,
        pupil=pupil,
    )


def at_once(*deeds: Callable[[], None]) -> list[BaseException]:
    """Do these in threads that start together; what went wrong."""
    start, wrong = threading.Barrier(len(deeds)), []

    def run(deed: Callable[[], None]) -> None:
        try:
            start.wait()
            deed()
        except BaseException as error:
            wrong.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(deed,)) for deed in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return wrong


@pytest.mark.django_db(transaction=True)
def test_openings_at_once_make_one_chain_without_gaps_also_while_it_is_sealed(world: World) -> None:
    pupils = (world.saskia.saskia.pk, world.noor.noor.pk)
    with school_scope(world.school.pk):
        before = Counter(Trace.objects.filter(pupil__in=pupils).values_list("pupil", flat=True))

    def open_often(pupil: UUID) -> Callable[[], None]:
        def deed() -> None:
            with school_scope(world.school.pk):
                for _ in range(EACH):
                    look(world, pupil)

        return deed

    def seal_often() -> None:
        with school_scope(world.school.pk):
            for _ in range(EACH):
                seal(world.school.pk, now=timezone.now())

    deeds = [open_often(pupils[number % 2]) for number in range(AT_ONCE)]
    assert at_once(*deeds, seal_often, seal_often) == []
    with school_scope(world.school.pk):
        seal(world.school.pk, now=timezone.now())
        found = verify(world.school.pk)
        assert (found.faults, found.unsealed) == ((), 0)
        for pupil in pupils:
            assert Chain.objects.get(pupil=pupil).length == before[pupil] + EACH * AT_ONCE // 2


@pytest.mark.django_db(transaction=True)
def test_a_dossier_that_is_never_opened_before_begins_one_chain(world: World) -> None:
    with school_scope(world.school.pk):
        pupil = next(
            pk
            for pk in (world.timo.timo.pk, world.noor.noor.pk, world.saskia.saskia.pk)
            if not Chain.objects.filter(pupil=pk).exists()
        )

    def deed() -> None:
        with school_scope(world.school.pk):
            look(world, pupil)

    assert at_once(*[deed] * AT_ONCE) == []
    with school_scope(world.school.pk):
        assert Chain.objects.get(pupil=pupil).length == AT_ONCE
        assert verify(world.school.pk).whole


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(
    connection.vendor == "sqlite", reason="SQLite has one writer at a time, whatever it writes"
)
def test_an_opening_waits_for_its_own_dossier_alone(world: World) -> None:
    saskia, timo = world.saskia.saskia.pk, world.timo.timo.pk
    done = threading.Event()
    order: list[str] = []

    def another(pupil: UUID, name: str) -> threading.Thread:
        def deed() -> None:
            with school_scope(world.school.pk):
                look(world, pupil)
            order.append(name)
            done.set()
            connection.close()

        return threading.Thread(target=deed)

    with school_scope(world.school.pk), transaction.atomic():
        look(world, saskia)
        same, other = another(saskia, "same"), another(timo, "other")
        same.start()
        other.start()
        assert done.wait(20)
        other.join(20)
        assert order == ["other"]
    same.join(20)
    assert order == ["other", "same"]


@pytest.mark.django_db
def test_no_migration_dropped_a_guard() -> None:
    assert guards_there(connection) == names_of_guards()


@pytest.mark.django_db
def test_what_is_rolled_back_leaves_no_line(world: World) -> None:
    with above_schools():
        before = (Trace.objects.count(), list(Chain.objects.order_by("pk").values()))
    with school_scope(world.school.pk), pytest.raises(RuntimeError), transaction.atomic():
        look(world, world.saskia.saskia.pk)
        raise RuntimeError
    with above_schools():
        assert (Trace.objects.count(), list(Chain.objects.order_by("pk").values())) == before
