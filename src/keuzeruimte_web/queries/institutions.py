"""Institutions that are guardian of a pupil or supervise, as the administrator and a leader know them."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from keuzeruimte_web.access.decide import require, rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.bridge.listed import choices_of, institution_in_words

Choices = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """One row: what it is for the pupil, who speaks for it, and since when."""

    id: UUID
    role: str
    words: str
    name: str
    given: str
    family: str
    reach: str
    source: str
    since: date | None
    until: date | None
    state: int

    @property
    def speaker(self) -> str:
        """Who speaks for it, as one says the name; empty where it is not known."""
        return " ".join(part for part in (self.given, self.family) if part)


@dataclass(frozen=True, slots=True)
class InstitutionPage:
    """For a form: the pupil, the closed list, and the row that is changed."""

    pupil: UUID
    name: str
    roles: Choices
    standing: Standing | None = None


def institutions(viewer: Viewer, *, pupil: UUID) -> tuple[tuple[Standing, ...], tuple[Standing, ...]]:
    """(today and to come, before) as far as the viewer may see them; what was, latest first. One query."""
    found = rows(viewer, Kind.INSTITUTION).filter(pupil=pupil).order_by("since", "pk")
    every = [_standing(row) for row in found]
    now = tuple(one for one in every if one.until is None or one.until >= viewer.today)
    return now, tuple(reversed([one for one in every if one not in now]))


def new_page(viewer: Viewer, *, pupil: UUID) -> InstitutionPage:
    """For a pupil whom the viewer may change."""
    child = require(viewer, Kind.PUPIL, Right.CHANGE, pupil)
    return InstitutionPage(pupil, child.person.full_name, tuple(choices_of("institution")))


def change_page(viewer: Viewer, *, institution: UUID) -> InstitutionPage:
    """For a row that the viewer may change; Invisible otherwise."""
    row = require(viewer, Kind.INSTITUTION, Right.CHANGE, institution)
    name = row.pupil.person.full_name
    return InstitutionPage(row.pupil_id, name, tuple(choices_of("institution")), _standing(row))


def _standing(row: Any) -> Standing:
    return Standing(
        id=row.pk,
        role=row.role,
        words=institution_in_words(row.role),
        name=row.name,
        given=row.given_name,
        family=row.family_name,
        reach=row.reach,
        source=row.source,
        since=row.since,
        until=row.until,
        state=row.state,
    )
