"""YAML as a stream of events: depth, repetition and doubled keys are seen before anything is built."""

import re
from collections.abc import Callable
from typing import Any

import yaml

from keuzeruimte.reading.place import DEEPEST, Place
from keuzeruimte.reading.refusal import CaseFileError, Phrase

Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

MOST_REPEATED = 10_000
CORE = "tag:yaml.org,2002:"
MERGE = f"{CORE}merge"
KNOWN_TAGS = {f"{CORE}{name}" for name in ("str", "int", "float", "bool", "null", "timestamp", "map", "seq")}
WHOLE_NUMBER = re.compile(r"[-+]?(0|[1-9][0-9]{0,29})")
FLAGS = {"yes": True, "true": True, "on": True, "no": False, "false": False, "off": False}


def read_yaml(text: str) -> object:
    """The one document in this text, as plain values; CaseFileError where it is not sound."""
    try:
        loader = Loader(text)
    except yaml.reader.ReaderError as error:
        raise CaseFileError("not-text") from error
    try:
        return _Document(loader).read()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        where = Phrase("line", mark.line + 1, mark.column + 1) if mark else Phrase("line", 1, 1)
        raise CaseFileError("not-yaml", found=where) from error
    except yaml.YAMLError as error:
        raise CaseFileError("not-text") from error
    finally:
        loader.dispose()


class _Merge:
    """The key `<<`: what it names is filled in from another table."""


class _Open:
    """A table or list that is still being filled."""

    def __init__(self, value: dict[str, object] | list[object], *, place: Place, anchor: str | None) -> None:
        self.value = value
        self.place = place
        self.anchor = anchor
        self.size = 1
        self.key: str | _Merge | None = None
        self.merged: list[object] = []

    def place_of_next(self) -> Place:
        if isinstance(self.value, list):
            return self.place.item(len(self.value))
        if self.key is None:
            return self.place
        return self.place.key(self.key if isinstance(self.key, str) else "<<")


class _Document:
    def __init__(self, loader: yaml.SafeLoader) -> None:
        self.loader = loader
        self.open: list[_Open] = []
        self.anchors: dict[str, tuple[object, int]] = {}
        self.repeated = 0
        self.root: object = None
        self.documents = 0
        self.meanings: dict[str, object] = {}

    def read(self) -> object:
        take: dict[type, Callable[[Any], None]] = {
            yaml.ScalarEvent: self._scalar,
            yaml.AliasEvent: self._alias,
            yaml.MappingStartEvent: self._start_table,
            yaml.SequenceStartEvent: self._start_list,
            yaml.MappingEndEvent: self._end,
            yaml.SequenceEndEvent: self._end,
            yaml.DocumentStartEvent: self._start_document,
        }
        next_event: Callable[[], Any] = self.loader.get_event
        while True:
            event = next_event()
            kind = type(event)
            if kind in take:
                take[kind](event)
            elif kind is yaml.StreamEndEvent:
                return self.root

    def _start_document(self, event: yaml.DocumentStartEvent) -> None:
        self.documents += 1
        if self.documents > 1:
            raise CaseFileError("several-documents")

    def _start_table(self, event: yaml.MappingStartEvent) -> None:
        self._start({}, event)

    def _start_list(self, event: yaml.SequenceStartEvent) -> None:
        self._start([], event)

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        value = self._meaning(event)
        if self._waits_for_a_key():
            self._take_key(event, value)
        else:
            self._put(value, size=1, anchor=event.anchor)

    def _meaning(self, event: yaml.ScalarEvent) -> object:
        """What a word in the file means; the same plain word means the same wherever it stands."""
        plain = event.tag is None and event.implicit[0]
        if plain and event.value in self.meanings:
            return self.meanings[event.value]
        value = _value(event.value, self._tag(event))
        if plain:
            self.meanings[event.value] = value
        return value

    def _tag(self, event: yaml.ScalarEvent) -> str:
        if event.tag is None or event.tag == "!":
            resolve: Callable[..., object] = self.loader.resolve
            return str(resolve(yaml.ScalarNode, event.value, event.implicit))
        self._known_tag(event.tag)
        return str(event.tag)

    def _known_tag(self, tag: str | None) -> None:
        if tag is not None and tag != "!" and tag not in KNOWN_TAGS:
            raise CaseFileError("tag", place=self._place(), found=tag.replace(CORE, "!!"))

    def _waits_for_a_key(self) -> bool:
        return bool(self.open) and isinstance(self.open[-1].value, dict) and self.open[-1].key is None

    def _take_key(self, event: yaml.ScalarEvent, key: object) -> None:
        table = self.open[-1]
        if isinstance(key, _Merge):
            table.key = key
            return
        if not isinstance(key, str):
            raise CaseFileError("key-not-text", place=table.place, found=event.value)
        if key in table.value:
            raise CaseFileError("doubled-key", place=table.place.key(key))
        if event.anchor:
            self.anchors[event.anchor] = (key, 1)
        table.key = key

    def _alias(self, event: yaml.AliasEvent) -> None:
        if event.anchor not in self.anchors:
            raise CaseFileError("unknown-anchor", place=self._place(), found=f"*{event.anchor}")
        value, size = self.anchors[event.anchor]
        self.repeated += size
        if self.repeated > MOST_REPEATED:
            raise CaseFileError("too-much-repeated", place=self._place())
        if self._waits_for_a_key():
            raise CaseFileError("key-not-text", place=self.open[-1].place, found=f"*{event.anchor}")
        self._put(value, size=size, anchor=None)

    def _start(
        self,
        value: dict[str, object] | list[object],
        event: yaml.MappingStartEvent | yaml.SequenceStartEvent,
    ) -> None:
        self._known_tag(event.tag)
        if self._waits_for_a_key():
            raise CaseFileError("key-not-text", place=self.open[-1].place, found=value)
        if len(self.open) >= DEEPEST:
            raise CaseFileError("too-deep", place=self.open[0].place_of_next(), allowed=str(DEEPEST))
        if event.anchor:
            self.anchors.pop(event.anchor, None)
        self.open.append(_Open(value, place=self._place(), anchor=event.anchor))

    def _end(self, event: yaml.CollectionEndEvent) -> None:
        done = self.open.pop()
        if isinstance(done.value, dict):
            for source in done.merged:
                if not isinstance(source, dict):
                    raise CaseFileError(
                        "wrong-type", place=done.place.key("<<"), found=source, allowed="table"
                    )
                for key, value in source.items():
                    done.value.setdefault(key, value)
        self._put(done.value, size=done.size, anchor=done.anchor)

    def _put(self, value: object, *, size: int, anchor: str | None) -> None:
        if anchor:
            self.anchors[anchor] = (value, size)
        if not self.open:
            self.root = value
            return
        home = self.open[-1]
        home.size += size
        if isinstance(home.value, list):
            home.value.append(value)
        elif isinstance(home.key, str):
            home.value[home.key] = value
            home.key = None
        else:
            home.merged.extend(value if isinstance(value, list) else [value])
            home.key = None

    def _place(self) -> Place:
        return self.open[-1].place_of_next() if self.open else Place()


def _value(text: str, tag: str) -> object:
    """Whatever is no plain number, flag or nothing stays the text it is."""
    if tag == MERGE:
        return _Merge()
    if tag == f"{CORE}null":
        return None
    if tag == f"{CORE}bool":
        return FLAGS.get(text.lower(), text)
    if tag == f"{CORE}int" and WHOLE_NUMBER.fullmatch(text):
        return int(text)
    if tag == f"{CORE}float":
        return _decimal(text)
    return text


def _decimal(text: str) -> object:
    """No field of a case takes a decimal number, so it only has to be told apart from text."""
    try:
        return float(text)
    except ValueError:
        return text
