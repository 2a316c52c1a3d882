"""Several texts as one question: what each finds first stands before it, once, under a name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Protocol

from keuzeruimte_web.records import models as m


class Asked(Protocol):
    """SQL with its parameters; beside each the name of what is brought, or "". `before`: what comes first."""

    @property
    def sql(self) -> str: ...

    @property
    def parameters(self) -> tuple[Any, ...]: ...

    @property
    def brought(self) -> tuple[str, ...]: ...

    @property
    def columns(self) -> str: ...

    @property
    def before(self) -> "Mapping[str, Asked]": ...


@dataclass(frozen=True, slots=True)
class _Narrowed:
    sql: str
    columns: str
    parameters: tuple[Any, ...] = ()
    brought: tuple[str, ...] = ()


def in_steps(
    steps: Mapping[str, Asked], rest: Asked, *, narrowed: bool = False
) -> tuple[str, tuple[Any, ...], tuple[str, ...]]:
    """One text with its parameters and what is brought: these steps, and then the rest.

    Each step stands after those before it. One that is looked into more than once PostgreSQL takes first and
    keeps; one that is looked into once it asks in its place. `narrowed`: the first step finds one pupil at
    most, all that the rest finds is of that pupil, and it reads `NARROWED` no further than that.
    """
    found: dict[str, Any] = {}
    for name, step in steps.items():
        found |= {**step.before, name: step}
    found |= rest.before
    if narrowed:
        found |= {table: step for table, step in _NARROWED.items() if rest.sql.count(f'"{table}"') > 1}
    every: Sequence[Any] = (*found.values(), rest)
    named = ", ".join(f"{name}({step.columns}) AS ({step.sql})" for name, step in found.items())
    return (
        f"WITH {named} {rest.sql}",
        tuple(value for text in every for value in text.parameters),
        tuple(name for text in every for name in text.brought),
    )


def several(sql: str) -> str:
    """The same ids; PostgreSQL reckons with ten of them.

    Of who may see whom, and of whom something is near, it has no idea: it takes it for one pupil, and goes
    for each of them through what it could have fetched together.
    """
    return f"SELECT unnest(ARRAY({sql}))"


def name_of(step: Asked) -> str:
    """A name that says what is asked: in whichever text it stands, it is one step."""
    fixed = [value for value, name in zip(step.parameters, step.brought, strict=True) if not name]
    return f"once_{sha256(repr((step.sql, fixed, step.brought)).encode()).hexdigest()[:16]}"


NARROWED: Mapping[Any, str] = {
    m.Matter: "pupil_id IN (SELECT id FROM these_pupils)",
    m.Conversation: f"matter_id IN (SELECT id FROM {m.Matter._meta.db_table})",  # noqa: S608
}
"""What nearly every part goes through on its way from a record to the pupil: of one pupil some ten rows.

In their steps these tables are whole; after them their names stand for the rows of this pupil, behind the
same wall. A ground that holds *unless* there is a matter or conversation of another pupil would hold too
often: there is none, and `tests/web/bridge/test_beforehand.py` reads every ground for it.
"""


def _rows_of(model: Any, condition: str) -> _Narrowed:
    columns = ", ".join(f'"{field.column}"' for field in model._meta.local_concrete_fields)
    # No word from outside: names of tables and columns.
    return _Narrowed(f"SELECT {columns} FROM {model._meta.db_table} WHERE {condition}", columns)  # noqa: S608


_NARROWED = {model._meta.db_table: _rows_of(model, condition) for model, condition in NARROWED.items()}
