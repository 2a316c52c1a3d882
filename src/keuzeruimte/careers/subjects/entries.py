"""The parts and rules of a file one by one, and writing one back in the text: all else stays as it was.

What somebody wrote around it, comments and order, stays: only the lines of the one that changes are written
anew. The text that comes out is read by `read_book` as every other; here nothing is judged.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import yaml

from keuzeruimte.reading.document import read_document

Path = tuple[str | int, ...]
LISTS = ("common", "parts", "rules")
WIDE = 1_000_000
"""Of a line that is written: one part or rule stays on one line."""


class NoSuchEntryError(LookupError):
    """There is nothing at this place in the text."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One part or rule: where it stands (`profiles.nt.parts.1`), and the table as it is written there."""

    where: str
    table: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list that one can add to: `common`, `rules`, or `profiles.nt.parts`; and what stands in it."""

    where: str
    entries: tuple[Entry, ...]


def lists_in(text: str) -> tuple[ListOf, ...]:
    """The lists of this file, that of every package first, then by profile, then the rules."""
    whole = read_document(text.encode())
    return tuple(
        ListOf(
            where=".".join(map(str, path)),
            entries=tuple(
                Entry(".".join(map(str, (*path, number))), one)
                for number, one in enumerate(_at(whole, path) or ())
                if isinstance(one, dict)
            ),
        )
        for path in _lists(whole)
    )


def with_entry(text: str, *, where: str, table: Mapping[str, object]) -> str:
    """The text with another part or rule at this place. NoSuchEntryError where there is none."""
    start, end = _span(text, _path(where))
    return text[:start] + _written(table) + text[end:]


def with_one_more(text: str, *, of: str, table: Mapping[str, object]) -> str:
    """The text with one more at the end of this list. NoSuchEntryError where there is no such list."""
    path = _path(of)
    node = _node(text, path)
    if node is None and path == ("rules",):
        return f"{text.rstrip()}\nrules:\n  - {_written(table)}\n"
    if not isinstance(node, yaml.SequenceNode) or not node.value:
        return _begun(text, node, table)
    last = _end(node.value[-1])
    if node.flow_style:
        return f"{text[:last]}, {_written(table)}{text[last:]}"
    dash = _dash(text, node.value[-1].start_mark.index)
    indent = " " * (dash - text.rfind("\n", 0, dash) - 1)
    return f"{text[:last]}\n{indent}- {_written(table)}{text[last:]}"


def without_entry(text: str, *, where: str) -> str:
    """The text without this part or rule. NoSuchEntryError where there is none."""
    path = _path(where)
    node = _node(text, path[:-1])
    start, end = _span(text, path)
    if isinstance(node, yaml.SequenceNode) and node.flow_style:
        after = re.compile(r"\s*,\s*").match(text, end)
        if after:
            return text[:start] + text[after.end() :]
        return re.sub(r"\s*,\s*$", "", text[:start]) + text[end:]
    dash = _dash(text, start)
    line = text.find("\n", end)
    return text[: text.rfind("\n", 0, dash) + 1] + (text[line + 1 :] if line >= 0 else "")


def _begun(text: str, node: yaml.Node | None, table: Mapping[str, object]) -> str:
    """The first of an empty list: `rules:` with nothing behind it, or `[]`."""
    if node is None:
        raise NoSuchEntryError
    if isinstance(node, yaml.SequenceNode):
        return f"{text[: node.start_mark.index]}[{_written(table)}]{text[node.end_mark.index :]}"
    colon = text.rfind(":", 0, node.start_mark.index + 1) + 1
    return f"{text[:colon]}\n  - {_written(table)}{text[colon:]}"


def _written(table: Mapping[str, object]) -> str:
    """On one line, as our own files write it."""
    return yaml.safe_dump(
        dict(table), default_flow_style=True, allow_unicode=True, sort_keys=False, width=WIDE
    ).strip()


def _lists(whole: object) -> Iterator[Path]:
    yield ("common",)
    profiles = whole.get("profiles") if isinstance(whole, dict) else None
    for code in profiles if isinstance(profiles, dict) else ():
        yield ("profiles", str(code), "parts")
    yield ("rules",)


def _at(whole: object, path: Path) -> list[object] | None:
    for key in path:
        whole = whole.get(key) if isinstance(whole, dict) else None
    return whole if isinstance(whole, list) else None


def _path(where: str) -> Path:
    """`profiles.nt.parts.1` in parts; only our lists, so that nothing else of a file is reached."""
    match = re.fullmatch(r"(common|rules|profiles\.([\w&-]+)\.parts)(?:\.(\d{1,4}))?", where)
    if match is None:
        raise NoSuchEntryError(where)
    head: Path = ("profiles", match[2], "parts") if match[2] else (match[1],)
    return (*head, int(match[3])) if match[3] else head


def _node(text: str, path: Path) -> yaml.Node | None:
    node = yaml.compose(text, Loader=yaml.SafeLoader)
    for key in path:
        if isinstance(key, int):
            if not isinstance(node, yaml.SequenceNode) or key >= len(node.value):
                return None
            node = node.value[key]
        elif isinstance(node, yaml.MappingNode):
            node = next((value for name, value in node.value if name.value == key), None)
        else:
            return None
    return node


def _span(text: str, path: Path) -> tuple[int, int]:
    node = _node(text, path)
    if node is None or not isinstance(path[-1], int):
        raise NoSuchEntryError
    return node.start_mark.index, _end(node)


def _end(node: yaml.Node) -> int:
    """Where it ends; a table over several lines ends with its last value, not with the comments behind it."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _end(last[1] if isinstance(last, tuple) else last)
    if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
        return _trimmed(node)
    return int(node.end_mark.index)


def _trimmed(node: yaml.ScalarNode) -> int:
    """A folded text ends with its last sign; the empty lines behind it are somebody's own."""
    buffer = node.end_mark.buffer
    end = int(node.end_mark.index)
    if buffer is None:
        return end - 1
    while buffer[end - 1] in "\r\n ":
        end -= 1
    return end


def _dash(text: str, start: int) -> int:
    """The dash before an item of a list."""
    return text.rindex("-", 0, start)
