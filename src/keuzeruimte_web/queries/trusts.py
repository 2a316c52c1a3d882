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
from keuzeruimte_web.bridge.going_on import asked_about, next_span
from keuzeruimte_web.bridge.turning import entrusted_until
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
    starts: bool
    may_join: bool
    let_end_by: str


@dataclass(frozen=True, slots=True)
class EndingLine:
    """Something entrusted of which nobody said yet whether it goes on.

    `since`, `until`: the first and last day of it, if it does.
    """

    id: UUID
    title: str
    by_words: str
    last_day: date
    ended: bool
    since: date
    until: date


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
    here = colleagues(seen, who=who, today=viewer.today)
    # who is named stays so, also after guiding: let go of unasked, it would be for everybody of school
    named = found.to if found else ()
    return TrustPage(
        pupil=pupil,
        name=who[pupil].name,
        trust=found,
        colleagues=(*here, *(one for one in named if one not in here)),
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
            starts=fact.since is not None and fact.since > viewer.today,
            may_join=fact.id in change
            and fact.goes_on_from is not None
            and viewer.person not in named.get((fact.id, "by"), set()),
            let_end_by=as_said(in_order(who, {fact.let_end_by}), viewer=viewer) if fact.let_end_by else "",
        )
        for fact in facts
    )


def endings(
    seen: Seen, *, who: Mapping[UUID, Who], viewer: Viewer, born: date | None
) -> tuple[EndingLine, ...]:
    """What comes to its end and the viewer may say something of, first one first (`bridge/going_on.py`).

    Nothing of a child who is 18 by then: from there on the pupil entrusts.
    """
    named: dict[UUID, set[UUID]] = {}
    for one in seen.every(ff.EntrustedPerson):
        if one.part == "by":
            named.setdefault(one.of, set()).add(one.person)
    titles = {topic.of: topic.title for topic in seen.every(ff.EntrustedTopic)}
    change = {one.id for one in seen.every(ff.EntrustedToChange)}
    running = {matter.id for matter in seen.every(ff.MatterTitle) if matter.closed_on is None}
    facts = seen.every(ff.Entrusted)
    said = {fact.goes_on_from for fact in facts}
    lines = []
    for fact in facts:
        waits = fact.status == "agreed" and fact.let_end_on is None and fact.id not in said
        if not (waits and fact.id in change and fact.matter in running):
            continue
        if fact.until is None or not asked_about(fact.until, today=viewer.today):
            continue
        since, until = next_span(since=fact.since, until=fact.until, today=viewer.today)
        by = named.get(fact.id, set())
        if entrusted_until(since, by=by, pupil=seen.pupil, born=born) != since:
            continue
        lines.append(
            EndingLine(
                id=fact.id,
                title=titles.get(fact.id) or domain_words(fact.domain),
                by_words=as_said(in_order(who, by), viewer=viewer),
                last_day=fact.until,
                ended=fact.until < viewer.today,
                since=since,
                until=entrusted_until(until, by=by, pupil=seen.pupil, born=born) or until,
            )
        )
    return tuple(sorted(lines, key=lambda line: (line.last_day, str(line.id))))
