"""Several people who look at one screen: it shows what each of them may see, and nothing else (PRODUCT 3).

The one place where the viewers of a conversation are made from its people, and where what they may see
together is reckoned: the intersection of what each of them may see alone.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from keuzeruimte_web.records.models import Guardianship, Involvement, Person

from .decide import rows
from .rights import Kind, Right
from .table import MODELS
from .viewer import Viewer, ViewerRole


def viewers_around(
    people: Collection[UUID], *, pupil: UUID, school: UUID, today: date
) -> Mapping[UUID, Viewer]:
    """Each of these people as a viewer in the own corner around this pupil; who has no corner is not there.

    Who is a parent of this pupil is here a parent only. Whether they may see anything, `rows` says.
    """
    found = with_corner(Person.objects.filter(pk__in=people), pupil=pupil)
    viewers = {row.pk: viewer_in(row, pupil=pupil, school=school, today=today) for row in found}
    return {
        person: viewer
        for person, viewer in sorted(viewers.items(), key=lambda one: str(one[0]))
        if viewer is not None
    }


def with_corner(people: "QuerySet[Any]", *, pupil: UUID) -> "QuerySet[Any]":
    """These people, each with what says in which corner around this pupil they stand; for `viewer_in`."""
    found: QuerySet[Any] = people.annotate(
        is_parent=Exists(Guardianship.objects.filter(pupil=pupil, parent=OuterRef("pk"))),
        is_staff=Exists(Involvement.objects.filter(pupil=pupil, person=OuterRef("pk"))),
    )
    return found


def viewer_in(person: Any, *, pupil: UUID, school: UUID, today: date) -> Viewer | None:
    """Somebody of `with_corner` as a viewer in the own corner; None for who has none."""
    if person.pk == pupil:
        role = ViewerRole.PUPIL
    elif person.is_parent:
        role = ViewerRole.PARENT
    elif person.is_staff:
        role = ViewerRole.PROFESSIONAL
    else:
        return None
    return Viewer(person=person.pk, school=school, role=role, today=today)


def rows_for_all(viewers: Sequence[Viewer], kind: Kind, right: Right = Right.SEE) -> QuerySet[Any]:
    """The records with which each of these viewers may do this; without viewers none."""
    manager: Any = MODELS[kind]._default_manager
    if not viewers:
        return manager.none()  # type: ignore[no-any-return]
    found: QuerySet[Any] = rows(viewers[0], kind, right)
    for viewer in viewers[1:]:
        found = found.filter(pk__in=rows(viewer, kind, right).order_by().values("pk"))
    return found
