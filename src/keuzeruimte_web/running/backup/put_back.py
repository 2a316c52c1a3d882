"""Putting a backup back in an empty place, after every file was found to be whole."""

import shutil
import tarfile
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from importlib.metadata import version
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


def put_back(*, records: Path | None = None, keys: Path | None = None) -> dict[str, Manifest]:
    """Put these copies back in an empty place, both or none; their manifests, by kind.

    Whatever could stand in the way is looked at before anything is laid. Raises BackupRefused, and changes
    nothing.
    """
    folders = {kind: folder for kind, folder in (("keys", keys), ("records", records)) if folder}
    made = {kind: verify(folder, kind=kind) for kind, folder in folders.items()}
    if "records" in made:
        _room_for_records(made["records"])
    if "keys" in made:
        _room_for_keys(made["keys"])
    with ExitStack() as held:
        files = {kind: held.enter_context(_opened(folders[kind], made[kind])) for kind in made}
        if "keys" in files:
            held.enter_context(_laid_keys(files["keys"]))
        if "records" in files:
            _lay_records(files["records"])
    return made


def _room_for_records(manifest: Manifest) -> None:
    place = settings.DATABASES["default"]
    _same_engine(manifest, place)
    known = sorted(name for app, name in MigrationLoader(None).disk_migrations if app == "records")
    if manifest.tables and manifest.tables not in known:
        raise BackupRefused(
            f"This copy is of a later program: the last step of its tables is {manifest.tables}, and "
            f"here (version {version('keuzeruimte')}) it is {known[-1]}. Nothing was put back. Install what "
            f"made it (version {manifest.version}), or a later one: docs/operations/install.md, Go back."
        )
    refuse_unless_empty(place)
    if there := files_of(Path(settings.VAR)):
        raise BackupRefused(f"{there[0]} is there already: a copy is put back in an empty place only.")


def _room_for_keys(manifest: Manifest) -> None:
    _same_engine(manifest, settings.KEYS)
    with suppress(DatabaseError):  # what cannot be read is there, and is refused
        if store.holds_nothing():  # one that was laid by itself stands in nobody's way
            store.put_away()
    refuse_unless_empty(settings.KEYS)


def _lay_records(files: Mapping[str, Path]) -> None:
    var = Path(settings.VAR)

    def away() -> None:
        for file in files_of(var):
            file.unlink()

    connection.close()
    with _or_nothing(away), tarfile.open(files["files.tar"]) as tar:
        var.mkdir(mode=0o700, parents=True, exist_ok=True)
        _unpack(tar, into=var)
        fill(settings.DATABASES["default"], out_of=files["records"])  # last: where records are, all of it is


@contextmanager
def _laid_keys(files: Mapping[str, Path]) -> Iterator[None]:
    """Lay the keys; they go again when what is laid after them stops half-way."""
    signs = Path(settings.VAR) / LOG_KEY
    brings_signs = LOG_KEY in files and not signs.exists()

    def away() -> None:
        store.put_away()
        if brings_signs:
            signs.unlink(missing_ok=True)

    with _or_nothing(lambda: None):
        fill(settings.KEYS, out_of=files["keys"])
    with _or_nothing(away):
        if brings_signs:
            signs.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            signs.touch(mode=0o600)
            shutil.copyfile(files[LOG_KEY], signs)
        yield


@contextmanager
def _or_nothing(away: Callable[[], None]) -> Iterator[None]:
    """When it stops half-way, such as on a full disk, the place is as empty as it was: one tries again."""
    try:
        yield
    except (OSError, BackupRefused) as stopped:
        away()
        if isinstance(stopped, OSError):
            raise BackupRefused(f"{stopped.strerror or stopped}. Nothing was put back.") from stopped
        raise


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
