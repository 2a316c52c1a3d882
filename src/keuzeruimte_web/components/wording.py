"""Days, times and names in words, in the reader's language. Only how it reads; never what it means."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Protocol

from django.utils import timezone
from django.utils.dateformat import format as formatted
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _


def day_in_words(day: date, *, today: date | None = None, weekday: bool = True) -> str:
    """'vandaag', 'dinsdag 10 maart', or with the year when that is not this year's.

    `today` is the reader's day; without it no day is called today, and the year always stands there.
    """
    return _day_in_words(day, today, weekday, get_language())


def on_day_in_words(day: date, *, today: date | None = None, weekday: bool = True) -> str:
    """'op 10 maart', where a sentence says on which day something is or was; 'vandaag' stands by itself."""
    said = day_in_words(day, today=today, weekday=weekday)
    is_near = today is not None and abs((day - today).days) <= 1
    return said if is_near else _("op %(day)s") % {"day": said}


@lru_cache(maxsize=4096)
def _day_in_words(day: date, today: date | None, weekday: bool, _language: str | None) -> str:
    # Of a day alone, in a language: a page says some twenty.
    if today is not None:
        near = {
            today - timedelta(days=1): _("gisteren"),
            today: _("vandaag"),
            today + timedelta(days=1): _("morgen"),
        }
        if day in near:
            return near[day]
    pattern = "l j F" if weekday else "j F"
    if today is None or day.year != today.year:
        pattern += " Y"
    return formatted(day, pattern)


def moment_in_words(moment: datetime, *, today: date | None = None) -> str:
    """'vandaag om 15.30'; an aware moment is shown on the clock of the school."""
    local = timezone.localtime(moment) if timezone.is_aware(moment) else moment
    return _("%(day)s om %(time)s") % {
        "day": day_in_words(local.date(), today=today),
        "time": clock(local),
    }


class Visit(Protocol):
    """From when until when somebody is there; without an end while that is not known."""

    @property
    def since(self) -> datetime: ...
    @property
    def until(self) -> datetime | None: ...


def visits_in_words(visits: Sequence[Visit], *, today: date | None = None) -> str:
    """'vandaag om 15.30, tot ongeveer 16.00'; a second visit follows as 'en van 17.00 tot 17.20'."""
    first, *later = visits
    said = moment_in_words(first.since, today=today)
    if first.until is not None:
        said = _("%(when)s, tot ongeveer %(end)s") % {"when": said, "end": _on_the_clock(first.until)}
    for visit in later:
        if visit.until is not None:
            times = {"when": said, "start": _on_the_clock(visit.since), "end": _on_the_clock(visit.until)}
            said = _("%(when)s, en van %(start)s tot ongeveer %(end)s") % times
    return said


def _on_the_clock(moment: datetime) -> str:
    return clock(timezone.localtime(moment) if timezone.is_aware(moment) else moment)


def clock(moment: datetime) -> str:
    """'15.30' in Dutch, '15:30' in English."""
    return _clock(moment.hour, moment.minute, get_language())


@lru_cache(maxsize=4096)
def _clock(hour: int, minute: int, _language: str | None) -> str:
    return formatted(time(hour, minute), pgettext("clock, as PHP date", "H.i"))


def joined(names: Sequence[object]) -> str:
    """'Marloes', 'Marloes en Erik', 'Marloes, Erik en Ruben'; empty for nobody."""
    texts = [str(name) for name in names]
    if len(texts) < 2:
        return "".join(texts)
    return _("%(several)s en %(last)s") % {"several": ", ".join(texts[:-1]), "last": texts[-1]}


def sentence(text: str) -> str:
    """The text with its first letter as a capital, the rest as it is."""
    return text[:1].upper() + text[1:]


def on_an_envelope(address: str) -> tuple[str, ...]:
    """'Lindelaan 4, 1234 AB Lindedorp' as it stands on an envelope, line by line."""
    return tuple(part.strip() for part in address.replace("\n", ",").split(",") if part.strip())
