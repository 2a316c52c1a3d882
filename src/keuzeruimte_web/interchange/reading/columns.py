"""What a column can mean, and the heads by which schools call it. A school's own choice goes before these."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from keuzeruimte_web.interchange.reading.bsn import head_says_bsn
from keuzeruimte_web.interchange.reading.words import meaning_of, words_of


class Column(StrEnum):
    """What one column tells of the person in its row (or of a parent in it: see Meaning)."""

    NUMBER = "number"
    GIVEN_NAME = "given_name"
    PREFIX = "prefix"
    FAMILY_NAME = "family_name"
    WHOLE_NAME = "whole_name"
    INITIALS = "initials"
    BORN = "born"
    EMAIL = "email"
    PHONE = "phone"
    STREET = "street"
    HOUSE = "house"
    HOUSE_MORE = "house_more"
    POSTCODE = "postcode"
    PLACE = "place"
    ADDRESS = "address"
    SECRET = "secret"  # noqa: S105 (an address that is)
    DECEASED = "deceased"
    SPEAKS = "speaks"
    INTERPRETER = "interpreter"
    SCHOOL_IDENTITY = "school_identity"
    CLASS = "class"
    YEAR = "year"
    LEVEL = "level"
    LEFT = "left"
    CLASS_MENTOR = "class_mentor"
    OWN_MENTOR = "own_mentor"
    PUPILS = "pupils"
    RELATION = "relation"
    AUTHORITY = "authority"
    INFORMATION_RIGHT = "information_right"
    HOUSEHOLD = "household"
    SOURCE = "source"
    ROLE = "role"
    MENTOR_OF = "mentor_of"


BY_HEAD = {head: Column(name) for head, name in meaning_of("heads").items()}

NOT_WANTED = frozenset(words_of("not_wanted", "heads"))

OF_PARENT = re.compile(
    r"^(?:naam|email|emailadres|telefoon|mobiel|tel)?(?P<who>ouderverzorger|ouder|verzorger|parent|guardian)(?P<nr>[1-4])"
    r"|(?P<role>vader|moeder)"
)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a column is about: the person of the row (0), or the first to fourth parent in it."""

    column: Column
    parent: int = 0


def bare(head: str) -> str:
    """A head without capitals, marks, spaces and signs: 'Loginaccount.Naam' becomes 'loginaccountnaam'."""
    apart = unicodedata.normalize("NFKD", head.casefold())
    return "".join(letter for letter in apart if letter.isalnum() and letter.isascii())


def unwanted(head: str) -> bool:
    """Whether this column is not even looked at. Citizen service numbers are refused elsewhere."""
    return bare(head) in NOT_WANTED


def guess(heads: Iterable[str]) -> dict[str, Meaning]:
    """What each head means, as far as it is known; a meaning is given to the first head that has it.

    A second e-mail address in a list of pupils is one of a parent, as Magister's lists have it.
    """
    found: dict[str, Meaning] = {}
    taken: set[Meaning] = set()
    for head in heads:
        meaning = _meaning(head)
        if meaning == Meaning(Column.EMAIL) and meaning in taken:
            meaning = next(
                m
                for m in (Meaning(Column.EMAIL, nr) for nr in (1, 2, 3, 4))
                if m not in taken or m.parent == 4
            )
        if meaning is not None and meaning not in taken and not unwanted(head) and not head_says_bsn(head):
            found[head] = meaning
            taken.add(meaning)
    return found


def _meaning(head: str) -> Meaning | None:
    word = re.sub(r"\s+\d+$", "", head) if re.search(r"\s\d+$", head) and bare(head) not in BY_HEAD else head
    name = bare(word)
    if name in BY_HEAD:
        return Meaning(BY_HEAD[name])
    name = bare(head)
    about = OF_PARENT.search(name)
    if about is None:
        return None
    number = int(about["nr"]) if about["nr"] else {"vader": 1, "moeder": 2}[about["role"]]
    said = about["who"] + about["nr"] if about["who"] else about["role"]
    rest = name.replace(said, "", 1) or "naam"
    return Meaning(BY_HEAD[rest], number) if rest in BY_HEAD else None


def fingerprint(heads: Iterable[str]) -> str:
    """By which a list with the same heads is recognised next year, whatever their capitals and order."""
    return "|".join(sorted(bare(head) for head in heads))


def chosen(heads: Iterable[str], choice: Mapping[str, str]) -> dict[str, Meaning]:
    """What a school chose, as it was kept: head -> 'email' or 'email:2' (of the second parent).

    Heads that are not in this list, and meanings that no longer exist, are left out.
    """
    present = set(heads)
    known = set(Column)
    found = {}
    for head, said in choice.items():
        name, _, parent = said.partition(":")
        if head in present and name in known and (not parent or parent in "1234"):
            found[head] = Meaning(Column(name), int(parent or 0))
    return found


def kept(meanings: Mapping[str, Meaning]) -> dict[str, str]:
    """The other way round: how a choice is kept."""
    return {
        head: f"{meaning.column}:{meaning.parent}" if meaning.parent else str(meaning.column)
        for head, meaning in meanings.items()
    }
