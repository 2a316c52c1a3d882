"""Writing a school to the database: a stream a table (COPY) with PostgreSQL, a list a table with SQLite."""

from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID

from django.db import connection, models, transaction
from psycopg.adapt import PyFormat, Transformer

from bench.world.cells import cells
from bench.world.keys import Keys
from bench.world.rows import WorldLedger
from keuzeruimte_web.audit.trail import link_all
from keuzeruimte_web.demo.ledger import ORDER
from keuzeruimte_web.operations.statistics import count_the_tables
from keuzeruimte_web.records.models import Chain, Person, Trace
from keuzeruimte_web.records.scope import above_schools

NOTHING = r"\N"
ESCAPED = str.maketrans({"\\": r"\\", "\t": r"\t", "\n": r"\n", "\r": r"\r"})
"""What COPY wants otherwise than it is written."""
AT_ONCE = 2000
"""Lines that are sent in one piece."""


def write(ledger: WorldLedger) -> None:
    """Everything of this school or nothing, sealed with keys of its own. Raises LookupError for a kind of
    record without a place in the order of writing."""
    _link_the_trail(ledger)
    rows = {kind: ledger.rows.pop(kind) for kind in ORDER if kind in ledger.rows}
    if ledger.rows:
        raise LookupError(f"no place in the order for {[kind.__name__ for kind in ledger.rows]}")
    school = str(ledger.school.pk)
    keys = Keys([school, *(row.pk for row in rows.get(Person, []))], school=school)
    by = {"sqlite": _insert, "postgresql": _copy}[connection.vendor]
    with above_schools(), transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # What guards the tables comes back when all are filled (`bare.py`). A school that is lost with
            # the power is written again.
            cursor.execute("SET LOCAL session_replication_role = replica")
            cursor.execute("SET LOCAL synchronous_commit = off")
        for kind, of_kind in rows.items():
            if of_kind:
                by(cursor, kind, of_kind, keys)
    count_the_tables()  # as happens every day


def _link_the_trail(ledger: WorldLedger) -> None:
    """Put the lines of the trail in their chains: these few as models, as the trail does it."""
    lines = {UUID(row.pk): row for row in ledger.rows[Trace]}
    models_of_lines = [_as_model(Trace, row) for row in lines.values()]
    chains = {
        chain.pk: ledger.row_of(
            Chain,
            {
                "id": chain.pk.hex,
                "school": ledger.school,
                "pupil": chain.pupil and chain.pupil.hex,
                "length": chain.length,
                "head": chain.head,
            },
        )
        for chain in link_all(models_of_lines, new_id=lambda: UUID(ledger.new_id()))
    }
    for line in models_of_lines:
        row = lines[line.pk]
        row.chain, row.number = chains[line.chain_id], line.number
        row.previous, row.hash = line.previous, line.hash
    ledger.rows[Chain] = list(chains.values())


def _as_model(kind: Any, row: Any) -> Any:
    said = {}
    for field in kind._meta.concrete_fields:
        value = getattr(row, field.attname)
        is_id = field.remote_field or isinstance(field, models.UUIDField)
        said[field.attname] = UUID(value) if is_id and isinstance(value, str) else value
    return kind(**said)


def _insert(cursor: Any, kind: type[models.Model], rows: list[Any], keys: Keys) -> None:
    places = ", ".join(["%s"] * len(kind._meta.concrete_fields))
    each = cells(kind, keys, form=lambda value: value)
    table = kind._meta.db_table
    cursor.executemany(
        f'INSERT INTO "{table}" ({_columns(kind)}) VALUES ({places})',  # noqa: S608 (names of ours)
        [[cell(row) for cell in each] for row in rows],
    )


def _copy(cursor: Any, kind: type[models.Model], rows: list[Any], keys: Keys) -> None:
    each = cells(kind, keys, form=_as_text(cursor.cursor))
    with cursor.cursor.copy(f'COPY "{kind._meta.db_table}" ({_columns(kind)}) FROM STDIN') as stream:
        for lines in _lines(rows, each):
            stream.write(lines)


def _lines(rows: list[Any], each: list[Callable[[Any], str]]) -> Iterator[str]:
    for first in range(0, len(rows), AT_ONCE):
        some = rows[first : first + AT_ONCE]
        yield "".join(["\t".join([cell(row) for cell in each]) + "\n" for row in some])


def _as_text(cursor: Any) -> Callable[[Any], str]:
    """A value as COPY reads it, in the words of the driver."""
    driver = Transformer(cursor)

    def form(value: Any) -> str:
        if value is None:
            return NOTHING
        if not isinstance(value, str):
            value = bytes(driver.get_dumper(value, PyFormat.TEXT).dump(value) or b"").decode()
        return value if value.isprintable() and "\\" not in value else str.translate(value, ESCAPED)

    return form


def _columns(kind: type[models.Model]) -> str:
    return ", ".join(f'"{field.column}"' for field in kind._meta.concrete_fields)
