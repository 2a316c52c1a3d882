"""Limits: set, joined, changed and ended by each author for the own part (METHOD 3)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from keuzeruimte_web.access.decide import Invisible, require, rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.audit.trail import leave_trace
from keuzeruimte_web.audit.words import TraceWord
from keuzeruimte_web.operations.drafts import drop_draft
from keuzeruimte_web.operations.messages import tell
from keuzeruimte_web.operations.once import remember
from keuzeruimte_web.operations.sharing import other_parents
from keuzeruimte_web.operations.subjects import subject
from keuzeruimte_web.records.models import (
    Guardianship,
    Limit,
    LimitAuthor,
    LimitPerson,
    Matter,
    Share,
)


class NotOfThisFamily(Exception):  # noqa: N818
    """A limit names people of the own family."""


@dataclass(frozen=True, slots=True)
class Boundary:
    """A limit as somebody words it: the topic (or, without one, the whole domain), with whom it is not to be
    opened, in whose presence it may, why (nobody has to say), and when to look at it again."""

    title: str
    domain: str
    audience: Collection[UUID]
    unless_present: Collection[UUID] = ()
    reason: str = ""
    review_on: date | None = None


def set_limit(viewer: Viewer, *, matter: UUID, boundary: Boundary, once: UUID) -> UUID:
    """Set a limit. It stands from today, for the viewer's part. Raises SentBefore, NotOfThisFamily."""
    with transaction.atomic():
        about: Matter = require(viewer, Kind.MATTER, Right.LIMIT, matter)
        limit = _made(viewer, about, boundary, author=viewer.person)
        remember(viewer, key=once, made=limit.pk)
        drop_draft(viewer, form="limit", about=str(matter))
    return limit.pk


def set_limit_for(viewer: Viewer, *, parent: UUID, matter: UUID, boundary: Boundary, once: UUID) -> UUID:
    """Write down the limit that a parent told the viewer, marked so. Raises SentBefore, NotOfThisFamily."""
    with transaction.atomic():
        about: Matter = require(viewer, Kind.MATTER, Right.LIMIT_FOR, matter)
        tied = Guardianship.objects.filter(pupil=about.pupil_id, parent=parent, court_block=False)
        if not tied.exists():
            raise Invisible(Kind.PERSON)
        limit = _made(viewer, about, boundary, author=parent)
        remember(viewer, key=once, made=limit.pk)
    return limit.pk


def change_limit(viewer: Viewer, *, limit: UUID, boundary: Boundary) -> UUID:
    """Change the viewer's own part; answers the limit that holds it now.

    Where another author keeps the same limit, that one stays as it is and the viewer gets one of the own.
    """
    with transaction.atomic():
        part = _own_part(viewer, limit)
        row = part.limit
        if _others(viewer, limit=limit).exists():
            _end(viewer, part)
            made = _made(viewer, row.matter, boundary, author=viewer.person).pk
        else:
            family = _family(viewer, row.matter)
            Limit.objects.filter(pk=limit).update(
                **subject(row.matter, title=boundary.title, domain=boundary.domain),
                review_on=boundary.review_on,
            )
            LimitAuthor.objects.filter(pk=part.pk).update(reason=boundary.reason)
            LimitPerson.objects.filter(limit=limit).delete()
            _people(viewer, row, boundary, family=family)
            made = limit
        drop_draft(viewer, form="limit", about=str(limit))
    return made


def join_limit(viewer: Viewer, *, limit: UUID) -> None:
    """Ask the same, of a limit that another parent let the viewer see. Again changes nothing."""
    with transaction.atomic():
        row: Limit = require(viewer, Kind.LIMIT, Right.SEE, limit)
        require(viewer, Kind.MATTER, Right.LIMIT, row.matter_id)
        LimitAuthor.objects.update_or_create(
            limit=row,
            person_id=viewer.person,
            defaults={"until": None},
            create_defaults={"school_id": viewer.school, "since": viewer.today},
        )
        _trace(viewer, row, TraceWord.SET_LIMIT)


def end_own_part(viewer: Viewer, *, limit: UUID) -> None:
    """End the viewer's own part, from today. For who keeps the own part, the limit stands."""
    with transaction.atomic():
        _end(viewer, _own_part(viewer, limit))


def end_as_the_pupil(viewer: Viewer, *, limit: UUID) -> None:
    """A pupil of 18 ends a limit, also one of the parents (PRODUCT 3)."""
    with transaction.atomic():
        row: Limit = require(viewer, Kind.LIMIT, Right.CHANGE, limit)
        _choose(viewer, row)
        for part in LimitAuthor.objects.filter(_standing(viewer), limit=row, person_id=viewer.person):
            _end(viewer, part)


def keep_as_the_pupil(viewer: Viewer, *, limit: UUID, reason: str) -> None:
    """A pupil of 18 keeps a limit of the parents: from today it is the pupil's, in own words or none.

    The parents keep what they wrote, and hear that there is something new, not what was chosen.
    """
    with transaction.atomic():
        row: Limit = require(viewer, Kind.LIMIT, Right.CHANGE, limit)
        LimitAuthor.objects.update_or_create(
            limit=row,
            person_id=viewer.person,
            defaults={"until": None, "reason": reason},
            create_defaults={"school_id": viewer.school, "since": viewer.today, "reason": reason},
        )
        _choose(viewer, row)
        drop_draft(viewer, form="limit", about=str(limit))


def _choose(viewer: Viewer, row: Limit) -> None:
    """What the parents asked ended yesterday, whether the pupil keeps it or not; they are told alike."""
    theirs = list(_others(viewer, limit=row.pk))
    if not theirs:
        return
    _trace(viewer, row, TraceWord.CHOSE_LIMIT)
    Share.objects.filter(limit_part__in=theirs).delete()
    near = set(rows(viewer, Kind.GUARDIANSHIP, Right.SHARE).values_list("parent", flat=True))
    for part in theirs:
        last = viewer.today - timedelta(days=1)
        until = last if part.since is None else max(last, part.since)
        LimitAuthor.objects.filter(pk=part.pk).update(until=until)
        if part.person_id in near:
            tell(
                viewer,
                people=(part.person_id,),
                pupil=viewer.person,
                kind=Kind.LIMIT_PART,
                record=part.pk,
            )


def _made(viewer: Viewer, about: Matter, boundary: Boundary, *, author: UUID) -> Limit:
    family = _family(viewer, about) | {author}
    limit: Limit = Limit.objects.create(
        school_id=viewer.school,
        matter=about,
        since=viewer.today,
        review_on=boundary.review_on,
        **subject(about, title=boundary.title, domain=boundary.domain),
    )
    LimitAuthor.objects.create(
        school_id=viewer.school,
        limit=limit,
        person_id=author,
        since=viewer.today,
        reason=boundary.reason,
        entered_by_id=None if author == viewer.person else viewer.person,
    )
    _people(viewer, limit, boundary, family=family)
    _trace(viewer, limit, TraceWord.SET_LIMIT)
    return limit


def _people(viewer: Viewer, limit: Limit, boundary: Boundary, *, family: set[UUID]) -> None:
    named = {"with": set(boundary.audience), "unless_present": set(boundary.unless_present)}
    if not named["with"] or not set().union(*named.values()) <= family:
        raise NotOfThisFamily
    LimitPerson.objects.bulk_create(
        LimitPerson(school_id=viewer.school, limit=limit, person_id=person, part=part)
        for part, group in named.items()
        for person in sorted(group, key=str)
    )


def _family(viewer: Viewer, about: Matter) -> set[UUID]:
    return other_parents(viewer, pupil=about.pupil_id) | {about.pupil_id, viewer.person}


def _own_part(viewer: Viewer, limit: UUID) -> LimitAuthor:
    part: LimitAuthor | None = (
        rows(viewer, Kind.LIMIT_PART, Right.CHANGE).filter(_standing(viewer), limit=limit).first()
    )
    if part is None:
        raise Invisible(Kind.LIMIT_PART)
    return part


def _standing(viewer: Viewer) -> Q:
    return Q(until__isnull=True) | Q(until__gte=viewer.today)


def _others(viewer: Viewer, *, limit: UUID) -> QuerySet[LimitAuthor]:
    found: QuerySet[LimitAuthor] = LimitAuthor.objects.filter(_standing(viewer), limit=limit)
    return found.exclude(person=viewer.person)


def _end(viewer: Viewer, part: LimitAuthor) -> None:
    """The last day was yesterday; what began today leaves no day on which it stood."""
    _trace(viewer, part.limit, TraceWord.ENDED_LIMIT)
    Share.objects.filter(limit_part=part).delete()
    if part.since is not None and part.since >= viewer.today:
        limit = part.limit
        part.delete()
        if not LimitAuthor.objects.filter(limit=limit).exists():
            limit.delete()
        return
    LimitAuthor.objects.filter(pk=part.pk).update(until=viewer.today - timedelta(days=1))


def _trace(viewer: Viewer, limit: Limit, word: TraceWord) -> None:
    leave_trace(
        viewer.school,
        actor=viewer.person,
        role=viewer.role,
        word=word,
        pupil=limit.matter.pupil_id,
        matter=limit.matter_id,
        record=limit.pk,
    )


__all__ = [
    "Boundary",
    "Invisible",
    "NotOfThisFamily",
    "change_limit",
    "end_as_the_pupil",
    "end_own_part",
    "join_limit",
    "keep_as_the_pupil",
    "set_limit",
    "set_limit_for",
]
