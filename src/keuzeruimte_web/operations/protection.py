"""A protection: a measure that formally exists, written down by a leader and confirmed by a second person.

Ground, who carries it, for which domains, until when, and when the parents are talked with (METHOD 3).
Nothing holds before the second confirmed it with the own account.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction

from keuzeruimte_web.access.decide import Invisible, require, rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.audit.trail import leave_trace
from keuzeruimte_web.audit.words import TraceWord
from keuzeruimte_web.operations.messages import parents_of, tell
from keuzeruimte_web.operations.once import remember
from keuzeruimte_web.records.models import (
    Guardianship,
    Involvement,
    Matter,
    Person,
    Protection,
    ProtectionPerson,
    ProtectionProposal,
    ThirdParty,
)
from keuzeruimte_web.records.models.choices import Domain, VillageRole

LONGEST = timedelta(days=184)
"""Six months; a measure that goes on is written down anew, by two people again."""


class NotASecond(ValueError):  # noqa: N818
    """The second is another person who guides pupils here, and no parent of this pupil."""


class NoSuchTime(ValueError):  # noqa: N818
    """It ends after today and within six months; the talk with the parents is planned by then."""


@dataclass(frozen=True, slots=True)
class Measure:
    """What formally exists. `helpers` act at the request of who carries it."""

    given_name: str
    family_name: str
    ground: str
    domains: tuple[str, ...]
    helpers: tuple[UUID, ...]
    until: date
    talk_on: date


def propose(viewer: Viewer, *, matter: UUID, second: UUID, measure: Measure, once: UUID) -> None:
    """Ask a second person to confirm. Raises Invisible, SentBefore, NotASecond, NoSuchTime."""
    with transaction.atomic():
        remember(viewer, key=once)
        about: Matter = require(viewer, Kind.MATTER, Right.PROPOSE, matter)
        if second == viewer.person or not _may_help(viewer, about, [second, *measure.helpers]):
            raise NotASecond
        today = viewer.today
        if not today < measure.until <= today + LONGEST or not today <= measure.talk_on <= measure.until:
            raise NoSuchTime
        row = ProtectionProposal.objects.create(
            school_id=viewer.school,
            matter=about,
            leader_id=viewer.person,
            second_id=second,
            given_name=measure.given_name,
            family_name=measure.family_name,
            ground=measure.ground,
            domains=[Domain(domain).value for domain in measure.domains],
            helpers=[str(one) for one in measure.helpers],
            until=measure.until,
            talk_on=measure.talk_on,
        )
        _trace(viewer, TraceWord.ASKED_PROTECTION, about, row.pk)
        tell(viewer, people=[second], pupil=about.pupil_id, kind=Kind.PROTECTION_PROPOSAL, record=row.pk)


def confirm(viewer: Viewer, *, proposal: UUID) -> None:
    """The second confirms: from today on it holds, and the parents read it. Raises Invisible, Forbidden (the
    leader), NoSuchTime (it would have ended)."""
    with transaction.atomic():
        require(viewer, Kind.PROTECTION_PROPOSAL, Right.CONFIRM, proposal)
        held = ProtectionProposal.objects.select_for_update(of=("self",)).filter(pk=proposal)
        row: ProtectionProposal | None = held.first()
        if row is None:  # confirmed or taken back meanwhile
            raise Invisible(Kind.PROTECTION_PROPOSAL)
        if row.until <= viewer.today:
            raise NoSuchTime
        about = row.matter
        carries = Person.objects.create(
            school_id=viewer.school, given_name=row.given_name, family_name=row.family_name
        )
        span = {"since": viewer.today, "until": row.until}
        ThirdParty.objects.create(
            school_id=viewer.school, matter=about, person=carries, role=VillageRole.PROTECTOR, **span
        )
        made = Protection.objects.create(
            school_id=viewer.school,
            matter=about,
            protector=carries,
            ground=row.ground,
            domains=row.domains,
            leader_id=row.leader_id,
            second_id=viewer.person,
            talk_on=row.talk_on,
            **span,
        )
        ProtectionPerson.objects.bulk_create(
            ProtectionPerson(school_id=viewer.school, protection=made, person_id=UUID(one))
            for one in row.helpers
        )
        row.delete()
        _trace(viewer, TraceWord.RECORDED_PROTECTION, about, made.pk)
        guides = Involvement.objects.filter(matter=about).values_list("person", flat=True)
        people = {*parents_of(about.pupil_id), *guides}
        tell(viewer, people=people, pupil=about.pupil_id, kind=Kind.PROTECTION, record=made.pk)


def let_go(viewer: Viewer, *, proposal: UUID) -> None:
    """The second does not confirm, or the leader takes it back: it is gone. Raises Invisible."""
    with transaction.atomic():
        row: ProtectionProposal = require(viewer, Kind.PROTECTION_PROPOSAL, Right.CHANGE, proposal)
        about, pk = row.matter, row.pk
        gone, _of_what = row.delete()
        if not gone:  # confirmed or taken back meanwhile
            raise Invisible(Kind.PROTECTION_PROPOSAL)
        _trace(viewer, TraceWord.LET_GO_PROTECTION, about, pk)


def _may_help(viewer: Viewer, about: Matter, people: Sequence[UUID]) -> bool:
    """All of them guide here today, and none is a parent of this pupil."""
    works = set(rows(viewer, Kind.EMPLOYMENT).filter(person__in=people).values_list("person", flat=True))
    parents = Guardianship.objects.filter(pupil=about.pupil_id, parent__in=people)
    return set(people) <= works and not parents.exists()


def _trace(viewer: Viewer, word: TraceWord, about: Matter, record: UUID) -> None:
    leave_trace(
        viewer.school,
        actor=viewer.person,
        role=viewer.role,
        word=word,
        pupil=about.pupil_id,
        matter=about.pk,
        record=record,
    )
