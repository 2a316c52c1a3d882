"""One line of the preview: somebody, what would happen, and why."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from keuzeruimte_web.interchange.reading.refusal import Doubt


class Sort(StrEnum):
    """What would happen to somebody."""

    NEW = "new"
    CHANGED = "changed"
    GONE = "gone"
    UNCLEAR = "unclear"
    SAME = "same"


class Reason(StrEnum):
    """Why, where the fields alone do not say it."""

    NOT_IN_FILE = "not-in-file"
    FILE_SAYS_GONE = "file-says-gone"
    BACK_AGAIN = "back-again"
    MAY_BE_KNOWN = "may-be-known"
    """Somebody with this name is known, without this number: one person, or two?"""
    TWICE = "twice"
    """Two people with this name are known: which of them is it?"""
    EDITED_BY_HAND = "edited-by-hand"
    """Both somebody here and the file changed a field: what is here stays, unless somebody says otherwise."""
    NO_AUTHORITY_SAID = "no-authority-said"
    """A new tie of which the file does not say who has authority: it stays unknown, and gives nothing."""
    NO_INFORMATION_SAID = "no-information-said"
    """A new tie with authority, of which the file says that no information is given: a court decides so."""
    TIE_DIFFERS = "tie-differs"
    """The file says otherwise of a tie that holds: it stays, unless somebody chooses what the file says."""
    DECEASED = "deceased"
    OFFICE = "office"
    """An administrator or privacy officer: a file does not end that."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field that would become something else. `held`: changed by hand since the last file, so it stays."""

    field: str
    before: object
    after: object
    held: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """What would happen to somebody, or (kind 'ties') to the tie of two, with a slash between their keys."""

    kind: str
    key: str
    sort: Sort
    name: str
    record: UUID | None = None
    """Of a tie: the pupil."""
    fields: tuple[FieldChange, ...] = ()
    reasons: tuple[Reason, ...] = ()
    candidates: tuple[UUID, ...] = ()
    """Whom it may be, where that is the question."""
    doubts: tuple[Doubt, ...] = ()
