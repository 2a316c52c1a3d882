"""A package (zip) or a single file, opened with care: nothing leads out, nothing swells beyond measure."""

import lzma
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BufferedIOBase, BytesIO
from pathlib import PurePosixPath
from typing import IO

from keuzeruimte_web.interchange.reading.limits import FILE_BYTES, FILES, PACKAGE_BYTES, RATIO
from keuzeruimte_web.interchange.reading.refusal import Place, Refused, Why

ZIP = b"PK\x03\x04"
EMPTY_ZIP = b"PK\x05\x06"
ENCRYPTED = 0x1
BROKEN = (zipfile.BadZipFile, EOFError, NotImplementedError, OSError, zlib.error, lzma.LZMAError)
"""What Python says of a package that is damaged, or packed in a way it does not know."""
SMALL = 1024 * 1024
"""Below this, how often something grows says nothing: an empty workbook grows a hundredfold."""


@dataclass(frozen=True, slots=True)
class Member:
    """One file that was offered, or one in a package. `name` is its last part, as it was written."""

    name: str
    source: IO[bytes]
    inside: zipfile.ZipInfo | None = None

    @property
    def suffix(self) -> str:
        """What comes after the last dot, in lower case."""
        return PurePosixPath(self.name).suffix.lower().lstrip(".")

    @contextmanager
    def opened(self) -> Iterator[IO[bytes]]:
        """Its bytes, from the start. Raises Refused as soon as more comes out than was said."""
        if self.inside is None:
            self.source.seek(0)
            yield self.source
            return
        try:
            with zipfile.ZipFile(self.source) as package, package.open(self.inside) as stream:
                yield stream
        except BROKEN as error:
            raise Refused(Why.NOT_READABLE, Place(self.name)) from error


def members(name: str, source: IO[bytes]) -> tuple[Member, ...]:
    """The files in what was offered: those of a package, or the file itself.

    An Excel workbook is a zip too: it counts as one file, and is measured as a package. Raises Refused.
    """
    source.seek(0, 2)
    size = source.tell()
    source.seek(0)
    start = source.read(4)
    if size == 0:
        raise Refused(Why.EMPTY, Place(name))
    if size > FILE_BYTES:
        raise Refused(Why.TOO_LARGE, Place(name))
    if start not in (ZIP, EMPTY_ZIP):
        return (Member(name, source),)
    inside = _inside(name, source)
    if any(entry.filename == "[Content_Types].xml" for entry in inside):
        return (Member(name, source),)
    found = tuple(
        Member(PurePosixPath(entry.filename).name, source, entry)
        for entry in inside
        if not PurePosixPath(entry.filename).name.startswith(".")
        and not entry.filename.startswith("__MACOSX/")
    )
    if not found:
        raise Refused(Why.EMPTY, Place(name))
    return found


def _inside(name: str, source: IO[bytes]) -> list[zipfile.ZipInfo]:
    """What the package says it holds, when that can be trusted. Raises Refused."""
    try:
        with zipfile.ZipFile(source) as package:
            entries = [entry for entry in package.infolist() if _named(entry) and not entry.is_dir()]
    except (*BROKEN, ValueError) as error:
        raise Refused(Why.NOT_READABLE, Place(name)) from error
    if len(entries) > FILES:
        raise Refused(Why.TOO_MANY_FILES, Place(name))
    if sum(entry.file_size for entry in entries) > PACKAGE_BYTES:
        raise Refused(Why.TOO_LARGE, Place(name))
    for entry in entries:
        _measure(entry)
    return entries


def _named(entry: zipfile.ZipInfo) -> bool:
    """Whether it has a name at all: '' and '.' are the folder itself."""
    return bool(PurePosixPath(entry.filename).name)


def _measure(entry: zipfile.ZipInfo) -> None:
    path = PurePosixPath(entry.filename.replace("\\", "/"))
    place = Place(path.name or entry.filename[:60])
    if path.is_absolute() or ".." in path.parts or ":" in path.parts[0] or _is_link(entry):
        raise Refused(Why.OUTSIDE, place)
    if entry.flag_bits & ENCRYPTED:
        raise Refused(Why.LOCKED, place)
    if entry.file_size > FILE_BYTES:
        raise Refused(Why.TOO_LARGE, place)
    if entry.file_size > SMALL and entry.file_size > RATIO * max(entry.compress_size, 1):
        raise Refused(Why.SWELLS, place)


def _is_link(entry: zipfile.ZipInfo) -> bool:
    """A symbolic link, as Unix writes it in the upper half of the outside attributes."""
    return (entry.external_attr >> 16) & 0o170000 == 0o120000


def of_bytes(name: str, content: bytes) -> tuple[Member, ...]:
    """The same for what is in memory already."""
    stream: BufferedIOBase = BytesIO(content)
    return members(name, stream)  # type: ignore[arg-type]
