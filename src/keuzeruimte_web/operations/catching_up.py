"""What was written at the table while there was no connection: kept once, and nothing of it lost."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from keuzeruimte_web.access.decide import Forbidden, Invisible, require, rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.operations.agreements import NotThere, agree
from keuzeruimte_web.operations.drafts import drop_draft
from keuzeruimte_web.operations.once import SentBefore, remember
from keuzeruimte_web.operations.table import set_finished
from keuzeruimte_web.operations.talk import AlreadyClosed, keep_note
from keuzeruimte_web.operations.versions import Stale

MOST = 200
"""Things in one message; a browser that kept more sends the rest in the next."""


@dataclass(frozen=True, slots=True)
class NoteSent:
    """The own note at an item as it was typed. `version`: of the note that the page had, 0 without one."""

    once: UUID
    item: UUID
    text: str
    version: int


@dataclass(frozen=True, slots=True)
class AgreementSent:
    """An agreement that was made at an item."""

    once: UUID
    item: UUID
    text: str
    owners: tuple[UUID, ...]
    due: date | None
    decides: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class FinishedSent:
    """That an item was dealt with at the table, or not after all."""

    once: UUID
    item: UUID
    finished: bool


Sent = NoteSent | AgreementSent | FinishedSent


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of one thing that was sent. `version`: of the note, for who goes on typing in it."""

    once: UUID
    kept: bool
    version: int = 0


def catch_up(viewer: Viewer, *, conversation: UUID, sent: Sequence[Sent]) -> tuple[Kept, ...]:
    """Keep these in the order in which they were made; each by itself. What was kept before stays as it is.

    What cannot be kept (the conversation was closed, somebody is not at that item) is answered as such, and
    stays with who wrote it. Raises Invisible, Forbidden for who does not hold the conversation.
    """
    require(viewer, Kind.CONVERSATION, Right.HOLD, conversation)
    return tuple(_one(viewer, conversation, one) for one in sent[:MOST])


def _one(viewer: Viewer, conversation: UUID, one: Sent) -> Kept:
    try:
        with transaction.atomic():
            if isinstance(one, NoteSent):
                return _note(viewer, conversation, one)
            if isinstance(one, AgreementSent):
                _require_here(viewer, conversation, one.item)
                agree(
                    viewer,
                    item=one.item,
                    text=one.text,
                    owners=one.owners,
                    decides=one.decides,
                    due=one.due,
                    once=one.once,
                )
                drop_draft(viewer, form="agreement", about=str(one.item))
            else:
                remember(viewer, key=one.once)
                set_finished(viewer, conversation=conversation, item=one.item, finished=one.finished)
    except SentBefore:
        return Kept(one.once, kept=True, version=_version(viewer, one.item))
    except (AlreadyClosed, NotThere, Invisible, Forbidden):
        return Kept(one.once, kept=False)
    return Kept(one.once, kept=True)


def _note(viewer: Viewer, conversation: UUID, one: NoteSent) -> Kept:
    """Over the note that the page had; below one that was written elsewhere meanwhile."""
    remember(viewer, key=one.once)
    try:
        with transaction.atomic():
            keep_note(viewer, conversation=conversation, item=one.item, text=one.text, version=one.version)
    except Stale as stale:
        there = str(stale.current["text"])
        text = there if one.text.strip() in there else f"{there}\n\n{one.text}"
        keep_note(viewer, conversation=conversation, item=one.item, text=text, version=stale.version)
    drop_draft(viewer, form="note", about=str(one.item))
    return Kept(one.once, kept=True, version=_version(viewer, one.item))


def _version(viewer: Viewer, item: UUID) -> int:
    note = rows(viewer, Kind.NOTE).filter(item=item).first()
    return note.version if note else 0


def _require_here(viewer: Viewer, conversation: UUID, item: UUID) -> None:
    row = require(viewer, Kind.ITEM, Right.HOLD, item)
    if row.conversation_id != conversation:
        raise Invisible(Kind.ITEM)
