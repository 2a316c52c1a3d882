"""Questions of which PostgreSQL keeps the plan: a long one costs far longer to plan than to answer (0159).

A plan is kept for each connection, by a name made of the text with all that is the same for everybody in it;
who asks is filled in each time. Through a pooler a connection is now this one and now another. There, within
a transaction, and with SQLite, a question is asked in the ordinary way.
"""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any
from uuid import UUID
from weakref import WeakKeyDictionary

import psycopg.errors
from django.conf import settings
from django.db import Error, connections

from .compiled import Text

log = logging.getLogger(__name__)

TYPES: Mapping[type, str] = {UUID: "uuid", date: "date"}
ANY = "select set_config('plan_cache_mode', 'force_generic_plan', true)"
"""One plan for whoever asks, for this message only."""
NOT_KEPT = (psycopg.errors.InvalidSqlStatementName, psycopg.errors.DuplicatePreparedStatement)

Rows = list[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Plan:
    """A question by its name; `prepare` makes its plan, and `brings` are the values it is asked with."""

    name: str
    prepare: str
    brings: tuple[str, ...]


_known: "WeakKeyDictionary[Any, set[str]]" = WeakKeyDictionary()
_pooled: set[str] = set()
"""Connections, by alias, of which we found that something stands between."""


def keeps_plans(using: str) -> bool:
    """Whether what is asked now can be asked by a plan that was kept."""
    connection = connections[using]
    return (
        connection.vendor == "postgresql"
        and not settings.LISTEN  # set where a pooler stands between
        and using not in _pooled
        and not connection.in_atomic_block
    )


def plan_of(text: Text, values: Mapping[str, Any], *, using: str) -> Plan:
    """The plan of this text; `values` as they are brought, by name, for their types."""
    operations: Any = connections[using].ops
    brings = tuple(sorted({name for name in text.brought if name}))
    said = [
        f"${brings.index(name) + 1}" if name else operations.compose_sql("%s", [value])
        for name, value in zip(text.brought, text.parameters, strict=True)
    ]
    parts = text.sql.replace("%%", "\0").split("%s")
    whole = "".join(part + one for part, one in zip(parts, [*said, ""], strict=True)).replace("\0", "%")
    types = ", ".join(TYPES[type(values[name])] for name in brings)
    name = f"kept_{sha256(f'{types} {whole}'.encode()).hexdigest()[:20]}"
    return Plan(name, f"PREPARE {name} ({types}) AS {whole}", brings)


def asked_by_plan(questions: Sequence[tuple[Plan, Mapping[str, Any]]], *, using: str) -> list[Rows] | None:
    """The rows of each question, in one message; None where plans turn out not to be kept."""
    connection = connections[using]
    connection.ensure_connection()
    operations: Any = connection.ops
    known = _known.setdefault(connection.connection, set())
    new = list(dict.fromkeys(plan.prepare for plan, _values in questions if plan.name not in known))
    asked = [
        operations.compose_sql(
            f"EXECUTE {plan.name} ({', '.join(['%s'] * len(plan.brings))})",
            [values[name] for name in plan.brings],
        )
        for plan, values in questions
    ]
    try:
        with connection.cursor() as cursor:
            cursor.execute("; ".join([ANY, *new, *asked]))
            for _before in range(1 + len(new)):
                cursor.nextset()
            found = []
            for _plan in questions:
                found.append(cursor.fetchall())
                cursor.nextset()
    except Error as error:
        if not isinstance(error.__cause__, NOT_KEPT):
            raise
        log.warning("plans are not kept on this connection: a pooler? KEUZERUIMTE_LISTEN_URL tells so")
        _pooled.add(using)
        return None
    known.update(plan.name for plan, _values in questions)
    return found
