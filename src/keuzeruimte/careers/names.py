"""The tables `subjects` and `groups` of a file, read into a vocabulary; and the names that we ship."""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from keuzeruimte.careers.refusal import RulesFileError
from keuzeruimte.careers.requirements.tokens import Kind, tokens_of
from keuzeruimte.careers.vocabulary import DoubleNameError, Group, Subject, Vocabulary, vocabulary
from keuzeruimte.reading.document import read_document
from keuzeruimte.reading.fields import Field, Ids, attributes, each, table, text
from keuzeruimte.reading.place import Place

SHIPPED = files("keuzeruimte.careers") / "shipped"
CODE = re.compile(r"[\w&][\w&-]{0,39}")

_SUBJECT = (Field("name", "name", text, required=True), Field("also", "also", each(text)))
_GROUP = (*_SUBJECT, Field("subjects", "subjects", each(text), required=True))


@cache
def shipped_names() -> Vocabulary:
    """Every subject that we know by name, to read requirements with."""
    found = table(read_document((SHIPPED / "names.yaml").read_bytes()), Place())
    return vocabulary_in(found, place=Place())


def vocabulary_in(
    found: Mapping[str, object], *, place: Place, known: Vocabulary | None = None
) -> Vocabulary:
    """The vocabulary of these tables; a subject with an empty value is one that is `known`.

    RulesFileError where a code cannot be one, a name means two things, or a group names no subject.
    """
    subjects = [
        _subject(code, value, place=place.key("subjects").key(code), known=known)
        for code, value in table(found.get("subjects"), place.key("subjects")).items()
    ]
    if not subjects:
        raise RulesFileError("none", place=place.key("subjects"))
    codes = [subject.code for subject in subjects]
    groups = [
        _group(code, value, place=place.key("groups").key(code), codes=codes)
        for code, value in table(found.get("groups") or {}, place.key("groups")).items()
    ]
    try:
        return vocabulary(subjects, groups=groups)
    except DoubleNameError as error:
        raise RulesFileError("double-name", place=place.key("subjects"), found=error.name) from error


def subject_code(value: object, place: Place, codes: Ids) -> str:
    """The code of a subject of this file."""
    code = text(value, place)
    if code not in codes:
        raise RulesFileError("unknown-subject", place=place, found=code, near=codes)
    return code


def _subject(code: str, value: object, *, place: Place, known: Vocabulary | None) -> Subject:
    _check_code(code, place=place)
    from_known = known.subjects.get(code) if known else None
    if value is None and from_known is not None:
        return from_known
    if value is None:
        raise RulesFileError("no-name", place=place, found=code)
    if isinstance(value, str):
        return Subject(code, text(value, place), from_known.also if from_known else ())
    given = attributes(value, _SUBJECT, place=place)
    return Subject(code, str(given["name"]), _texts(given.get("also")))


def _group(code: str, value: object, *, place: Place, codes: Ids) -> Group:
    _check_code(code, place=place)
    given = attributes(value, _GROUP, place=place)
    members = _texts(given["subjects"])
    for index, member in enumerate(members):
        subject_code(member, place.key("subjects").item(index), codes)
    if not members:
        raise RulesFileError("none", place=place.key("subjects"))
    return Group(code, str(given["name"]), members, _texts(given.get("also")))


def _check_code(code: str, *, place: Place) -> None:
    """A code has to be one word of a requirement, or no requirement could name the subject."""
    if not CODE.fullmatch(code) or [token.kind for token in tokens_of(code)] != [Kind.WORD, Kind.END]:
        raise RulesFileError("not-a-code", place=place, found=code)


def _texts(value: object) -> tuple[str, ...]:
    return tuple(str(one) for one in value) if isinstance(value, tuple) else ()
