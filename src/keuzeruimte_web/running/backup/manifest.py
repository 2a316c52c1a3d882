"""What is in a backup: a folder with a few files, and `manifest.json` that names each with its checksum."""

import hashlib
import json
import os
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from .refusal import BackupRefused

FORM = 1
"""Of the manifest and the files it names; one that is higher is of a later version of this program."""
FILE = "manifest.json"
STAMP = "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True, slots=True)
class Part:
    """A file of a backup as it lies there, sealed or not: its name, size in bytes, and SHA-256."""

    name: str
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """`kind`: records or keys. `engine`: sqlite or postgresql. `tables`: the last step that the tables took.
    `salt`: of the key that sealed the files, empty when they are not sealed."""

    kind: str
    made_at: str
    version: str
    engine: str
    tables: str
    salt: str
    parts: tuple[Part, ...]

    def write(self, folder: Path) -> None:
        """Keep it in this folder, on the disk."""
        text = json.dumps({"keuzeruimte_backup": FORM, **asdict(self)}, indent=2)
        file = folder / FILE
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
            out.write(text + "\n")
            out.flush()
            os.fsync(out.fileno())


def read(folder: Path) -> Manifest:
    """The manifest of this folder. Raises BackupRefused when it is none that we can read."""
    try:
        found: dict[str, Any] = json.loads((folder / FILE).read_text(encoding="utf-8"))
        form = int(found.pop("keuzeruimte_backup"))
        if form > FORM:
            raise BackupRefused(
                f"{folder} was made by a later version: install {found.get('version')} first."
            )
        parts = tuple(Part(**part) for part in found.pop("parts"))
        return Manifest(parts=parts, **found)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BackupRefused(
            f"{folder} holds no backup: there is no manifest.json that can be read."
        ) from error


def part_of(file: Path) -> Part:
    """How this file is written down."""
    with file.open("rb") as opened:
        return Part(file.name, file.stat().st_size, hashlib.file_digest(opened, "sha256").hexdigest())


def verify(folder: Path, *, kind: str) -> Manifest:
    """The manifest, after every file was found to be whole. Raises BackupRefused."""
    manifest = read(folder)
    if manifest.kind != kind:
        raise BackupRefused(f"{folder} holds a copy of the {manifest.kind}, not of the {kind}.")
    for part in manifest.parts:
        file = folder / part.name
        if Path(part.name).name != part.name or not file.is_file() or part_of(file) != part:
            raise BackupRefused(f"{part.name} in {folder} is not as it was made. Take another backup.")
    return manifest


def moments(folder: Path, *, kind: str) -> dict[datetime, Path]:
    """The backups of this kind in a folder, by the moment at which they were made."""
    found = {}
    for one in folder.glob(f"{kind}-*"):
        try:
            at = datetime.strptime(one.name.removeprefix(f"{kind}-"), STAMP).replace(tzinfo=UTC)
        except ValueError:
            continue
        if (one / FILE).is_file():
            found[at] = one
    return found


def newest(folder: Path) -> datetime | None:
    """When the newest copy of the records in this folder was made; None when there is none."""
    return max(moments(folder, kind="records"), default=None)
