"""Where people stand in the drawing around a pupil: on one of three rings, no name over another.

Only numbers. The triangle stands in the middle; each name stands below its mark, and as many names are
written as can be read. The list beside the drawing names everybody.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin

WIDTH, HEIGHT = 340, 400
# Half the width and half the height of the three rings, from the middle.
RINGS = {"close": (78, 92), "around": (114, 136), "further": (142, 178)}
LETTER, LINE, MARK = 8.2, 21, 7
"""Width of a letter, height of a line, radius of a mark; at the size of letter of the style sheet."""
LONGEST = 12
SMALL_WORDS = frozenset({"de", "het", "een", "mijn", "onze", "the", "my", "our"})
MIDDLE = (-44.0, -44.0, 44.0, 36.0)
TURNS = 24
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Spot:
    """A mark in the drawing, from the middle, with the name below it; no name where it cannot be read."""

    x: int
    y: int
    name: str

    @property
    def name_y(self) -> int:
        """The line on which the name stands."""
        return self.y + MARK + LINE - 5


@dataclass(frozen=True, slots=True)
class Ring:
    """A ring that somebody stands on."""

    rx: int
    ry: int


def rings(places: Sequence[tuple[str, str]]) -> tuple[Ring, ...]:
    """The rings that are needed for these people, from the middle."""
    return tuple(Ring(*size) for near, size in RINGS.items() if any(near == place for _, place in places))


def spots(places: Sequence[tuple[str, str]]) -> tuple[Spot, ...]:
    """A spot for each (name, nearness), in the order given; the same people always stand alike."""
    taken: list[Box] = [MIDDLE]
    found: dict[int, Spot] = {}
    for nearness in RINGS:
        here = [(n, name) for n, (name, place) in enumerate(places) if place == nearness]
        for order, (n, name) in enumerate(here):
            found[n] = _spot(_short(name), nearness, wish=order / len(here), taken=taken)
    return tuple(found[n] for n in range(len(places)))


def _spot(name: str, nearness: str, *, wish: float, taken: list[Box]) -> Spot:
    """Nearest to the wished turn (0 to 1 of the ring) where the name is free; else without the name."""

    def cost(x: float, y: float, turn: int, shown: str) -> float:
        box = _box(x, y, shown)
        away = abs((turn / TURNS - wish + 0.5) % 1 - 0.5)
        return 10 * sum(_overlap(box, other) for other in taken) + 10 * _outside(box) + away

    for shown in (name, ""):
        found = [(cost(*_on(nearness, turn), turn, shown), *_on(nearness, turn)) for turn in range(TURNS)]
        least, x, y = min(found)
        if least < 1 or not shown:
            break
    taken.append(_box(x, y, shown))
    return Spot(round(x), round(y), shown)


def _on(nearness: str, turn: int) -> tuple[float, float]:
    rx, ry = RINGS[nearness]
    # Rings begin apart, so that those who come first do not stand behind each other.
    angle = 2 * pi * turn / TURNS + {"close": -pi / 2, "around": -pi / 3, "further": -2 * pi / 3}[nearness]
    return rx * cos(angle), ry * sin(angle)


def _box(x: float, y: float, name: str) -> Box:
    half = max(MARK + 3, len(name) * LETTER / 2 + 2)
    return (x - half, y - MARK - 2, x + half, y + MARK + (LINE if name else 2))


def _overlap(one: Box, other: Box) -> float:
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return wide * high if wide > 0 and high > 0 else 0.0


def _outside(box: Box) -> float:
    return (
        max(0.0, -WIDTH / 2 - box[0])
        + max(0.0, box[2] - WIDTH / 2)
        + max(0.0, -HEIGHT / 2 - box[1])
        + max(0.0, box[3] - HEIGHT / 2)
    )


def _short(name: str) -> str:
    """The whole name, the words of it that fit, or the beginning of the first."""
    if len(name) <= LONGEST:
        return name
    words = name.split()
    while len(words) > 1 and words[0].casefold() in SMALL_WORDS:
        words.pop(0)
    while len(words) > 1 and len(" ".join(words)) > LONGEST:
        words.pop()
    shown = " ".join(words)
    return shown if len(shown) <= LONGEST else f"{shown[: LONGEST - 1]}…"
