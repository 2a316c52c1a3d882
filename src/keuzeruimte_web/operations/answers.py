"""Own answers for the triangle: given, skipped, shared by name for each connection apart (METHOD 7)."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from keuzeruimte_web.access.decide import require, rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.operations.changes import mark_changed
from keuzeruimte_web.operations.drafts import drop_draft, keep_draft
from keuzeruimte_web.operations.sharing import invited_to, set_shares
from keuzeruimte_web.records.models import Answer, Conversation
from keuzeruimte_web.records.models.choices import Connection

FORM = "answers"
"""The name of the draft in which lies what is not saved as it was chosen."""
OWN_CONNECTIONS: Mapping[ViewerRole, tuple[Connection, Connection]] = {
    ViewerRole.PUPIL: (Connection.PUPIL_PARENTS, Connection.PUPIL_SCHOOL),
    ViewerRole.PARENT: (Connection.PUPIL_PARENTS, Connection.PARENTS_SCHOOL),
    ViewerRole.PROFESSIONAL: (Connection.PUPIL_SCHOOL, Connection.PARENTS_SCHOOL),
}


class NotYours(Exception):  # noqa: N818
    """Nobody speaks of the connection between the two others."""


@dataclass(frozen=True, slots=True)
class Given:
    """An answer as given: a value in [0, 1], or None to skip; and the people who may see it.

    `sentences`: for each statement 0 to 3 or None, where the answer was given so; nobody else sees those.
    """

    value: float | None
    by_slider: bool = False
    shared_with: Collection[UUID] = ()
    sentences: tuple[int | None, ...] = ()


def give_answers(viewer: Viewer, *, conversation: UUID, given: Mapping[str, Given]) -> None:
    """Keep the viewer's answers of the own connections. What is skipped is gone, with its shares.

    A connection that is not in `given` stays as it was. Saving the same again changes nothing.
    Raises NotYours for the connection between the two others, NotInvited for whom one cannot share with.
    """
    with transaction.atomic():
        _give(viewer, conversation, given)
        mark_changed(conversation)


def _give(viewer: Viewer, conversation: UUID, given: Mapping[str, Given]) -> None:
    talk: Conversation = require(viewer, Kind.CONVERSATION, Right.SPEAK, conversation)
    if not set(given) <= set(OWN_CONNECTIONS[viewer.role]):
        raise NotYours
    among = invited_to(talk, but=viewer.person)
    for connection, one in given.items():
        mine = Answer.objects.filter(conversation=talk, person_id=viewer.person, connection=connection)
        if one.value is None:
            mine.delete()
            continue
        values = {
            "value": one.value,
            "by_slider": one.by_slider,
            "sentences": list(one.sentences) or None,
            "updated_at": timezone.now(),
        }
        answer, _ = Answer.objects.update_or_create(
            conversation=talk,
            person_id=viewer.person,
            connection=connection,
            defaults=values,
            create_defaults={"school_id": viewer.school, **values},
        )
        set_shares(viewer, answer, people=one.shared_with, among=among)
    drop_draft(viewer, form=FORM, about=str(conversation))


def keep_chosen(
    viewer: Viewer,
    *,
    conversation: UUID,
    connection: str,
    given: Given,
    typed: Mapping[str, str | list[str]],
) -> bool:
    """Keep what somebody is choosing. True when others who see this already see the change only after saving.

    Where nobody sees the answer, it is kept as the answer. What is shared, or says too little to be an answer
    yet, waits as `typed`: the fields as they stand in the form. Raises NotYours.
    """
    with transaction.atomic():
        talk: Conversation = require(viewer, Kind.CONVERSATION, Right.SPEAK, conversation)
        mine = Answer.objects.filter(conversation=talk, person_id=viewer.person, connection=connection)
        shared: bool = mine.filter(shares__isnull=False).exists()
        kept = rows(viewer, Kind.DRAFT).filter(form=FORM, about=str(conversation)).first()
        rest = {
            name: value
            for name, value in (kept.content if kept else {}).items()
            if not name.startswith(f"{connection}-")
        }
        if not shared:  # and no screen at the table is told: nobody sees anything new
            _give(viewer, conversation, {connection: replace(given, shared_with=())})
        if shared or given.value is None:
            rest |= typed
        if rest:
            keep_draft(viewer, form=FORM, about=str(conversation), content=rest)
        return shared
