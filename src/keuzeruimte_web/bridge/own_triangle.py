"""The triangle of a family member: the own answers and what was shared with this person, drawn live."""

from collections.abc import Mapping
from uuid import UUID

from django.utils.safestring import SafeString

from keuzeruimte.triangle.phrasing import strength_in_words
from keuzeruimte.words import Role

from . import family_facts as ff
from .facts import AnswerFact
from .family import Seen
from .people import FilePerson
from .pictures import Drawn, Picture, large_picture, small_picture, source_of_small_pictures
from .triangles import triangle_for_viewer

CORNER_ROLE = {"pupil": Role.PUPIL, "parents": Role.PARENT, "school": Role.TEACHER}


def drawn_for(seen: Seen, *, parties: Mapping[UUID, str]) -> list[Drawn]:
    """Every conversation of which this viewer has an answer, the own or a shared one; latest first.

    `parties` says to which corner each person belongs.
    """
    people = {
        person: FilePerson(person, CORNER_ROLE[party], given="", full="", short="")
        for person, party in parties.items()
        if party in CORNER_ROLE
    }
    answers = [AnswerFact(a.id, a.of, a.person, a.connection, a.value) for a in seen.every(ff.AnswerSeen)]
    talks = sorted(seen.every(ff.Talk), key=lambda t: (t.starts_at, t.id.int), reverse=True)
    drawn = [(talk, triangle_for_viewer(answers, people=people, conversation=talk.id)) for talk in talks]
    return [Drawn(talk, triangle) for talk, triangle in drawn if triangle is not None]


def words_for(value: float, *, lang: str) -> str:
    """A value in one of the four words."""
    return strength_in_words(value, lang=lang)


__all__ = [
    "Drawn",
    "Picture",
    "SafeString",
    "drawn_for",
    "large_picture",
    "small_picture",
    "source_of_small_pictures",
    "words_for",
]
