"""Several people who look at one screen: it shows what each of them may see, and nothing else (PRODUCT 3).

The one place where the viewers of a conversation are made from its people, and where what they may see
together is reckoned: the intersection of what each of them may see alone.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from keuzeruimte_web.records.models import Guardianship, Involvement

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
    parents = set(
        Guardianship.objects.filter(pupil=pupil, parent__in=people).values_list("parent", flat=True)
    )
    staff = set(Involvement.objects.filter(pupil=pupil, person__in=people).values_list("person", flat=True))

    def role(person: UUID) -> ViewerRole | None:
        if person == pupil:
            return ViewerRole.PUPIL
        if person in parents:
            return ViewerRole.PARENT
        return ViewerRole.PROFESSIONAL if person in staff else None

    return {
        person: Viewer(person=person, school=school, role=found, today=today)
        for person in sorted(people, key=str)
        if (found := role(person)) is not None
    }


def rows_for_all(viewers: Sequence[Viewer], kind: Kind, right: Right = Right.SEE) -> QuerySet[Any]:
    """The records with which each of these viewers may do this; without viewers none."""
    manager: Any = MODELS[kind]._default_manager
    if not viewers:
        return manager.none()  # type: ignore[no-any-return]
    found: QuerySet[Any] = rows(viewers[0], kind, right)
    for viewer in viewers[1:]:
        found = found.filter(pk__in=rows(viewer, kind, right).order_by().values("pk"))
    return found
