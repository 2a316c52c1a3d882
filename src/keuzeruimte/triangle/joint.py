"""The joint triangle of one conversation for one viewer: shared answers in, three sides out (METHOD 7).

Give it only the viewer's own answers and those shared with this viewer, read again each time:
what is taken back is then gone from every drawing at once.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

from keuzeruimte.triangle import geometry
from keuzeruimte.triangle.geometry import CONNECTIONS, CORNERS, ENDS, OutsideTheScaleError, Strengths

NO_WORD_YET = 0.5  # drawn length of a side nobody spoke of, where nobody spoke of the others either


class NotTheirConnectionError(ValueError):
    """Somebody speaks of the connection between the two others."""

    def __init__(self, answer: "Answer") -> None:
        allowed = ", ".join(name for name, ends in ENDS.items() if answer.corner in ends)
        found = f"{answer.corner!r} speaks of {answer.connection!r}"
        super().__init__(f"{found}; allowed for this corner: {allowed or 'nothing, as it is no corner'}")


class AnsweredTwiceError(ValueError):
    """One person gives two answers for one connection."""

    def __init__(self, answer: "Answer") -> None:
        super().__init__(f"two answers of one person for {answer.connection!r}; give the latest only")


@dataclass(frozen=True, slots=True)
class Answer:
    """What one person says of one of the own two connections, from 0 to 1.

    `author` is who wrote it down: the person, or staff for a person who answered on paper or by phone.
    Raises NotTheirConnectionError or OutsideTheScaleError.
    """

    person: str
    corner: str
    connection: str
    value: float
    author: str

    def __post_init__(self) -> None:
        if self.corner not in ENDS.get(self.connection, ()):
            raise NotTheirConnectionError(self)
        if not 0 <= self.value <= 1:
            raise OutsideTheScaleError(self.connection, found=self.value)


@dataclass(frozen=True, slots=True)
class Side:
    """One connection: what each of its two ends said itself, or None where that end is not heard yet.

    Raises OutsideTheScaleError for a value that is no number from 0 to 1.
    """

    first: float | None = None
    second: float | None = None

    def __post_init__(self) -> None:
        for value in self._given():
            if not 0 <= value <= 1:
                raise OutsideTheScaleError("side", found=value)

    @property
    def voices(self) -> int:
        """How many of the two ends are heard: 0 (open), 1 (one voice) or 2."""
        return len(self._given())

    @property
    def strength(self) -> float | None:
        """The mean of the ends that are heard, or None for an open side."""
        given = self._given()
        return sum(given) / len(given) if given else None

    def _given(self) -> tuple[float, ...]:
        return tuple(value for value in (self.first, self.second) if value is not None)


@dataclass(frozen=True, slots=True)
class JointTriangle:
    """Three sides, each with its own voices; numbers only where every side has at least one voice."""

    pupil_parents: Side
    pupil_school: Side
    parents_school: Side

    @property
    def sides(self) -> tuple[tuple[str, Side], ...]:
        """The connections with their sides, in the order of CONNECTIONS."""
        return tuple(
            zip(CONNECTIONS, (self.pupil_parents, self.pupil_school, self.parents_school), strict=True)
        )

    @property
    def strengths(self) -> Strengths | None:
        """The three strengths, or None while a side is open: then there is no area yet."""
        given = [side.strength for _, side in self.sides]
        return Strengths(*(s for s in given if s is not None)) if None not in given else None

    @property
    def drawn_strengths(self) -> Strengths:
        """Strengths to draw with: an open side takes the mean of the others, so that it says nothing."""
        known = [side.strength for _, side in self.sides if side.strength is not None]
        middle = min(1.0, sum(known) / len(known)) if known else NO_WORD_YET
        return Strengths(*(middle if s.strength is None else s.strength for _, s in self.sides))

    @property
    def keuzeruimte(self) -> float | None:
        """From 1/8 to 1, or None while a side is open."""
        return None if self.strengths is None else geometry.keuzeruimte(self.strengths)

    @property
    def in_line(self) -> bool:
        """Whether the connections are heard and differ at most 0.15."""
        return self.strengths is not None and geometry.in_line(self.strengths)

    @property
    def lever(self) -> tuple[str, ...]:
        """The connections that widen the room most; none while a side is open."""
        return () if self.strengths is None else geometry.lever(self.strengths)

    @property
    def heard(self) -> tuple[str, ...]:
        """The corners that spoke of at least one of their connections, in the order of CORNERS."""
        spoke = {
            corner
            for connection, side in self.sides
            for corner, value in zip(ENDS[connection], (side.first, side.second), strict=True)
            if value is not None
        }
        return tuple(corner for corner in CORNERS if corner in spoke)


def joint_triangle(answers: Iterable[Answer]) -> JointTriangle:
    """One triangle of many answers: each end is the median over the people at that corner (METHOD 7).

    Raises AnsweredTwiceError where a person has two answers for one connection.
    """
    people: set[tuple[str, str, str]] = set()
    values: dict[tuple[str, str], list[float]] = {}
    for answer in answers:
        who = (answer.person, answer.corner, answer.connection)
        if who in people:
            raise AnsweredTwiceError(answer)
        people.add(who)
        values.setdefault((answer.connection, answer.corner), []).append(answer.value)
    return JointTriangle(
        **{
            connection: Side(*(_middle(values.get((connection, corner))) for corner in corners))
            for connection, corners in ENDS.items()
        }
    )


def of_strengths(strengths: Strengths) -> JointTriangle:
    """The triangle in which both ends of a side say the same."""
    return JointTriangle(*(Side(strength, strength) for strength in strengths.in_order))


def _middle(values: list[float] | None) -> float | None:
    return median(values) if values else None
