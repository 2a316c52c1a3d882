"""What the background does for the own school, for the administrator: how it goes, and not about whom."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, Max, Min, OuterRef, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from keuzeruimte_web.access.decide import require, rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.bridge.background import Job, Letters, jobs_of, letters_wait
from keuzeruimte_web.queries.webhooks import GONE

# What a job is called here, by its name in the code.
WHAT: dict[str, str | Promise] = {
    "importing.work_on_import": _("Lijsten inlezen"),
    "school_exports.make_the_export": _("De hele school meenemen"),
    "outbox.deliver_messages": _("Brieven versturen"),
    "services.notice_changes_at_school": _("Kijken wat er voor diensten veranderde"),
    "services.post_to_webhooks": _("Berichten naar diensten sturen"),
    "access_log.check_the_log_asked": _("Het logboek nakijken"),
    "choices.work_on_round": _("Een keuze openen voor een jaarlaag"),
}
OTHER = _("Ander werk")
WORDS: dict[str, str | Promise] = {
    "waiting": _("wacht"),
    "running": _("bezig"),
    "given-up": _("lukte niet"),
}
ITS_OWN = ("importing.work_on_import", "school_exports.make_the_export")
"""What has a page of its own is shown as that, until its job was given up."""
READING, MAKING = ("reading", "applying", "undoing"), "making"


@dataclass(frozen=True, slots=True)
class Work:
    """Something that is going on. `at`: the name of the address where it is at home, '' for none; `again_at`:
    it is tried again by itself then. `given_up`: it is not, until somebody says so."""

    id: UUID
    what: str
    says: str
    since: datetime
    at: str = ""
    tries: int = 0
    again_at: datetime | None = None
    given_up: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """A service that is told by a webhook: how many messages wait for it, and how that goes."""

    service: UUID
    name: str
    waiting: int
    tries: int
    next_at: datetime | None
    failing: bool
    stopped: bool
    gone: bool
    """The service itself said that it wants none any more."""


@dataclass(frozen=True, slots=True)
class Background:
    """All of it; `quiet`: there is nothing to do, and nothing failed."""

    work: tuple[Work, ...]
    letters: Letters
    told: tuple[Told, ...]
    quiet: bool


def background(viewer: Viewer) -> Background:
    """Of the own school, for who keeps it. Raises Invisible, Forbidden. Six queries."""
    require(viewer, Kind.SCHOOL, Right.CHANGE, viewer.school)
    work = (*_reading(viewer), *_going_out(viewer), *_jobs(viewer))
    letters, told = letters_wait(), tuple(_told(viewer))
    held_up = letters.waiting or letters.unsure or letters.refused
    return Background(work, letters, told, quiet=not (work or held_up or told))


def _reading(viewer: Viewer) -> Iterator[Work]:
    found = rows(viewer, Kind.IMPORT).defer("columns", "notes").filter(state__in=READING)
    for row in found.order_by("begun_at", "pk"):
        what = str(WHAT["importing.work_on_import"])
        yield Work(row.pk, what, row.get_state_display(), row.begun_at, at="import")


def _going_out(viewer: Viewer) -> Iterator[Work]:
    found = rows(viewer, Kind.SCHOOL_EXPORT).filter(state=MAKING)
    for row in found.order_by("asked_at", "pk"):
        what = str(WHAT["school_exports.make_the_export"])
        yield Work(row.pk, what, row.get_state_display(), row.asked_at, at="export")


def _jobs(viewer: Viewer) -> Iterator[Work]:
    for job in jobs_of(viewer.school):
        if job.kind not in ITS_OWN or job.state == "given-up":
            yield _job(job)


def _job(job: Job) -> Work:
    what = str(WHAT.get(job.kind, OTHER))
    says, given_up = str(WORDS[job.state]), job.state == "given-up"
    return Work(job.id, what, says, job.since, tries=job.tries, again_at=job.again_at, given_up=given_up)


def _told(viewer: Viewer) -> Iterator[Told]:
    waiting = Q(webhook__posts__state="waiting")
    found: Any = rows(viewer, Kind.SERVICE, Right.CHANGE).filter(ended_at__isnull=True, webhook__isnull=False)
    unwanted = rows(viewer, Kind.WEBHOOK_POST).filter(
        webhook__service=OuterRef("pk"), answer=GONE, changed_at=OuterRef("webhook__stopped_at")
    )
    counted = found.select_related("webhook").annotate(
        waiting=Count("webhook__posts", filter=waiting),
        tries=Max("webhook__posts__tries", filter=waiting),
        next_at=Min("webhook__posts__next_try_at", filter=waiting),
        gone=Exists(unwanted),
    )
    for row in counted.order_by("name", "pk"):
        yield Told(
            service=row.pk,
            name=row.name,
            waiting=row.waiting,
            tries=row.tries or 0,
            next_at=row.next_at,
            failing=row.webhook.failing_since is not None,
            stopped=row.webhook.stopped_at is not None,
            gone=row.gone,
        )
