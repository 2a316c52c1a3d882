"""What was done and what people did afterwards, seen together (METHOD 6)."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from keuzeruimte.case import Act, Case, Event
from keuzeruimte.finding import ActAssessment, Finding
from keuzeruimte.words import SCHOOL_ROLES, EventKind, Hierarchy, Role, Severity

WITHDRAWING = frozenset({EventKind.AVOIDS, EventKind.LATE, EventKind.MISSED, EventKind.CANCELLED})
HEAVY = frozenset({Severity.CONFLICT, Severity.RISK})


class Past:
    """The assessed history beside the events, each with its day."""

    def __init__(self, case: Case, *, history: tuple[ActAssessment, ...]) -> None:
        self.case = case
        self.history = history

    def by_pupil(self, *kinds: EventKind) -> tuple[Event, ...]:
        """What the pupil did, of these kinds."""
        return self._events(kinds, lambda role: role is Role.PUPIL)

    def by_a_parent(self, *kinds: EventKind) -> tuple[Event, ...]:
        """What a parent did, of these kinds."""
        return self._events(kinds, lambda role: role is Role.PARENT)

    def by_the_school(self, *kinds: EventKind) -> tuple[Event, ...]:
        """What somebody with a school role did, of these kinds."""
        return self._events(kinds, lambda role: role in SCHOOL_ROLES)

    def heavy(self, *hierarchies: Hierarchy) -> tuple[ActAssessment, ...]:
        """The acts done that have a conflict or risk in one of these hierarchies."""
        return self.where(lambda finding: finding.severity in HEAVY and finding.hierarchy in hierarchies)

    def where(self, found: Callable[[Finding], bool]) -> tuple[ActAssessment, ...]:
        """The acts done on which something of this sort was found."""
        return tuple(done for done in self.history if any(found(finding) for finding in done.findings))

    def heard_by_the_pupil(self, done: ActAssessment) -> bool:
        """Whether the pupil heard this act."""
        act = done.act
        pupil = next(person.id for person in self.case.people.values() if person.role is Role.PUPIL)
        return pupil in act.to or pupil in act.present

    def _events(self, kinds: Iterable[EventKind], has: Callable[[Role], bool]) -> tuple[Event, ...]:
        people = self.case.people
        return tuple(
            sorted(
                (event for event in self.case.events if event.kind in kinds and has(people[event.who].role)),
                key=_ordinal,
            )
        )


def _ordinal(event: Event) -> int:
    return event.day.toordinal()


def day_of(act: Act) -> date:
    """The day on which an act of the history was done; ValueError for an act still to come."""
    if act.day is None:
        raise ValueError("an act of the history needs the day on which it was done")
    return act.day


def between(events: Sequence[Event], day: date, first: int, last: int) -> Sequence[Event]:
    """The events from `first` up to `last` days after `day`, both included; the events stand by day."""
    start = bisect_left(events, day.toordinal() + first, key=_ordinal)
    end = bisect_right(events, day.toordinal() + last, key=_ordinal)
    return events[start:end]


def latest(acts: Iterable[ActAssessment]) -> ActAssessment | None:
    """The act done last; of two on one day the one that stands later in the history."""
    return max(acts, key=lambda done: (day_of(done.act), done.index), default=None)
