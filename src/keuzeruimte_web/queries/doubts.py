"""The doubts of a professional about the own approach, and those that a colleague laid before the viewer."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from keuzeruimte_web.access.decide import Invisible, rows
from keuzeruimte_web.access.rights import Kind
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.bridge.guests import asked_of
from keuzeruimte_web.queries.files import File, file_of


@dataclass(frozen=True, slots=True)
class DoubtLine:
    """A doubt: the viewer's own, or laid before the viewer by `author`."""

    id: UUID
    author: str
    text: str
    written_on: date
    version: int
    mine: bool
    asked: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Doubts:
    """The page about one pupil. `colleagues`: who guides too, by doubt of whom one could ask."""

    pupil: UUID
    name: str
    given: str
    matters: tuple[tuple[UUID, str], ...]
    doubts: tuple[DoubtLine, ...]


@dataclass(frozen=True, slots=True)
class DoubtPage:
    """One doubt, and who can be asked to think along."""

    pupil: UUID
    name: str
    given: str
    doubt: DoubtLine
    colleagues: tuple[tuple[UUID, str], ...]


def doubts(viewer: Viewer, *, pupil: UUID) -> Doubts:
    """What the viewer doubted here, newest first, and what was laid before the viewer. Raises Invisible."""
    file = file_of(viewer, pupil=pupil)
    found = list(_about(viewer, pupil).order_by("-written_on", "-created_at", "pk"))
    asked = asked_of([row.pk for row in found])
    return Doubts(
        pupil=file.pupil.id,
        name=file.pupil.full,
        given=file.pupil.short,
        matters=tuple((matter.id, matter.title) for matter in file.matters()),
        doubts=tuple(_line(viewer, row, asked[row.pk]) for row in found),
    )


def doubt_page(viewer: Viewer, *, pupil: UUID, doubt: UUID) -> DoubtPage:
    """One doubt. Raises Invisible."""
    file = file_of(viewer, pupil=pupil)
    row = _about(viewer, pupil).filter(pk=doubt).first()
    if row is None:
        raise Invisible(f"{Kind.DOUBT}")
    asked = asked_of([row.pk])[row.pk]
    return DoubtPage(
        pupil=file.pupil.id,
        name=file.pupil.full,
        given=file.pupil.short,
        doubt=_line(viewer, row, asked),
        colleagues=tuple(_colleagues(file, row.matter_id, {person for person, _name in asked})),
    )


def _about(viewer: Viewer, pupil: UUID) -> QuerySet[Any]:
    return rows(viewer, Kind.DOUBT).filter(matter__pupil=pupil).select_related("author")


def _colleagues(file: File, matter: UUID, asked: set[UUID]) -> list[tuple[UUID, str]]:
    others = [one for one in file.guides(matter) if one.id not in asked | {file.viewer.person}]
    return sorted(((one.id, one.full) for one in others), key=lambda one: (one[1], str(one[0])))


def _line(viewer: Viewer, row: Any, asked: list[tuple[UUID, str]]) -> DoubtLine:
    mine = row.author_id == viewer.person
    return DoubtLine(
        id=row.pk,
        author=row.author.full_name,
        text=row.text,
        written_on=row.written_on,
        version=row.version,
        mine=mine,
        asked=tuple(name for _person, name in asked) if mine else (),
    )
