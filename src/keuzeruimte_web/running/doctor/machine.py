"""This machine: room on its disks, who else may read, and how old the newest backup is."""

import os
import shutil
import stat
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings

from keuzeruimte_web.audit.keys import FILE as LOG_KEY
from keuzeruimte_web.running.backup.manifest import newest

from .finding import Finding, look, well, wrong

MEGABYTE = 1024 * 1024
LITTLE, TOO_LITTLE = 2048 * MEGABYTE, 256 * MEGABYTE
OLD = timedelta(hours=26)


def disk(now: datetime) -> Iterator[Finding]:
    """There is room where records, keys and files are kept."""
    places = {_first_that_exists(folder) for folder in _folders()}
    free = {place: shutil.disk_usage(place).free for place in sorted(places)}
    tight = {place: room for place, room in free.items() if room < LITTLE}
    for place, room in tight.items():
        says = wrong if room < TOO_LITTLE else look
        yield says(
            "disk", f"{room // MEGABYTE} MB left at {place}.", do="Make room: a full disk saves nothing more."
        )
    if not tight:
        yield well("disk", f"Room left: {min(free.values()) // MEGABYTE} MB.")


def permissions(now: datetime) -> Iterator[Finding]:
    """Records, keys and files are for this user alone, who may read and write them."""
    found = False
    for place in (*_folders(), *_files()):
        if not place.exists():
            continue
        if stat.S_IMODE(place.stat().st_mode) & 0o077 and not _inside_a_closed_folder(place):
            found = True
            yield wrong(
                "permissions", f"Other users of this machine may open {place}.", do=f"chmod go= {place}"
            )
        if not os.access(place, os.R_OK | os.W_OK):
            found = True
            yield wrong(
                "permissions",
                f"This user ({os.getuid()}) may not read and write {place}.",
                do=f"chown it to the user that serves: chown {os.getuid()} {place}",
            )
    if not found:
        yield well("permissions", "Records, keys and files are for the user that serves alone.")


def backups(now: datetime) -> Iterator[Finding]:
    """The newest backup is of less than a day ago."""
    if not settings.BACKUPS:
        yield look(
            "backups",
            "It is not known where backups are kept.",
            do="Name the folder in KEUZERUIMTE_BACKUPS, and run keuzeruimte-web backup every night.",
        )
        return
    last = newest(Path(settings.BACKUPS))
    if last is None or last < now - OLD:
        age = "There is no backup" if last is None else f"The newest backup is of {last:%Y-%m-%d %H:%M}"
        yield wrong(
            "backups", f"{age}.", do="Run keuzeruimte-web backup, and look at what runs it every night."
        )
    else:
        yield well("backups", f"The newest backup is of {last:%Y-%m-%d %H:%M}.")


def _folders() -> Iterator[Path]:
    yield Path(settings.VAR)
    yield from {Path(file).parent for file in _databases()} - {Path(settings.VAR)}


def _files() -> Iterator[Path]:
    yield from _databases()
    yield Path(settings.VAR) / LOG_KEY


def _databases() -> Iterator[Path]:
    for one in (settings.DATABASES["default"], settings.KEYS):
        if "sqlite3" in str(one["ENGINE"]):
            yield Path(str(one["NAME"]))


def _inside_a_closed_folder(place: Path) -> bool:
    return any(not stat.S_IMODE(up.stat().st_mode) & 0o011 for up in place.parents)


def _first_that_exists(folder: Path) -> Path:
    return next(place for place in (folder, *folder.parents) if place.exists())
