"""What is entrusted to school, as the family reads it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone

from keuzeruimte_web.access.decide import Invisible
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.bridge import family_facts as ff
from keuzeruimte_web.bridge.facts import InvolvementFact
from keuzeruimte_web.bridge.family import Seen
from keuzeruimte_web.queries.family import Who, as_said, in_force, in_order, name_of, people, read_one
from keuzeruimte_web.queries.matters import matters
from keuzeruimte_web.queries.subjects import domain_words


@dataclass(frozen=True, slots=True)
class TrustLine:
    """Something entrusted, asked or stopped."""

    id: UUID
    title: str
    domain: str
    words: str
    status: str
    to: tuple[Who, ...]
    to_words: str
    by_words: str
    until: date | None
    since: date | None
    stopped_by: str
    stopped_on: date | None
    may_change: bool
    version: int


@dataclass(frozen=True, slots=True)
class TrustPage:
    """What the page for one thing entrusted needs: as it is (None for a new one), and to whom it can go."""

    pupil: UUID
    name: str
    trust: TrustLine | None
    colleagues: tuple[Who, ...]
    known: tuple[str, ...]


def trust_page(
    viewer: Viewer, *, pupil: UUID, matter: UUID | None = None, delegation: UUID | None = None
) -> TrustPage:
    """For something new in a matter, or something that the viewer may change. Raises Invisible."""
    seen = read_one(viewer, pupil=pupil)
    who = people(seen, viewer=viewer)
    lines = trusts(seen, who=who, viewer=viewer)
    found = next((t for t in lines if t.id == delegation and t.may_change and t.status == "agreed"), None)
    may = any(line.id == matter and line.may_entrust for line in matters(seen))
    if not (may if delegation is None else found):
        raise Invisible
    return TrustPage(
        pupil=pupil,
        name=who[pupil].name,
        trust=found,
        colleagues=colleagues(seen, who=who, today=viewer.today),
        known=tuple(sorted({line.title for line in lines})),
    )


def colleagues(seen: Seen, *, who: Mapping[UUID, Who], today: date) -> tuple[Who, ...]:
    """Who of school is involved with this pupil today."""
    return in_order(who, {c.person for c in seen.every(InvolvementFact) if in_force(c, today)})


def trusts(seen: Seen, *, who: Mapping[UUID, Who], viewer: Viewer) -> tuple[TrustLine, ...]:
    """What was entrusted and did not end, what school asks, and what was stopped; newest first."""
    named: dict[tuple[UUID, str], set[UUID]] = {}
    for one in seen.every(ff.EntrustedPerson):
        named.setdefault((one.of, one.part), set()).add(one.person)
    topics = {topic.of: topic for topic in seen.every(ff.EntrustedTopic)}
    change = {one.id for one in seen.every(ff.EntrustedToChange)}
    facts = [fact for fact in seen.every(ff.Entrusted) if fact.until is None or fact.until >= viewer.today]
    facts.sort(key=lambda fact: (fact.created_at, str(fact.id)), reverse=True)
    return tuple(
        TrustLine(
            id=fact.id,
            title=topics[fact.id].title if fact.id in topics else domain_words(fact.domain),
            domain=fact.domain,
            words=fact.words,
            status=fact.status,
            to=in_order(who, named.get((fact.id, "to"), set())),
            to_words=as_said(in_order(who, named.get((fact.id, "to"), set())), viewer=viewer),
            by_words=as_said(in_order(who, named.get((fact.id, "by"), set())), viewer=viewer),
            until=fact.until,
            since=fact.since,
            stopped_by=name_of(who, fact.stopped_by),
            stopped_on=timezone.localdate(fact.stopped_at) if fact.stopped_at else None,
            may_change=fact.id in change,
            version=fact.version,
        )
        for fact in facts
    )
