"""Own answers for the triangle: given, skipped, shared by name for each connection apart (METHOD 7)."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from keuzeruimte_web.access.decide import require
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.operations.changes import mark_changed
from keuzeruimte_web.operations.drafts import drop_draft
from keuzeruimte_web.operations.sharing import invited_to, set_shares
from keuzeruimte_web.records.models import Answer, Conversation
from keuzeruimte_web.records.models.choices import Connection

OWN_CONNECTIONS: Mapping[ViewerRole, tuple[Connection, Connection]] = {
    ViewerRole.PUPIL: (Connection.PUPIL_PARENTS, Connection.PUPIL_SCHOOL),
    ViewerRole.PARENT: (Connection.PUPIL_PARENTS, Connection.PARENTS_SCHOOL),
    ViewerRole.PROFESSIONAL: (Connection.PUPIL_SCHOOL, Connection.PARENTS_SCHOOL),
}


class NotYours(Exception):  # noqa: N818
    """Nobody speaks of the connection between the two others."""


@dataclass(frozen=True, slots=True)
class Given:
    """An answer as given: a value in [0, 1], or None to skip; and the people who may see it."""

    value: float | None
    by_slider: bool = False
    shared_with: Collection[UUID] = ()


def give_answers(viewer: Viewer, *, conversation: UUID, given: Mapping[str, Given]) -> None:
    """Keep the viewer's answers of the own connections. What is skipped is gone, with its shares.

    A connection that is not in `given` stays as it was. Saving the same again changes nothing.
    Raises NotYours for the connection between the two others, NotInvited for whom one cannot share with.
    """
    with transaction.atomic():
        talk: Conversation = require(viewer, Kind.CONVERSATION, Right.SPEAK, conversation)
        if not set(given) <= set(OWN_CONNECTIONS[viewer.role]):
            raise NotYours
        among = invited_to(talk, but=viewer.person)
        for connection, one in given.items():
            mine = Answer.objects.filter(conversation=talk, person_id=viewer.person, connection=connection)
            if one.value is None:
                mine.delete()
                continue
            values = {"value": one.value, "by_slider": one.by_slider, "updated_at": timezone.now()}
            answer, _ = Answer.objects.update_or_create(
                conversation=talk,
                person_id=viewer.person,
                connection=connection,
                defaults=values,
                create_defaults={"school_id": viewer.school, **values},
            )
            set_shares(viewer, answer, people=one.shared_with, among=among)
        drop_draft(viewer, form="answers", about=str(conversation))
        mark_changed(conversation)
