"""The second wall: what the scope forgets, PostgreSQL refuses, also to raw SQL."""

from uuid import uuid4

import pytest
from django.apps import apps
from django.db import Error, connection, transaction
from django.db.migrations.loader import MigrationLoader
from roles import as_owner
from world import World

from keuzeruimte_web.checks import wall_stands
from keuzeruimte_web.operations.tables import NoSuchRole, hand_to
from keuzeruimte_web.records.models.base import SchoolRecord
from keuzeruimte_web.records.scope import above_schools, school_scope
from keuzeruimte_web.records.wall import ManyWithoutTransaction, RaiseWall

on_postgresql = pytest.mark.skipif(connection.vendor != "postgresql", reason="the wall is PostgreSQL's")

MODELS = sorted(
    (model for model in apps.get_app_config("records").get_models() if issubclass(model, SchoolRecord)),
    key=lambda model: model.__name__,
)
TABLES = [model._meta.db_table for model in MODELS]


def ask(sql: str, *params: object) -> list[tuple[object, ...]]:
    """Raw SQL, as somebody writes it who forgot the school."""
    with connection.cursor() as cursor:
        cursor.execute(sql, params or None)
        return list(cursor.fetchall())


def schools_in(table: str) -> set[object]:
    return {school for (school,) in ask(f'select distinct school_id from "{table}"')}  # noqa: S608


def test_every_record_of_a_school_stands_behind_the_wall() -> None:
    loader = MigrationLoader(None)
    walled = [
        name
        for migration in loader.disk_migrations.values()
        for operation in migration.operations
        if isinstance(operation, RaiseWall)
        for name in operation.models
    ]
    assert sorted(walled) == [model.__name__ for model in MODELS]


@on_postgresql
def test_the_wall_stands_around_every_such_table_and_holds_for_its_owner(db: None) -> None:
    state = ask(
        "select relname, relrowsecurity, relforcerowsecurity from pg_class"
        " where relname = any(%s) order by 1",
        TABLES,
    )
    assert state == [(table, True, True) for table in sorted(TABLES)]


@on_postgresql
def test_without_a_school_raw_sql_finds_nothing(world: World) -> None:
    with above_schools():
        filled = [table for table in TABLES if len(schools_in(table)) == 2]
    assert {"records_person", "records_pupil", "records_matter", "records_conversation"} <= set(filled)
    assert {table: schools_in(table) for table in TABLES} == {table: set() for table in TABLES}


@on_postgresql
def test_within_a_school_raw_sql_finds_that_school_alone(world: World) -> None:
    for school in (world.school.pk, world.elsewhere.school.pk):
        with school_scope(school):
            found = {table: schools_in(table) for table in TABLES}
        assert set().union(*found.values()) == {school}


@on_postgresql
@pytest.mark.parametrize(
    "statement",
    [
        "update records_person set school_id = %(there)s where id = %(mine)s",
        "insert into records_topic (id, school_id, matter_id, domain, title)"
        " values (%(new)s, %(there)s, %(matter)s, 'study', 'x')",
    ],
)
def test_a_row_for_another_school_is_refused(world: World, statement: str) -> None:
    given = {
        "there": world.elsewhere.school.pk,
        "mine": world.saskia.marloes.pk,
        "new": uuid4(),
        "matter": world.elsewhere.trajectory.pk,
    }
    with (
        school_scope(world.school.pk),
        pytest.raises(Error, match="row-level security"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement, given)


@on_postgresql
def test_another_schools_rows_are_not_changed_nor_deleted(world: World) -> None:
    theirs = world.elsewhere.mother.pk
    with school_scope(world.school.pk), connection.cursor() as cursor:
        cursor.execute("update records_person set given_name = 'x' where id = %s", [theirs])
        changed = cursor.rowcount
        cursor.execute("delete from records_person where id = %s", [theirs])
        assert (changed, cursor.rowcount) == (0, 0)


@on_postgresql
def test_outside_every_scope_nothing_is_written(world: World) -> None:
    with pytest.raises(Error, match="row-level security"), transaction.atomic():
        world.saskia.marloes.__class__(school=world.school, given_name="A", family_name="B").save()


@on_postgresql
def test_undoing_a_part_of_a_transaction_does_not_open_or_close_the_wall(world: World) -> None:
    with school_scope(world.school.pk):
        with pytest.raises(Error), transaction.atomic():
            ask("select 1 / 0")
        assert schools_in("records_person") == {world.school.pk}
    assert schools_in("records_person") == set()


@on_postgresql
@pytest.mark.django_db(transaction=True)
def test_nothing_stays_behind_on_the_connection(world: World) -> None:
    with school_scope(world.school.pk):
        assert schools_in("records_person") == {world.school.pk}
    assert ask("select current_setting('keuzeruimte.school', true)") == [("",)]
    assert schools_in("records_person") == set()


@on_postgresql
@pytest.mark.django_db(transaction=True)
def test_many_statements_at_once_ask_for_a_transaction(world: World) -> None:
    rows = [("x", world.saskia.marloes.pk), ("y", world.elsewhere.mother.pk)]
    change = "update records_person set given_name = %s where id = %s"
    with school_scope(world.school.pk), connection.cursor() as cursor:
        with pytest.raises(ManyWithoutTransaction):
            cursor.executemany(change, rows)
        with transaction.atomic():
            cursor.executemany(change, rows)
    with above_schools():
        names = dict(ask("select id, given_name from records_person where given_name in ('x', 'y')"))
    assert names == {world.saskia.marloes.pk: "x"}


@on_postgresql
def test_the_role_that_serves_owns_nothing_and_cannot_take_the_wall_down(world: World) -> None:
    (role,) = ask("select rolname, rolsuper, rolbypassrls from pg_roles where rolname = current_user")
    owned = ask(
        "select count(*) from pg_class c join pg_roles r on r.oid = c.relowner where rolname = current_user"
    )
    assert (role, owned) == (("keuzeruimte_serves", False, False), [(0,)])
    with pytest.raises(Error, match="must be owner"), transaction.atomic():
        ask("alter table records_person disable row level security")


@on_postgresql
@pytest.mark.django_db(transaction=True)
def test_the_wall_holds_for_its_owner_because_it_is_forced(world: World) -> None:
    with as_owner():
        held = schools_in("records_person")
        with connection.cursor() as cursor:
            cursor.execute("alter table records_person no force row level security")
            passed = schools_in("records_person")
            cursor.execute("alter table records_person force row level security")
    assert (held, passed) == (set(), {world.school.pk, world.elsewhere.school.pk})


@on_postgresql
@pytest.mark.django_db(transaction=True)
def test_the_wall_comes_down_and_up_again(world: World) -> None:
    wall = RaiseWall("Person")
    state = MigrationLoader(connection).project_state()
    with as_owner():
        with connection.schema_editor() as editor:
            wall.database_backwards("records", editor, state, state)
        down = schools_in("records_person")
        with connection.schema_editor() as editor:
            wall.database_forwards("records", editor, state, state)
        up = schools_in("records_person")
    assert (down, up) == ({world.school.pk, world.elsewhere.school.pk}, set())


@on_postgresql
def test_a_role_that_is_not_there_is_named(db: None) -> None:
    with pytest.raises(NoSuchRole, match="nobody_here"):
        hand_to("nobody_here")


def checked() -> list[str | None]:
    return [message.id for message in wall_stands(None, databases=["default"])]


@on_postgresql
@pytest.mark.django_db(transaction=True)
def test_the_check_before_opening_sees_a_gap_and_a_role_that_could_make_one() -> None:
    as_it_should_be = checked()
    with as_owner():
        as_who_owns = checked()
        with connection.cursor() as cursor:
            cursor.execute("alter table records_pupil no force row level security")
            with_a_gap = checked()
            cursor.execute("alter table records_pupil force row level security")
    assert (as_it_should_be, as_who_owns, with_a_gap) == (
        [],
        ["keuzeruimte.W010"],
        ["keuzeruimte.E010", "keuzeruimte.W010"],
    )


def test_on_sqlite_the_check_has_nothing_to_say(db: None) -> None:
    if connection.vendor == "sqlite":
        assert checked() == []
