"""The plain choices of a point, for forms: what can be chosen."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.utils.functional import Promise, lazy
from django.utils.translation import gettext_lazy as _

from keuzeruimte_web.access.viewer import Viewer

from .facts import TopicFact
from .people import FilePerson
from .plain import in_words
from .stored import Stored

NEW_TOPIC = "new"
Choice = tuple[str, str | Promise]
NamedChoice = tuple[str, str]


@dataclass(frozen=True, slots=True)
class PointChoices:
    """What can be chosen at a point, each as (value, words). `parties` gives people their corner.

    `everybody` can be spoken about, the `living` can be there, and `doers` can do what is agreed: the living
    and the professional whose point it is.
    """

    verbs: tuple[Choice, ...]
    topics: tuple[Choice, ...]
    domains: tuple[Choice, ...]
    domain_help: Mapping[str, str | Promise]
    everybody: tuple[Choice, ...]
    living: tuple[Choice, ...]
    doers: tuple[Choice, ...]
    parties: Mapping[str, str]
    pupil: str
    by: UUID


def choices_of(
    viewer: Viewer, stored: Stored, *, people: Mapping[UUID, FilePerson], matter: UUID, by: UUID
) -> PointChoices:
    """The choices at a point that professional `by` will do. The dead can be spoken about, not spoken to."""
    order = ("pupil", "parents", "school", "")
    known = sorted(
        (p for p in people.values() if p.involved and p.id != by),
        key=lambda p: (order.index(p.party), p.short, p.id.int),
    )
    living = [p for p in known if not p.deceased]
    doer = _("Jij") if by == viewer.person else people[by].short
    words = in_words()
    return PointChoices(
        verbs=words.verbs,
        topics=(
            *((str(t.id), _title_of(t)) for t in stored.all(TopicFact) if t.matter == matter),
            (NEW_TOPIC, _("Iets anders")),
        ),
        domains=words.domains,
        domain_help=words.domain_help,
        everybody=_named(known),
        living=_named(living),
        doers=(*_named(living), (str(by), doer)),
        parties={str(p.id): p.party for p in known} | {str(by): "school"},
        pupil=people[stored.pupil.person].short,
        by=by,
    )


def _title(topic: TopicFact) -> str:
    return topic.title


_title_of = lazy(_title, str)
"""What a topic is called, opened when it is shown: who saves a point, or tries one, only names its id."""


def _named(people: Iterable[FilePerson]) -> tuple[Choice, ...]:
    return tuple((str(person.id), person.short) for person in people)
