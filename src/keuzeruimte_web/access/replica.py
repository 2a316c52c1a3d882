"""Reading from a replica of PostgreSQL, never older than the question (decision 0173).

A query that is marked here asks the primary first how far its log goes, and reads from the replica only when
that has played as much. What was saved, shared, taken back or ended before somebody asked is therefore there,
and who may see what is decided on it: the same grounds, behind the same wall between schools. A replica that
lags, broke off or is of another past is passed by.
"""

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.db import DEFAULT_DB_ALIAS, InterfaceError, OperationalError, connection, connections

log = logging.getLogger(__name__)
P = ParamSpec("P")
T = TypeVar("T")

ALIAS = "replica"
PAUSES = (0.0, 0.002, 0.005, 0.010)
"""Seconds before each look whether the replica has come as far; after the last one the primary is read."""
LEFT_ALONE = 10.0
"""Seconds that a replica is left alone after it did not answer, so that nobody waits for it."""

HOW_FAR = (
    "select pg_current_wal_flush_lsn()::text, left(pg_walfile_name(pg_current_wal_flush_lsn()), 8)"
    " where not pg_is_in_recovery()"
)
AS_FAR = (
    "select pg_last_wal_replay_lsn() >= %s::pg_lsn,"
    " upper(lpad(to_hex(timeline_id), 8, '0')) = %s from pg_control_checkpoint() where pg_is_in_recovery()"
)
BEHIND = "select %s::pg_lsn - coalesce(pg_last_wal_replay_lsn(), '0/0') where pg_is_in_recovery()"

_here: ContextVar[str] = ContextVar("read_at", default=DEFAULT_DB_ALIAS)
_back_at = 0.0


class WritesInAReading(RuntimeError):  # noqa: N818
    """A query that reads from the replica wanted to write: it is no query."""


class Router:
    """Django's question where to read and write. Writing is at the primary alone."""

    def db_for_read(self, model: type, **hints: object) -> str:
        """At the replica inside a query that is marked, else at the primary."""
        return _here.get()

    def db_for_write(self, model: type, **hints: object) -> str:
        """Raises WritesInAReading."""
        if _here.get() != DEFAULT_DB_ALIAS:
            raise WritesInAReading(model.__name__)
        return DEFAULT_DB_ALIAS

    def allow_relation(self, one: object, other: object, **hints: object) -> bool:
        """Both are of the same database, wherever they were read."""
        return True

    def allow_migrate(self, db: str, app_label: str, **hints: object) -> bool | None:
        """A replica follows; it is never changed itself."""
        return False if db == ALIAS else None


def read_at() -> str:
    """The database at which the query at hand reads: for one whose text is kept, and that asks it itself."""
    return _here.get()


def from_replica(query: Callable[P, T]) -> Callable[P, T]:
    """Let this query read from the replica, where there is one that is as far as the primary is now.

    It must change nothing: when the replica breaks off in the midst of it, it is asked again at the primary.
    """

    @wraps(query)
    def asked(*args: P.args, **kwargs: P.kwargs) -> T:
        if not _may_be_asked() or not _has_come_as_far():
            return query(*args, **kwargs)
        try:
            with _reading():
                return query(*args, **kwargs)
        except (OperationalError, InterfaceError) as error:
            _leave_alone(error)
        return query(*args, **kwargs)

    return asked


def replica_stands() -> tuple[bool, int] | None:
    """For who looks after it: whether the replica follows, and how many bytes of log it is behind.

    None without a replica. Raises DatabaseError when it does not answer.
    """
    if ALIAS not in connections.settings:
        return None
    found = _one(DEFAULT_DB_ALIAS, HOW_FAR, [])
    if found is None:
        return False, 0
    behind = _one(ALIAS, BEHIND, found[:1])
    return (False, 0) if behind is None else (True, max(0, int(behind[0])))


def _may_be_asked() -> bool:
    if ALIAS not in connections.settings or _here.get() == ALIAS:
        return False
    # Inside a transaction there may be something that nobody else can see yet.
    return not connection.in_atomic_block and time.monotonic() >= _back_at


def _has_come_as_far() -> bool:
    found = _one(DEFAULT_DB_ALIAS, HOW_FAR, [])
    if found is None:
        return False
    try:
        for pause in PAUSES:
            time.sleep(pause)
            as_far = _one(ALIAS, AS_FAR, found)
            if as_far is None or not as_far[1]:  # it leads itself, or follows another past
                return False
            if as_far[0]:
                return True
    except (OperationalError, InterfaceError) as error:
        _leave_alone(error)
    return False


def _one(alias: str, sql: str, parameters: Any) -> Any:
    with connections[alias].cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchone()


@contextmanager
def _reading() -> Iterator[None]:
    before = _here.set(ALIAS)
    try:
        yield
    finally:
        _here.reset(before)


def _leave_alone(error: Exception) -> None:
    global _back_at  # noqa: PLW0603 (one word for the whole process)
    _back_at = time.monotonic() + LEFT_ALONE
    connections[ALIAS].close()
    log.warning("the replica does not answer: %s", type(error).__name__)
