"""A suggested title for a point, which everybody who is there reads.

Where the pupil is there, and it is about home or about what parents asked to leave alone, the title names no
topic: an agenda must not tell what nobody told the pupil yet.
"""

from collections.abc import Iterator, Mapping
from uuid import UUID

from django.utils.translation import gettext as _

from keuzeruimte.words import Domain, Verb

from .facts import LimitFact, TopicFact
from .point import Point
from .stored import Stored

LONGEST = 120


def suggested_title(point: Point, *, stored: Stored) -> str:
    """Two or three words about what and how, fit for who is there."""
    how = _how(point.verb)
    if point.verb in (Verb.OFFER_FOLLOW_UP, Verb.CLAIM_FOLLOW_UP):
        return how
    topic = topic_title(point, stored=stored)
    if not topic or (stored.pupil.person in point.hears and _is_of_home(point, stored)):
        return how
    return _("%(topic)s: %(how)s") % {"topic": topic, "how": how[:1].lower() + how[1:]}


def topic_title(point: Point, *, stored: Stored) -> str:
    """What it is about, in the words of the matter; empty where only a domain was given."""
    return TopicTitles(stored).get(point.topic, "") if point.topic else point.new_topic


class TopicTitles(Mapping[UUID, str]):
    """What the topics of a file are called; each is opened when it is asked for."""

    def __init__(self, stored: Stored) -> None:
        self._topics = {topic.id: topic for topic in stored.all(TopicFact)}

    def __getitem__(self, topic: UUID) -> str:
        return self._topics[topic].title

    def __iter__(self) -> Iterator[UUID]:
        return iter(self._topics)

    def __len__(self) -> int:
        return len(self._topics)


def _is_of_home(point: Point, stored: Stored) -> bool:
    domains = {topic.id: topic.domain for topic in stored.all(TopicFact)}
    domain = domains.get(point.topic, point.domain) if point.topic else point.domain
    limited: set[UUID | None] = {limit.topic for limit in stored.all(LimitFact) if limit.topic}
    return domain in (Domain.FAMILY, Domain.UPBRINGING) or point.topic in limited


def _how(verb: str) -> str:
    words = {
        Verb.LISTEN: _("Hoe gaat het nu?"),
        Verb.ACKNOWLEDGE: _("Een woord van waardering"),
        Verb.ASK: _("Hoe gaat het nu?"),
        Verb.INFORM: _("Wat we op school zien"),
        Verb.ASK_PERMISSION: _("Een vraag vooraf"),
        Verb.DISCUSS: _("Samen kijken"),
        Verb.EXPLORE: _("Samen meedenken"),
        Verb.ADVISE: _("Wat kan er?"),
        Verb.GUIDE: _("Hulp op school"),
        Verb.SUPPORT: _("Hulp op school"),
        Verb.AGREE: _("Wat spreken we af?"),
        Verb.LEAVE_CHOICE: _("De keuze"),
        Verb.OFFER_FOLLOW_UP: _("Een apart gesprek, als dat past"),
        Verb.CLAIM_FOLLOW_UP: _("Een volgend gesprek"),
        Verb.REFER: _("Wie kan er helpen?"),
    }
    return words.get(Verb(verb), _("Hoe gaat het verder?"))
