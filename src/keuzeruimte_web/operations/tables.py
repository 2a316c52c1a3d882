"""What an upgrade does to the tables: above the schools, and then handed to the role that serves."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.apps import apps
from django.db import connection

from keuzeruimte_web.operations.statistics import let_be_counted
from keuzeruimte_web.records.models.base import SchoolRecord
from keuzeruimte_web.records.scope import above_schools


class NoSuchRole(Exception):  # noqa: N818
    """The database knows no role of this name."""


@contextmanager
def upgrading() -> Iterator[None]:
    """A step of a migration that moves rows sees those of every school."""
    with above_schools():
        yield


def may_make_tables() -> bool:
    """Whether the role by which we come in may make tables; on SQLite everybody may."""
    if connection.vendor != "postgresql":
        return True
    with connection.cursor() as cursor:
        cursor.execute("select has_schema_privilege(current_schema(), 'create')")
        (found,) = cursor.fetchone()
    return bool(found)


def must_know(role: str) -> None:
    """Raise NoSuchRole where the database knows no role of this name; SQLite knows none at all."""
    if connection.vendor != "postgresql":
        raise NoSuchRole(role)
    with connection.cursor() as cursor:
        cursor.execute("select 1 from pg_roles where rolname = %s", [role])
        if cursor.fetchone() is None:
            raise NoSuchRole(role)


def hand_to(role: str) -> None:
    """Let this role of PostgreSQL read and write the rows, and own nothing. Raises NoSuchRole."""
    must_know(role)
    with connection.cursor() as cursor:
        name = connection.ops.quote_name(role)
        for statement in (
            f"GRANT USAGE ON SCHEMA public TO {name}",
            f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {name}",
            f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {name}",
        ):
            cursor.execute(statement)
    let_be_counted(role)


def unwalled() -> list[str]:
    """The tables with records of schools around which PostgreSQL keeps no wall, by name; none on SQLite."""
    if connection.vendor != "postgresql":
        return []
    tables = [
        model._meta.db_table
        for model in apps.get_app_config("records").get_models()
        if issubclass(model, SchoolRecord)
    ]
    with connection.cursor() as cursor:
        cursor.execute(
            "select relname from pg_class where relname = any(%s) and relkind = 'r' and relrowsecurity"
            " and relforcerowsecurity",
            [tables],
        )
        return sorted(set(tables) - {name for (name,) in cursor.fetchall()})


def passes_the_wall() -> bool:
    """Whether the role that serves could go round the wall: superuser, bypassing it, or owner of a table."""
    if connection.vendor != "postgresql":
        return False
    with connection.cursor() as cursor:
        cursor.execute(
            "select rolsuper or rolbypassrls or exists (select 1 from pg_class where relowner = pg_roles.oid)"
            " from pg_roles where rolname = current_user"
        )
        (found,) = cursor.fetchone()
    return bool(found)
