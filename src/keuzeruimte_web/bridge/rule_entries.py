"""The parts and rules of a file one by one, for a form: told in words, and made into a table again."""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from keuzeruimte.careers.refusal import RulesFileError
from keuzeruimte.careers.subjects.book import Book, Rule
from keuzeruimte.careers.subjects.entries import (
    Entry,
    NoSuchEntryError,
    lists_in,
    with_entry,
    with_one_more,
    without_entry,
)
from keuzeruimte.careers.subjects.rule_fields import (
    EVERY_SUBJECT,
    PART,
    RULE,
    part_of,
    reads,
    rules_of,
)
from keuzeruimte.careers.subjects.wording import why
from keuzeruimte.reading.place import Place

from .subject_rules import RulesRefused, book_of, language

PLACES = re.compile(r"\s*(?P<code>[\w&-]+)\s*[: ]\s*(?P<number>\d{1,4})\s*")
OWN_WORDS = ("why", "instead")


@dataclass(frozen=True, slots=True)
class EntryLine:
    """One part or rule: where it stands, its kind, what it says, and a mark of how it is written now."""

    where: str
    kind: str
    words: str
    mark: str


@dataclass(frozen=True, slots=True)
class EntryList:
    """A list of them: its place, its name (of the profile, or empty), and which kinds can be added."""

    where: str
    name: str
    kinds: tuple[str, ...]
    entries: tuple[EntryLine, ...]


@dataclass(frozen=True, slots=True)
class ToFill:
    """What a form about one of them starts from, and what there is to choose from (code and name)."""

    kind: str
    mark: str
    fields: Mapping[str, Any]
    subjects: tuple[tuple[str, str], ...]
    profiles: tuple[tuple[str, str], ...]


def entry_lists(text: str) -> tuple[EntryList, ...]:
    """Every part and rule of a file. Raises RulesRefused."""
    book, lang = book_of(text), language()
    return tuple(
        EntryList(
            where=one.where,
            name=_name(one.where, book),
            kinds=RULE if one.where == "rules" else PART,
            entries=tuple(
                EntryLine(entry.where, _kind(entry), _words(entry, book, lang), mark_of(entry))
                for entry in one.entries
            ),
        )
        for one in lists_in(text)
    )


def to_fill(text: str, *, where: str, kind: str = "") -> ToFill:
    """For a form about the part or rule at `where`; with `kind` about a new one in that list.

    Raises RulesRefused, LookupError where there is nothing.
    """
    book = book_of(text)
    entry = None if kind else _found(text, where)
    if kind and kind not in next((one.kinds for one in entry_lists(text) if one.where == where), ()):
        raise LookupError(kind)
    names = [(one.code, one.name) for one in book.vocabulary.subjects.values()]
    names += [(one.code, one.name) for one in book.vocabulary.groups.values()]
    return ToFill(
        kind=kind or _kind(entry),
        mark="" if entry is None else mark_of(entry),
        fields={} if entry is None else _fields(entry.table),
        subjects=((EVERY_SUBJECT, ""), *names),
        profiles=tuple((one.code, one.name) for one in book.profiles),
    )


def changed(text: str, *, where: str, mark: str, kind: str, given: Mapping[str, Any]) -> str:
    """The text with this one as the form gives it; `mark` says how it was. LookupError: not any more."""
    entry = _as_it_was(text, where=where, mark=mark)
    table = _table(kind, given, keep=entry.table)
    return text if table == entry.table else with_entry(text, where=entry.where, table=table)


def added(text: str, *, of: str, kind: str, given: Mapping[str, Any]) -> str:
    """The text with one more in this list. LookupError where there is no such list."""
    return with_one_more(text, of=of, table=_table(kind, given, keep={}))


def removed(text: str, *, where: str, mark: str) -> str:
    """The text without it. LookupError where it is not as it was any more."""
    return without_entry(text, where=_as_it_was(text, where=where, mark=mark).where)


def mark_of(entry: Entry) -> str:
    """A mark of how it is written, to see that nobody changed it meanwhile."""
    written = json.dumps(entry.table, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(written.encode()).hexdigest()[:16]


def _as_it_was(text: str, *, where: str, mark: str) -> Entry:
    """The one that was meant, also when another before it came or went."""
    home = where.rpartition(".")[0]
    here = next((one.entries for one in lists_in(text) if one.where == home), ())
    same = [entry for entry in here if mark_of(entry) == mark]
    if not same:
        raise NoSuchEntryError(where)
    return next((entry for entry in same if entry.where == where), same[0])


def _found(text: str, where: str) -> Entry:
    for one in lists_in(text):
        for entry in one.entries:
            if entry.where == where:
                return entry
    raise NoSuchEntryError(where)


def _kind(entry: Entry | None) -> str:
    table = {} if entry is None else entry.table
    return next((kind for kind in (*PART, *RULE) if table.get(kind) is not None), PART[0])


def _name(where: str, book: Book) -> str:
    return book.name_of(where.split(".")[1]) if where.startswith("profiles.") else ""


def _words(entry: Entry, book: Book, lang: str) -> str:
    read, place = reads(book.vocabulary), Place()
    codes = tuple(profile.code for profile in book.profiles)
    try:
        told: Iterable[Rule] = (
            rules_of(entry.table, read, place=place, id=entry.where, profiles=codes)
            if entry.where.startswith("rules")
            else (part_of(entry.table, read, place=place, id=entry.where),)
        )
    except RulesFileError as refusal:
        raise RulesRefused(refusal.in_words(lang)) from refusal
    return " ".join(why(rule, book=book, lang=lang) for rule in told)


def _fields(table: Mapping[str, object]) -> dict[str, Any]:
    kind = next((kind for kind in (*PART, *RULE) if table.get(kind) is not None), PART[0])
    subjects = table.get(kind) if kind in ("all", "not_together") else table.get("from")
    places = table.get("places")
    return {
        "subjects": [subjects] if isinstance(subjects, str) else subjects or [],
        "least": table.get("choose", table.get("at_least")),
        "most": table.get("to", table.get("at_most")),
        "more": bool(table.get("more")),
        "when": table.get("when", ""),
        "needs": table.get("needs", ""),
        "places": ", ".join(f"{code}: {many}" for code, many in places.items())
        if isinstance(places, dict)
        else "",
        "name": table.get("name", ""),
        "basis": table.get("basis", "school" if kind == "places" else "law"),
        "weight": table.get("weight", "closes"),
        "profiles": table.get("profiles", []),
        **{
            f"{word}_{lang}": _in_language(table.get(word), lang)
            for word in OWN_WORDS
            for lang in ("nl", "en")
        },
    }


def _in_language(words: object, lang: str) -> str:
    if isinstance(words, dict):
        return str(words.get(lang, ""))
    return str(words) if words and lang == "nl" else ""


def _table(kind: str, given: Mapping[str, Any], *, keep: Mapping[str, object]) -> dict[str, object]:
    """The table of the file that the form means; an `id` that somebody gave stays."""
    chosen = list(given.get("subjects") or ())
    subjects: object = EVERY_SUBJECT if EVERY_SUBJECT in chosen else chosen
    table = _asks(kind, given, subjects)
    if keep.get("id"):
        table["id"] = keep["id"]
    if given.get("name"):
        table["name"] = given["name"]
    if given.get("basis") and given["basis"] != ("school" if kind == "places" else "law"):
        table["basis"] = given["basis"]
    if given.get("weight") == "advises":
        table["weight"] = "advises"
    if given.get("profiles"):
        table["profiles"] = list(given["profiles"])
    for word in OWN_WORDS:
        own = {lang: given[f"{word}_{lang}"] for lang in ("nl", "en") if given.get(f"{word}_{lang}")}
        if own:
            table[word] = own["nl"] if list(own) == ["nl"] else own
    return table


def _asks(kind: str, given: Mapping[str, Any], subjects: object) -> dict[str, object]:
    """What the part or rule asks, in the keys of its kind."""
    if kind == "choose":
        more = {"more": True} if given.get("more") else {"to": given["most"]} if given.get("most") else {}
        return {"choose": given.get("least"), "from": subjects, **more}
    if kind == "at_most":
        return {"at_most": given.get("most"), "from": subjects}
    if kind == "at_least":
        return {"at_least": given.get("least"), "from": subjects}
    if kind == "needs":
        return {"when": given.get("when"), "needs": given.get("needs")}
    if kind == "places":
        return {"places": _places(str(given.get("places", "")))}
    return {kind: subjects}


def _places(line: str) -> dict[str, object]:
    """‘inf: 28, nat 30’; what cannot be read stays in it, so that the check of the file names it."""
    found: dict[str, object] = {}
    for part in filter(None, (part.strip() for part in line.split(","))):
        match = PLACES.fullmatch(part)
        found.update({match["code"]: int(match["number"])} if match else {part: part})
    return found
