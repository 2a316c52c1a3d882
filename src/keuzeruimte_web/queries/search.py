"""Search by name, among the pupils whose dossier the viewer may open and nobody else."""

from dataclasses import dataclass
from uuid import UUID

from keuzeruimte_web.access.decide import rows
from keuzeruimte_web.access.replica import from_replica
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.components.names import searchable

LONGEST = 80
WORDS = 6
FOUND = 20


@dataclass(frozen=True, slots=True)
class FoundPupil:
    """A pupil found."""

    id: UUID
    name: str
    school_class: str


@dataclass(frozen=True, slots=True)
class Search:
    """What was asked and what was found; `asked` is false without a single letter to look for."""

    text: str
    asked: bool
    pupils: tuple[FoundPupil, ...]
    more: bool


@from_replica
def search(viewer: Viewer, *, text: str) -> Search:
    """Pupils in whose name every word of the text occurs; one query, none for an empty text."""
    asked = text.replace("\x00", "")[:LONGEST].strip()
    words = searchable(asked).split()[:WORDS]
    if not words:
        return Search(asked, bool(asked), (), False)
    found = rows(viewer, Kind.PUPIL, Right.OPEN_DOSSIER)
    for word in words:
        found = found.filter(person__search_name__contains=word)
    people = found.order_by("person__given_name", "person__family_name", "pk").values_list(
        "pk", "person__given_name", "person__prefix", "person__family_name", "school_class__name"
    )[: FOUND + 1]
    pupils = [
        FoundPupil(pk, " ".join(part for part in name if part), in_class or "")
        for pk, *name, in_class in people
    ]
    return Search(asked, True, tuple(pupils[:FOUND]), len(pupils) > FOUND)
