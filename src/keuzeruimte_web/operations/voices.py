"""Voices before a conversation: own words, kept or shared by name, and what a parent told by telephone."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from keuzeruimte_web.access.decide import Forbidden, Invisible, require, rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.operations.changes import mark_changed
from keuzeruimte_web.operations.drafts import drop_draft
from keuzeruimte_web.operations.once import remember
from keuzeruimte_web.operations.sharing import invited_to, set_shares
from keuzeruimte_web.records.models import Conversation, Guardianship, Invitation, Share, Voice
from keuzeruimte_web.records.models.choices import ConversationState

__all__ = ["Closed", "Forbidden", "Invisible", "Said", "change_told", "say", "tell"]


class Closed(Exception):  # noqa: N818
    """The conversation is closed: what was said before it stays as it was."""


@dataclass(frozen=True, slots=True)
class Said:
    """Own words of one kind, and the people who may see them. Empty words are no words."""

    words: str
    shared_with: Collection[UUID] = ()


def say(viewer: Viewer, *, conversation: UUID, said: Mapping[str, Said]) -> None:
    """Keep the viewer's own words, of each kind apart. Empty words take them away, with their shares.

    Saving the same again changes nothing. Raises Closed, NotInvited.
    """
    with transaction.atomic():
        talk = _open(viewer, conversation)
        among = invited_to(talk, but=viewer.person)
        for kind, one in said.items():
            mine = Voice.objects.filter(
                conversation=talk, person_id=viewer.person, kind=kind, entered_by__isnull=True
            )
            if not one.words.strip():
                mine.delete()
                continue
            voice = mine.first()
            if voice is None:
                voice = Voice.objects.create(
                    school_id=viewer.school,
                    conversation=talk,
                    person_id=viewer.person,
                    kind=kind,
                    words=one.words,
                )
            elif voice.words != one.words:
                mine.update(words=one.words, updated_at=timezone.now())
            set_shares(viewer, voice, people=one.shared_with, among=among)
        drop_draft(viewer, form="voice", about=str(conversation))
        mark_changed(conversation)


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
