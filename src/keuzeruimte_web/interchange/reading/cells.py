"""What words in a cell mean: yes and no, authority, relation, role."""

import re

from keuzeruimte_web.interchange.reading.names import plain
from keuzeruimte_web.interchange.reading.words import meaning_of

_yes_no = meaning_of("yes_no")
_authority = meaning_of("authority")
_relation = meaning_of("relation")
_role = meaning_of("role")

EMAIL = re.compile(r"[^@\s,;<>\"]+@[^@\s,;<>\"]+\.[^@\s,;<>\".]{2,}")


class NotKnown(Exception):  # noqa: N818
    """A word that is not in the list."""


def yes_or_no(text: str) -> bool | None:
    """True, False, or None where the cell is empty or says neither."""
    word = text.strip().casefold()
    return {"yes": True, "no": False}.get(_yes_no.get(word, ""))


def authority(text: str) -> str:
    """'yes', 'no' or 'unknown'. Raises NotKnown: then it is unknown, and somebody should look."""
    return _in(_authority, text)


def relation(text: str) -> str:
    """The kind of parent. Raises NotKnown."""
    return _in(_relation, text)


def roles(text: str) -> tuple[str, ...]:
    """Roles at school, of 'docent, mentor'. Raises NotKnown for one that a file may not give."""
    return tuple(dict.fromkeys(_in(_role, word) for word in re.split(r"[,;/+&]", text) if word.strip()))


def email(text: str) -> str:
    """One address, in lower case; of several the first. Raises NotKnown where none of it is an address."""
    text = text.strip().removeprefix("mailto:")
    if not text:
        return ""
    found = EMAIL.search(text)
    if not found:
        raise NotKnown
    return found[0].casefold()


def year_of(text: str) -> int | None:
    """The year, 1 to 6, of '3', 'leerjaar 3', 'HAVO 3' or the name of a class: '3H2', 'h3a', 'w1b'."""
    found = re.findall(r"[1-6]", text)
    return int(found[0]) if found else None


def _in(words: dict[str, str], text: str) -> str:
    word = plain(text).casefold()
    if word not in words:
        raise NotKnown
    return words[word]
