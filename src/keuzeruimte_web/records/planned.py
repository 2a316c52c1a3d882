"""Questions of which PostgreSQL keeps the plan: most of them cost far longer to plan than to answer (0181).

A plan is kept for each connection, by a name made of its whole text; who asks is filled in each time. That
takes a connection that stays ours: through a pooler it is now this one and now another, and there, as with
SQLite, a question is asked in the ordinary way.
"""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import sha256
from typing import Any
from uuid import UUID
from weakref import WeakKeyDictionary

import psycopg.errors
from django.conf import settings
from django.db import Error, connections

log = logging.getLogger(__name__)
Rows = list[tuple[Any, ...]]

TYPES: Mapping[type, str] = {
    UUID: "uuid",
    date: "date",
    datetime: "timestamptz",
    int: "bigint",
    str: "unknown",
}
"""How a value is brought. A text is of the type that its place asks for, as if it stood there."""
EACH = 120
"""Bytes of PostgreSQL for each letter of a question (as read, behind the wall, and planned), measured."""
NOT_KEPT = (
    psycopg.errors.InvalidSqlStatementName,  # it lies on another connection
    psycopg.errors.DuplicatePreparedStatement,
    psycopg.errors.FeatureNotSupported,  # a column of what it finds became another while the server ran
)


@dataclass(frozen=True, slots=True)
class Plan:
    """A question by its name; `prepare` makes its plan, and `brings` are the values it is asked with."""

    name: str
    prepare: str
    brings: tuple[str, ...]

    @property
    def asks(self) -> str:
        """The question in a word, with places for what is brought."""
        values = f" ({', '.join(['%s'] * len(self.brings))})" if self.brings else ""
        return f"EXECUTE {self.name}{values}"


@dataclass(slots=True)
class _Keeps:
    """What a connection keeps: names of plans and their size, the one asked last at the end.

    `most` is how large they may be together, in letters; 0 where none can be kept.
    """

    most: int
    names: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """SQL that is kept: beside each parameter the name of what is filled in there, or "" for what stays."""

    sql: str
    parameters: tuple[Any, ...]
    brought: tuple[str, ...]
    brings: tuple[str, ...] = field(init=False)  # the names of what is brought, each once
    plans: dict[tuple[type, ...], Plan] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Find out once what is brought."""
        object.__setattr__(self, "brings", tuple(dict.fromkeys(name for name in self.brought if name)))

    def filled(self, values: Mapping[str, Any]) -> tuple[Any, ...]:
        """The parameters, with these values where they are brought."""
        return tuple(
            values[name] if name else value for name, value in zip(self.brought, self.parameters, strict=True)
        )

    def rows(self, values: Mapping[str, Any], *, using: str) -> Rows:
        """The rows that it finds: by a plan that is kept, where it can be.

        When the plan turns out not to be there, it is asked once more in the ordinary way.
        """
        keeps = _kept_by(using)
        if keeps.most:
            plan = self._ready(values, keeps, using=using)
            try:
                return _found(plan.asks, [values[name] for name in plan.brings], using=using)
            except Error as error:
                if not _gone(error, using=using):
                    raise
        return _found(self.sql, self.filled(values), using=using)

    def _ready(self, values: Mapping[str, Any], keeps: "_Keeps", *, using: str) -> Plan:
        """Its plan for values of these types, which the connection keeps from here on."""
        types = tuple(type(values[name]) for name in self.brings)
        if types not in self.plans:
            self.plans[types] = _plan_of(self, values, using=using)
        plan = self.plans[types]
        if plan.name in keeps.names:
            keeps.names[plan.name] = keeps.names.pop(plan.name)
        else:
            _prepare(plan, keeps, using=using)
        return plan


def _found(sql: str, parameters: Sequence[Any], *, using: str) -> Rows:
    with connections[using].cursor() as cursor:
        cursor.execute(sql, parameters)
        return list(cursor.fetchall())


def rows_of_each(asked: Sequence[tuple[Question, Mapping[str, Any]]], *, using: str) -> list[Rows] | None:
    """The rows of each question, by plans, in one message; None where plans are not kept."""
    keeps = _kept_by(using)
    if not keeps.most:
        return None
    plans = [question._ready(values, keeps, using=using) for question, values in asked]
    brought = [values[name] for plan, (_, values) in zip(plans, asked, strict=True) for name in plan.brings]
    try:
        with connections[using].cursor() as cursor:
            cursor.execute("; ".join(plan.asks for plan in plans), brought)
            found = []
            for _plan in plans:
                found.append(list(cursor.fetchall()))
                cursor.nextset()
    except Error as error:
        if not _gone(error, using=using):
            raise
        return None
    return found


def _gone(error: Error, *, using: str) -> bool:
    """Whether a plan was not there, and it can be asked again; the connection keeps none from here on."""
    if not isinstance(error.__cause__, NOT_KEPT):
        return False
    connection = connections[using]
    _connections[connection.connection] = _Keeps(most=0)
    log.warning("a plan that was kept is gone (%s)", type(error.__cause__).__name__)
    return not connection.in_atomic_block


def _plan_of(question: Question, values: Mapping[str, Any], *, using: str) -> Plan:
    operations: Any = connections[using].ops
    brings: list[str] = []
    said = []
    for name, value in zip(question.brought, question.parameters, strict=True):
        if not name:  # the same for everybody: a part of the text
            said.append(operations.compose_sql("%s", [value]))
            continue
        # A text has a place of its own each time: it may be asked for as one type here, as another there.
        if isinstance(values[name], str) or name not in brings:
            brings.append(name)
        said.append(f"${len(brings) if isinstance(values[name], str) else brings.index(name) + 1}")
    parts = question.sql.replace("%%", "\0").split("%s")
    whole = "".join(part + one for part, one in zip(parts, [*said, ""], strict=True)).replace("\0", "%")
    types = ", ".join(TYPES[type(values[name])] for name in brings)
    name = f"kept_{sha256(f'{types} {whole}'.encode()).hexdigest()[:20]}"
    return Plan(name, f"PREPARE {name}{f' ({types})' if types else ''} AS {whole}", tuple(brings))


_connections: "WeakKeyDictionary[Any, _Keeps]" = WeakKeyDictionary()
_NOTHING = _Keeps(most=0)


def _kept_by(using: str) -> _Keeps:
    connection: Any = connections[using]
    if connection.vendor != "postgresql":
        return _NOTHING
    connection.ensure_connection()
    line = connection.connection
    if (keeps := _connections.get(line)) is None:
        # A pooler gives a number of its own: whoever hears another does not speak with PostgreSQL itself.
        with connection.wrap_database_errors, line.cursor() as cursor:
            (process,) = cursor.execute("select pg_backend_pid()").fetchone()
        ours = process == line.info.backend_pid
        keeps = _connections[line] = _Keeps(most=settings.PLANS * 1_000_000 // EACH if ours else 0)
    return keeps


def keeps_plans(using: str) -> bool:
    """Whether plans are kept for us: by PostgreSQL, with nothing between that shares its connections."""
    return bool(_kept_by(using).most)


def _prepare(plan: Plan, keeps: _Keeps, *, using: str) -> None:
    """Let the database keep this plan. It tells nothing about anybody, so it needs no word for the wall."""
    connection: Any = connections[using]
    statements = []
    while keeps.names and sum(keeps.names.values()) + len(plan.prepare) > keeps.most:
        longest_ago = next(iter(keeps.names))
        del keeps.names[longest_ago]
        statements.append(f"DEALLOCATE {longest_ago}")
    statements.append(plan.prepare)
    with connection.wrap_database_errors, connection.connection.cursor() as cursor:
        cursor.execute("; ".join(statements))
    keeps.names[plan.name] = len(plan.prepare)
