"""The classes of the school, with their mentors and their number of pupils; for the administrator."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q

from keuzeruimte_web.access.decide import Invisible, may, rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer

from .people import NAME, PAGE, whole


@dataclass(frozen=True, slots=True)
class Mentor:
    """A mentor of a class, with dates; `oneself`: another administrator ends it or hands it over."""

    id: UUID
    person: UUID
    name: str
    since: date | None
    until: date | None
    oneself: bool


@dataclass(frozen=True, slots=True)
class ClassLine:
    """A class in the list."""

    id: UUID
    name: str
    level: str
    year_group: int
    version: int
    pupils: int
    mentors: tuple[Mentor, ...]


@dataclass(frozen=True, slots=True)
class ClassPage:
    """One class: who mentors it, who did, who could, and a page of its pupils.

    Without `may_appoint` an own child is in it: another administrator chooses its mentor.
    """

    line: ClassLine
    may_appoint: bool
    before: tuple[Mentor, ...]
    candidates: tuple[tuple[UUID, str], ...]
    pupils: tuple[tuple[UUID, str], ...]
    page: int
    pages: int


def classes(viewer: Viewer) -> tuple[ClassLine, ...]:
    """Every class, the youngest pupils first. Two queries."""
    mentors = _mentors(viewer)
    found = rows(viewer, Kind.SCHOOL_CLASS).annotate(size=Count("pupils"))
    return tuple(
        ClassLine(
            row.pk, row.name, row.level, row.year_group, row.version, row.size, _now(mentors[row.pk], viewer)
        )
        for row in found.order_by("year_group", "name", "pk")
    )


def class_choices(viewer: Viewer) -> list[tuple[str, str]]:
    """Every class, for a form."""
    found = rows(viewer, Kind.SCHOOL_CLASS).order_by("year_group", "name", "pk")
    return [(str(pk), name) for pk, name in found.values_list("pk", "name")]


def class_page(viewer: Viewer, *, school_class: UUID, page: int = 1) -> ClassPage:
    """One class, or Invisible. Five queries."""
    row = rows(viewer, Kind.SCHOOL_CLASS).annotate(size=Count("pupils")).filter(pk=school_class).first()
    if row is None:
        raise Invisible(f"{Kind.SCHOOL_CLASS}")
    mentors = _mentors(viewer, school_class=school_class)[row.pk]
    now = _now(mentors, viewer)
    pages = max(1, -(-row.size // PAGE))
    page = min(max(page, 1), pages)
    names = (
        rows(viewer, Kind.PUPIL)
        .filter(school_class=school_class)
        .order_by("person__search_name", "pk")
        .values_list("pk", *(f"person__{part}" for part in NAME))[(page - 1) * PAGE : page * PAGE]
    )
    return ClassPage(
        line=ClassLine(row.pk, row.name, row.level, row.year_group, row.version, row.size, now),
        may_appoint=may(viewer, Kind.SCHOOL_CLASS, Right.MENTOR, row.pk),
        before=tuple(one for one in mentors if one not in now),
        candidates=_candidates(viewer, without={one.person for one in now if one.until is None}),
        pupils=tuple((pk, whole(name)) for pk, *name in names),
        page=page,
        pages=pages,
    )


def _mentors(viewer: Viewer, *, school_class: UUID | None = None) -> defaultdict[UUID, list[Mentor]]:
    found = rows(viewer, Kind.MENTORSHIP).select_related("person").order_by("since", "pk")
    if school_class is not None:
        found = found.filter(school_class=school_class)
    by_class: defaultdict[UUID, list[Mentor]] = defaultdict(list)
    for row in found:
        mine = row.person_id == viewer.person
        by_class[row.school_class_id].append(
            Mentor(row.pk, row.person_id, row.person.full_name, row.since, row.until, mine)
        )
    return by_class


def _now(mentors: list[Mentor], viewer: Viewer) -> tuple[Mentor, ...]:
    return tuple(one for one in mentors if one.until is None or one.until >= viewer.today)


def _candidates(viewer: Viewer, *, without: set[UUID]) -> tuple[tuple[UUID, str], ...]:
    """Who works here today with pupils, and may be given this by the viewer."""
    today = viewer.today
    works = (
        rows(viewer, Kind.EMPLOYMENT, Right.CHANGE)
        .filter(Q(since__isnull=True) | Q(since__lte=today), Q(until__isnull=True) | Q(until__gte=today))
        .exclude(role__in=("administrator", "privacy_officer"))
        .exclude(person__in=without)
        .order_by("person__search_name", "pk")
    )
    found = {
        person: whole(name)
        for person, *name in works.values_list("person", *(f"person__{part}" for part in NAME))
    }
    return tuple(found.items())
