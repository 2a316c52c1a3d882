"""*Park*: to whom a separate talk is offered, without the pupil (METHOD 4, A.dialogue)."""

from uuid import UUID

from .case import CaseOfRecords
from .people import FilePerson, kept_away
from .stored import Stored


def parents_to_offer(stored: Stored, origin: CaseOfRecords) -> tuple[FilePerson, ...]:
    """The living parents who are asked and heard; where nobody has authority, all living parents.

    Never a parent whom a court order keeps away; nobody for a pupil of 18, who decides about such a talk.
    """
    today = origin.day
    if today.adult:
        return ()
    away = {str(person) for person in kept_away(stored, today=origin.case.as_of)}
    asked = (today.parents_to_hear - away) or (today.living_parents - away)
    return tuple(sorted((origin.people[UUID(p)] for p in asked), key=lambda p: (p.short, p.id.int)))
