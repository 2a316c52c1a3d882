"""Who guides a matter: asking a colleague along, handing over, stopping oneself. The family is always told,
and who else guides.

Who comes sees what is from the first day on, what still stands, and what is chosen here. Never the own notes,
drafts and answers of somebody else (docs/decisions/0082).
"""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from keuzeruimte_web.access.decide import require, rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.audit.trail import leave_trace
from keuzeruimte_web.audit.words import TraceWord
from keuzeruimte_web.operations.matters import NoColleague, role_here
from keuzeruimte_web.operations.messages import parents_of, tell
from keuzeruimte_web.operations.once import remember
from keuzeruimte_web.operations.spans import end_from, holds_or_will
from keuzeruimte_web.records.models import Guardianship, HandedReport, Involvement, Matter, Report
from keuzeruimte_web.records.models.choices import ReportState


class GuidesAlready(Exception):  # noqa: N818
    """This colleague is involved already, or will be."""


class DayGone(ValueError):  # noqa: N818
    """Somebody comes or stops today or later, never on a day that is over."""


class NotToGive(Exception):  # noqa: N818
    """One hands over only what one may read oneself."""


class ReportUnfinished(Exception):  # noqa: N818
    """A report of one's own is not closed: who hands over finishes it first, in the own words."""


class LastGuide(Exception):  # noqa: N818
    """Nobody else guides the matter: it is handed over or closed, not left alone."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What of before the first day goes along: these reports, and events from a day on (None: none)."""

    reports: tuple[UUID, ...] = ()
    events_since: date | None = None


NOTHING = Chosen()


def ask_along(
    viewer: Viewer, *, matter: UUID, colleague: UUID, day: date, chosen: Chosen = NOTHING, once: UUID
) -> None:
    """From this day on a colleague guides too. Raises Invisible, Forbidden, SentBefore, GuidesAlready,
    NoColleague, NotToGive."""
    with transaction.atomic():
        about: Matter = require(viewer, Kind.MATTER, Right.HAND_OVER, matter)
        remember(viewer, key=once)
        tie = _bring(viewer, about, colleague=colleague, day=day, chosen=chosen)
        _trace(viewer, about, TraceWord.ASKED_ALONG, tie)
        _tell(viewer, about, tie)


def hand_over(
    viewer: Viewer, *, matter: UUID, colleague: UUID, day: date, chosen: Chosen = NOTHING, once: UUID
) -> None:
    """From this day on a colleague guides in the viewer's place, whose own ties end. One step.

    Raises what `ask_along` does, and ReportUnfinished.
    """
    with transaction.atomic():
        about: Matter = require(viewer, Kind.MATTER, Right.HAND_OVER, matter)
        remember(viewer, key=once)
        _nothing_unfinished(viewer, about)
        tie = _bring(viewer, about, colleague=colleague, day=day, chosen=chosen)
        for mine in _ties(about, day=day).filter(person=viewer.person):
            end_from(mine, day=day)
        _trace(viewer, about, TraceWord.HANDED_OVER, tie)
        _tell(viewer, about, tie)


def stop_guiding(viewer: Viewer, *, matter: UUID, day: date, once: UUID) -> None:
    """From this day on the viewer is not involved any more. Raises Invisible, SentBefore, LastGuide,
    ReportUnfinished."""
    with transaction.atomic():
        remember(viewer, key=once)
        about: Matter = require(viewer, Kind.MATTER, Right.SEE, matter)
        if day < viewer.today:
            raise DayGone
        mine = list(rows(viewer, Kind.INVOLVEMENT, Right.LEAVE).filter(matter=matter).order_by("pk"))
        if about.closed_on is None:
            _nothing_unfinished(viewer, about)
            if not _ties(about, day=day).filter(until__isnull=True).exclude(person=viewer.person).exists():
                raise LastGuide
        for tie in mine:
            pk = tie.pk
            end_from(tie, day=day)
            _trace(viewer, about, TraceWord.STOPPED_GUIDING, pk)
            _tell(viewer, about, pk)


def appoint(viewer: Viewer, *, matter: UUID, colleague: UUID, once: UUID) -> None:
    """A leader finds a guide for a matter that nobody guides any more. Nothing of before is chosen: who
    appoints has not read it. Raises Invisible, SentBefore, NoColleague (also for oneself)."""
    with transaction.atomic():
        about: Matter = require(viewer, Kind.MATTER, Right.APPOINT, matter)
        if colleague == viewer.person:
            raise NoColleague(colleague)
        remember(viewer, key=once)
        tie = _bring(viewer, about, colleague=colleague, day=viewer.today, chosen=NOTHING)
        _trace(viewer, about, TraceWord.APPOINTED, tie)
        _tell(viewer, about, tie)


def end_all_guiding(viewer: Viewer, *, person: UUID, day: date) -> None:
    """Who works here no longer guides nobody; within the transaction of who calls.

    A matter that nobody guides then is one for the school leader to find somebody for.
    """
    ties = Involvement.objects.filter(holds_or_will(day), person=person, matter__isnull=False)
    for tie in ties.select_related("matter").order_by("pk"):
        pk, about = tie.pk, tie.matter
        end_from(tie, day=day)
        _trace(viewer, about, TraceWord.STOPPED_GUIDING, pk)
        _tell(viewer, about, pk)


def _bring(viewer: Viewer, about: Matter, *, colleague: UUID, day: date, chosen: Chosen) -> UUID:
    if day < viewer.today:
        raise DayGone
    if _ties(about, day=viewer.today).filter(person=colleague).exists():
        raise GuidesAlready
    if Guardianship.objects.filter(pupil=about.pupil_id, parent=colleague).exists():
        raise NoColleague(colleague)
    tie: Involvement = Involvement.objects.create(
        school_id=viewer.school,
        pupil_id=about.pupil_id,
        matter=about,
        person_id=colleague,
        role=role_here(viewer, person=colleague, pupil=about.pupil_id),
        since=day,
        sees_since=day,
        events_since=_events_from(viewer, about, chosen=chosen, day=day),
    )
    readable = rows(viewer, Kind.REPORT).filter(
        conversation__matter=about, state__in=(ReportState.OPEN, ReportState.CLOSED)
    )
    if readable.filter(pk__in=chosen.reports).count() != len(set(chosen.reports)):
        raise NotToGive
    HandedReport.objects.bulk_create(
        HandedReport(school_id=viewer.school, involvement=tie, report_id=report)
        for report in dict.fromkeys(chosen.reports)
    )
    pk: UUID = tie.pk
    return pk


def _events_from(viewer: Viewer, about: Matter, *, chosen: Chosen, day: date) -> date | None:
    """The chosen day, but no earlier than from where one reads oneself; None where it adds nothing."""
    if chosen.events_since is None or chosen.events_since >= day:
        return None
    first = chosen.events_since
    own = _ties(about, day=viewer.today).filter(person=viewer.person)
    if not own.filter(sees_since__isnull=True).exists():
        first = max(first, min(tie.events_since or tie.sees_since for tie in own))
    return first if first < day else None


def _nothing_unfinished(viewer: Viewer, about: Matter) -> None:
    own = Report.objects.filter(author=viewer.person, conversation__matter=about)
    if own.exclude(state=ReportState.CLOSED).exists():
        raise ReportUnfinished


def _ties(about: Matter, *, day: date) -> Any:
    return Involvement.objects.filter(holds_or_will(day), matter=about)


def _tell(viewer: Viewer, about: Matter, tie: UUID) -> None:
    """Pupil and parents at one moment, each an own message (PRODUCT 3), and who guides or comes."""
    guides = _ties(about, day=viewer.today).values_list("person", flat=True)
    people = {about.pupil_id, *parents_of(about.pupil_id), *guides}
    tell(viewer, people=people, pupil=about.pupil_id, kind=Kind.INVOLVEMENT, record=tie)


def _trace(viewer: Viewer, about: Matter, word: TraceWord, record: UUID) -> None:
    leave_trace(
        viewer.school,
        actor=viewer.person,
        role=viewer.role,
        word=word,
        pupil=about.pupil_id,
        matter=about.pk,
        record=record,
    )
