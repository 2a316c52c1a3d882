"""The triangle in words instead of numbers: families read this too (METHOD 7).

The words are about the working together around this matter, never about a person, and never say
why the room changed or by whom.
"""

from dataclasses import dataclass

from keuzeruimte.triangle.geometry import CORNERS, ENDS
from keuzeruimte.triangle.joint import JointTriangle

WIDE = 0.6
NARROW = 0.32
ABOUT_EQUAL = 0.03


@dataclass(frozen=True, slots=True)
class _Words:
    corners: tuple[str, str, str]
    joined: str
    strengths: tuple[str, str, str, str]
    unknown: str
    one_voice: str
    no_voice: str
    room: str
    rooms: tuple[str, str, str]
    no_room: str
    wider: str
    narrower: str
    same: str


_WORDS = {
    "nl": _Words(
        corners=("Leerling", "Ouders", "School"),
        joined="en",
        strengths=("lukt nog niet", "lukt soms", "lukt meestal", "lukt goed"),
        unknown="nog open",
        one_voice="één stem",
        no_voice="nog geen stem",
        room="Keuzeruimte",
        rooms=("weinig ruimte", "ruimte", "veel ruimte"),
        no_room="nog niet te zien",
        wider="De ruimte is groter dan eerst.",
        narrower="De ruimte is kleiner dan eerst.",
        same="De ruimte is ongeveer gelijk.",
    ),
    "en": _Words(
        corners=("Pupil", "Parents", "School"),
        joined="and",
        strengths=("not yet", "sometimes", "mostly", "goes well"),
        unknown="still open",
        one_voice="one voice",
        no_voice="no voice yet",
        room="Room for choice",
        rooms=("little room", "room", "plenty of room"),
        no_room="cannot be seen yet",
        wider="There is more room than before.",
        narrower="There is less room than before.",
        same="The room is about the same.",
    ),
}


def strength_in_words(strength: float | None, *, lang: str = "nl") -> str:
    """How it goes on one connection, in the four words of the quick form; None is still open."""
    if strength is None:
        return _WORDS[lang].unknown
    return _WORDS[lang].strengths[min(3, int(strength * 4))]


def room_in_words(keuzeruimte: float | None, *, lang: str = "nl") -> str:
    """How much room for choice there is, in three words; None while a side is open."""
    if keuzeruimte is None:
        return _WORDS[lang].no_room
    size = 2 if keuzeruimte > WIDE else 1 if keuzeruimte > NARROW else 0
    return _WORDS[lang].rooms[size]


def compared(now: JointTriangle, *, earlier: JointTriangle, lang: str = "nl") -> str:
    """Whether the room is wider or narrower than before, or nothing while one cannot be seen."""
    if now.keuzeruimte is None or earlier.keuzeruimte is None:
        return ""
    change = now.keuzeruimte - earlier.keuzeruimte
    if abs(change) <= ABOUT_EQUAL:
        return _WORDS[lang].same
    return _WORDS[lang].wider if change > 0 else _WORDS[lang].narrower


def description(triangle: JointTriangle, *, lang: str = "nl", pupil: str = "") -> str:
    """The triangle in four sentences without a number; `pupil` is the name to use."""
    words = _WORDS[lang]
    names = dict(zip(CORNERS, words.corners, strict=True)) | ({"pupil": pupil} if pupil else {})
    sentences = []
    for connection, side in triangle.sides:
        first, second = (names[corner] for corner in ENDS[connection])
        going = strength_in_words(side.strength, lang=lang) if side.voices else words.no_voice
        voices = f", {words.one_voice}" if side.voices == 1 else ""
        sentences.append(f"{first} {words.joined} {second.lower()}: {going}{voices}.")
    sentences.append(f"{words.room}: {room_in_words(triangle.keuzeruimte, lang=lang)}.")
    return " ".join(sentences)
