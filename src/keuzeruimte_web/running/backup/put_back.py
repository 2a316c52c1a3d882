"""Putting a backup back in an empty place, after every file was found to be whole."""

import shutil
import tarfile
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader

from keuzeruimte_web.audit.keys import FILE as LOG_KEY
from keuzeruimte_web.keys import store

from .engines import fill, is_sqlite, refuse_unless_empty
from .manifest import Manifest, verify
from .refusal import BackupRefused
from .shut import ENDING, key_of, open_again
from .take import files_of


def put_back_records(folder: Path) -> Manifest:
    """Put the records and files back in an empty place. Raises BackupRefused, and changes nothing."""
    manifest = verify(folder, kind="records")
    place = settings.DATABASES["default"]
    _same_engine(manifest, place)
    if manifest.tables and ("records", manifest.tables) not in MigrationLoader(None).disk_migrations:
        raise BackupRefused(
            f"The tables in this copy are of version {manifest.version}, which is later than this program: "
            "install that one first."
        )
    refuse_unless_empty(place)
    var = Path(settings.VAR)
    if there := files_of(var):
        raise BackupRefused(f"{there[0]} is there already: a copy is put back in an empty place only.")
    with _opened(folder, manifest) as files:
        connection.close()
        with _nothing_half(var), tarfile.open(files["files.tar"]) as tar:
            var.mkdir(mode=0o700, parents=True, exist_ok=True)
            _unpack(tar, into=var)
            fill(place, out_of=files["records"])  # last: where records are, all of it is
    return manifest


def put_back_keys(folder: Path) -> Manifest:
    """Put the keys of this backup in an empty key store. Raises BackupRefused, and changes nothing."""
    manifest = verify(folder, kind="keys")
    _same_engine(manifest, settings.KEYS)
    _make_room_for_keys()
    refuse_unless_empty(settings.KEYS)
    with _opened(folder, manifest) as files:
        try:
            fill(settings.KEYS, out_of=files["keys"])
        except OSError as stopped:
            raise BackupRefused(f"{stopped.strerror or stopped}. Nothing was put back.") from stopped
        signs = Path(settings.VAR) / LOG_KEY
        if LOG_KEY in files and not signs.exists():
            signs.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            signs.touch(mode=0o600)
            shutil.copyfile(files[LOG_KEY], signs)
    return manifest


@contextmanager
def _nothing_half(var: Path) -> Iterator[None]:
    """When it stops half-way, such as on a full disk, the place is as empty as it was: one tries again."""
    try:
        yield
    except (OSError, BackupRefused) as stopped:
        for file in files_of(var):
            file.unlink()
        if isinstance(stopped, OSError):
            raise BackupRefused(f"{stopped.strerror or stopped}. Nothing was put back.") from stopped
        raise


def _make_room_for_keys() -> None:
    """A store that was laid by itself and holds nothing yet stands in nobody's way."""
    with suppress(DatabaseError):  # what cannot be read is there, and is refused
        if store.holds_nothing():
            store.put_away()


def _unpack(tar: tarfile.TarFile, *, into: Path) -> None:
    """Plain files inside this folder and nothing else: Python has that of itself since 3.11.4 only."""
    for member in tar:
        place = (into / member.name).resolve()
        content = tar.extractfile(member) if member.isreg() and into.resolve() in place.parents else None
        if content is None:
            raise BackupRefused(f"{member.name} in files.tar is no plain file of this folder.")
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        place.touch(mode=0o600)
        with content, place.open("wb") as written:
            shutil.copyfileobj(content, written)


def _same_engine(manifest: Manifest, place: Mapping[str, object]) -> None:
    here = "sqlite" if is_sqlite(place) else "postgresql"
    if here != manifest.engine:
        raise BackupRefused(f"The copy is of {manifest.engine}, and the settings name {here}.")


@contextmanager
def _opened(folder: Path, manifest: Manifest) -> Iterator[dict[str, Path]]:
    """The files of this backup by their plain names, unlocked in a folder that is gone afterwards."""
    if not manifest.salt:
        yield {part.name: folder / part.name for part in manifest.parts}
        return
    if not settings.BACKUP_KEY:
        raise BackupRefused(
            "The copy is locked: give KEUZERUIMTE_BACKUP_KEY, the key with which it was made."
        )
    key = key_of(settings.BACKUP_KEY, salt=manifest.salt)
    var = Path(settings.VAR)
    var.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=var, prefix="static-") as opened:  # beside where it will lie
        yield {
            part.name.removesuffix(ENDING): open_again(folder / part.name, key=key, into=Path(opened))
            for part in manifest.parts
        }
