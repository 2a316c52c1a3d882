"""Noting what happened: observation and opinion apart; the writer may change it the same day."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from keuzeruimte_web.access.decide import require
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.audit.trail import leave_trace
from keuzeruimte_web.audit.words import TraceWord
from keuzeruimte_web.operations.drafts import drop_draft
from keuzeruimte_web.operations.once import remember
from keuzeruimte_web.records.models import Event, Guardianship, Involvement, Matter, ThirdParty

DRAFT = "event"


class NotInThisFile(ValueError):  # noqa: N818
    """An event is about somebody of the pupil's file."""


class NotYet(ValueError):  # noqa: N818
    """What happened did not happen tomorrow."""


class TheDayIsOver(Exception):  # noqa: N818
    """An event changes on the day it was written; after that one adds to it."""


@transaction.atomic
def record_event(
    viewer: Viewer,
    *,
    once: UUID,
    matter: UUID,
    person: UUID,
    kind: str,
    on: date,
    observed: str = "",
    opinion: str = "",
) -> UUID:
    """Note what somebody of the file did, as it was seen.

    Raises Invisible or Forbidden, NotInThisFile, NotYet, and SentBefore for the same form again.
    """
    about: Matter = require(viewer, Kind.MATTER, Right.RECORD_EVENT, matter)
    if not _in_file(about, person):
        raise NotInThisFile
    if on > viewer.today:
        raise NotYet
    event: Event = Event.objects.create(
        school_id=viewer.school,
        matter=about,
        on=on,
        person_id=person,
        kind=kind,
        observed=observed,
        opinion=opinion,
        author_id=viewer.person,
    )
    remember(viewer, key=once, made=event.pk)
    _trace(viewer, event)
    drop_draft(viewer, form=DRAFT, about=str(about.pupil_id))
    made: UUID = event.pk
    return made


@transaction.atomic
def change_event(
    viewer: Viewer, *, event: UUID, kind: str, on: date, observed: str = "", opinion: str = ""
) -> None:
    """Put right what one wrote today. Raises TheDayIsOver, NotYet, Invisible or Forbidden."""
    row: Event = require(viewer, Kind.EVENT, Right.CHANGE, event)
    if not written_today(viewer, row):
        raise TheDayIsOver
    if on > viewer.today:
        raise NotYet
    row.kind, row.on, row.observed, row.opinion = kind, on, observed, opinion
    row.save(update_fields=["kind", "on", "observed", "opinion"])
    _trace(viewer, row)


@transaction.atomic
def add_to_event(viewer: Viewer, *, once: UUID, event: UUID, observed: str, opinion: str = "") -> UUID:
    """Add to what was noted, on the viewer's day; what stood there stays. Raises Invisible, SentBefore."""
    row: Event = require(viewer, Kind.EVENT, Right.ADD, event)
    first = row.adds_to or row
    addition: Event = Event.objects.create(
        school_id=viewer.school,
        matter_id=first.matter_id,
        on=viewer.today,
        person_id=first.person_id,
        kind=first.kind,
        observed=observed,
        opinion=opinion,
        author_id=viewer.person,
        adds_to=first,
    )
    remember(viewer, key=once, made=addition.pk)
    _trace(viewer, addition)
    made: UUID = addition.pk
    return made


def written_today(viewer: Viewer, event: Event) -> bool:
    """Whether this is still the day on which the viewer wrote it."""
    return bool(event.author_id == viewer.person and timezone.localdate(event.created_at) == viewer.today)


def _in_file(matter: Matter, person: UUID) -> bool:
    return bool(
        person == matter.pupil_id
        or Guardianship.objects.filter(pupil=matter.pupil_id, parent=person).exists()
        or Involvement.objects.filter(pupil=matter.pupil_id, person=person).exists()
        or ThirdParty.objects.filter(matter=matter, person=person).exists()
    )


def _trace(viewer: Viewer, event: Event) -> None:
    leave_trace(
        viewer.school,
        actor=viewer.person,
        role=viewer.role,
        word=TraceWord.RECORDED_EVENT,
        pupil=event.matter.pupil_id,
        matter=event.matter_id,
        record=event.pk,
    )
