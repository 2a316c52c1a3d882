"""The trail only grows, in the database too: changing or removing a line is refused, whoever asks.

A new line moves the head of its chain along in the same breath, and one that does not follow on the head is
refused: no two lines after one, and nothing past the end.

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

# A line that follows on the head becomes the head; one within a chain laid whole (the demo) has its place.
FOLLOWS = (
    "UPDATE records_chain SET length = NEW.number, head = NEW.hash "
    "WHERE id = NEW.chain_id AND length = NEW.number - 1 AND head = NEW.previous"
)
WITHIN = "EXISTS (SELECT 1 FROM records_chain WHERE id = NEW.chain_id AND length >= NEW.number)"
HEAD = "records_trace_only_grows_insert"


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
    return {HEAD, *(f"{table}_only_grows_{verb}" for table, *_ in GUARDED for verb in ("update", "delete"))}


def _laying(vendor: str) -> list[str]:
    statements = _lifting(vendor)
    for table, change, removal in GUARDED:
        for verb, right in (("update", change), ("delete", removal)):
            statements += _one(vendor, table, verb, right)
    return statements + _moving_the_head(vendor)


def _moving_the_head(vendor: str) -> list[str]:
    if vendor == "sqlite":
        return [
            f"CREATE TRIGGER {HEAD} AFTER INSERT ON records_trace BEGIN {FOLLOWS}; "
            f"SELECT RAISE(ABORT, '{REFUSAL}') WHERE NOT {WITHIN}; END"
        ]
    return [
        f"CREATE FUNCTION {HEAD}() RETURNS trigger AS $$ BEGIN {FOLLOWS}; "
        f"IF NOT FOUND AND NOT {WITHIN} THEN RAISE EXCEPTION '{REFUSAL}' "
        "USING ERRCODE = 'integrity_constraint_violation'; END IF; "
        "RETURN NULL; END $$ LANGUAGE plpgsql",
        f"CREATE TRIGGER {HEAD} AFTER INSERT ON records_trace FOR EACH ROW EXECUTE FUNCTION {HEAD}()",
    ]


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
    names = sorted(names_of_guards())
    if vendor == "sqlite":
        return [f"DROP TRIGGER IF EXISTS {name}" for name in names]
    return [f"DROP FUNCTION IF EXISTS {name}() CASCADE" for name in names]


def _run(connection: Any, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
