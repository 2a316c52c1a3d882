"""The second wall under the tenant scope: row-level security of PostgreSQL (decision 0091).

Each statement tells the database for which school it is, for its own transaction and no longer: nothing stays
behind on a connection that another request uses next, also behind PgBouncer. What the scope forgets, the wall
refuses: without a school there are no rows, whatever the SQL. On SQLite there is no wall, and one school.
"""

import re
from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.apps.registry import Apps
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django_scopes import get_scope

# Ending or undoing (a part of) a transaction: takes nothing before it, and reads no rows.
TURNS = re.compile(r"\s*(SAVEPOINT|RELEASE|ROLLBACK|COMMIT|BEGIN)\b", re.IGNORECASE)

# Asked of each row that is looked at, so in few words, and the likely ones first (0204): as text, for text is
# compared without reading it as an id, and no school said is no school's text. As a question of its own
# (`select ...`) it would be asked once, but every table in a question would carry two of those, and a long
# one consist of little else (0181).
OF_SCHOOL = "current_setting('keuzeruimte.school', true)"
ABOVE = "current_setting('keuzeruimte.above', true) = 'on'"


def _within(column: str) -> str:
    return f'"{column}"::text = {OF_SCHOOL} OR {ABOVE}'


# A question by its plan (`planned.py`), or asking for that plan: one for whoever asks. The wall is part of a
# plan, and is worked out each time it is asked. One index at a time: to put two together, PostgreSQL went
# through all that a school has for each record that it looked for (0192). And a row that is found by its key
# lies in memory: PostgreSQL takes it for a walk to a disk, and rather reads a school from end to end (0199).
BY_PLAN = re.compile(r"(EXPLAIN \([^)]*\) )?EXECUTE\b")
ONE_PLAN = (
    ", set_config('plan_cache_mode', 'force_generic_plan', true)"
    ", set_config('enable_bitmapscan', 'off', true)"
    ", set_config('random_page_cost', '0.1', true)"
)


class ManyWithoutTransaction(Exception):  # noqa: N818
    """`executemany` outside a transaction: each statement would need its own word of the school."""


def tell_the_wall(
    execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: dict[str, Any]
) -> Any:
    """Django's wrapper around every statement: put before it for which school it is.

    Both go to the server in one message, so they cost one round trip and are one transaction (or part of the
    one that is open). Raises ManyWithoutTransaction.
    """
    connection, cursor = context["connection"], context["cursor"].cursor
    word = word_for_the_wall()
    if TURNS.match(str(sql)) or not (word or connection.in_atomic_block):
        return execute(sql, params, many, context)
    said = _said(word, by_plan=bool(BY_PLAN.match(str(sql))))
    if many:
        if not connection.in_atomic_block:
            raise ManyWithoutTransaction
        cursor.execute(said)
        return execute(sql, params, many, context)
    answer = execute(f"{said};{sql}", params, many, context)
    cursor.nextset()
    return answer


def word_for_the_wall() -> UUID | str:
    """The school of the scope that is open, 'above', or '' outside every scope."""
    scope = get_scope()
    if not scope:
        return ""
    if not scope.get("_enabled", True):
        return "above"
    return UUID(str(scope["school"]))


def _said(word: UUID | str, *, by_plan: bool) -> str:
    # A UUID, a word of ours or nothing: no text from outside comes in here.
    school, above = ("", "on") if word == "above" else (str(word), "")
    said = (
        f"select set_config('keuzeruimte.school', '{school}', true), "
        f"set_config('keuzeruimte.above', '{above}', true)"
    )
    return said + ONE_PLAN if by_plan else said


class RaiseWall(Operation):
    """A step of a migration: from here on the rows of these models are seen within their school alone.

    `FORCE` holds for the owner of the table as well. A model without a school of its own is refused.
    """

    reversible = True

    def __init__(self, *models: str) -> None:
        self.models = models

    def deconstruct(self) -> tuple[str, list[str], dict[str, Any]]:
        """As it is written in a migration."""
        return (type(self).__qualname__, list(self.models), {})

    def describe(self) -> str:
        """What `migrate` says of it."""
        return f"Row-level security on {', '.join(self.models)}"

    def state_forwards(self, app_label: str, state: Any) -> None:
        """The models stay as they are."""

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: Any, to_state: Any
    ) -> None:
        """Raise the wall; on SQLite there is nothing to do."""
        if schema_editor.connection.vendor != "postgresql":
            return
        for table, column in _tables(to_state.apps, app_label, self.models):
            # Each in its own message: the editor keeps them in order with the tables it just made.
            for statement in (
                f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY',
                f'ALTER TABLE "{table}" FORCE ROW LEVEL SECURITY',
                f'CREATE POLICY own_school ON "{table}" USING ({_within(column)})',
            ):
                schema_editor.execute(statement)

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: Any, to_state: Any
    ) -> None:
        """Take the wall away."""
        if schema_editor.connection.vendor != "postgresql":
            return
        for table, _column in _tables(from_state.apps, app_label, self.models):
            for statement in (
                f'DROP POLICY own_school ON "{table}"',
                f'ALTER TABLE "{table}" NO FORCE ROW LEVEL SECURITY',
                f'ALTER TABLE "{table}" DISABLE ROW LEVEL SECURITY',
            ):
                schema_editor.execute(statement)


class RewordWalls(Operation):
    """A step of a migration: every wall that stands says what `RaiseWall` says now. It means the same."""

    reversible = True

    def describe(self) -> str:
        """What `migrate` says of it."""
        return "Row-level security in the words of now"

    def state_forwards(self, app_label: str, state: Any) -> None:
        """The models stay as they are."""

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: Any, to_state: Any
    ) -> None:
        """Say it anew; on SQLite there is nothing to do."""
        if schema_editor.connection.vendor != "postgresql":
            return
        with schema_editor.connection.cursor() as cursor:
            cursor.execute(
                "select tablename from pg_policies where policyname = 'own_school'"
                " and schemaname = current_schema() order by 1"
            )
            tables = [table for (table,) in cursor.fetchall()]
        for table in tables:
            schema_editor.execute(f'ALTER POLICY own_school ON "{table}" USING ({_within("school_id")})')

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: Any, to_state: Any
    ) -> None:
        """Both words mean the same: they may stay."""


def _tables(apps: Apps, app_label: str, models: tuple[str, ...]) -> list[tuple[str, str]]:
    """Table and the column that names the school, for each model."""
    options = [apps.get_model(app_label, name)._meta for name in models]
    return [(table.db_table, str(table.get_field("school").column)) for table in options]


def stand_behind_the_wall(connection: BaseDatabaseWrapper, **kwargs: object) -> None:
    """On each new connection with PostgreSQL: say for which school, with every statement."""
    if connection.vendor == "postgresql" and tell_the_wall not in connection.execute_wrappers:
        connection.execute_wrappers.append(tell_the_wall)
