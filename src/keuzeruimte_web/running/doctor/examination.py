"""All that the doctor looks at, in the order in which one mends it."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

from django.db import Error as DatabaseError
from django.db import connection

from .finding import Finding, wrong
from .machine import backups, disk, permissions
from .network import address, mail
from .records import clock, database, listening, plans, replica, roles, tables
from .software import keys, log_key, paper, school_accounts, settings_hold, static
from .work import jobs, letters, worker

Look = Callable[[datetime], Iterable[Finding]]

# What needs the tables comes after what says whether they are there.
WITHOUT_TABLES: dict[str, Look] = {
    "settings": settings_hold,
    "permissions": permissions,
    "disk": disk,
    "static": static,
    "paper": paper,
    "log key": log_key,
    "keys": keys,
    "database": database,
    "tables": tables,
}
WITH_TABLES: dict[str, Look] = {
    "roles": roles,
    "replica": replica,
    "plans": plans,
    "clock": clock,
    "listening": listening,
    "worker": worker,
    "jobs": jobs,
    "letters": letters,
    "school accounts": school_accounts,
}
OUTSIDE: dict[str, Look] = {"mail": mail, "address": address, "backups": backups}
EVERYTHING = (*WITHOUT_TABLES, *WITH_TABLES, *OUTSIDE)


def examine(*, now: datetime, without: Iterable[str] = ()) -> Iterator[Finding]:
    """Look at everything but what is named in `without`; one thing or more about each."""
    left_out = frozenset(without)
    tables_are_there = True
    for looks in (WITHOUT_TABLES, WITH_TABLES, OUTSIDE):
        for about, at in looks.items():
            if about in left_out or (looks is WITH_TABLES and not tables_are_there):
                continue
            found = _looked(about, at, now)
            if about in ("database", "tables") and any(one.state == "wrong" for one in found):
                tables_are_there = False
            yield from found


def _looked(about: str, at: Look, now: datetime) -> list[Finding]:
    try:
        return list(at(now))
    except DatabaseError as error:
        connection.close()
        return [
            wrong(
                about,
                f"The database refused while this was looked at ({type(error).__name__}).",
                do="Read the log of the database.",
            )
        ]
