"""Who was not reached yet: people of the school without an account, and how their invitation stands.

Not reached is neutral: it says what the school can do, not what somebody failed to do.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from keuzeruimte_web.access.decide import rows
from keuzeruimte_web.access.ground import at_school, on_day
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.bridge.listed import goes_by_email

PARENTS, PUPILS, STAFF = "ouders", "leerlingen", "medewerkers"
GROUPS = (PARENTS, PUPILS, STAFF)
ON_A_PAGE = 30
AT_ONCE = 150
"""How many are asked in at once: the parents of a class, with those of every form of family."""


@dataclass(frozen=True, slots=True)
class NotYetIn:
    """Somebody without an account. `open_until` and `invitation` when a code is under way.

    `mail_waits`: it goes by e-mail, and has not gone yet. `refused`: no mail server took that e-mail.
    `has_email`: the school knows an address, which is not shown here.
    """

    id: UUID
    name: str
    about: str
    invited_on: date | None
    way: str
    open_until: date | None
    invitation: UUID | None
    by_email: bool
    mail_waits: bool
    refused: bool
    has_email: bool


@dataclass(frozen=True, slots=True)
class Invitations:
    """One page of the list, with what one can choose from."""

    group: str
    school_class: str
    classes: tuple[str, ...]
    people: tuple[NotYetIn, ...]
    not_in: int
    not_asked: int
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
    pages = max(1, -(-not_in // ON_A_PAGE))
    here = min(max(page, 1), pages)
    found = list(_with_invitation(viewer, waiting)[(here - 1) * ON_A_PAGE : here * ON_A_PAGE])
    about = _about(viewer, chosen, [person.pk for person in found])
    return Invitations(
        group=chosen,
        school_class=in_class,
        classes=classes,
        people=tuple(_row(viewer, person, about[person.pk]) for person in found),
        not_in=not_in,
        not_asked=_without_code(viewer, waiting).count() if in_class else 0,
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
        invited_on=timezone.localdate(person.made_at) if person.made_at else None,
        way=person.way or "",
        open_until=person.until if under_way else None,
        invitation=person.invitation if under_way else None,
        by_email=goes_by_email(person.way),
        mail_waits=bool(under_way and goes_by_email(person.way) and person.code_hash is None),
        refused=bool(person.refused),
        has_email=person.has_email,
    )


def not_asked_yet(viewer: Viewer, *, group: str, school_class: str) -> tuple[UUID, ...]:
    """Everybody of this list who is not in and has no code that works; nobody without a class."""
    chosen = group if group in GROUPS else PARENTS
    if chosen == STAFF or school_class not in _classes(viewer):
        return ()
    waiting = _of(viewer, chosen, school_class).filter(account__isnull=True)
    return tuple(_without_code(viewer, waiting).order_by("pk").values_list("pk", flat=True))


def _without_code(viewer: Viewer, people: QuerySet[Any]) -> QuerySet[Any]:
    works = rows(viewer, Kind.ACCOUNT_INVITATION).filter(
        used_at__isnull=True, ended_at__isnull=True, until__gte=viewer.today
    )
    return people.exclude(pk__in=works.values("person"))


def _of(viewer: Viewer, group: str, in_class: str) -> QuerySet[Any]:
    people = rows(viewer, Kind.PERSON, Right.INVITE).filter(deceased=False)
    if group == STAFF:
        return people.filter(
            pk__in=people.filter(on_day(viewer, "employments__"), employments__isnull=False).values("pk")
        )
    pupils = rows(viewer, Kind.PUPIL).filter(at_school(viewer))
    if in_class:
        pupils = pupils.filter(school_class__name=in_class)
    if group == PUPILS:
        return people.filter(pk__in=pupils.values("pk"))
    ties = rows(viewer, Kind.GUARDIANSHIP).filter(on_day(viewer), court_block=False, pupil__in=pupils)
    return people.filter(pk__in=ties.values("parent"))


def _with_invitation(viewer: Viewer, people: QuerySet[Any]) -> QuerySet[Any]:
    latest = rows(viewer, Kind.ACCOUNT_INVITATION).filter(person=OuterRef("pk")).order_by("-made_at", "pk")
    still = latest.filter(used_at__isnull=True, ended_at__isnull=True)
    reached = rows(viewer, Kind.CONTACT).exclude(email_mark="")
    annotated: QuerySet[Any] = people.annotate(
        made_at=Subquery(latest.values("made_at")[:1]),
        way=Subquery(latest.values("way")[:1]),
        until=Subquery(latest.values("until")[:1]),
        is_open=Subquery(still.values("made_at")[:1]),
        invitation=Subquery(still.values("pk")[:1]),
        code_hash=Subquery(latest.values("code_hash")[:1]),
        refused=Subquery(latest.values("refused")[:1]),
        has_email=Exists(reached.filter(person=OuterRef("pk"))),
    )
    return annotated.order_by("search_name", "pk")


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
            .order_by("pupil__person__search_name", "pk")
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
