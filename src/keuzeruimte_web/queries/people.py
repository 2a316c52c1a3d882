"""The people of the school, found by name and page by page; for the administrator."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from keuzeruimte_web.access.decide import rows
from keuzeruimte_web.access.replica import from_replica
from keuzeruimte_web.access.rights import Kind
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.bridge.in_order import by_family_name
from keuzeruimte_web.bridge.listed import role_of_staff
from keuzeruimte_web.components.names import searchable

PAGE = 25
LONGEST = 80
WORDS = 6
CORNERS = {"pupil": "pupil", "parent": "parents", "staff": "school"}
NAME = ("given_name", "prefix", "family_name")


@dataclass(frozen=True, slots=True)
class Listed:
    """Somebody at the school, with what tells people of one name apart."""

    id: UUID
    name: str
    parties: tuple[str, ...]
    school_class: str
    tasks: tuple[str, ...]
    children: tuple[str, ...]
    deceased: bool


@dataclass(frozen=True, slots=True)
class People:
    """One page of the people found; `kind` is '', 'pupil', 'parent' or 'staff'."""

    text: str
    kind: str
    people: tuple[Listed, ...]
    total: int
    page: int
    pages: int


@from_replica
def people(viewer: Viewer, *, text: str = "", kind: str = "", page: int = 1) -> People:
    """Who has every word of the text in the name. Four queries, whatever the number of people.

    People from outside who have a part in a matter are not here: that they have it belongs to a dossier.
    """
    asked = text.replace("\x00", "")[:LONGEST].strip()
    kind = kind if kind in CORNERS else ""
    found = _of_kind(viewer, kind)
    if asked:
        found = named(found, asked, field="search_name")
    total = found.count()
    pages = max(1, -(-total // PAGE))
    page = min(max(page, 1), pages)
    shown = by_family_name(found)[(page - 1) * PAGE : page * PAGE]
    return People(asked, kind, listed(viewer, shown), total, page, pages)


def named(found: QuerySet[Any], text: str, *, field: str) -> QuerySet[Any]:
    """Those in whose name every word of the text occurs, in any order; nobody for a text without a letter.

    A single letter counts where a word of the name begins with it: 't finds 't Hof, and not all with a t.
    """
    words = searchable(text).split()[:WORDS]
    for word in words:
        if len(word) > 1:
            found = found.filter(**{f"{field}__contains": word})
        else:
            begins = Q(**{f"{field}__startswith": word}) | Q(**{f"{field}__contains": f" {word}"})
            found = found.filter(begins)
    return found if words else found.none()


def listed(viewer: Viewer, found: QuerySet[Any]) -> tuple[Listed, ...]:
    """These people with their class, tasks of today and children; three queries."""
    somebody = list(found.values_list("pk", *NAME, "deceased", "pupil", "pupil__school_class__name"))
    ids = [row[0] for row in somebody]
    tasks = defaultdict(list)
    works = rows(viewer, Kind.EMPLOYMENT).filter(_today(viewer), person__in=ids)
    for person, role in works.order_by("role").values_list("person", "role"):
        tasks[person].append(role_of_staff(role))
    children = defaultdict(list)
    ties = rows(viewer, Kind.GUARDIANSHIP).filter(_today(viewer), parent__in=ids)
    of = ties.order_by("pupil__person__search_name", "pk").values_list(
        "parent", *(f"pupil__person__{part}" for part in NAME)
    )
    for parent, *name in of:
        children[parent].append(whole(name))
    return tuple(
        Listed(
            id=pk,
            name=whole(name),
            parties=tuple(
                party
                for party, holds in (
                    ("pupil", pupil is not None),
                    ("parents", bool(children[pk])),
                    ("school", bool(tasks[pk])),
                )
                if holds
            ),
            school_class=in_class or "",
            tasks=tuple(tasks[pk]),
            children=tuple(children[pk]),
            deceased=deceased,
        )
        for pk, *name, deceased, pupil, in_class in somebody
    )


def whole(name: list[str]) -> str:
    """Given name, prefix and family name, as one says it."""
    return " ".join(part for part in name if part)


def _of_kind(viewer: Viewer, kind: str) -> QuerySet[Any]:
    held = {
        "pupil": Exists(rows(viewer, Kind.PUPIL).filter(pk=OuterRef("pk"))),
        "parent": Exists(rows(viewer, Kind.GUARDIANSHIP).filter(parent=OuterRef("pk"))),
        "staff": Exists(rows(viewer, Kind.EMPLOYMENT).filter(person=OuterRef("pk"))),
    }
    everybody = rows(viewer, Kind.PERSON)
    if kind:
        return everybody.filter(held[kind])
    return everybody.filter(held["pupil"] | held["parent"] | held["staff"])


def _today(viewer: Viewer) -> Q:
    return (Q(since__isnull=True) | Q(since__lte=viewer.today)) & (
        Q(until__isnull=True) | Q(until__gte=viewer.today)
    )
