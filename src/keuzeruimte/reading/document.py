"""From bytes to plain values: YAML (one document, safe) or JSON, whatever is in the file (METHOD 8)."""

import json
from codecs import BOM_UTF8
from collections.abc import Iterable

from keuzeruimte.reading.place import DEEPEST, Place
from keuzeruimte.reading.refusal import CaseFileError, Phrase

LARGEST_FILE = 1_000_000


def read_document(content: bytes) -> object:
    """The values in a case file: tables, lists, text, whole numbers, flags, nothing.

    A day is given as the text that stands there. CaseFileError for whatever is no single, sound document.
    """
    text = _decoded(content)
    if text.lstrip().startswith("{"):
        try:
            return _read_json(text)
        except json.JSONDecodeError as error:
            return _read_braces(text, error)
    return _read_yaml(text)


def _decoded(content: bytes) -> str:
    if len(content) > LARGEST_FILE:
        raise CaseFileError("too-large")
    try:
        text = content.removeprefix(BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        raise CaseFileError("not-text") from error
    if "\0" in text:
        raise CaseFileError("not-text")
    return text


def _read_yaml(text: str) -> object:
    from keuzeruimte.reading.yaml_events import read_yaml  # noqa: PLC0415 (a JSON file does not need YAML)

    return read_yaml(text)


def _read_braces(text: str, error: json.JSONDecodeError) -> object:
    """YAML may begin with a brace too; where it is neither, JSON was probably meant."""
    try:
        return _read_yaml(text)
    except CaseFileError as refusal:
        if refusal.problem == "not-yaml":
            raise CaseFileError("not-json", found=Phrase("line", error.lineno, error.colno)) from error
        raise


def _read_json(text: str) -> object:
    doubled: list[tuple[dict[str, object], str]] = []

    def table(pairs: list[tuple[str, object]]) -> dict[str, object]:
        made: dict[str, object] = {}
        for key, value in pairs:
            if key in made:
                doubled.append((made, key))
            made[key] = value
        return made

    try:
        document: object = json.loads(text, object_pairs_hook=table, parse_int=_whole_number)
    except RecursionError as error:
        raise CaseFileError("too-deep", allowed=str(DEEPEST)) from error
    _check_depth(document)
    if doubled:
        home, key = doubled[0]
        raise CaseFileError("doubled-key", place=_place_of(home, document).key(key))
    return document


def _check_depth(document: object) -> None:
    """No deeper than YAML may go, so that every place in it can be told."""
    layer: list[object] = [document]
    for _ in range(DEEPEST):
        layer = [inner for value in layer for inner in _parts(value)]
    if any(isinstance(value, dict | list) for value in layer):
        raise CaseFileError("too-deep", allowed=str(DEEPEST))


def _parts(value: object) -> Iterable[object]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()


def _whole_number(digits: str) -> int:
    """A number so long that Python refuses to read it is far too large anyway."""
    return int(digits[:30])


def _place_of(table: dict[str, object], document: object) -> Place:
    """Where in the document this very table stands."""
    waiting: list[tuple[Place, object]] = [(Place(), document)]
    while waiting:
        place, value = waiting.pop()
        if value is table:
            return place
        if isinstance(value, dict):
            waiting.extend((place.key(key), inner) for key, inner in value.items())
        elif isinstance(value, list):
            waiting.extend((place.item(index), inner) for index, inner in enumerate(value))
    return Place()
