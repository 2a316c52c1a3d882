"""The files of the pupils of a professional, read once: what home, dossier and event start from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from keuzeruimte_web.access.decide import Invisible, rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.bridge import facts as f
from keuzeruimte_web.bridge.about import Whom
from keuzeruimte_web.bridge.at_home import FOR_A_CLASS, FOR_A_HOME
from keuzeruimte_web.bridge.people import FilePerson, called, in_force, kept_away, people_of
from keuzeruimte_web.bridge.stored import Stored, read, read_with_beside
from keuzeruimte_web.components.names import unmarked


@dataclass(frozen=True)
class File:
    """One pupil's file as this viewer may see it, and the people in it as they stand today."""

    viewer: Viewer
    stored: Stored

    @cached_property
    def people(self) -> Mapping[UUID, FilePerson]:
        """Everybody in it (`people_of`), worked out when somebody is looked for: of most tiles nobody is."""
        return people_of(self.stored, today=self.viewer.today)

    @property
    def name(self) -> str:
        """The whole name of the pupil."""
        return called(self.stored.pupil)

    @property
    def pupil(self) -> FilePerson:
        """The pupil whom it is about."""
        return self.people[self.stored.pupil.person]

    @property
    def school_class(self) -> str:
        """The name of the class, or nothing for a pupil between classes."""
        return self.stored.pupil.school_class or ""

    def matters(self) -> list[f.MatterFact]:
        """The matters that the viewer sees and that go on, oldest first."""
        return sorted(
            (m for m in self.stored.shown(f.MatterFact) if m.closed_on is None),
            key=lambda m: (m.opened_on, m.id.int),
        )

    def guides(self, matter: UUID) -> list[FilePerson]:
        """The professionals who are involved with a matter today."""
        ids = {
            tie.person
            for tie in self.stored.all(f.InvolvementFact)
            if tie.matter == matter and in_force(tie, self.viewer.today)
        }
        return [self.people[person] for person in ids if person in self.people]

    def still_reading(self, people: Iterable[FilePerson]) -> list[FilePerson]:
        """These people without who died, and whom a court order keeps away: they read nothing here."""
        away = kept_away(self.stored, today=self.viewer.today)
        return [person for person in people if not person.deceased and person.id not in away]


def files(viewer: Viewer) -> list[File]:
    """The files of all the viewer's pupils, by given name; one query."""
    return _files(viewer, Whom("mine", _mine, {}))


def files_at_home(viewer: Viewer, pupils: Whom) -> list[File]:
    """Of the files of these pupils what a home shows, by given name; one query.

    `pupils` must come from `access`, and bring the days of `attention.near`.
    """
    return _by_name(viewer, read(viewer, pupils, reading=FOR_A_HOME))


def files_of_class(viewer: Viewer, pupils: Whom) -> tuple[list[File], int]:
    """The same where `pupils` are not all: and how many talks of the others ask attention; one query."""
    stored, beside = read_with_beside(viewer, pupils, FOR_A_CLASS)
    return _by_name(viewer, stored), sum(many for (many,) in beside)


def file_of(viewer: Viewer, *, pupil: UUID) -> File:
    """The file of one pupil; one query. Raises Invisible when it is not one of the viewer's."""
    found = _files(viewer, one_of_mine(pupil))
    if not found:
        raise Invisible(f"{Kind.PUPIL}")
    return found[0]


def one_of_mine(pupil: UUID) -> Whom:
    """One pupil, when the viewer may open the dossier."""
    return Whom("one of mine", _one_of_mine, {"pupil": pupil}, one=True)


def _mine(viewer: Viewer) -> QuerySet[Any]:
    return rows(viewer, Kind.PUPIL, Right.OPEN_DOSSIER)


def _one_of_mine(viewer: Viewer, pupil: UUID) -> QuerySet[Any]:
    return _mine(viewer).filter(pk=pupil)


def _files(viewer: Viewer, pupils: Whom) -> list[File]:
    return _by_name(viewer, read(viewer, pupils))


def _by_name(viewer: Viewer, found: Mapping[UUID, Stored]) -> list[File]:
    files = [File(viewer, stored) for stored in found.values()]
    return sorted(files, key=lambda file: (unmarked(file.name), str(file.stored.pupil.person)))
