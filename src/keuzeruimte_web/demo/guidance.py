"""What guidance is about: a matter, who is involved, and what parents entrusted, limited and asked."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from keuzeruimte_web.audit.words import TraceWord
from keuzeruimte_web.demo.days import at
from keuzeruimte_web.demo.ledger import Ledger
from keuzeruimte_web.records.models import (
    Delegation,
    DelegationPerson,
    DelegationTopic,
    Event,
    Involvement,
    Limit,
    LimitAuthor,
    LimitPerson,
    Matter,
    ParentRequest,
    Person,
    Pupil,
    RequestPerson,
    Topic,
    Trace,
)
from keuzeruimte_web.records.models.choices import (
    DelegationStatus,
    Domain,
    EventKind,
    MatterKind,
    RequestKind,
    StaffRole,
)

HALF_A_YEAR = 120


def matter(
    ledger: Ledger,
    child: Pupil,
    title: str,
    *,
    opened: date,
    kind: MatterKind = MatterKind.TRAJECTORY,
    reason: str = "",
    goal: str = "",
    closed: date | None = None,
) -> Matter:
    """A trajectory or a choice moment of this pupil."""
    return ledger.add(
        Matter,
        pupil=child,
        kind=kind,
        title=title,
        reason=reason,
        goal=goal,
        opened_on=opened,
        closed_on=closed,
    )


def involve(
    ledger: Ledger, about: Matter, somebody: Person, role: StaffRole, *, since: date | None = None
) -> Involvement:
    """Tie a professional to a matter, from its first day unless said otherwise."""
    return ledger.add(
        Involvement,
        pupil=about.pupil,
        matter=about,
        person=somebody,
        role=role,
        since=since or about.opened_on,
        until=about.closed_on,
    )


def mentor_of(ledger: Ledger, child: Pupil, mentor: Person) -> Involvement:
    """Tie a mentor to a pupil."""
    return ledger.add(
        Involvement,
        pupil=child,
        matter=None,
        person=mentor,
        role=StaffRole.MENTOR,
        since=ledger.days.before(HALF_A_YEAR),
    )


def topic(ledger: Ledger, about: Matter, title: str, domain: Domain) -> Topic:
    """A topic in plain words."""
    return ledger.add(Topic, matter=about, title=title, domain=domain)


def delegate(
    ledger: Ledger,
    about: Topic,
    *,
    by: Sequence[Person],
    to: Sequence[Person],
    words: str,
    since: date,
    until: date | None = None,
    status: DelegationStatus = DelegationStatus.AGREED,
) -> Delegation:
    """What parents entrusted, on one topic."""
    row = ledger.add(
        Delegation,
        matter=about.matter,
        domain=about.domain,
        words=words,
        status=status,
        since=since,
        until=until,
        created_at=at(since, 10),
    )
    ledger.add(DelegationTopic, delegation=row, topic=about)
    for somebody in by:
        ledger.add(DelegationPerson, delegation=row, person=somebody, part=DelegationPerson.Part.BY)
    for somebody in to:
        ledger.add(DelegationPerson, delegation=row, person=somebody, part=DelegationPerson.Part.TO)
    return row


def limit(
    ledger: Ledger,
    about: Topic,
    *,
    by: Sequence[tuple[Person, str]],
    audience: Sequence[Person],
    since: date,
    review: date | None = None,
    unless_present: Sequence[Person] = (),
) -> Limit:
    """What each of these parents, for a reason in own words or none, asks not to open with the audience."""
    row = ledger.add(Limit, matter=about.matter, topic=about, since=since, review_on=review)
    for author, reason in by:
        ledger.add(LimitAuthor, limit=row, person=author, reason=reason, since=since)
    for somebody in audience:
        ledger.add(LimitPerson, limit=row, person=somebody, part=LimitPerson.Part.WITH)
    for somebody in unless_present:
        ledger.add(LimitPerson, limit=row, person=somebody, part=LimitPerson.Part.UNLESS_PRESENT)
    return row


def request(
    ledger: Ledger,
    about: Topic,
    kind: RequestKind,
    *,
    by: Sequence[Person],
    words: str,
    on: date,
    present: Sequence[Person] = (),
    entered_by: Person | None = None,
) -> ParentRequest:
    """What parents asked of school, and who heard it."""
    row = ledger.add(
        ParentRequest,
        matter=about.matter,
        topic=about,
        kind=kind,
        words=words,
        asked_on=on,
        entered_by=entered_by,
    )
    for somebody in by:
        ledger.add(RequestPerson, request=row, person=somebody, part=RequestPerson.Part.BY)
    for somebody in present:
        ledger.add(RequestPerson, request=row, person=somebody, part=RequestPerson.Part.PRESENT)
    return row


def event(
    ledger: Ledger,
    about: Matter,
    somebody: Person,
    kind: EventKind,
    *,
    on: date,
    author: Person,
    observed: str,
    opinion: str = "",
) -> Event:
    """What somebody did, as it was seen."""
    return ledger.add(
        Event,
        matter=about,
        on=on,
        person=somebody,
        kind=kind,
        observed=observed,
        opinion=opinion,
        author=author,
        created_at=at(on, 16),
    )


def trace(
    ledger: Ledger,
    word: TraceWord,
    *,
    actor: Person,
    about: Matter,
    on: date,
    role: str = "professional",
    record: UUID | None = None,
) -> Trace:
    """A line of the trail: who did what, that day."""
    return ledger.add(
        Trace,
        at=at(on, 15, 20),
        actor=actor,
        role=role,
        word=word,
        pupil=about.pupil,
        matter=about,
        record=record,
    )
