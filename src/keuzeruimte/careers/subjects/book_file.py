"""A file of subject rules becomes a `Book`, or is refused with the place and what is allowed there."""

from collections.abc import Mapping
from importlib.resources.abc import Traversable

from keuzeruimte.careers.names import CODE, SHIPPED, shipped_names, vocabulary_in
from keuzeruimte.careers.refusal import RulesFileError
from keuzeruimte.careers.subjects.book import Book, Fits, Profile, Rule, SchoolType
from keuzeruimte.careers.subjects.dealing import MOST_CHOICES, choices_in
from keuzeruimte.careers.subjects.packages import Packages
from keuzeruimte.careers.subjects.rule_fields import Reads, part_of, reads, rules_of
from keuzeruimte.reading.document import read_document
from keuzeruimte.reading.fields import Field, attributes, items, table, text, word
from keuzeruimte.reading.place import Place
from keuzeruimte.reading.refusal import RefusedFileError

VERSION = 1
TOP = Place()
_HEAD = (
    Field("title", "title", text, required=True),
    Field("school_type", "school_type", word(SchoolType), required=True),
    Field("year", "year", text),
    Field("source", "source", text, required=True),
    Field("check", "check", text),
)
KEYS = (
    "subject_rules",
    *(field.key for field in _HEAD),
    "subjects",
    "groups",
    "common",
    "profiles",
    "rules",
)


def shipped_books() -> dict[str, Traversable]:
    """The files that we ship, by name: `havo`, `atheneum`, … To be checked by each school."""
    found = (entry for entry in SHIPPED.iterdir() if entry.name.endswith(".yaml"))
    return {entry.name.removesuffix(".yaml"): entry for entry in found if entry.name != "names.yaml"}


def read_book(content: bytes) -> Book:
    """The subject rules in these bytes, YAML or JSON.

    RulesFileError, with the place and what is allowed, for whatever is not sound; also where the rules
    contradict each other, so that a profile has no package at all.
    """
    try:
        book = _book(read_document(content))
    except RulesFileError:
        raise
    except RefusedFileError as refusal:
        raise RulesFileError.like(refusal) from refusal
    _check_possible(book)
    return book


def _book(document: object) -> Book:
    if document is None:
        raise RulesFileError("empty")
    found = table(document, TOP)
    _check_top(found)
    head = attributes({field.key: found.get(field.key) for field in _HEAD}, _HEAD, place=TOP)
    vocabulary = vocabulary_in(found, place=TOP, known=shipped_names())
    read = reads(vocabulary)
    place = TOP.key("common")
    common = tuple(
        part_of(one, read, place=place.item(index), id=f"common-{index + 1}")
        for index, one in enumerate(items(found.get("common") or [], place))
    )
    profiles = tuple(
        _profile(code, value, read, place=TOP.key("profiles").key(code))
        for code, value in table(found.get("profiles"), TOP.key("profiles")).items()
    )
    if not profiles:
        raise RulesFileError("none", place=TOP.key("profiles"))
    codes = tuple(profile.code for profile in profiles)
    place = TOP.key("rules")
    rules = tuple(
        rule
        for index, one in enumerate(items(found.get("rules") or [], place))
        for rule in rules_of(one, read, place=place.item(index), id=f"rule-{index + 1}", profiles=codes)
    )
    book = Book(
        title=str(head["title"]),
        school_type=SchoolType(str(head["school_type"])),
        year=str(head.get("year", "")),
        source=str(head["source"]),
        check=str(head.get("check", "")),
        vocabulary=vocabulary,
        common=common,
        profiles=profiles,
        rules=rules,
    )
    _check_whole(book)
    return book


def _profile(code: str, value: object, read: Reads, *, place: Place) -> Profile:
    if not CODE.fullmatch(code):
        raise RulesFileError("not-a-code", place=place, found=code)
    given = attributes(
        value,
        (Field("name", "name", text, required=True), Field("parts", "parts", _anything, required=True)),
        place=place,
    )
    here = place.key("parts")
    parts = tuple(
        part_of(one, read, place=here.item(index), id=f"{code}-{index + 1}")
        for index, one in enumerate(items(given["parts"], here))
    )
    return Profile(code, str(given["name"]), parts, Rule(f"{code}-fits", Fits()))


def _anything(value: object, place: Place, ids: object = ()) -> object:
    return value


def _check_top(found: Mapping[str, object]) -> None:
    if found.get("subject_rules") is None and not set(KEYS).intersection(found):
        raise RulesFileError("empty")
    for key in found:
        if key not in KEYS:
            raise RulesFileError("unknown-key", place=TOP.key(key), found=key, allowed=KEYS, near=KEYS)
    for key in ("subject_rules", "subjects", "profiles"):
        if found.get(key) is None:
            raise RulesFileError("missing-key", found=key)
    version = found["subject_rules"]
    if version is True or version != VERSION or isinstance(version, float):
        raise RulesFileError("other-version", place=TOP.key("subject_rules"), found=version)


def _check_whole(book: Book) -> None:
    """What only the whole can tell: names used twice, and parts too many to weigh together."""
    seen: set[str] = set()
    for rule in book.every_rule():
        if rule.id in seen:
            raise RulesFileError("same-id", found=rule.id)
        seen.add(rule.id)
    for profile in book.profiles:
        place = TOP.key("profiles").key(profile.code)
        if profile.code in book.vocabulary.subjects or profile.code in book.vocabulary.groups:
            raise RulesFileError("double-name", place=place, found=profile.code)
        choices = len(choices_in(book, profile))
        if choices > MOST_CHOICES:
            raise RulesFileError("too-many-parts", place=place, found=choices, allowed=str(MOST_CHOICES))


def _check_possible(book: Book) -> None:
    packages = Packages(book)
    for profile in book.profiles:
        if packages.count(profile=profile.code) == 0:
            because = packages.because({profile.code: True})
            raise RulesFileError(
                "no-package-in-profile",
                place=TOP.key("profiles").key(profile.code),
                allowed=[rule.id for rule in because],
            )
