"""A calendar in RFC 5545, of visits to school: neutral titles, nothing of what it is about or who comes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

SCHOOL_CLOCK = ZoneInfo("Europe/Amsterdam")
LOOK_AGAIN = timedelta(hours=4)
"""How often a calendar that reads along is asked to look."""


@dataclass(frozen=True, slots=True)
class Visit:
    """One visit as a calendar is told of it. `changed_at` and `sequence` grow with each change of it."""

    id: UUID
    since: datetime
    until: datetime
    made_at: datetime
    changed_at: datetime
    sequence: int
    cancelled: bool


@dataclass(frozen=True, slots=True)
class WholeDay:
    """A key date of the school year: about nobody, so its own title may stand in a calendar."""

    id: UUID
    day: date
    title: str
    number: int


def in_ics(
    visits: Iterable[Visit],
    *,
    days: Iterable[WholeDay] = (),
    title: str,
    school: str,
    words: str,
    domain: str,
    name: str,
) -> bytes:
    """The calendar, the same bytes for the same visits and days.

    `title` of each visit, `school` as the place, `words` with where to read more; `domain` ends the UID,
    which with the id of the visit never changes.
    """
    # Loaded when somebody reads a calendar: icalendar brings a table of time zones along.
    from icalendar import Calendar, Event, vDuration  # noqa: PLC0415

    calendar = Calendar()
    calendar.add("prodid", "-//Keuzeruimte//Keuzeruimte//NL")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", vDuration(LOOK_AGAIN), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(LOOK_AGAIN))
    for visit in visits:
        event = Event()
        event.add("uid", f"{visit.id}@{domain}")
        event.add("sequence", visit.sequence)
        event.add("dtstamp", visit.changed_at)
        event.add("created", visit.made_at)
        event.add("last-modified", visit.changed_at)
        event.add("dtstart", visit.since.astimezone(SCHOOL_CLOCK))
        event.add("dtend", visit.until.astimezone(SCHOOL_CLOCK))
        event.add("summary", title)
        event.add("location", school)
        event.add("description", words)
        event.add("class", "PRIVATE")
        event.add("status", "CANCELLED" if visit.cancelled else "CONFIRMED")
        if visit.cancelled:
            event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    for day in days:
        event = Event()
        event.add("uid", f"{day.id}@{domain}")
        event.add("sequence", day.number)
        event.add("dtstamp", datetime.combine(day.day, time(), tzinfo=UTC))
        event.add("dtstart", day.day)
        event.add("dtend", day.day + timedelta(days=1))
        event.add("summary", day.title)
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    calendar.add_missing_timezones()
    made: bytes = calendar.to_ical()
    return made
