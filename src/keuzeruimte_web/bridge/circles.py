"""In which circle a record falls: by who was there (PRODUCT 3)."""

from collections.abc import Iterable

from keuzeruimte.words import Role

from .people import SCHOOL, FilePerson


def circle_of(present: Iterable[FilePerson]) -> str:
    """The circle of what was said with these people: with the pupil and a parent it is the triangle's.

    Others in the village change nothing: what they heard is still the family's and the school's.
    """
    roles = {person.role for person in present}
    if Role.PUPIL in roles:
        return "triangle" if Role.PARENT in roles else "pupil_school"
    return "parents_school" if Role.PARENT in roles else "school"


def in_triangle(person: FilePerson) -> bool:
    """Is this one of the three corners (and alive)?"""
    return not person.deceased and (person.role in {Role.PUPIL, Role.PARENT} or person.role in SCHOOL)
