"""The trail only grows, in the database too: changing or removing a line is refused, whoever asks.

Removing is possible for a trail that was erased on purpose, of which a signed row stays (`ErasedChain`), and
for the demo, which throws its whole world away (`lifted`). Each database has its own way to say so.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

REFUSAL = "the trail only grows"
ERASED = "EXISTS (SELECT 1 FROM records_erasedchain WHERE chain = OLD.{chain})"
ERASED_SCHOOL = "EXISTS (SELECT 1 FROM records_erasedchain WHERE school = OLD.school_id AND whole_school)"
NEXT = "NEW.id = OLD.id AND NEW.length = OLD.length + 1 AND NEW.school_id = OLD.school_id"

# Table, and when a change and a removal are right after all.
GUARDED: tuple[tuple[str, str, str], ...] = (
    ("records_trace", "", ERASED.format(chain="chain_id")),
    ("records_chain", NEXT, ERASED.format(chain="id")),
    ("records_seal", "", ERASED_SCHOOL),
    ("records_sealedhead", "", ERASED_SCHOOL),
    ("records_erasedchain", "", ""),
)


def guard(connection: Any) -> None:
    """Lay the guards on every table of the trail. Doing it again changes nothing."""
    _run(connection, _laying(connection.vendor))


def lift(connection: Any) -> None:
    """Take the guards off."""
    _run(connection, _lifting(connection.vendor))


@contextmanager
def lifted(connection: Any) -> Iterator[None]:
    """Without the guards, for throwing a whole invented world away: the demo, and tests."""
    lift(connection)
    try:
        yield
    finally:
        guard(connection)


def guards_there(connection: Any) -> set[str]:
    """The names of the guards that stand, for who checks that no migration dropped one."""
    query = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(query)
        return {name for (name,) in cursor.fetchall() if "_only_grows_" in name}


def names_of_guards() -> set[str]:
    """The names that should be among them."""
    return {f"{table}_only_grows_{verb}" for table, *_ in GUARDED for verb in ("update", "delete")}


def _laying(vendor: str) -> list[str]:
    statements = _lifting(vendor)
    for table, change, removal in GUARDED:
        for verb, right in (("update", change), ("delete", removal)):
            statements += _one(vendor, table, verb, right)
    return statements


def _one(vendor: str, table: str, verb: str, right: str) -> list[str]:
    name = f"{table}_only_grows_{verb}"
    if vendor == "sqlite":
        when = f"WHEN NOT ({right}) " if right else ""
        return [
            f"CREATE TRIGGER {name} BEFORE {verb.upper()} ON {table} {when}"
            f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
        ]
    row = "NEW" if verb == "update" else "OLD"
    unless = f"IF {right} THEN RETURN {row}; END IF; " if right else ""
    return [
        f"CREATE FUNCTION {name}() RETURNS trigger AS $$ BEGIN {unless}"
        f"RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation'; "
        "END $$ LANGUAGE plpgsql",
        f"CREATE TRIGGER {name} BEFORE {verb.upper()} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()",
    ]


def _lifting(vendor: str) -> list[str]:
    names = [f"{table}_only_grows_{verb}" for table, *_ in GUARDED for verb in ("update", "delete")]
    if vendor == "sqlite":
        return [f"DROP TRIGGER IF EXISTS {name}" for name in names]
    return [f"DROP FUNCTION IF EXISTS {name}() CASCADE" for name in names]


def _run(connection: Any, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
