"""What an employer does with the link of a placement: says yes, or writes to the pupil.

Nobody signs in here. Each function finds the placement by the secret alone, and answers None, or raises
NoDoor, for every secret that does not work, whatever the reason.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from keuzeruimte_web.access.rights import Kind
from keuzeruimte_web.audit.trail import leave_trace
from keuzeruimte_web.audit.words import TraceWord
from keuzeruimte_web.operations.messages import put_in_outboxes
from keuzeruimte_web.operations.placement_link import hashed
from keuzeruimte_web.operations.versions import Stale
from keuzeruimte_web.records.models import CareerItem, Placement, PlacementLink, PlacementWord
from keuzeruimte_web.records.models.choices import CareerKind, PlacementParty
from keuzeruimte_web.records.scope import above_schools, school_scope

WORDS = ("yes", "talk")


class NoDoor(Exception):  # noqa: N818
    """This secret leads nowhere (any more)."""


class WroteBefore(Exception):  # noqa: N818
    """Something else was written already; these words are not kept."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """What the employer is asked to say yes to. Who wrote it knew that the employer reads it."""

    where: str
    learn: str
    agreed: str
    version: int


@dataclass(frozen=True, slots=True)
class Door:
    """What stands on the employer's page. `agreement` is there until the employer said yes; `may_write` from
    the first day on, once."""

    school: str
    employer: str
    pupil: str
    since: date
    until: date
    said: str
    agreement: Agreement | None
    may_write: bool
    wrote: bool


@dataclass(frozen=True, slots=True)
class Feedback:
    """What an employer writes to the pupil: what was seen, what went well, a tip. No mark, no score."""

    seen: str
    went_well: str
    tip: str


def look(token: str, *, today: date) -> Door | None:
    """The page behind this secret; None for a secret that does not work."""
    link = _found(token, today=today)
    if link is None:
        return None
    with school_scope(link.school_id):
        one = _placement(link.placement_id)
        said = _word(one)
        return Door(
            school=one.school.name,
            employer=one.employer,
            pupil=one.pupil.person.full_name,
            since=one.since,
            until=one.until,
            said=said,
            agreement=None if said == "yes" else Agreement(one.where, one.learn, one.agreed, one.version),
            may_write=said == "yes" and one.feedback_at is None and one.since <= today,
            wrote=one.feedback_at is not None,
        )


def say(token: str, *, word: str, version: int, today: date) -> None:
    """The employer says yes to this version, or wants to talk first. Raises NoDoor, Stale, ValueError."""
    if word not in WORDS:
        raise ValueError(word)
    link = _found(token, today=today)
    if link is None:
        raise NoDoor
    with school_scope(link.school_id), transaction.atomic():
        one = _placement(link.placement_id, lock=True)
        if one.version != version:
            raise Stale(current={}, version=one.version)
        said = {"word": word, "entered_by": None, "at": timezone.now()}
        PlacementWord.objects.update_or_create(
            placement=one,
            version=version,
            party=PlacementParty.EMPLOYER,
            person=None,
            defaults=said,
            create_defaults={"school_id": link.school_id, **said},
        )
        leave_trace(
            link.school_id,
            actor=link.made_by_id,
            role="professional",
            word=TraceWord.HEARD_EMPLOYER,
            pupil=one.pupil_id,
            record=one.pk,
        )


def write_feedback(token: str, *, feedback: Feedback, today: date) -> None:
    """Put what the employer wrote before the pupil: a piece of the pupil's own file, for the pupil alone.

    The same once more changes nothing. It leaves no line in the trail: it is the pupil's own. Raises NoDoor,
    WroteBefore.
    """
    link = _found(token, today=today)
    if link is None:
        raise NoDoor
    with school_scope(link.school_id), transaction.atomic():
        one = _placement(link.placement_id, lock=True)
        if _word(one) != "yes" or one.since > today:
            raise NoDoor
        if one.feedback_at is not None:
            if _same(one, feedback):  # a double click
                return
            raise WroteBefore
        made = CareerItem.objects.create(
            school_id=link.school_id,
            pupil=one.pupil,
            kind=CareerKind.FEEDBACK,
            title=one.employer,
            words=feedback.seen,
            results=feedback.went_well,
            follow_up=feedback.tip,
            on=today,
            placement=one,
        )
        Placement.objects.filter(pk=one.pk).update(feedback_at=timezone.now())
        put_in_outboxes(
            link.school_id,
            people={one.pupil_id},
            pupil=one.pupil_id,
            kind=Kind.CAREER_ITEM,
            record=made.pk,
            today=today,
        )


def _same(one: Any, feedback: Feedback) -> bool:
    """Whether the pupil has just these words already."""
    made = CareerItem.objects.filter(placement=one, kind=CareerKind.FEEDBACK).first()
    return made is not None and feedback == Feedback(made.words, made.results, made.follow_up)


def _found(token: str, *, today: date) -> Any | None:
    with above_schools():
        open_links = PlacementLink.objects.filter(
            ended_at__isnull=True, until__gte=today, placement__ended_on__isnull=True
        )
        return (
            open_links.filter(token_hash=hashed(token))
            .only("school_id", "placement_id", "made_by_id")
            .first()
        )


def _placement(pk: UUID, *, lock: bool = False) -> Any:
    found = Placement.objects.select_related("pupil__person", "school")
    return (found.select_for_update(of=("self",)) if lock else found).get(pk=pk)


def _word(one: Any) -> str:
    said = PlacementWord.objects.filter(
        placement=one, version=one.version, party=PlacementParty.EMPLOYER
    ).first()
    return said.word if said else ""
