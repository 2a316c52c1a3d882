"""*Wie keek er mee*: who of school opened a pupil's dossier, by day, for the people it is about.

Told by the part of the day, not by the minute or in numbers: what a reader may not see is told as an opening
of the dossier, and neither an hour nor a count may tell it apart.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.bridge.looked import (
    PART_OF_DAY,
    Looked,
    Looker,
    dossier_first,
    last_before,
    looked,
    lookers,
    span_of,
)
from keuzeruimte_web.components.names import unmarked

DAYS = 28
"""Days on one page, counted back from the last on which somebody looked."""
ORDER = tuple(PART_OF_DAY)


@dataclass(frozen=True, slots=True)
class Look:
    """Somebody looked in this part of the day, and at what."""

    name: str
    role: str
    me: bool
    part: str
    what: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DayOfLooks:
    """Everybody who looked on a day."""

    day: date
    looks: tuple[Look, ...]


@dataclass(frozen=True, slots=True)
class WhoLooked:
    """The page; `earlier` is the last day of the page before it in time, None when there is none."""

    pupil: UUID
    name: str
    given: str
    days: tuple[DayOfLooks, ...]
    earlier: date | None
    latest: bool


def who_looked(viewer: Viewer, *, pupil: UUID, until: date | None = None) -> WhoLooked:
    """The log of this pupil's dossier, up to and including `until`. Raises Invisible, Forbidden."""
    until = until if until and until < viewer.today else None
    name, given, first, last = span_of(viewer, pupil=pupil, until=until)
    found: list[Looked] = []
    earlier = None
    if first and last:
        since = last - timedelta(days=DAYS - 1)
        found = looked(viewer, pupil=pupil, since=since, until=last)
        if first < since:
            earlier = last_before(viewer, pupil=pupil, day=since)
    who = lookers((one.actor for one in found), pupil=pupil)
    days: dict[date, list[Looked]] = defaultdict(list)
    for one in found:
        days[one.day].append(one)
    return WhoLooked(
        pupil=pupil,
        name=name,
        given=given,
        days=tuple(
            DayOfLooks(day, _looks(viewer, day, days[day], who)) for day in sorted(days, reverse=True)
        ),
        earlier=earlier,
        latest=until is None,
    )


def _looks(viewer: Viewer, day: date, found: list[Looked], who: Mapping[UUID, Looker]) -> tuple[Look, ...]:
    """One line a person and part of the day, in the order of the day, by name: never by the minute."""
    what: dict[tuple[str, UUID], set[str]] = defaultdict(set)
    for one in found:
        what[one.part, one.actor].add(one.in_words)
    looks = [
        Look(
            name=who[actor].name,
            role=who[actor].role_on(day),
            me=actor == viewer.person,
            part=part,
            what=dossier_first(opened),
        )
        for (part, actor), opened in what.items()
    ]
    return tuple(sorted(looks, key=lambda look: (ORDER.index(look.part), unmarked(look.name), look.role)))
