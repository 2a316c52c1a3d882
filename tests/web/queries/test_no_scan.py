"""No page reads a whole table, nor all rows of a school: PostgreSQL tells by EXPLAIN, in a large school."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from bench.web.plans import looked_for
from django.apps import apps
from django.db import connection, models
from django.test import Client
from roles import as_owner
from world import World

from keuzeruimte_web.records.models import Account, Conversation, Person
from keuzeruimte_web.records.scope import above_schools

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="only PostgreSQL tells its plans"),
]
FAMILIES = 250
"""How often everybody and everything of a school is there once more: each with people of their own."""
REACHES = (1.1, 4)
"""What reaching for a page costs, beside reading on (`random_page_cost`): as on a disk without moving parts,
and as PostgreSQL is installed. Plans that are kept reckon with neither (decision 0199)."""
COUNTED = {("/leerlingen/", "records_matter")}
"""Whoever leads is told how many matters nobody guides: by the school or, where there is one, by all of an
index. For others that part of the plan is not begun."""
ONCE = frozenset(
    # What a school has once, and the trail, which is written in one way only.
    ["School", "SchoolClass", "Topic", "Account", "Trace", "Chain", "Seal", "SealedHead", "Worker", "Turn"]
)


@pytest.fixture
def large(world: World) -> World:
    """The small world, 250 times: so many rows that the database would be seen to read them all."""
    with as_owner(), above_schools(), connection.cursor() as cursor:
        for model in _copied():
            cursor.execute(_copy_of(model))
        # Every row is looked at: with a sample the plans would differ from one run to the next.
        cursor.execute("SET LOCAL default_statistics_target = 10000")
        cursor.execute("ANALYZE")
    return world


@contextmanager
def a_reach_costs(cost: float) -> Iterator[None]:
    """PostgreSQL reckons with this cost of reaching for a page, also for plans that it keeps already."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL random_page_cost = %s", [cost])
        cursor.execute("DISCARD PLANS")
    yield


def _copied() -> list[type[models.Model]]:
    return [
        model
        for model in apps.get_app_config("records").get_models()
        if model.__name__ not in ONCE and not model._meta.proxy and model._meta.managed
    ]


def _copy_of(model: type[models.Model]) -> str:
    """The same rows, with ids of their own, and leading to copies of what they led to."""
    copied = {one._meta.db_table for one in _copied()}
    columns, values = [], []
    for column in model._meta.local_concrete_fields:
        leads_to = column.related_model._meta.db_table if column.remote_field else model._meta.db_table
        name, value = f'"{column.column}"', f'one."{column.column}"'
        if isinstance(column, models.AutoField):
            continue
        if isinstance(column, models.ForeignKey) and column.related_model is Account:
            value = "NULL" if column.null else value
        elif (column.primary_key or column.remote_field) and leads_to in copied:
            value = f"md5({value}::text || copy.nr)::uuid"
        columns.append(name)
        values.append(value)
    return (
        f'INSERT INTO "{model._meta.db_table}" ({", ".join(columns)}) SELECT {", ".join(values)} '  # noqa: S608
        f'FROM "{model._meta.db_table}" one, generate_series(1, {FAMILIES}) AS copy(nr) '
        "ON CONFLICT DO NOTHING"
    )


def pages(world: World) -> Iterator[tuple[Person, str]]:
    """Who opens what."""
    staff, saskia, pupil = world.staff, world.saskia, world.saskia.saskia.pk
    yield staff.joris, "/leerlingen/"
    yield staff.hanneke, "/leerlingen/"
    yield staff.ruben, f"/leerlingen/{pupil}/"
    yield staff.ruben, f"/gesprekken/{saskia.talk.pk}/voorbereiden/"
    for somebody in (staff.ruben, saskia.marloes, saskia.saskia.person):
        yield somebody, "/verslagen/"
        yield somebody, "/herinneringen/"
    yield staff.ruben, "/gesprekken/"
    yield staff.ruben, "/afspraken/"
    yield staff.ruben, "/leerlingen/zoek/?q=Vermeer"
    yield saskia.marloes, f"/ouder/{pupil}/"
    yield saskia.saskia.person, "/leerling/"


def test_no_page_reads_a_whole_table_or_a_whole_school(
    large: World, client_for: Callable[[Person | Account], Client]
) -> None:
    found = set()
    for person, address in pages(large):
        browser = client_for(person)
        browser.get(address)
        for reach in REACHES:
            with a_reach_costs(reach), looked_for() as scans:
                assert browser.get(address).status_code == 200
            assert scans.asked > 2
            named = address.replace(str(large.saskia.saskia.pk), "…")
            found |= {(named, reach, table, sql[:3000]) for table, sql in scans.found}
    assert {f[:3] for f in found if (f[0], f[2]) not in COUNTED} == set()


@pytest.mark.parametrize("lost", ["pupil_id", "matter_id"])
def test_a_page_that_would_read_one_is_found(
    large: World, client_for: Callable[[Person | Account], Client], lost: str
) -> None:
    """Without its indexes the same dossier reads whole tables, and that is seen."""
    browser, address = client_for(large.staff.ruben), f"/leerlingen/{large.saskia.saskia.pk}/"
    browser.get(address)
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT indexname FROM pg_indexes WHERE schemaname = 'public' AND tablename LIKE 'records_%%'"
            " AND indexdef LIKE %s AND indexdef NOT LIKE '%%UNIQUE%%'",
            [f"%{lost}%"],
        )
        for (name,) in cursor.fetchall():
            cursor.execute(f'DROP INDEX "{name}"')
    with looked_for() as scans:
        browser.get(address)
    assert scans.found


def test_going_through_an_index_without_its_beginning_is_found(large: World) -> None:
    """An index of matter and day, asked for the day alone: every conversation is looked at."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    with looked_for() as scans, above_schools():
        soon = Conversation.objects.filter(
            starts_at__gte="2026-03-09T00:00Z", starts_at__lt="2026-03-10T00:00Z"
        )
        list(soon.values_list("matter", "starts_at"))
    assert [table for table, _sql in scans.found] == ["records_conversation"]


def test_indexes_that_are_put_together_are_looked_at_one_by_one(large: World) -> None:
    """The few rows of both: but all that a school has is gone through for it (decision 0192)."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SET LOCAL enable_indexscan = off")
    with looked_for() as scans, above_schools():
        list(Person.objects.filter(school=large.school).values_list("pk"))
    assert [table for table, _sql in scans.found] == ["records_person"]


def test_reading_all_of_a_school_is_found_as_well(large: World) -> None:
    with looked_for() as scans, above_schools():
        list(Person.objects.filter(school=large.school).values_list("pk"))
    assert [table for table, _sql in scans.found] == ["records_person"]
