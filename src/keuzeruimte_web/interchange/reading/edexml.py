"""EDEXML 1.0, 2.0 and 2.1: pupils, groups and teachers; no parents. Read as a stream, without a DTD."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import IO
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from keuzeruimte_web.interchange.reading import cells
from keuzeruimte_web.interchange.reading.days import NotADay, birthday, day
from keuzeruimte_web.interchange.reading.letters import without_hidden_signs
from keuzeruimte_web.interchange.reading.names import plain
from keuzeruimte_web.interchange.reading.package import Member
from keuzeruimte_web.interchange.reading.people import staff_key
from keuzeruimte_web.interchange.reading.refusal import Doubt, Place, Refused, Unsure, Why
from keuzeruimte_web.interchange.reading.roster import (
    ClassEntry,
    Human,
    MentorEntry,
    PupilEntry,
    Roster,
    StaffEntry,
)

WHOLE = frozenset({"groep", "leerling", "leerkracht", "school"})
"""Elements that are read as a whole, and thrown away then."""
CONTAINERS = frozenset({"groepen", "leerlingen", "leerkrachten"})


def read_edexml(member: Member, *, today: date) -> Roster:
    """The people in this file. Raises Refused."""
    roster = Roster(covers={"pupils", "staff"})
    groups: dict[str, str] = {}
    version = ""
    try:
        with member.opened() as stream:
            for kind, element in _elements(stream):
                if kind == "school":
                    version = _text(element, "xsdversie", member.name)
                elif kind == "groep":
                    _group(roster, groups, element, member.name)
                elif kind == "leerling":
                    _pupil(roster, groups, element, member.name, today=today)
                else:
                    _teacher(roster, groups, element, member.name, today=today)
    except DefusedXmlException as error:
        raise Refused(Why.DECLARES, Place(member.name)) from error
    except (ParseError, UnicodeDecodeError, LookupError, ValueError) as error:
        raise Refused(Why.NOT_READABLE, Place(member.name)) from error
    if not roster.pupils and not roster.staff:
        raise Refused(Why.UNKNOWN_KIND, Place(member.name))
    roster.read_as.append(f"{member.name}: EDEXML {version}".strip())
    return roster


def _elements(stream: IO[bytes]) -> Iterator[tuple[str, Element]]:
    """The whole elements in the containers, one after the other, whatever their namespace."""
    path: list[str] = []
    for event, element in iterparse(stream, events=("start", "end"), forbid_dtd=True):
        name = element.tag.rpartition("}")[2]
        if event == "start":
            path.append(name)
            continue
        path.pop()
        inside = path[-1] if path else ""
        if name == "school" or (name in WHOLE and inside in CONTAINERS and len(path) == 2):
            yield name, element
            element.clear()


def _text(element: Element, name: str, file: str) -> str:
    for child in element:
        if child.tag.rpartition("}")[2] == name:
            return without_hidden_signs((child.text or "").strip(), file=file, row=0, column=name)
    return ""


def _keys(element: Element, path: str) -> list[str]:
    """The keys that an element points at: `groep`, or the `groepen/groep` in it."""
    found = [element]
    for step in path.split("/"):
        found = [child for parent in found for child in parent if child.tag.rpartition("}")[2] == step]
    return [child.get("key", "") for child in found]


def _human(roster: Roster, element: Element, file: str, *, today: date) -> Human | None:
    key, name = element.get("key", "").strip(), plain(_text(element, "achternaam", file))
    if not key or not name:
        return None
    given = _text(element, "roepnaam", file) or _text(element, "voornamen", file)
    return Human(
        key=key,
        given_name=plain(given or _text(element, "voorletters-1", file)),
        prefix=plain(_text(element, "voorvoegsel", file)),
        family_name=name,
        born=_born(roster, _text(element, "geboortedatum", file), file, today=today),
        email=_email(_text(element, "emailadres", file)),
        school_identity=element.get("eckid") or None,
    )


def _born(roster: Roster, text: str, file: str, *, today: date) -> date | None:
    try:
        return birthday(text, today=today)
    except NotADay:
        roster.doubts.append(Doubt(Unsure.DAY, Place(file, column="geboortedatum"), text[:60]))
        return None


def _left(roster: Roster, text: str, file: str) -> date | None:
    try:
        return day(text)
    except NotADay:
        roster.doubts.append(Doubt(Unsure.DAY, Place(file, column="uitstroomdatum"), text[:60]))
        return None


def _email(text: str) -> str | None:
    try:
        return cells.email(text) or None
    except cells.NotKnown:
        return None


def _group(roster: Roster, groups: dict[str, str], element: Element, file: str) -> None:
    name = _text(element, "naam", file)
    key = name.casefold()
    groups[element.get("key", "")] = key
    year = cells.year_of(_text(element, "jaargroep", file)) or cells.year_of(name)
    column = "jaargroep" if year is None else "naam"
    roster.has_class(ClassEntry(key=key, name=name, year_group=year), place=Place(file, column=column))


def _pupil(roster: Roster, groups: dict[str, str], element: Element, file: str, *, today: date) -> None:
    human = _human(roster, element, file, today=today)
    if human is None:
        roster.doubts.append(Doubt(Unsure.NO_NAME, Place(file), element.get("key", "")[:60]))
        return
    if _text(element, "bsn", file) and (line := f"{file}: bsn") not in roster.left_out:
        roster.left_out.append(line)
    keys = _keys(element, "groep")
    roster.pupils[human.key] = PupilEntry(
        human=human,
        class_key=groups.get(keys[0], "") if keys else "",
        left=_left(roster, _text(element, "uitstroomdatum", file), file),
    )


def _teacher(roster: Roster, groups: dict[str, str], element: Element, file: str, *, today: date) -> None:
    human = _human(roster, element, file, today=today)
    if human is None:
        roster.doubts.append(Doubt(Unsure.NO_NAME, Place(file), element.get("key", "")[:60]))
        return
    code = staff_key(human.key)
    roster.staff[code] = StaffEntry(human=replace(human, key=code))
    for key in _keys(element, "groepen/groep"):
        if key in groups:
            roster.mentors[code, groups[key], ""] = MentorEntry(staff=code, class_key=groups[key])
