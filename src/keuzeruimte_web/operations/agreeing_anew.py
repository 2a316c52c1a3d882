"""An agreement that did not come off gets a new day, or is let go of: together, with a yes of who it needs.

One proposes. It happens when everybody who would do it says yes, and at least two corners of the triangle do.
Who does not want it leaves it as it is: then the proposal is gone, and nothing says who did not want it.
"""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from keuzeruimte_web.access.decide import Forbidden, require
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.audit.trail import leave_trace
from keuzeruimte_web.audit.words import TraceWord
from keuzeruimte_web.bridge.comers import parents_out
from keuzeruimte_web.bridge.my_agreements import proposal_of
from keuzeruimte_web.operations.messages import tell
from keuzeruimte_web.operations.once import remember
from keuzeruimte_web.records.models import (
    Agreement,
    AgreementPerson,
    AgreementYes,
    Guardianship,
    Involvement,
)
from keuzeruimte_web.records.models.choices import Proposal


class NotGoing(Exception):  # noqa: N818
    """The agreement is done, or was let go of: nothing is proposed for it any more."""


class DayGone(ValueError):  # noqa: N818
    """A new day is a day to come."""


class OtherProposal(Exception):  # noqa: N818
    """Meanwhile somebody proposed something else than what was read: nobody says yes or no to that unread."""


class NobodyToSayYes(Exception):  # noqa: N818
    """This person's yes is not needed here."""


def propose(viewer: Viewer, *, agreement: UUID, what: str, due: date | None, once: UUID) -> None:
    """Propose a new day, or letting go; in place of what was proposed before. Everybody else concerned hears
    that there is something new. Raises Invisible, Forbidden, SentBefore, NotGoing, DayGone."""
    proposal = Proposal(what)
    with transaction.atomic():
        row = _going(viewer, agreement, Right.PROPOSE_OTHER)
        remember(viewer, key=once, made=agreement)
        if proposal == Proposal.RENEW and (due is None or due <= viewer.today):
            raise DayGone
        AgreementYes.objects.filter(agreement=row).delete()
        row.proposal, row.proposed_by_id = proposal, viewer.person
        row.proposed_due = due if proposal == Proposal.RENEW else None
        row.save(update_fields=["proposal", "proposed_by", "proposed_due"])
        _trace(viewer, row, TraceWord.PROPOSED_AGREEMENT)
        _yes(viewer, row, person=viewer.person)
        if row.proposal:
            _tell(viewer, row)


def say_yes(viewer: Viewer, *, agreement: UUID, read: str = "") -> None:
    """Say yes to what is proposed; the last yes carries it out. Again changes nothing.

    `read`: the proposal as it stood on the page (`proposal_of`). Raises Invisible, Forbidden, NotGoing,
    OtherProposal.
    """
    with transaction.atomic():
        row = _going(viewer, agreement, Right.PROPOSE_OTHER, read=read)
        if row.proposal:
            _yes(viewer, row, person=viewer.person)


def say_yes_for(viewer: Viewer, *, agreement: UUID, person: UUID, read: str = "") -> None:
    """Somebody of the family said yes at a table or by telephone: written down, and marked so.

    Raises Invisible, Forbidden, NotGoing, OtherProposal, NobodyToSayYes.
    """
    with transaction.atomic():
        row = _going(viewer, agreement, Right.SAY_FOR, read=read)
        if person not in family_on(row) - parents_out(viewer, pupil=row.conversation.matter.pupil_id):
            raise NobodyToSayYes(person)
        if row.proposal:
            _yes(viewer, row, person=person, entered_by=viewer.person)


def leave_as_is(viewer: Viewer, *, agreement: UUID, read: str = "") -> None:
    """Take the proposal away: the agreement stays as it was, and nothing says who did not want it.

    Raises Invisible, Forbidden, NotGoing, OtherProposal.
    """
    with transaction.atomic():
        row = _going(viewer, agreement, Right.PROPOSE_OTHER, read=read)
        _forget(row)
        row.save(update_fields=["proposal", "proposed_by", "proposed_due"])


def family_on(row: Agreement) -> set[UUID]:
    """Who of the family does this, or was there when it was agreed."""
    people = set(AgreementPerson.objects.filter(agreement=row).values_list("person", flat=True))
    pupil = row.conversation.matter.pupil_id
    parents = set(
        Guardianship.objects.filter(pupil=pupil, parent__in=people).values_list("parent", flat=True)
    )
    return people & ({pupil} | parents)


def _going(viewer: Viewer, agreement: UUID, right: Right, *, read: str = "") -> Agreement:
    seen = require(viewer, Kind.AGREEMENT, right, agreement)
    row: Agreement = (
        Agreement.objects.select_for_update(of=("self",))
        .select_related("conversation__matter")
        .get(pk=seen.pk)
    )
    if row.done_at is not None or row.let_go_on is not None:
        raise NotGoing
    if row.conversation.matter.closed_on is not None:
        raise Forbidden("closed")
    if read and row.proposal and read != proposal_of(row):
        raise OtherProposal
    return row


def _yes(viewer: Viewer, row: Agreement, *, person: UUID, entered_by: UUID | None = None) -> None:
    AgreementYes.objects.get_or_create(
        agreement=row,
        person_id=person,
        defaults={"school_id": viewer.school, "entered_by_id": entered_by},
    )
    if _together(viewer, row):
        _carry_out(viewer, row)


def _together(viewer: Viewer, row: Agreement) -> bool:
    """Everybody who would do it said yes, and two corners at least.

    Who left school has no say any more, nor a parent who died or whom a court order keeps away.
    """
    said = set(AgreementYes.objects.filter(agreement=row).values_list("person", flat=True))
    owners = set(AgreementPerson.objects.filter(agreement=row, part="owner").values_list("person", flat=True))
    family = family_on(row)
    guiding = set(_guides(viewer, row).values_list("person", flat=True))
    pupil = row.conversation.matter.pupil_id
    needed = owners & (family | guiding) - parents_out(viewer, pupil=pupil)
    corners = {"pupil" if p == pupil else "parents" if p in family else "school" for p in said}
    return needed <= said and len(corners) > 1


def _guides(viewer: Viewer, row: Agreement) -> Any:
    return Involvement.objects.filter(
        Q(since__isnull=True) | Q(since__lte=viewer.today),
        Q(until__isnull=True) | Q(until__gte=viewer.today),
        matter=row.conversation.matter_id,
    )


def _carry_out(viewer: Viewer, row: Agreement) -> None:
    if row.proposal == Proposal.RENEW:
        row.due_on, row.renewed_on, row.reminded_on = row.proposed_due, viewer.today, None
    else:
        row.let_go_on = viewer.today
    _forget(row)
    row.save()
    _trace(viewer, row, TraceWord.CHANGED_AGREEMENT)
    _tell(viewer, row)


def _forget(row: Agreement) -> None:
    AgreementYes.objects.filter(agreement=row).delete()
    row.proposal, row.proposed_by, row.proposed_due = "", None, None


def _tell(viewer: Viewer, row: Agreement) -> None:
    """Who does it and who was there, each an own message at the same moment."""
    people = set(AgreementPerson.objects.filter(agreement=row).values_list("person", flat=True))
    pupil = row.conversation.matter.pupil_id
    tell(viewer, people=people, pupil=pupil, kind=Kind.AGREEMENT, record=row.pk)


def _trace(viewer: Viewer, row: Agreement, word: TraceWord) -> None:
    leave_trace(
        viewer.school,
        actor=viewer.person,
        role=viewer.role,
        word=word,
        pupil=row.conversation.matter.pupil_id,
        matter=row.conversation.matter_id,
        record=row.pk,
    )
