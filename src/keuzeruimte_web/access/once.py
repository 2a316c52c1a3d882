"""What a ground asks about the viewer alone, such as *whose parent am I?*: once, where that is possible.

A question of forty parts would ask it in each of them. Where a text is made for that (`asked_first`), it is
asked as a first step, under a name, and each part looks into what was found. Everywhere else it stands in its
place, so a ground says one thing, wherever it is used.

Some of it finds something for few people (`seldom`). A text can be made for all others (`usual`): what looks
there is left out, and the text asks whether that was right, so whoever asks it can tell.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import EmptyResultSet, FullResultSet
from django.db.models import Exists, F, QuerySet, Subquery
from django.db.models.lookups import In
from django.db.models.sql.datastructures import BaseTable


@dataclass(frozen=True, slots=True)
class Step:
    """SQL that is asked first, with its parameters, and the columns that it finds."""

    sql: str
    parameters: tuple[Any, ...]
    columns: str = "id"


@dataclass(slots=True)
class First:
    """What is asked as first steps, by name, each after those that it looks into.

    `lists_only`: lists of ids alone, and no rows. `usual`: what finds something for few people is left out;
    the names in `left_out` are those of steps that find nothing where that is right.
    """

    lists_only: bool = False
    usual: bool = False
    steps: dict[str, Step] = field(default_factory=dict)
    left_out: set[str] = field(default_factory=set)

    def named(self, step: Step) -> str:
        """The name under which this is asked."""
        known = next((name for name, one in self.steps.items() if one == step), None)
        # What ends it is no digit, so that no name stands in another.
        name = known or f"once_{len(self.steps)}_"
        self.steps[name] = step
        return name

    def leave_out(self, seldom: QuerySet[Any], connection: Any) -> None:
        """Take what this finds for nothing, and remember that. Raises EmptyResultSet."""
        sql, parameters = _ids_of(seldom).query.get_compiler(connection=connection).as_sql()
        self.left_out.add(self.named(Step(sql, tuple(parameters))))
        raise EmptyResultSet


_first: ContextVar[First | None] = ContextVar("what is asked first", default=None)


@contextmanager
def asked_first(*, lists_only: bool = False, usual: bool = False) -> Iterator[First]:
    """While a text is made inside: what is asked about the viewer alone is gathered, and named there."""
    first = First(lists_only, usual)
    token = _first.set(first)
    try:
        yield first
    finally:
        _first.reset(token)


@contextmanager
def nothing_first() -> Iterator[First]:
    """Everything stands in its place; what is gathered is nothing."""
    yield First()


class Once(Subquery):
    """The values of one column that a question finds, for `__in`. It may not name a row outside itself.

    `seldom`: records of which there are none for most viewers, and without which it finds nothing.
    """

    def __init__(self, found: QuerySet[Any], *, seldom: QuerySet[Any] | None = None, **more: Any) -> None:
        self.found = found.order_by()
        self.seldom = seldom
        super().__init__(self.found, **more)

    def as_sql(self, compiler: Any, connection: Any, *args: Any, **more: Any) -> tuple[str, Any]:
        """Its own SQL, or where it was found."""
        first = _first.get()
        if first is None:
            return super().as_sql(compiler, connection, *args, **more)
        if first.usual and self.seldom is not None:
            first.leave_out(self.seldom, connection)
        # As it was before it stood inside another: so it reads the same wherever it stands.
        sql, parameters = self.found.query.get_compiler(connection=connection).as_sql()
        return f"(SELECT id FROM {first.named(Step(sql, tuple(parameters)))})", ()  # noqa: S608


class AmongOnce(Exists):
    """Whether `narrow` leaves any of the rows that a question about the viewer finds.

    It is `Exists(narrow(found))`, and where something is asked first, a look among what was found. `narrow`
    alone may name the row outside. `seldom`: most viewers have none of those rows.
    """

    def __init__(
        self,
        found: QuerySet[Any],
        narrow: Callable[[QuerySet[Any]], QuerySet[Any]],
        *,
        seldom: bool = False,
        **more: Any,
    ) -> None:
        self.found = found.order_by()
        self.seldom = seldom
        self.among = narrow(found.model.objects.all()).query
        super().__init__(narrow(found), **more)

    def get_source_expressions(self) -> list[Any]:
        """Both its ways to ask, so that both know of the row outside."""
        return [self.query, self.among]

    def set_source_expressions(self, exprs: Any) -> None:
        """What became of both."""
        self.query, self.among = exprs

    def as_sql(self, compiler: Any, connection: Any, *args: Any, **more: Any) -> tuple[str, Any]:
        """Its own SQL, or a look among the rows that were found."""
        first = _first.get()
        if first is None or first.lists_only:
            return super().as_sql(compiler, connection, *args, **more)
        if first.usual and self.seldom:
            first.leave_out(self.found, connection)
        name = first.named(_rows_of(self.found, connection))
        looks = self.copy()
        looks.query = self.among
        looked, brought = Exists.as_sql(looks, compiler, connection, *args, **more)
        table = self.found.model._meta.db_table
        return looked.replace(f'FROM "{table}" ', f"FROM {name} ", 1), brought


def starting_at(found: QuerySet[Any]) -> QuerySet[Any]:
    """The rows that a question finds, for another to start at: where something is asked first, found once.

    It may not name a row outside itself. Elsewhere, and where only lists are found, it is *among these*.
    """
    rows: QuerySet[Any] = found.model.objects.all()
    table = rows.query.get_initial_alias()
    rows.query.alias_map[table] = _FoundOnce(found.order_by(), table)
    return rows.filter(_AmongThese(F("pk"), Once(found.values("pk"))))


class _FoundOnce(BaseTable):
    """Where a question starts: at its table, or at the rows that were found of it first."""

    def __init__(self, found: QuerySet[Any], alias: str) -> None:
        super().__init__(found.model._meta.db_table, alias)
        self.found = found

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        """The name of either, under the name that the question has for it."""
        first = _first.get()
        if first is None or first.lists_only:
            return super().as_sql(compiler, connection)
        return f"{first.named(_rows_of(self.found, connection))} {self.table_alias}", []

    def relabeled_clone(self, change_map: Mapping[str | None, str]) -> "_FoundOnce":
        """The same, under another name."""
        alias = str(self.table_alias)
        return _FoundOnce(self.found, change_map.get(alias, alias))


class _AmongThese(In):
    """One of these, which goes without saying where a question starts at them."""

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        """As everywhere, or nothing."""
        if finds_rows():
            raise FullResultSet
        return super().as_sql(compiler, connection)


def finds_rows() -> bool:
    """Whether rows are found first, while a text is made, and not lists of ids alone."""
    first = _first.get()
    return first is not None and not first.lists_only


def _ids_of(found: QuerySet[Any]) -> QuerySet[Any]:
    return found.order_by().values("pk")


def _rows_of(found: QuerySet[Any], connection: Any) -> Step:
    """The step that finds these rows, with all their columns."""
    sql, parameters = found.query.get_compiler(connection=connection).as_sql()
    columns = ", ".join(f'"{column.column}"' for column in found.model._meta.concrete_fields)
    return Step(sql, tuple(parameters), columns)
