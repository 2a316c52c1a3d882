"""A point of the plan in one sentence: 'Jij wilt Saskia vragen stellen over de scheiding.'

Names only: nobody is taken for a he or a she.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from keuzeruimte.words import Role, Verb
from keuzeruimte_web.components.wording import joined

from .people import FilePerson
from .plain import fits
from .point import PARTS, Point

_HERE = "\x00"
_CORNERS = {"pupil": 0, "parents": 1, "school": 2, "": 3}
_FAMILY = (Role.PUPIL, Role.PARENT)

PATTERNS: Mapping[Verb, Promise] = {
    Verb.LISTEN: _("%(who)s luisteren naar %(to)s. Het gaat over %(topic)s."),
    Verb.ASK: _("%(who)s %(to)s vragen stellen over %(topic)s."),
    Verb.INFORM: _("%(who)s %(to)s vertellen over %(topic)s."),
    Verb.ASK_PERMISSION: _("%(who)s %(to)s toestemming vragen. Het gaat over %(topic)s."),
    Verb.DISCUSS: _("%(who)s met %(to)s praten over %(topic)s."),
    Verb.EXPLORE: _("%(who)s met %(to)s hardop meedenken over %(topic)s."),
    Verb.ADVISE: _("%(who)s %(to)s advies geven over %(topic)s."),
    Verb.GUIDE: _("%(who)s %(to)s helpen bij %(topic)s."),
    Verb.SUPPORT: _("%(who)s %(to)s steunen bij %(topic)s."),
    Verb.AGREE: _("%(who)s met %(to)s iets afspreken over %(topic)s."),
    Verb.DECIDE: _("%(who)s beslissen over %(topic)s, en dat zeggen tegen %(to)s."),
    Verb.LEAVE_CHOICE: _("%(who)s de keuze laten aan %(to)s. Het gaat over %(topic)s."),
    Verb.HAND_BACK: _("%(who)s aan %(to)s teruggeven wat van thuis is. Het gaat over %(topic)s."),
    Verb.OFFER_FOLLOW_UP: _("%(who)s %(to)s een gesprek aanbieden over %(topic)s."),
    Verb.CLAIM_FOLLOW_UP: _("%(who)s met %(to)s een gesprek vastzetten over %(topic)s."),
    Verb.TAKE_OVER: _("%(who)s iets overnemen, en dat zeggen tegen %(to)s. Het gaat over %(topic)s."),
    Verb.DISAPPROVE: _("%(who)s tegen %(to)s een oordeel geven over %(about)s. Het gaat over %(topic)s."),
    Verb.SIDE_WITH: _(
        "%(who)s bij %(to)s opkomen voor %(for)s, tegenover %(against)s. Het gaat over %(topic)s."
    ),
    Verb.SHARE: _("%(who)s met %(to)s delen wat er bekend is over %(topic)s."),
    Verb.PROMISE_SECRECY: _("%(who)s %(to)s beloven niets te vertellen over %(topic)s."),
    Verb.WITHHOLD: _("%(who)s %(to)s erbuiten houden. Het gaat over %(topic)s."),
    Verb.REFER: _("%(who)s %(to)s verwijzen. Het gaat over %(topic)s."),
    Verb.TREAT: _("%(who)s %(to)s behandelen. Het gaat over %(topic)s."),
    Verb.PROTECT: _("%(who)s %(to)s beschermen. Het gaat over %(topic)s."),
}
"""What an act is called in a sentence; those with their own words for several people are made below."""


_PATTERNS = {verb.value: pattern for verb, pattern in PATTERNS.items()}


@dataclass(frozen=True, slots=True)
class Sentence:
    """The sentence around the people it is addressed to, and what else must be known of the point."""

    before: str
    people: tuple[FilePerson, ...]
    after: str
    also: tuple[str, ...]

    @property
    def text(self) -> str:
        """The whole of it as plain words."""
        names = joined([person.short for person in self.people])
        return " ".join((f"{self.before}{names}{self.after}", *self.also))


class Sentences:
    """Points of one file in sentences, as `viewer` reads them; what was said of a point is said again.

    A page says many of them twice: on the agenda, and where a step of the way round leaves or brings them.
    """

    def __init__(
        self, *, people: Mapping[UUID, FilePerson], viewer: UUID, topics: Mapping[UUID, str]
    ) -> None:
        self._people, self._viewer, self._topics = people, viewer, topics
        family = [p.id for p in people.values() if p.role in _FAMILY and not p.deceased]
        self._family = _known(family, people)
        self._language = get_language()
        self._said: dict[tuple[object, ...], Sentence] = {}
        self._called: dict[str, str] = {}
        self._wants: dict[UUID, str] = {}
        self._sitting: dict[tuple[tuple[str, ...], bool], str] = {}

    def of(self, point: Point) -> Sentence:
        """What the plan says of this point; its title and minutes make no difference."""
        about = (point.verb, point.by, point.topic, point.new_topic, point.options, point.duty)
        key = (*about, *map(point.people.get, PARTS))
        said = self._said.get(key)
        if said is None:
            said = self._said[key] = self._of(point)
        return said

    def _of(self, point: Point) -> Sentence:
        people = self._people
        to = _known(point.who("to"), people)
        about = _known(point.who("about"), people) if fits("about", point.verb) else ()
        whole = _pattern(point.verb, len(about or to) > 1, bool(about), self._language) % {
            "who": self._who_wants(point.by),
            "to": _HERE,
            "topic": self._topic(point) or _now("dit onderwerp"),
            "about": joined([p.short for p in about]),
            "for": _all_of(point, "alongside", people),
            "against": _all_of(point, "against", people),
        }
        before, _mark, after = whole.partition(_HERE)
        return Sentence(before, to, after, (*self._who_is_there(point), *_also(point, people)))

    def _who_wants(self, by: UUID) -> str:
        if by not in self._wants:
            self._wants[by] = (
                _now("Jij wilt")
                if by == self._viewer
                else _now("%(name)s wil") % {"name": self._people[by].short}
            )
        return self._wants[by]

    def _who_is_there(self, point: Point) -> Iterable[str]:
        """Who of the family is there, and who is not, besides those it is addressed to."""
        hears, addressed = point.hears, point.who("to")
        others = [one for one in self._family if one.id not in addressed]
        yield from self._sits([one.short for one in others if one.id in hears], there=True)
        if point.verb != Verb.WITHHOLD:
            yield from self._sits([one.short for one in others if one.id not in hears], there=False)

    def _sits(self, names: list[str], *, there: bool) -> Iterable[str]:
        """That these people are there, or are not; of the same people it is said at many points."""
        if not names:
            return ()
        key = (tuple(names), there)
        if key not in self._sitting:
            self._sitting[key] = _sits(there, len(names), self._language) % {"names": joined(names)}
        return (self._sitting[key],)

    def _topic(self, point: Point) -> str:
        title = self._topics.get(point.topic, "") if point.topic else point.new_topic
        if title not in self._called:
            self._called[title] = mid_sentence(title, people=self._people)
        return self._called[title]


def mid_sentence(topic: str, *, people: Mapping[UUID, FilePerson]) -> str:
    """A title as it stands within a sentence: 'de scheiding'; a name or LOB keeps its capital."""
    first = topic.split(" ", 1)[0]
    named = any(first.startswith(person.given) for person in people.values())
    if named or len(first) < 2 or not first[1:].islower():
        return topic
    return topic[:1].lower() + topic[1:]


def _known(ids: Iterable[UUID], people: Mapping[UUID, FilePerson]) -> tuple[FilePerson, ...]:
    """Pupil first, then parents, school and others; by name."""
    found = [people[person] for person in ids if person in people]
    if len(found) > 1:
        found.sort(key=lambda p: (_CORNERS[p.party], p.full, p.id.int))
    return tuple(found)


def _also(point: Point, people: Mapping[UUID, FilePerson]) -> Iterable[str]:
    if point.verb == Verb.ASK and point.who("about"):
        yield _now("De vraag gaat over %(names)s.") % _part(point, "about", people)
    if point.verb == Verb.ADVISE and (point.options or 1) > 1:
        yield _now("Er zijn %(number)s mogelijkheden om uit te kiezen.") % {"number": point.options}
    if point.verb == Verb.AGREE and point.who("responsible"):
        yield _now("Wie het doet: %(names)s.") % _part(point, "responsible", people)
    if point.who("through"):
        yield _now("Wie het overbrengt: %(names)s.") % _part(point, "through", people)
    if point.who("waits_for"):
        waiting = _part(point, "waits_for", people)
        sentence = ngettext(
            "Dit gebeurt pas als %(names)s ja zegt.",
            "Dit gebeurt pas als %(names)s ja zeggen.",
            len(point.who("waits_for")),
        )
        yield sentence % waiting
    if point.duty:
        yield _now("School moet dit van de wet.")


def _all_of(point: Point, part: str, people: Mapping[UUID, FilePerson]) -> str:
    who = point.who(part)
    return joined([person.short for person in _known(who, people)]) if who else ""


def _part(point: Point, part: str, people: Mapping[UUID, FilePerson]) -> dict[str, str]:
    return {"names": _all_of(point, part, people)}


# A page says a dozen sentences, and they are made of the same texts each time: put in words once a language.


@lru_cache(maxsize=64)
def _sits(there: bool, number: int, _language: str | None) -> str:
    if there:
        return ngettext("%(names)s zit erbij.", "%(names)s zitten erbij.", number)
    return ngettext("%(names)s is er niet bij.", "%(names)s zijn er niet bij.", number)


@lru_cache(maxsize=512)
def _pattern(verb: str, several: bool, with_about: bool, _language: str | None) -> str:
    number = 2 if several else 1
    if verb == Verb.ACKNOWLEDGE and with_about:
        return ngettext(
            "%(who)s tegen %(to)s zeggen wat %(about)s doet of draagt. Het gaat over %(topic)s.",
            "%(who)s tegen %(to)s zeggen wat %(about)s doen of dragen. Het gaat over %(topic)s.",
            number,
        )
    if verb == Verb.ACKNOWLEDGE:
        return ngettext(
            "%(who)s erkennen wat %(to)s doet of draagt. Het gaat over %(topic)s.",
            "%(who)s erkennen wat %(to)s doen of dragen. Het gaat over %(topic)s.",
            number,
        )
    return str(_PATTERNS[verb])
