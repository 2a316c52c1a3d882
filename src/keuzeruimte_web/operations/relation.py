"""Care for the relation first: a talk is prepared in one step, and then changed like any plan."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from keuzeruimte_web.access.decide import Invisible, require, rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.bridge.courses import course_of
from keuzeruimte_web.bridge.stored import read
from keuzeruimte_web.operations.drafts import drop_draft
from keuzeruimte_web.operations.plan import plan_conversation
from keuzeruimte_web.operations.points import facts_of, to_prepare, write_point
from keuzeruimte_web.records.models import Note, Topic


class NobodyToTalkWith(Exception):  # noqa: N818
    """No parent of today could come to this talk."""


def prepare_talk(
    viewer: Viewer,
    *,
    course: str,
    matter: UUID,
    topic: UUID | None,
    starts_at: datetime,
    place: str,
    words: str,
    once: UUID,
) -> UUID:
    """Plan the talk of this course (`repair`, `care` or `trust`) with its points; answers its id.

    `words` are the professional's own, kept as a note at the point where they are said: theirs alone.
    Raises Invisible, Forbidden, SentBefore, NobodyToTalkWith, Clashing.
    """
    with transaction.atomic():
        about = require(viewer, Kind.MATTER, Right.PLAN, matter)
        if topic is not None and not Topic.objects.filter(pk=topic, matter=about).exists():
            raise Invisible(f"{Kind.TOPIC}")
        found = read(viewer, rows(viewer, Kind.PUPIL, Right.OPEN_DOSSIER).filter(pk=about.pupil_id))
        if not found:
            raise Invisible(f"{Kind.PUPIL}")
        planned = course_of(
            course,
            found[about.pupil_id],
            by=viewer.person,
            matter=matter,
            topic=topic,
            today=viewer.today,
        )
        if planned is None:
            raise NobodyToTalkWith
        talk = plan_conversation(
            viewer,
            matter=matter,
            title=planned.title,
            starts_at=starts_at,
            place=place,
            guests={person for point in planned.points for person in point.hears},
            once=once,
        )
        row = to_prepare(viewer, talk)
        stored = facts_of(viewer, row)
        items = [
            write_point(viewer, row, stored, item=None, point=point, version=None) for point in planned.points
        ]
        if words.strip():
            Note.objects.create(
                school_id=viewer.school,
                conversation=row,
                item_id=items[planned.named],
                author_id=viewer.person,
                text=words,
            )
        drop_draft(viewer, form=course, about=str(about.pupil_id))
    return talk
