"""Several texts as one question: what each finds first stands before it, once, under a name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Protocol

from django.db.models.constants import LOOKUP_SEP

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
        found |= _looked_into(rest.sql)
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


OF_THE_PUPIL = "= (SELECT id FROM these_pupils)"
OF_A_MATTER = "= ANY (ARRAY(SELECT id FROM records_matter))"
OF_A_TALK = "= ANY (ARRAY(SELECT id FROM records_conversation))"
NARROWED: Mapping[Any, tuple[str, str]] = {
    m.Matter: ("pupil", OF_THE_PUPIL),
    m.Delegation: ("matter", OF_A_MATTER),
    m.Limit: ("matter", OF_A_MATTER),
    m.ParentRequest: ("matter", OF_A_MATTER),
    m.Protection: ("matter", OF_A_MATTER),
    m.Conversation: ("matter", OF_A_MATTER),
    m.Agreement: ("conversation", OF_A_TALK),
    m.Report: ("conversation", OF_A_TALK),
}
"""What several parts go through on their way from a record to the pupil: of one pupil some ten rows.
By its link towards the pupil, and what that is; each after those that it looks into.

In the steps before them these tables are whole; after them their names stand for the rows of this pupil,
behind the same wall. A ground that holds *unless* there is such a record of another pupil would hold too
often: there is none, and `tests/web/bridge/test_beforehand.py` reads every ground for it. (Of points there
is one, which is why they are not here.)
"""


def narrowed_by(model: Any, path: str) -> str:
    """The way from a record of this model to the link of the first table that is narrowed; or nothing.

    `path` leads to the pupil. Whoever goes that way and finds something found what is of that one pupil.
    """
    way = ""
    for name in path.split(LOOKUP_SEP):
        if model in NARROWED:
            return way + NARROWED[model][0]
        field = model._meta.pk if name == "pk" else model._meta.get_field(name)
        way, model = f"{way}{name}{LOOKUP_SEP}", field.related_model
    return ""


TOO_LITTLE = "too little"


def of_one_pupil(sql: str, *, left_out: Sequence[str]) -> str:
    """The rows that this finds, which name no pupil, as of the one whom the first step found.

    `left_out`: where one of these steps finds something, there is a row besides (`said_too_little`).
    """
    # No word from outside: it stands around what Django made of a question, and of names of steps.
    if left_out:
        any_of = " OR ".join(f"EXISTS(SELECT 1 FROM {step})" for step in left_out)  # noqa: S608
        sql += f" UNION ALL (SELECT '{TOO_LITTLE}', NULL, NULL WHERE {any_of})"
    return (
        "SELECT row_mark, (SELECT id FROM these_pupils) AS row_pupil, row_id, row_of"  # noqa: S608
        f" FROM ({sql}) AS every_part"
    )


def said_too_little(found: Sequence[tuple[Any, ...]]) -> bool:
    """Whether a step that was left out finds something, so that these rows may not be all."""
    return any(row[0] == TOO_LITTLE for row in found)


def _rows_of(model: Any, link: str, condition: str) -> _Narrowed:
    table = model._meta.db_table
    columns = ", ".join(f'"{field.column}"' for field in model._meta.local_concrete_fields)
    # No word from outside: names of tables and columns.
    return _Narrowed(f"SELECT {columns} FROM {table} WHERE {link}_id {condition}", columns)  # noqa: S608


_NARROWED = {model._meta.db_table: _rows_of(model, *by) for model, by in NARROWED.items()}


def _looked_into(sql: str) -> Mapping[str, _Narrowed]:
    """The steps of the tables that this names, and of those that these steps look into."""
    found: dict[str, _Narrowed] = {}
    for table, step in reversed(_NARROWED.items()):
        if f'"{table}"' in sql or any(f"FROM {table})" in later.sql for later in found.values()):
            found = {table: step, **found}
    return found
