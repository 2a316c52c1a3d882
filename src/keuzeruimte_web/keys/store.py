"""The key store: a database of its own, beside the records and never in the same copy.

A copy of the records holds no key, so that what was sealed with a key that is destroyed here stays shut in
every old copy. A key is written here, durably, before anything is sealed with it; that is why this does not
take part in the transactions of the records. Only locked keys lie here (see `master.py`).
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.db.utils import ConnectionHandler

TABLES = (
    "CREATE TABLE IF NOT EXISTS locked_key (id varchar(32) PRIMARY KEY, school varchar(32) NOT NULL, "
    "owner varchar(32) NOT NULL, number integer NOT NULL, master varchar(16) NOT NULL, "
    "locked varchar(120) NOT NULL, made_at varchar(40) NOT NULL, UNIQUE (owner, number))",
    "CREATE INDEX IF NOT EXISTS locked_key_of_school ON locked_key (school)",
    "CREATE TABLE IF NOT EXISTS destroyed (owner varchar(32) PRIMARY KEY, school varchar(32) NOT NULL, "
    "at varchar(40) NOT NULL)",
)
AT_ONCE = 100
"""Keys that are written with one statement: within what SQLite takes of values."""
Row = tuple[str, str, str, int, str, str]
"""A key as its row: id, school, owner, number, master and locked, ids without hyphens."""
_LAID: set[str] = set()
_HANDLERS: dict[str, ConnectionHandler] = {}


@dataclass(frozen=True, slots=True)
class LockedKey:
    """A key as it lies in the store: whose it is, which one of that owner, and which master key opens it."""

    id: UUID
    school: UUID
    owner: UUID
    number: int
    master: str
    locked: str


def about(*, key: UUID, school: UUID, owner: UUID) -> str:
    """What a locked key is tied to: moved to another school or owner it does not open."""
    return f"{school.hex} {owner.hex} {key.hex}"


def rows_of(school: UUID) -> list[Row]:
    """All keys of a school as they lie there, of each owner the lowest number first."""
    return _rows("WHERE school = %s ORDER BY owner, number", school.hex)


def keys_of(school: UUID) -> list[LockedKey]:
    """The same, as keys."""
    return [key_in(row) for row in rows_of(school)]


def keys_locked_otherwise(master: str, *, most: int) -> list[LockedKey]:
    """Some keys, of any school, that another master key than this one locked."""
    return [key_in(row) for row in _rows(f"WHERE master <> %s ORDER BY id LIMIT {int(most)}", master)]


def some(most: int) -> list[LockedKey]:
    """Some keys, of any school: to see whether the store answers, and whether the master key fits."""
    return [key_in(row) for row in _rows(f"ORDER BY id LIMIT {int(most)}")]


def key_in(row: Row) -> LockedKey:
    """The key in this row."""
    pk, school, owner, number, master, locked = row
    return LockedKey(UUID(pk), UUID(school), UUID(owner), number, master, locked)


def known(keys: Iterable[UUID]) -> set[UUID]:
    """Which of these are in the store."""
    wanted = sorted(key.hex for key in keys)
    found: set[UUID] = set()
    with _cursor() as cursor:
        for first in range(0, len(wanted), AT_ONCE):
            some = wanted[first : first + AT_ONCE]
            places = ", ".join(["%s"] * len(some))
            # Not a value from outside: as many places as there are ids.
            cursor.execute(f"SELECT id FROM locked_key WHERE id IN ({places})", some)  # noqa: S608
            found |= {UUID(pk) for (pk,) in cursor.fetchall()}
    return found


def holds_nothing() -> bool:
    """Whether there is no key in it, and nothing that was destroyed: as it is before anybody wrote a word."""
    with _cursor() as cursor:
        cursor.execute("SELECT 1 FROM locked_key UNION ALL SELECT 1 FROM destroyed LIMIT 1")
        return cursor.fetchone() is None


def put_away() -> None:
    """Let go of a store that holds nothing, or of a copy just laid in it: its place is empty then."""
    if "sqlite3" in str(settings.KEYS["ENGINE"]):
        for handler in _HANDLERS.values():
            handler.close_all()
        Path(str(settings.KEYS["NAME"])).unlink()
    else:
        with _at_once() as cursor:
            cursor.execute("DROP TABLE locked_key")
            cursor.execute("DROP TABLE destroyed")
    _LAID.clear()


def add(*keys: LockedKey) -> None:
    """Keep these keys, all or none; not one whose owner has that number already, or was destroyed."""
    with _at_once() as cursor:
        for first in range(0, len(keys), AT_ONCE):
            some = [
                (key.id.hex, key.school.hex, key.owner.hex, key.number, key.master, key.locked, _now())
                for key in keys[first : first + AT_ONCE]
            ]
            rows = ", ".join(["(%s, %s, %s, %s, %s, %s, %s)"] * len(some))
            cursor.execute(
                # Not a value from outside: as many places as there are keys.
                f"WITH new (id, school, owner, number, master, locked, made_at) AS (VALUES {rows}) "  # noqa: S608
                "INSERT INTO locked_key (id, school, owner, number, master, locked, made_at) "
                "SELECT * FROM new WHERE NOT EXISTS (SELECT 1 FROM destroyed WHERE owner = new.owner) "
                "ON CONFLICT DO NOTHING",
                [value for row in some for value in row],
            )


def relock(key: UUID, *, master: str, locked: str) -> None:
    """Keep this key locked with another master key."""
    with _cursor() as cursor:
        cursor.execute(
            "UPDATE locked_key SET master = %s, locked = %s WHERE id = %s", [master, locked, key.hex]
        )


def drop(key: UUID) -> None:
    """Let go of one key of an owner, when nothing is sealed with it any more."""
    with _cursor() as cursor:
        cursor.execute("DELETE FROM locked_key WHERE id = %s", [key.hex])


def destroy(owner: UUID, *, school: UUID) -> None:
    """Destroy every key of this owner for good; it never gets one again. May run twice without harm."""
    with _at_once() as cursor:
        cursor.execute(
            "INSERT INTO destroyed (owner, school, at) VALUES (%s, %s, %s) ON CONFLICT DO NOTHING",
            [owner.hex, school.hex, _now()],
        )
        cursor.execute("DELETE FROM locked_key WHERE owner = %s", [owner.hex])


def clear() -> None:
    """Let go of every key, and of what was destroyed: for the demo, which throws its whole world away."""
    with _cursor() as cursor:
        cursor.execute("DELETE FROM locked_key")
        cursor.execute("DELETE FROM destroyed")


def forget_destroyed(owner: UUID) -> None:
    """As an older copy of the store would have it: this owner was never destroyed. For tests and drills."""
    with _cursor() as cursor:
        cursor.execute("DELETE FROM destroyed WHERE owner = %s", [owner.hex])


def destroyed() -> dict[UUID, UUID]:
    """Every owner whose keys were destroyed, with its school."""
    with _cursor() as cursor:
        cursor.execute("SELECT owner, school FROM destroyed")
        return {UUID(owner): UUID(school) for owner, school in cursor.fetchall()}


def new_key(*, school: UUID, owner: UUID, number: int, master: Any, key: bytes) -> LockedKey:
    """A key for this owner, locked with this master key; not yet in the store."""
    name = uuid4()
    tied = about(key=name, school=school, owner=owner)
    return LockedKey(name, school, owner, number, master.name, master.locked(key, about=tied))


@contextmanager
def _at_once() -> Iterator[Any]:
    """A cursor in a transaction: all of it, or nothing."""
    with _cursor() as cursor:
        cursor.execute("BEGIN")
        try:
            yield cursor
        except BaseException:
            cursor.execute("ROLLBACK")
            raise
        cursor.execute("COMMIT")


def _rows(where: str, *values: str) -> list[Row]:
    with _cursor() as cursor:
        # Not a value from outside: the conditions above.
        sql = f"SELECT id, school, owner, number, master, locked FROM locked_key {where}"  # noqa: S608
        cursor.execute(sql, list(values))
        return list(cursor.fetchall())


@contextmanager
def _cursor() -> Iterator[Any]:
    """A cursor of this thread's connection, on tables that are there."""
    place = repr(sorted((name, str(value)) for name, value in settings.KEYS.items()))
    if place not in _HANDLERS:
        if "sqlite3" in str(settings.KEYS["ENGINE"]):
            file = Path(str(settings.KEYS["NAME"]))
            file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            file.touch(mode=0o600)  # for its owner alone
        # A name of its own: Django lends kept connections by this name, and `default` are the records.
        name = f"keys-{len(_HANDLERS)}"
        _HANDLERS[place] = ConnectionHandler({"default": {}, name: dict(settings.KEYS)})
    handler = _HANDLERS[place]
    connection = handler[next(name for name in handler if name != "default")]
    connection.close_if_unusable_or_obsolete()
    with connection.cursor() as cursor:
        if place not in _LAID:
            for table in TABLES:
                cursor.execute(table)
            _LAID.add(place)
        yield cursor


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
