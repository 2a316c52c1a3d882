"""Places for own words, and what of them is typed and not saved yet.

A slot is a kind of words, such as `wish`; for words to one person it is `acknowledge_` with that person's id.
"""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from keuzeruimte_web.access.decide import rows
from keuzeruimte_web.access.kept import asked_by
from keuzeruimte_web.access.rights import Kind
from keuzeruimte_web.access.viewer import Viewer

TO = "acknowledge"
ELSEWHERE = "_elsewhere"
"""Behind a slot: what the same person typed on another device, beside the text that is there."""
ASIDE = "o"
"""Before a mark: of a text that lies beside."""


def parts_of(slot: str) -> tuple[str, UUID | None]:
    """The kind of a slot, and to whom its words are. What is no slot has itself as its kind."""
    kind, _, person = slot.rpartition("_")
    if kind != TO:
        return slot, None
    try:
        return kind, UUID(person)
    except ValueError:
        return slot, None


def cleaned(words: str) -> str:
    """As words are kept: without the space around them, and with one kind of line end."""
    return words.replace("\r\n", "\n").strip()


def mark(words: str) -> str:
    """By which one knows a text again without keeping it twice; for its author alone."""
    return sha256(cleaned(words).encode()).hexdigest()[:16]


def typed_so_far(viewer: Viewer, *, form: str, about: str) -> Mapping[str, str]:
    """What this viewer typed in this form about this and what waits to be saved, by slot. One query."""
    kept = asked_by(viewer, _kept, key="typed", form=form, about=about)
    content = kept[0].content if kept else {}
    return {name: text for name, text in content.items() if isinstance(text, str)}


def _kept(viewer: Viewer, form: str, about: str) -> QuerySet[Any]:
    return rows(viewer, Kind.DRAFT).filter(form=form, about=about).order_by("pk")[:1]
