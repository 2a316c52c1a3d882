"""Whether this installation can do its work: for whoever runs it, and for what stands in front of it."""

import sqlite3
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connection
from django.db import Error as DatabaseError
from django.db.migrations.executor import MigrationExecutor

from keuzeruimte_web.access import replica
from keuzeruimte_web.keys import store
from keuzeruimte_web.keys.master import NoMasterKey, master_key
from keuzeruimte_web.records.models import Worker
from keuzeruimte_web.records.planned import keeps_plans

from .workers import SILENT


@dataclass(frozen=True, slots=True)
class Workers:
    """How many workers live, and the latest moment that any worker or the timetable wrote down."""

    living: int
    latest: datetime | None


def missing_migrations() -> list[str]:
    """The steps that the tables still have to take to be of this version, by name. Raises DatabaseError."""
    plans = MigrationExecutor(connection)
    return [
        f"{step.app_label}.{step.name}" for step, _ in plans.migration_plan(plans.loader.graph.leaf_nodes())
    ]


def later_migrations() -> list[str]:
    """The steps of a later version that the records took, by name. Raises DatabaseError."""
    steps = MigrationExecutor(connection).loader
    return sorted(
        f"{app}.{name}"
        for app, name in steps.applied_migrations.keys() - steps.disk_migrations.keys()
        if app == "records"
    )


def cannot_serve() -> list[str]:
    """What stands in the way of answering a page now, in words of a closed list; nothing when all is well.

    `database`: it does not answer. `tables`: they are of another version. `keys`: the key store is away.
    """
    wrong = []
    try:
        if not _were_right(connection.settings_dict["NAME"]):
            wrong = ["tables"]
    except DatabaseError:
        connection.close()
        wrong = ["database"]
    try:
        store.some(1)
    except DatabaseError:
        wrong.append("keys")
    return wrong


def replica_stands() -> tuple[bool, int] | None:
    """Whether the replica follows, and by how many bytes it lags; None without. Raises DatabaseError."""
    return replica.replica_stands()


def plans_are_kept() -> bool:
    """Whether PostgreSQL keeps plans for this process: nothing that shares connections stands between."""
    return keeps_plans(DEFAULT_DB_ALIAS)


_RIGHT: set[str] = set()


def _were_right(name: object) -> bool:
    """The tables are of this version: looked at until they are; then only whether it answers."""
    if str(name) in _RIGHT:
        with connection.cursor() as cursor:
            cursor.execute("select 1")
        return True
    if missing_migrations():
        return False
    _RIGHT.add(str(name))
    return True


def master_key_fits() -> bool:
    """Whether a key of the store opens with the master key that is given; so too when there is none yet.

    Raises DatabaseError when the store does not answer.
    """
    for key in store.some(3):
        try:
            tied = store.about(key=key.id, school=key.school, owner=key.owner)
            master_key(key.master).unlocked(key.locked, about=tied)
        except NoMasterKey:
            return False
    return True


def workers(*, now: datetime) -> Workers:
    """The workers of this installation. Raises DatabaseError."""
    seen = list(Worker.objects.values_list("seen_at", flat=True))
    return Workers(sum(at > now - SILENT for at in seen), max(seen, default=None))


def clock_of_database() -> datetime | None:
    """What time it is by the database; None with SQLite, which has no clock of its own."""
    if connection.vendor != "postgresql":
        return None
    with connection.cursor() as cursor:
        cursor.execute("select clock_timestamp()")
        (at,) = cursor.fetchone()
    found: datetime = at
    return found


def who_serves() -> str:
    """Which program and version keeps the records."""
    if connection.vendor != "postgresql":
        return f"SQLite {sqlite3.sqlite_version}"
    with connection.cursor() as cursor:
        cursor.execute("select current_setting('server_version'), current_user")
        version, role = cursor.fetchone()
    return f"PostgreSQL {version}, as {role}"


def static_files() -> set[str]:
    """The style sheets, scripts and fonts that this version has and that were not laid ready."""
    from django.contrib.staticfiles.finders import get_finders  # noqa: PLC0415, the apps are loaded by now
    from django.contrib.staticfiles.storage import ManifestFilesMixin, staticfiles_storage  # noqa: PLC0415

    if not isinstance(staticfiles_storage, ManifestFilesMixin):
        return set()
    ready, _ = staticfiles_storage.load_manifest()
    return {path for finder in get_finders() for path, _ in finder.list([]) if path not in ready}


def on_postgresql() -> bool:
    """Whether the records are in PostgreSQL."""
    return "postgresql" in str(settings.DATABASES["default"]["ENGINE"])
