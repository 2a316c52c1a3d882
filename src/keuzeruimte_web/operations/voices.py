"""Voices before a conversation: own words, kept or shared by name, and what a parent told by telephone."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from keuzeruimte_web.access.decide import Forbidden, Invisible, require, rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.bridge.slots import ELSEWHERE, cleaned, mark, parts_of, typed_so_far
from keuzeruimte_web.operations.changes import mark_changed
from keuzeruimte_web.operations.drafts import keep_draft
from keuzeruimte_web.operations.once import remember
from keuzeruimte_web.operations.sharing import invited_to, set_shares
from keuzeruimte_web.operations.typed import Kept, WroteElsewhere, keep_beside, let_go
from keuzeruimte_web.records.models import Conversation, Guardianship, Invitation, Share, Voice
from keuzeruimte_web.records.models.choices import ConversationState, VoiceKind

__all__ = [
    "Closed",
    "Forbidden",
    "Invisible",
    "Kept",
    "Said",
    "WroteElsewhere",
    "change_told",
    "keep_typed",
    "say",
    "tell",
]
FORM = "voice"
"""The name of the draft in which lies what is not saved as it was typed."""


class Closed(Exception):  # noqa: N818
    """The conversation is closed: what was said before it stays as it was."""


@dataclass(frozen=True, slots=True)
class Said:
    """Own words of one kind, and the people who may see them. Empty words are no words.

    `base` is the mark of the text on which these words go on, None where that does not matter; `seen` that of
    a text from another device that stood beside it.
    """

    words: str
    shared_with: Collection[UUID] = ()
    base: str | None = None
    seen: str = ""


def say(viewer: Viewer, *, conversation: UUID, said: Mapping[str, Said]) -> None:
    """Keep the viewer's own words, of each slot apart. Empty words take them away, with their shares.

    Saving the same again changes nothing. Raises Closed, NotInvited, WroteElsewhere.
    """
    with transaction.atomic():
        talk = _open(viewer, conversation)
        _one_at_a_time(viewer, talk)
        among = invited_to(talk, but=viewer.person)
        typed = typed_so_far(viewer, form=FORM, about=str(conversation))
        elsewhere = set()
        for slot, one in said.items():
            kind, to = parts_of(slot)
            voice = _mine(viewer, talk, kind, to).first()
            now = typed.get(slot, voice.words if voice else "")
            words = cleaned(one.words)
            if one.base is not None and one.base != mark(now) and words != cleaned(now):
                if one.base != mark(words):
                    elsewhere.add(slot)
                words = cleaned(now)
            _write(viewer, talk, slot, words, shared_with=one.shared_with, among=among)
        if elsewhere:
            raise WroteElsewhere(elsewhere)
        seen = {slot + ELSEWHERE: one.seen for slot, one in said.items()}
        unseen = {name: text for name, text in typed.items() if name in seen and seen[name] != mark(text)}
        let_go(viewer, form=FORM, about=str(conversation), rest=unseen)
        mark_changed(conversation)


def keep_typed(viewer: Viewer, *, conversation: UUID, slot: str, words: str, base: str) -> Kept:
    """Keep what somebody is typing. Nobody sees more by it: what is shared already waits for `say`.

    `base` is the mark of the text on which it goes on. Where that is not the text that is there now, the same
    person wrote elsewhere: then both are kept. Raises Invisible for a slot that there is not, Closed.
    """
    with transaction.atomic():
        talk = _open(viewer, conversation)
        kind, to = parts_of(slot)
        if to is not None and to not in invited_to(talk, but=viewer.person):
            raise Invisible(Kind.PERSON)
        _one_at_a_time(viewer, talk)
        typed = typed_so_far(viewer, form=FORM, about=str(conversation))
        voice = _mine(viewer, talk, kind, to).first()
        saved = cleaned(voice.words) if voice else ""
        now, words = cleaned(typed.get(slot, saved)), cleaned(words)
        if words != now and base != mark(now):
            return keep_beside(
                viewer,
                form=FORM,
                about=str(conversation),
                typed=typed,
                slot=slot,
                words=words,
                base=base,
                now=now,
            )
        apart = to is not None or (voice is not None and voice.shares.exists())
        if words == now:
            return Kept(mark(now), apart=slot in typed)
        rest = {name: text for name, text in typed.items() if name != slot}
        if apart and words != saved:
            keep_draft(viewer, form=FORM, about=str(conversation), content={**rest, slot: words})
        else:
            _write(viewer, talk, slot, words, shared_with=None, among=())
            let_go(viewer, form=FORM, about=str(conversation), rest=rest)
        return Kept(mark(words), apart=apart and words != saved)


def _one_at_a_time(viewer: Viewer, talk: Conversation) -> None:
    """Two devices of one person come after each other here, and what is typed and what is saved too."""
    Invitation.objects.select_for_update().filter(conversation=talk, person=viewer.person).first()


def _write(
    viewer: Viewer,
    talk: Conversation,
    slot: str,
    words: str,
    *,
    shared_with: Collection[UUID] | None,
    among: Collection[UUID],
) -> None:
    """Write own words, and share them with these people; `shared_with` None leaves that as it is."""
    kind, to = parts_of(slot)
    mine = _mine(viewer, talk, kind, to)
    if not words:
        mine.delete()
        return
    voice = mine.first()
    if voice is None:
        voice = Voice.objects.create(
            school_id=viewer.school,
            conversation=talk,
            person_id=viewer.person,
            kind=kind,
            to_id=to,
            words=words,
        )
    elif voice.words != words:
        mine.update(words=words, updated_at=timezone.now())
    if shared_with is not None:
        set_shares(viewer, voice, people=shared_with if to is None else [to], among=among)


def _mine(viewer: Viewer, talk: Conversation, kind: str, to: UUID | None) -> Any:
    if kind not in VoiceKind.values or (to is not None) != (kind == VoiceKind.ACKNOWLEDGE):
        raise Invisible(Kind.VOICE)
    if to is not None and viewer.role != ViewerRole.PROFESSIONAL:
        raise Invisible(Kind.VOICE)
    return Voice.objects.filter(
        conversation=talk, person_id=viewer.person, kind=kind, to=to, entered_by__isnull=True
    )


def tell(viewer: Viewer, *, parent: UUID, conversation: UUID, kind: str, words: str, once: UUID) -> UUID:
    """Write down what a parent told the viewer, marked so; the parent reads it, and can change or remove it.

    It stands beside what the parent wrote, never over it, so nobody learns whether that is there. The
    viewer sees it, as the one who heard it. Raises SentBefore, Closed.
    """
    with transaction.atomic():
        talk = _open(viewer, conversation)
        heard = Invitation.objects.filter(conversation=talk, person=parent)
        tied = Guardianship.objects.filter(pupil=talk.matter.pupil_id, parent=parent, court_block=False)
        if not (heard.exists() and tied.exists()):
            raise Invisible(Kind.PERSON)
        voice: Voice = Voice.objects.create(
            school_id=viewer.school,
            conversation=talk,
            person_id=parent,
            kind=kind,
            words=words,
            entered_by_id=viewer.person,
        )
        Share.objects.create(school_id=viewer.school, voice=voice, viewer_id=viewer.person)
        remember(viewer, key=once, made=voice.pk)
        mark_changed(conversation)
    return voice.pk


def change_told(viewer: Viewer, *, voice: UUID, words: str) -> None:
    """The person whose words these are mends what was written down, or removes it (empty). Raises Closed."""
    with transaction.atomic():
        row: Voice = require(viewer, Kind.VOICE, Right.CHANGE, voice)
        _open(viewer, row.conversation_id)
        mine = rows(viewer, Kind.VOICE, Right.CHANGE).filter(pk=voice, entered_by__isnull=False)
        if words.strip():
            mine.update(words=words, updated_at=timezone.now())
        else:
            mine.delete()
        mark_changed(row.conversation_id)


def _open(viewer: Viewer, conversation: UUID) -> Conversation:
    talk: Conversation = require(viewer, Kind.CONVERSATION, Right.SPEAK, conversation)
    if talk.state == ConversationState.CLOSED:
        raise Closed
    return talk
