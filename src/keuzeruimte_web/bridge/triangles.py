"""A viewer's triangle: made only of the viewer's own answers and of what was shared with the viewer, now."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from keuzeruimte.triangle.joint import Answer, JointTriangle, joint_triangle

from .facts import AnswerFact
from .people import FilePerson


def triangle_for_viewer(
    answers: Iterable[AnswerFact], *, people: Mapping[UUID, FilePerson], conversation: UUID
) -> JointTriangle | None:
    """The triangle of one conversation from the answers that `access` let through; None without any."""
    given = [
        Answer(
            person=str(answer.person),
            corner=people[answer.person].party,
            connection=answer.connection,
            value=answer.value,
            author=str(answer.person),
        )
        for answer in answers
        if answer.of == conversation and answer.person in people and people[answer.person].party
    ]
    return joint_triangle(given) if given else None
