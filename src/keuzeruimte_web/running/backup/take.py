"""Taking a backup: of the records with the files, or of the keys, each in a folder of its own.

The order matters. Files before records: a seal that is written down outside is in the copy of the records.
Records before keys: what is sealed in the copy opens with a key that is in the later copy of the keys.
"""

import os
import shutil
import tarfile
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from keuzeruimte_web.audit.keys import FILE as LOG_KEY

from .engines import copy, is_sqlite
from .manifest import STAMP, Manifest, moments, part_of
from .refusal import BackupRefused
from .shut import key_of, new_salt, shut

NOT_FILES = ("static", LOG_KEY, "demo-secret-key", "demo-master-key")
"""In the folder VAR, and no part of its copy: what an installation makes anew, and what signs."""


def take_records(into: Path, *, now: datetime) -> Path:
    """A copy of the records and of the files beside them; answers its folder. Raises BackupRefused."""

    def lay(folder: Path) -> None:
        with tarfile.open(folder / "files.tar", "w") as tar:
            for file in files_of(Path(settings.VAR)):
                tar.add(file, arcname=str(file.relative_to(settings.VAR)))
        copy(_records(), into=folder / "records")

    return _whole("records", into, lay, place=settings.DATABASES["default"], now=now)


def take_keys(into: Path, *, now: datetime) -> Path:
    """A copy of the locked keys, and of the key that signs the log. Raises BackupRefused."""

    def lay(folder: Path) -> None:
        copy(settings.KEYS, into=folder / "keys")
        signs = Path(settings.VAR) / LOG_KEY
        if signs.exists():
            shutil.copyfile(signs, folder / LOG_KEY)

    return _whole("keys", into, lay, place=settings.KEYS, now=now)


def let_go(folder: Path, *, kind: str, before: datetime) -> int:
    """Throw away the backups of this kind from before this moment, never the newest; how many."""
    found = moments(folder, kind=kind)
    old = [one for at, one in found.items() if at < before and at != max(found)]
    for one in old:
        shutil.rmtree(one)
    return len(old)


def files_of(folder: Path) -> list[Path]:
    """The files of this installation that are no database, key or static file."""
    databases = {
        str(place["NAME"]) for place in (settings.DATABASES["default"], settings.KEYS) if is_sqlite(place)
    }
    apart = {name + ending for name in databases for ending in ("", "-wal", "-shm", "-journal")}
    return [
        file
        for file in sorted(folder.rglob("*"))
        if file.is_file()
        and not file.is_symlink()
        and file.relative_to(folder).parts[0] not in NOT_FILES
        and str(file) not in apart
    ]


def _records() -> Mapping[str, object]:
    """Where the records are reached without a pooler in between."""
    place: Mapping[str, object] = settings.DATABASES["default"]
    return place if is_sqlite(place) else settings.LISTEN or place


def _whole(
    kind: str, into: Path, lay: Callable[[Path], None], *, place: Mapping[str, object], now: datetime
) -> Path:
    """Made beside, and there under its own name only when it is whole and on the disk."""
    name = f"{kind}-{now.astimezone(UTC):{STAMP}}"
    made, being_made = into / name, into / f".{name}.being-made"
    if made.exists():
        raise BackupRefused(f"{made} is there already.")
    os.umask(0o077)
    try:
        into.mkdir(mode=0o700, parents=True, exist_ok=True)
        being_made.mkdir(mode=0o700)
        lay(being_made)
        salt = new_salt() if settings.BACKUP_KEY else ""
        files = sorted(being_made.iterdir())
        if salt:
            key = key_of(settings.BACKUP_KEY, salt=salt)
            files = [shut(file, key=key) for file in files]
        for file in files:
            file.chmod(0o600)
        Manifest(
            kind=kind,
            made_at=now.astimezone(UTC).isoformat(timespec="seconds"),
            version=version("keuzeruimte"),
            engine="sqlite" if is_sqlite(place) else "postgresql",
            tables=_last_step() if kind == "records" else "",
            salt=salt,
            parts=tuple(part_of(file) for file in files),
        ).write(being_made)
        being_made.rename(made)
        _to_disk(into)
    except OSError as error:
        raise BackupRefused(f"{into}: {error.strerror or error}. Nothing was kept.") from error
    finally:
        shutil.rmtree(being_made, ignore_errors=True)
    return made


def _last_step() -> str:
    steps = [name for app, name in MigrationRecorder(connection).applied_migrations() if app == "records"]
    return max(steps, default="")


def _to_disk(folder: Path) -> None:
    opened = os.open(folder, os.O_RDONLY)
    os.fsync(opened)
    os.close(opened)


WEEK = timedelta(days=7)
"""So long a copy of the keys may stay: until then what was erased can be read with it (decision 0090)."""
