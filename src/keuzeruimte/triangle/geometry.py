"""The triangle in numbers: three strengths in, lengths, angles, area and lever out (METHOD 7)."""

from dataclasses import dataclass
from math import acos, degrees, sqrt

CORNERS = ("pupil", "parents", "school")
CONNECTIONS = ("pupil_parents", "pupil_school", "parents_school")
ENDS = {
    "pupil_parents": ("pupil", "parents"),
    "pupil_school": ("pupil", "school"),
    "parents_school": ("parents", "school"),
}

SHORTEST = sqrt(1 / 2)  # r: sides between r and 1 can never make an obtuse triangle, as r² + r² = 1
LARGEST_AREA = sqrt(3) / 4  # of the equilateral triangle with sides 1
SMALLEST_ROOM = 1 / 8  # all connections 0: every side is r/2
IN_LINE_WITHIN = 0.15
ROUNDING = 1e-9


class OutsideTheScaleError(ValueError):
    """A strength that is no number from 0 to 1."""

    def __init__(self, connection: str, *, found: object) -> None:
        super().__init__(f"{connection}: found {found!r}; a strength is a number from 0 to 1")
        self.connection = connection
        self.found = found


@dataclass(frozen=True, slots=True)
class Strengths:
    """How strong each connection is, from 0 to 1.

    Raises OutsideTheScaleError for anything else, NaN and infinity included.
    """

    pupil_parents: float
    pupil_school: float
    parents_school: float

    def __post_init__(self) -> None:
        for connection, strength in zip(CONNECTIONS, self.in_order, strict=True):
            if not (isinstance(strength, int | float) and 0 <= strength <= 1):
                raise OutsideTheScaleError(connection, found=strength)

    @property
    def in_order(self) -> tuple[float, float, float]:
        """The three strengths in the order of CONNECTIONS."""
        return (self.pupil_parents, self.pupil_school, self.parents_school)


def lengths(strengths: Strengths) -> tuple[float, float, float]:
    """The sides in the order of CONNECTIONS, each from r/2 to 1.

    The whole shrinks with the mean of the strengths; each side leans with its own (METHOD 7, Drawing).
    """
    a, b, c = strengths.in_order
    size = (1 + (a + b + c) / 3) / 2
    return (size * _lean(a), size * _lean(b), size * _lean(c))


def _lean(strength: float) -> float:
    return SHORTEST + (1 - SHORTEST) * strength


def angles(sides: tuple[float, float, float]) -> tuple[float, float, float]:
    """The angle opposite each side, in degrees, in the order of the sides; none is over 90 (METHOD 7)."""
    a, b, c = sides
    return (_opposite(a, b, c), _opposite(b, a, c), _opposite(c, a, b))


def _opposite(side: float, one: float, other: float) -> float:
    cosine = (one * one + other * other - side * side) / (2 * one * other)
    return degrees(acos(min(1.0, max(0.0, cosine))))


def area(sides: tuple[float, float, float]) -> float:
    """The area by Heron's formula in Kahan's form, which loses no digits on narrow triangles."""
    a, b, c = sorted(sides, reverse=True)
    return sqrt((a + (b + c)) * (c - (a - b)) * (c + (a - b)) * (a + (b - c))) / 4


def keuzeruimte(strengths: Strengths) -> float:
    """The room for choice: area as a part of the largest area, from 1/8 to 1 (METHOD 7)."""
    return min(1.0, max(SMALLEST_ROOM, area(lengths(strengths)) / LARGEST_AREA))


def in_line(strengths: Strengths) -> bool:
    """Whether the connections differ so little that responsibilities lie in line (METHOD 7, B.triangle)."""
    return max(strengths.in_order) - min(strengths.in_order) <= IN_LINE_WITHIN + ROUNDING


def lever(strengths: Strengths) -> tuple[str, ...]:
    """The connections whose strengthening widens the keuzeruimte most; a tie names all (METHOD 7).

    It is always the weakest: the tests prove it with the derivative of the area.
    """
    weakest = min(strengths.in_order)
    return tuple(
        connection
        for connection, strength in zip(CONNECTIONS, strengths.in_order, strict=True)
        if strength - weakest < ROUNDING
    )


def describe(pupil_parents: float, pupil_school: float, parents_school: float) -> dict[str, object]:
    """The whole triangle as plain values, with the keys of METHOD 7; raises OutsideTheScaleError."""
    strengths = Strengths(pupil_parents, pupil_school, parents_school)
    sides = lengths(strengths)
    return {
        "keuzeruimte": keuzeruimte(strengths),
        "lengths": list(sides),
        "angles": list(angles(sides)),
        "in_line": in_line(strengths),
        "lever": list(lever(strengths)),
    }
