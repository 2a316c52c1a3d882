"""Who gets a report: who of the family was at all of it, an informed parent, and who of school was there."""

from collections.abc import Collection, Mapping
from datetime import date
from uuid import UUID

from keuzeruimte_web.access.ages import EIGHTEEN, is_of_age
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.bridge.circles import in_triangle
from keuzeruimte_web.bridge.people import FilePerson
from keuzeruimte_web.operations.people_at import people_around, people_at
from keuzeruimte_web.records.models import AgendaItem, Report
from keuzeruimte_web.records.models.choices import Circle

WITH_PARENTS = frozenset({Circle.TRIANGLE, Circle.PARENTS_SCHOOL})
WITH_PUPIL = frozenset({Circle.TRIANGLE, Circle.PUPIL_SCHOOL})


def family_that_reads(
    circle: str, there: Collection[UUID], people: Mapping[UUID, FilePerson], *, pupil: UUID, today: date
) -> frozenset[UUID]:
    """Who of the family reads what was said at a point with these people: they, and in the circles with
    parents each parent with the right to information (PRODUCT 3)."""
    heard = {
        person
        for person in there
        if person in people and in_triangle(people[person]) and people[person].party != "school"
    }
    if circle in WITH_PARENTS and not is_of_age(people[pupil].born, age=EIGHTEEN, today=today):
        heard |= {
            person.id
            for person in people.values()
            if person.party == "parents" and person.informed and not person.deceased
        }
    return frozenset(heard)


def readers_of(viewer: Viewer, report: Report) -> dict[UUID, bool]:
    """Who gets this report, and whether they were at (some of) it.

    Of the family only who may read all of it: a report tells of points with one group of people. The author
    is one of them, there or not.
    """
    talk = report.conversation
    pupil = talk.matter.pupil_id
    people = people_around(viewer, conversation=talk)
    at = people_at(list(AgendaItem.objects.filter(report_item__report=report)))
    groups = list(at.values()) or [set()]
    reading = [
        family_that_reads(report.circle, there, people, pupil=pupil, today=viewer.today) for there in groups
    ]
    heard = set().union(*groups)
    staff = {p for p in heard if p in people and in_triangle(people[p]) and people[p].party == "school"}
    readers = {person: person in heard for person in frozenset.intersection(*reading) | staff}
    return {**readers, report.author_id: report.author_id in heard}
