"""Erasing a dossier, a person, a school: nothing of it is left, and no old copy can be read."""

from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.utils import timezone
from world import World

from keuzeruimte_web.audit.verifying import verify
from keuzeruimte_web.keys import ring, store
from keuzeruimte_web.keys.sealing import DoesNotOpen
from keuzeruimte_web.operations.erasure import (
    StillAtWork,
    erase_again,
    erase_dossier,
    erase_person,
    erase_school,
)
from keuzeruimte_web.records import models as m
from keuzeruimte_web.records.scope import above_schools, school_scope
from keuzeruimte_web.records.sealed import Sealed, sealed_columns

NOW = timezone.now()


@pytest.fixture(autouse=True)
def _keys_of_our_own(db: None) -> Iterator[None]:
    """The people of the world have the same ids in every test: what is destroyed here, is so here alone."""
    store.clear()
    ring.forget()
    yield
    store.clear()
    ring.forget()


def dump() -> dict[str, list[tuple[Any, ...]]]:
    """Every table, as an attacker with a copy of the database has it."""
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608
            found[table] = [tuple(str(value).replace("-", "") for value in row) for row in cursor.fetchall()]
    return found


def tables_that_name(*ids: UUID) -> set[str]:
    return {
        table
        for table, rows in dump().items()
        if any(one.hex in value for row in rows for value in row for one in ids)
    }


def erase(world: World, pupil: m.Pupil) -> tuple[UUID, ...]:
    return erase_dossier(pupil.pk, school=world.school.pk, by=world.staff.ruben.pk, now=NOW)


def sealed_now(school: m.School) -> list[tuple[Any, UUID, str]]:
    """Every sealed text of a school, as it lies in the database: field, row, text."""
    found = []
    for model in vars(m).values():
        for field in sealed_columns(model) if hasattr(model, "sealed_for") else ():
            rows = model._base_manager.filter(school=school).values_list("pk", field.name)
            found += [(field, pk, text.stored) for pk, text in rows if isinstance(text, Sealed)]
    return found


def test_a_copy_of_the_database_holds_no_word_that_people_wrote(world: World) -> None:
    whole = str(dump())
    with above_schools():
        written = {
            text
            for model in (m.Topic, m.Voice, m.Matter, m.Conversation, m.Delegation, m.Event, m.Contact)
            for row in model.objects.all()
            for field in sealed_columns(model)
            if len(text := str(getattr(row, field.attname) or "").replace("-", "")) > 5
        }
    assert len(written) > 20
    assert [text for text in written if text in whole] == []


def test_nothing_names_an_erased_pupil_but_the_memory_that_the_pupil_was_erased(
    world: World, client_for: Callable[[m.Person], Client]
) -> None:
    child = world.saskia.saskia
    client_for(world.staff.ruben).get(f"/leerlingen/{child.pk}/")
    gone = erase(world, child)
    assert gone[0] == child.pk
    assert set(gone[1:]) == {world.saskia.marloes.pk, world.saskia.erik.pk}
    # Lines of the school's own trail stay; whoever holds them knows that an id was here, and no more.
    assert tables_that_name(*gone) <= {"records_erasure", "records_trace"}
    with above_schools():
        assert not m.Matter.objects.filter(pk=world.saskia.trajectory.pk).exists()
        assert not m.Account.objects.filter(pk=world.saskia.erik.account_id).exists()
        assert set(m.Erasure.objects.values_list("owner", "by")) == {
            (pk, world.staff.ruben.pk) for pk in gone
        }
    with school_scope(world.school.pk):
        assert verify(world.school.pk).whole
    assert erase(world, child) == ()


def test_another_dossier_is_as_it_was(world: World, client_for: Callable[[m.Person], Client]) -> None:
    page = f"/leerlingen/{world.timo.timo.pk}/"
    before = client_for(world.staff.ruben).get(page)
    erase(world, world.saskia.saskia)
    after = client_for(world.staff.ruben).get(page)
    assert (before.status_code, after.status_code) == (200, 200)


def test_a_copy_from_before_the_erasure_opens_nowhere_though_all_master_keys_are_there(world: World) -> None:
    with school_scope(world.school.pk):
        copy = sealed_now(world.school)
    gone = set(erase(world, world.saskia.saskia))
    ring.forget()
    shut = []
    for field, pk, text in copy:
        try:
            field.opened(text, pk=pk, school=world.school.pk)
        except DoesNotOpen:
            shut.append(pk)
    assert len(shut) > 30
    assert len(shut) < len(copy)
    assert gone <= set(store.destroyed())
    with pytest.raises(ring.Erased):
        ring.key_of(world.saskia.saskia.pk, school=world.school.pk)


@pytest.mark.django_db(transaction=True)
def test_a_copy_that_is_put_back_is_erased_again_before_anybody_comes_in(world: World) -> None:
    """The rows of the pupil stay in the database as a restored copy has them; only the keys are gone."""
    child = world.saskia.saskia.pk
    store.destroy(child, school=world.school.pk)
    ring.forget()
    with school_scope(world.school.pk), pytest.raises(DoesNotOpen):
        m.Matter.objects.get(pk=world.saskia.trajectory.pk)
    call_command("prepare")
    with above_schools():
        assert not m.Person.objects.filter(pk=child).exists()
        assert not m.Matter.objects.filter(pupil=child).exists()
    assert erase_again(now=NOW) == 0


def test_a_key_store_that_is_put_back_loses_the_keys_again(world: World) -> None:
    child = world.saskia.saskia.pk
    kept = [key for key in store.keys_of(world.school.pk) if key.owner == child]
    erase(world, world.saskia.saskia)
    store.forget_destroyed(child)
    store.add(*kept)
    assert child in ring.owners(world.school.pk)
    erase_again(now=NOW)
    assert child not in ring.owners(world.school.pk)


def test_when_keys_cannot_be_destroyed_nothing_is_gone(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(*args: object, **kwargs: object) -> None:
        raise OSError("the key store is away")

    monkeypatch.setattr(store, "destroy", away)
    before = dump()
    with pytest.raises(OSError, match="key store"):
        erase(world, world.saskia.saskia)
    assert dump() == before


def test_who_works_here_is_not_erased_and_a_parent_can_be(world: World) -> None:
    with pytest.raises(StillAtWork):
        erase_person(world.staff.ruben.pk, school=world.school.pk, by=None, now=NOW)
    for _twice in range(2):
        erase_person(world.saskia.erik.pk, school=world.school.pk, by=None, now=NOW)
    with school_scope(world.school.pk):
        assert not m.Person.objects.filter(pk=world.saskia.erik.pk).exists()
        assert m.Matter.objects.filter(pk=world.saskia.trajectory.pk).exists()


def test_a_pupil_of_another_school_is_not_erased(world: World) -> None:
    elsewhere = m.School.objects.create(name="Elders")
    assert erase_dossier(world.saskia.saskia.pk, school=elsewhere.pk, by=None, now=NOW) == ()
    with school_scope(world.school.pk):
        assert m.Pupil.objects.filter(pk=world.saskia.saskia.pk).exists()


def test_a_school_goes_with_everybody_in_it_and_another_stays(world: World) -> None:
    with above_schools():
        people = list(m.Person.objects.filter(school=world.school).values_list("pk", flat=True))
        others = m.Person.objects.exclude(school=world.school).count()
    with school_scope(world.school.pk):
        copy = sealed_now(world.school)
    for _twice in range(2):
        erase_school(world.school.pk, by=None, now=NOW)
    assert tables_that_name(world.school.pk, *people) <= {"records_erasure", "records_erasedchain"}
    with above_schools():
        assert m.Person.objects.count() == others > 0
    for field, pk, text in copy:
        with pytest.raises(DoesNotOpen):
            field.opened(text, pk=pk, school=world.school.pk)
