"""Who was not reached yet: people of the school without an account, and how their invitation stands.

Not reached is neutral: it says what the school can do, not what somebody failed to do.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery

from keuzeruimte_web.access.decide import rows
from keuzeruimte_web.access.ground import on_day
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer

PARENTS, PUPILS, STAFF = "ouders", "leerlingen", "medewerkers"
GROUPS = (PARENTS, PUPILS, STAFF)
AT_ONCE = 30


@dataclass(frozen=True, slots=True)
class NotYetIn:
    """Somebody without an account. `open_until` and `invitation` when a code is under way."""

    id: UUID
    name: str
    about: str
    invited_on: date | None
    way: str
    open_until: date | None
    invitation: UUID | None


@dataclass(frozen=True, slots=True)
class Invitations:
    """One page of the list, with what one can choose from."""

    group: str
    school_class: str
    classes: tuple[str, ...]
    people: tuple[NotYetIn, ...]
    not_in: int
    arrived: int
    page: int
    pages: int


def invitations(viewer: Viewer, *, group: str, school_class: str = "", page: int = 1) -> Invitations:
    """The people of this group who are not in yet, by name; of one class, when it is named."""
    chosen = group if group in GROUPS else PARENTS
    classes = _classes(viewer)
    in_class = school_class if school_class in classes and chosen != STAFF else ""
    everybody = _of(viewer, chosen, in_class)
    waiting = everybody.filter(account__isnull=True)
    not_in = waiting.count()
    pages = max(1, -(-not_in // AT_ONCE))
    here = min(max(page, 1), pages)
    found = list(_with_invitation(viewer, waiting)[(here - 1) * AT_ONCE : here * AT_ONCE])
    about = _about(viewer, chosen, [person.pk for person in found])
    return Invitations(
        group=chosen,
        school_class=in_class,
        classes=classes,
        people=tuple(_row(viewer, person, about[person.pk]) for person in found),
        not_in=not_in,
        arrived=everybody.filter(account__isnull=False).count(),
        page=here,
        pages=pages,
    )


def _row(viewer: Viewer, person: Any, about: list[str]) -> NotYetIn:
    under_way = person.is_open and person.until >= viewer.today
    return NotYetIn(
        id=person.pk,
        name=person.full_name,
        about=", ".join(about),
        invited_on=person.made_at.date() if person.made_at else None,
        way=person.way or "",
        open_until=person.until if under_way else None,
        invitation=person.invitation if under_way else None,
    )


def _of(viewer: Viewer, group: str, in_class: str) -> QuerySet[Any]:
    people = rows(viewer, Kind.PERSON, Right.INVITE).filter(deceased=False)
    if group == STAFF:
        return people.filter(
            pk__in=people.filter(on_day(viewer, "employments__"), employments__isnull=False).values("pk")
        )
    pupils = rows(viewer, Kind.PUPIL)
    if in_class:
        pupils = pupils.filter(school_class__name=in_class)
    if group == PUPILS:
        return people.filter(pk__in=pupils.values("pk"))
    ties = rows(viewer, Kind.GUARDIANSHIP).filter(on_day(viewer), court_block=False, pupil__in=pupils)
    return people.filter(pk__in=ties.values("parent"))


def _with_invitation(viewer: Viewer, people: QuerySet[Any]) -> QuerySet[Any]:
    latest = rows(viewer, Kind.ACCOUNT_INVITATION).filter(person=OuterRef("pk")).order_by("-made_at", "pk")
    still = latest.filter(used_at__isnull=True, ended_at__isnull=True)
    annotated: QuerySet[Any] = people.annotate(
        made_at=Subquery(latest.values("made_at")[:1]),
        way=Subquery(latest.values("way")[:1]),
        until=Subquery(latest.values("until")[:1]),
        is_open=Subquery(still.values("made_at")[:1]),
        invitation=Subquery(still.values("pk")[:1]),
    )
    return annotated.order_by("given_name", "family_name", "pk")


def _about(viewer: Viewer, group: str, people: list[UUID]) -> Mapping[UUID, list[str]]:
    """What one recognises them by: their class, or the children whose parent they are."""
    about: dict[UUID, list[str]] = defaultdict(list)
    if group == PUPILS:
        for pk, name in (
            rows(viewer, Kind.PUPIL).filter(pk__in=people).values_list("pk", "school_class__name")
        ):
            about[pk].append(name or "")
    if group == PARENTS:
        ties = (
            rows(viewer, Kind.GUARDIANSHIP)
            .filter(Q(parent__in=people), on_day(viewer), court_block=False)
            .select_related("pupil__person", "pupil__school_class")
            .order_by("pupil__person__given_name", "pk")
        )
        for tie in ties:
            school_class = tie.pupil.school_class
            child = tie.pupil.person.full_name
            about[tie.parent_id].append(f"{child} ({school_class.name})" if school_class else child)
    return about


def _classes(viewer: Viewer) -> tuple[str, ...]:
    names = (
        rows(viewer, Kind.PUPIL)
        .filter(school_class__isnull=False)
        .values_list("school_class__name", flat=True)
    )
    return tuple(names.distinct().order_by("school_class__name"))
