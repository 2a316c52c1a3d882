"""The database: does it answer, is it of this version, who serves, what time is it there, is it heard."""

import secrets
from collections.abc import Iterator
from datetime import datetime, timedelta

import psycopg
from django.conf import settings
from django.db import Error as DatabaseError
from django.db import connection
from django.utils import timezone

from keuzeruimte_web.live.hub import listens_where
from keuzeruimte_web.operations.readiness import (
    clock_of_database,
    later_migrations,
    missing_migrations,
    on_postgresql,
    plans_are_kept,
    replica_stands,
    who_serves,
    workers,
)
from keuzeruimte_web.operations.tables import passes_the_wall, unwalled

from .finding import Finding, look, well, wrong

APART = timedelta(seconds=2)
"""Two clocks that differ more than this disagree about what came first."""
FIRST = "records.0001_initial"
TOO_FAR = timedelta(seconds=60)
BEHIND = 16_000_000
"""Bytes of log after which a replica lags: what is asked is then read elsewhere all the time."""
PATIENCE = 5


def database(now: datetime) -> Iterator[Finding]:
    """It answers."""
    try:
        yield well("database", f"{who_serves()} answers.")
    except DatabaseError as error:
        connection.close()
        yield wrong(
            "database",
            f"The database does not answer ({type(error).__name__}).",
            do="Look at KEUZERUIMTE_DATABASE_URL, and whether the database runs and lets this role in.",
        )


def tables(now: datetime) -> Iterator[Finding]:
    """They are of this version."""
    missing = missing_migrations()
    if missing and missing[0] == FIRST:
        yield wrong(
            "tables",
            "The database is empty.",
            do="Was there one before? Then see whether this is the right one, or put a copy back "
            "(docs/operations/install.md). Else run keuzeruimte-web prepare as the role that owns tables.",
        )
    elif missing:
        yield wrong(
            "tables",
            f"The tables are of another version: {len(missing)} steps to go, from {missing[0]}.",
            do="Make a backup, and run keuzeruimte-web prepare as the role that owns the tables.",
        )
    elif later := later_migrations():
        yield wrong(
            "tables",
            f"The tables are of a later version: this one knows nothing of {later[0]}.",
            do="Install it, or put back the copy from before it (docs/operations/install.md, Go back).",
        )
    else:
        yield well("tables", "The tables are of this version.")


def roles(now: datetime) -> Iterator[Finding]:
    """In PostgreSQL the wall between schools stands, and who serves cannot go round it."""
    if not on_postgresql():
        return
    open_tables, passes = unwalled(), passes_the_wall()
    if open_tables:
        yield wrong(
            "roles",
            f"No row-level security on {', '.join(open_tables)}.",
            do="Run keuzeruimte-web prepare as the role that owns the tables.",
        )
    if passes:
        yield wrong(
            "roles",
            "The role that serves could go round row-level security.",
            do="Serve as one that owns nothing: keuzeruimte-web prepare --serves ROLE (docs/operating.md).",
        )
    if not open_tables and not passes:
        yield well("roles", "The wall between schools stands, and who serves cannot go round it.")


def clock(now: datetime) -> Iterator[Finding]:
    """This clock and that of the database agree, and nothing was written in the future."""
    there, latest = clock_of_database(), workers(now=now).latest
    apart = abs(timezone.now() - there) if there else timedelta(0)
    ahead = max((latest or now) - timezone.now(), timedelta(0))
    most = max(apart, ahead)
    if most > APART:
        says = wrong if most > TOO_FAR else look
        yield says(
            "clock",
            f"The clocks are {most.total_seconds():.0f} seconds apart.",
            do="Let every machine keep its clock right (systemd-timesyncd or chrony): moments in the log, "
            "second proofs and school accounts need it.",
        )
    else:
        yield well("clock", "The clocks agree.")


def replica(now: datetime) -> Iterator[Finding]:
    """It follows, and is near; without one there is nothing to say."""
    mend = "Look at KEUZERUIMTE_REPLICA_URL and at the replica. Until then all is read at the primary."
    try:
        stands = replica_stands()
    except DatabaseError as error:
        yield look("replica", f"The replica does not answer ({type(error).__name__}).", do=mend)
        return
    if stands is None:
        return
    follows, behind = stands
    if not follows:
        yield look("replica", "What KEUZERUIMTE_REPLICA_URL names follows no other database.", do=mend)
    elif behind > BEHIND:
        yield look("replica", f"The replica is {behind / 1_000_000:.0f} MB of log behind.", do=mend)
    else:
        yield well("replica", "The replica follows, and is near.")


def plans(now: datetime) -> Iterator[Finding]:
    """PostgreSQL keeps how questions are answered, on connections that stay ours."""
    if not on_postgresql():
        return
    if plans_are_kept():
        yield well("plans", "PostgreSQL keeps how questions are answered.")
    elif not settings.PLANS:
        yield well("plans", "How questions are answered is not kept: KEUZERUIMTE_DATABASE_PLANS says so.")
    else:
        yield look(
            "plans",
            "Something between this program and PostgreSQL shares connections (PgBouncer?): how a question "
            "is answered is worked out anew each time, which costs PostgreSQL several times as much.",
            do="Name PostgreSQL itself in KEUZERUIMTE_DATABASE_URL when it can bear the connections "
            "(docs/operations/scale.md); with 0 for KEUZERUIMTE_DATABASE_PLANS this is not said again.",
        )


def listening(now: datetime) -> Iterator[Finding]:
    """A live screen hears what another process says; through a pooler it would not."""
    if not on_postgresql():
        return
    word = secrets.token_hex(8)
    try:
        with psycopg.connect(**listens_where(), autocommit=True, connect_timeout=PATIENCE) as ears:
            ears.execute("LISTEN keuzeruimte_doctor")
            with connection.cursor() as cursor:
                cursor.execute("select pg_notify('keuzeruimte_doctor', %s)", [word])
            heard = any(told.payload == word for told in ears.notifies(timeout=PATIENCE, stop_after=1))
    except psycopg.Error:
        heard = False
    if heard:
        yield well("listening", "Live screens hear the database.")
    else:
        yield wrong(
            "listening",
            "Live screens do not hear the database: they look only every ten seconds.",
            do="Name the database itself, without a pooler, in KEUZERUIMTE_LISTEN_URL.",
        )
