"""Sharing an own record with people, one by one and by name; taking back is letting go of the name."""

from collections.abc import Collection
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils.timezone import localdate

from keuzeruimte_web.access.ages import EIGHTEEN, born_by
from keuzeruimte_web.access.decide import Invisible, require, rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.operations.changes import mark_changed
from keuzeruimte_web.records.models import (
    Answer,
    CareerItem,
    ChoiceVoice,
    Conversation,
    Invitation,
    LimitAuthor,
    Share,
    Village,
    Voice,
)

LINKS: dict[type, str] = {
    Answer: "answer",
    Voice: "voice",
    LimitAuthor: "limit_part",
    Village: "village",
    ChoiceVoice: "choice_voice",
    CareerItem: "career_item",
}
KINDS = {"answer": Kind.ANSWER, "voice": Kind.VOICE, "limit_part": Kind.LIMIT_PART}


class NotInvited(Exception):  # noqa: N818
    """One shares only with people who are invited: nobody else is named."""


def invited_to(conversation: Conversation, *, but: UUID) -> set[UUID]:
    """Everybody who is invited, but this one."""
    guests = Invitation.objects.filter(conversation=conversation).exclude(person=but)
    return set(guests.values_list("person", flat=True))


def set_shares(viewer: Viewer, record: Any, *, people: Collection[UUID], among: Collection[UUID]) -> None:
    """Share an own record with exactly these people: who is no longer named sees it no more.

    `among` are those who can be named; raises NotInvited for anybody else. Call it in the transaction
    that made sure that the record is the viewer's own.
    """
    if not set(people) <= set(among):
        raise NotInvited
    link = LINKS[type(record)]
    # Twice at once: the second sees with whom the first shared it, and lets go of whom it does not name.
    if not type(record).objects.select_for_update().filter(pk=record.pk).first():
        raise Invisible(link)  # taken out meanwhile
    Share.objects.filter(**{link: record}).exclude(viewer__in=people).delete()
    had = set(Share.objects.filter(**{link: record}).values_list("viewer", flat=True))
    Share.objects.bulk_create(
        Share(school_id=viewer.school, viewer_id=person, **{link: record})
        for person in sorted(set(people) - had, key=str)
    )


def forget_shares_of_a_child(viewer: Viewer, shares: QuerySet[Share], *, born: date | None) -> None:
    """From 18 on a parent sees only what is shared from that day (PRODUCT 3): an earlier share is made anew.

    Call it for a pupil's own record, before `set_shares`. To somebody under 18 it changes nothing.
    """
    if born is None or born > born_by(viewer.today, age=EIGHTEEN):
        return
    for share in shares:
        if born > born_by(localdate(share.shared_at), age=EIGHTEEN):
            share.delete()


def take_back(viewer: Viewer, *, what: str, record: UUID) -> None:
    """Take an own record back from everybody. `what`: answer, voice or limit_part. Again changes nothing."""
    with transaction.atomic():
        row = require(viewer, KINDS[what], Right.SHARE, record)
        Share.objects.filter(**{what: record}).delete()
        if what in ("answer", "voice"):
            mark_changed(row.conversation_id)


def take_back_answers(viewer: Viewer, *, conversation: UUID) -> None:
    """Take all own answers for this conversation back from everybody. Again changes nothing."""
    with transaction.atomic():
        require(viewer, Kind.CONVERSATION, Right.SPEAK, conversation)
        mine = rows(viewer, Kind.ANSWER, Right.SHARE).filter(conversation=conversation)
        Share.objects.filter(answer__in=mine.values("pk")).delete()
        mark_changed(conversation)


def share_limit(viewer: Viewer, *, limit: UUID, people: Collection[UUID]) -> None:
    """Let other parents of the child see the viewer's own part of a limit. Raises NotInvited."""
    with transaction.atomic():
        part = rows(viewer, Kind.LIMIT_PART, Right.SHARE).filter(limit=limit).first()
        if part is None:
            require(viewer, Kind.LIMIT_PART, Right.SHARE, limit)
            return
        set_shares(viewer, part, people=people, among=other_parents(viewer, pupil=part.limit.matter.pupil_id))


def other_parents(viewer: Viewer, *, pupil: UUID) -> set[UUID]:
    """The other parents of a pupil whom the viewer sees in the file."""
    named = rows(viewer, Kind.PERSON).filter(guardianships__pupil=pupil).exclude(pk=viewer.person)
    return set(named.values_list("pk", flat=True))
