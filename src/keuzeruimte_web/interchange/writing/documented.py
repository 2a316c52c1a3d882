"""A school as documented data: a zip with a file of JSON lines for each kind, its schema, and a manifest.

What each file holds, how many rows, and by which checksum one sees that it is whole, stands in the manifest.
"""

import hashlib
import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import IO, Any

FORMAT = "keuzeruimte-school"
VERSION = 1
ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))
DRAFT = "https://json-schema.org/draft/2020-12/schema"


@dataclass(frozen=True, slots=True)
class Field:
    """A column: its JSON Schema type and format, whether it can be empty, and to which kind it leads."""

    type: str
    format: str = ""
    empty: bool = False
    leads_to: str = ""
    words: tuple[str, ...] = ()

    def as_schema(self) -> dict[str, Any]:
        """In the words of JSON Schema."""
        said: dict[str, Any] = {"type": [self.type, "null"] if self.empty else self.type}
        if self.format:
            said["format"] = self.format
        if self.words:
            said["enum"] = [*self.words, None] if self.empty else list(self.words)
        if self.leads_to:
            said["x-leads-to"] = self.leads_to
        return said


@dataclass(frozen=True, slots=True)
class Collection:
    """One kind: its name, its columns, and its rows, read once."""

    name: str
    fields: Mapping[str, Field]
    rows: Iterable[Mapping[str, Any]]


def write_documented(out: IO[bytes], collections: Iterable[Collection], *, about: Mapping[str, Any]) -> None:
    """Write it all, a row at a time; the manifest comes last, for it says what was written."""
    files = []
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for one in collections:
            files.append(_write(package, one))
            package.writestr(f"schema/{one.name}.json", _pretty(_schema(one)))
        manifest = {"format": FORMAT, "version": VERSION, **about, "files": files}
        package.writestr("manifest.json", _pretty(manifest))


def _write(package: zipfile.ZipFile, one: Collection) -> dict[str, Any]:
    checksum, rows = hashlib.sha256(), 0
    name = f"data/{one.name}.jsonl"
    with package.open(name, "w", force_zip64=True) as file:
        for line in _lines(one.rows):
            file.write(line)
            checksum.update(line)
            rows += 1
    schema = f"schema/{one.name}.json"
    return {"name": one.name, "file": name, "schema": schema, "rows": rows, "sha256": checksum.hexdigest()}


def _lines(rows: Iterable[Mapping[str, Any]]) -> Iterator[bytes]:
    for row in rows:
        yield ENCODER.encode(row).encode() + b"\n"


def _schema(one: Collection) -> dict[str, Any]:
    return {
        "$schema": DRAFT,
        "title": one.name,
        "type": "object",
        "properties": {name: field.as_schema() for name, field in one.fields.items()},
        "required": sorted(one.fields),
        "additionalProperties": False,
    }


def _pretty(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=2).encode() + b"\n"
