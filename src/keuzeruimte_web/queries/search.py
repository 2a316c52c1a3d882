"""Search by name, among the pupils whose dossier the viewer may open and nobody else."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db.models import QuerySet

from keuzeruimte_web.access.decide import rows
from keuzeruimte_web.access.replica import from_replica, read_at
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.bridge.compiled import Value, Within, text_for
from keuzeruimte_web.bridge.source import as_uuid
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
    pupils = [
        FoundPupil(as_uuid(pk), " ".join(part for part in name if part), in_class or "")
        for pk, *name, in_class in _asked(viewer, words)
    ]
    return Search(asked, True, tuple(pupils[:FOUND]), len(pupils) > FOUND)


def _asked(viewer: Viewer, words: list[str]) -> list[tuple[Any, ...]]:
    """The rows, by a text that is built once for each number of words (decision 0105)."""
    using = read_at()
    named: dict[str, Value] = {f"word {number}": Within(word) for number, word in enumerate(words)}
    try:
        question = text_for(
            viewer.role, _named, key=("search", len(words)), using=using, ids=dict.fromkeys(named, Within)
        )
    except EmptyResultSet:
        return []
    return question.rows_for(viewer, using=using, **named)


def _named(viewer: Viewer, **words: Within) -> QuerySet[Any]:
    found = rows(viewer, Kind.PUPIL, Right.OPEN_DOSSIER)
    for word in words.values():
        found = found.filter(person__search_name__contains=word)
    return found.order_by("person__search_name", "pk").values_list(
        "pk", "person__given_name", "person__prefix", "person__family_name", "school_class__name"
    )[: FOUND + 1]
