"""One person as the administrator knows this person: name, ties, tasks, and how to reach them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q

from keuzeruimte_web.access.decide import Invisible, may, require, rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.bridge.listed import authority_in_words, parent_in_words, role_of_staff

from .institutions import Standing, institutions


@dataclass(frozen=True, slots=True)
class TieOf:
    """One row of guardianship, seen from either side; `other` is the person on the other side."""

    id: UUID
    other: UUID
    name: str
    kind: str
    kind_words: str
    authority: str
    authority_words: str
    information_right: bool
    court_block: bool
    household: str
    source: str
    since: date | None
    until: date | None
    deceased: bool
    secret: bool
    state: int


@dataclass(frozen=True, slots=True)
class Task:
    """What somebody does here; `now` where it holds today, `lasts` where it does or will."""

    id: UUID
    role: str
    since: date | None
    until: date | None
    now: bool
    lasts: bool


@dataclass(frozen=True, slots=True)
class Reached:
    """How somebody is reached; `version` is 0 where nothing is kept yet."""

    email: str = ""
    phone: str = ""
    address: str = ""
    secret: bool = False
    version: int = 0


@dataclass(frozen=True, slots=True)
class Somebody:
    """The page of one person. Without `may_change` it is of the own family, or of oneself."""

    id: UUID
    name: str
    given: str
    prefix: str
    family: str
    born: date | None
    speaks: str
    interpreter: bool
    deceased: bool
    version: int
    may_change: bool
    oneself: bool
    has_account: bool
    may_loosen: bool
    is_pupil: bool
    class_id: UUID | None
    class_name: str
    left_on: date | None
    mentors: tuple[str, ...]
    parents: tuple[TieOf, ...]
    parents_before: tuple[TieOf, ...]
    institutions: tuple[Standing, ...]
    institutions_before: tuple[Standing, ...]
    children: tuple[TieOf, ...]
    children_before: tuple[TieOf, ...]
    tasks: tuple[Task, ...]
    contact: Reached
    eck_id: str
    uid: str


def somebody(viewer: Viewer, *, person: UUID) -> Somebody:
    """One person, or Invisible. At most eight queries."""
    row = rows(viewer, Kind.PERSON).select_related("pupil__school_class").filter(pk=person).first()
    if row is None:
        raise Invisible(f"{Kind.PERSON}")
    child = getattr(row, "pupil", None)
    ties = _ties(viewer, person)
    works = rows(viewer, Kind.EMPLOYMENT).filter(person=person).order_by("since", "pk")
    tasks = [
        Task(
            work.pk,
            role_of_staff(work.role),
            work.since,
            work.until,
            _holds(work, viewer.today),
            _lasts(work, viewer.today),
        )
        for work in works
    ]
    if child is None and not ties and not tasks:
        raise Invisible(f"{Kind.PERSON}")
    numbers = dict(rows(viewer, Kind.SCHOOL_IDENTITY).filter(person=person).values_list("kind", "value"))
    parents, children = _sides(ties, person, viewer.today)
    standing = institutions(viewer, pupil=person) if child is not None else ((), ())
    return Somebody(
        id=row.pk,
        name=row.full_name,
        given=row.given_name,
        prefix=row.prefix,
        family=row.family_name,
        born=row.born,
        speaks=row.speaks,
        interpreter=row.interpreter,
        deceased=row.deceased,
        version=row.version,
        may_change=may(viewer, Kind.PERSON, Right.CHANGE, person),
        oneself=person == viewer.person,
        has_account=row.account_id is not None,
        may_loosen=may(viewer, Kind.PERSON, Right.LOOSEN, person),
        is_pupil=child is not None,
        class_id=child.school_class_id if child else None,
        class_name=child.school_class.name if child and child.school_class else "",
        left_on=child.left_on if child else None,
        mentors=_mentors(viewer, person) if child else (),
        parents=parents[0],
        parents_before=parents[1],
        institutions=standing[0],
        institutions_before=standing[1],
        children=children[0],
        children_before=children[1],
        tasks=tuple(tasks),
        contact=_contact(viewer, person),
        eck_id=numbers.get("eck_id", ""),
        uid=numbers.get("uid", ""),
    )


def pupil_as_somebody(viewer: Viewer, *, pupil: UUID) -> Somebody:
    """A pupil, or Invisible, also where this is somebody else than a pupil."""
    about = somebody(viewer, person=pupil)
    if not about.is_pupil:
        raise Invisible(f"{Kind.PUPIL}")
    return about


def tie_to_change(viewer: Viewer, *, guardianship: UUID) -> tuple[UUID, str, TieOf]:
    """The pupil, the pupil's name and the tie as it stands, for who may change it; or Invisible."""
    row = require(viewer, Kind.GUARDIANSHIP, Right.CHANGE, guardianship)
    found = _ties(viewer, row.pupil_id).filter(pk=guardianship)
    return row.pupil_id, row.pupil.person.full_name, _tie(found.get(), seen_from_pupil=True)


def _ties(viewer: Viewer, person: UUID) -> Any:
    return (
        rows(viewer, Kind.GUARDIANSHIP)
        .filter(Q(pupil=person) | Q(parent=person))
        .select_related("parent__contact", "pupil__person")
        .order_by("since", "parent__search_name", "pk")
    )


def _sides(
    ties: Iterable[Any], person: UUID, today: date
) -> tuple[tuple[tuple[TieOf, ...], tuple[TieOf, ...]], tuple[tuple[TieOf, ...], tuple[TieOf, ...]]]:
    """(parents now, before), (children now, before); what was, latest first."""
    sides = []
    for seen_from_pupil in (True, False):
        mine = [tie for tie in ties if (tie.pupil_id == person) is seen_from_pupil]
        now = tuple(_tie(tie, seen_from_pupil=seen_from_pupil) for tie in mine if _lasts(tie, today))
        gone = sorted(
            (tie for tie in mine if not _lasts(tie, today)), key=lambda tie: tie.until, reverse=True
        )
        sides.append((now, tuple(_tie(tie, seen_from_pupil=seen_from_pupil) for tie in gone)))
    return sides[0], sides[1]


def _tie(tie: Any, *, seen_from_pupil: bool) -> TieOf:
    other = tie.parent if seen_from_pupil else tie.pupil.person
    contact = getattr(tie.parent, "contact", None)
    return TieOf(
        id=tie.pk,
        other=other.pk,
        name=other.full_name,
        kind=tie.kind,
        kind_words=parent_in_words(tie.kind),
        authority=tie.authority,
        authority_words=authority_in_words(tie.authority),
        information_right=tie.information_right,
        court_block=tie.court_block,
        household=tie.household,
        source=tie.source,
        since=tie.since,
        until=tie.until,
        deceased=other.deceased,
        secret=contact is not None and contact.secret,
        state=tie.state,
    )


def _mentors(viewer: Viewer, pupil: UUID) -> tuple[str, ...]:
    ties = rows(viewer, Kind.INVOLVEMENT).filter(pupil=pupil, matter__isnull=True).select_related("person")
    return tuple(tie.person.full_name for tie in ties.order_by("since", "pk") if _holds(tie, viewer.today))


def _contact(viewer: Viewer, person: UUID) -> Reached:
    row = rows(viewer, Kind.CONTACT).filter(person=person).first()
    return Reached(row.email, row.phone, row.address, row.secret, row.version) if row else Reached()


def _holds(row: Any, today: date) -> bool:
    return (row.since is None or row.since <= today) and _lasts(row, today)


def _lasts(row: Any, today: date) -> bool:
    return row.until is None or row.until >= today
