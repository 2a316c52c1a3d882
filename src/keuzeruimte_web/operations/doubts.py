"""A professional's doubt about the own approach: written for oneself, and laid before a colleague by name.

What stays with its author is a private note (BACKGROUND 3). What a colleague read is the school's: then it is
not changed or thrown away any more, and can be asked for by law (docs/decisions/0119).
"""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from keuzeruimte_web.access.decide import require, rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.audit.trail import leave_trace
from keuzeruimte_web.audit.words import TraceWord
from keuzeruimte_web.operations.drafts import drop_draft
from keuzeruimte_web.operations.messages import tell
from keuzeruimte_web.operations.once import remember
from keuzeruimte_web.operations.versions import save_version
from keuzeruimte_web.records.models import Doubt, DoubtColleague, Involvement, Matter

DRAFT = "doubt"


class AskedAlready(Exception):  # noqa: N818
    """A colleague read it: it stays as it was read."""


class NotInvolved(ValueError):  # noqa: N818
    """One asks a colleague who guides here too."""


def write_doubt(viewer: Viewer, *, matter: UUID, text: str, once: UUID) -> UUID:
    """Write down what one doubts; nobody else sees it. Raises Invisible, Forbidden, SentBefore."""
    with transaction.atomic():
        about: Matter = require(viewer, Kind.MATTER, Right.PLAN, matter)
        doubt: Doubt = Doubt.objects.create(
            school_id=viewer.school,
            matter=about,
            author_id=viewer.person,
            text=text,
            written_on=viewer.today,
        )
        remember(viewer, key=once, made=doubt.pk)
        drop_draft(viewer, form=DRAFT, about=str(about.pupil_id))
    return doubt.pk


def change_doubt(viewer: Viewer, *, doubt: UUID, text: str, version: int) -> int:
    """Write it otherwise. Raises Invisible, Forbidden, Stale, AskedAlready."""
    with transaction.atomic():
        _own(viewer, doubt)
        return save_version(rows(viewer, Kind.DOUBT, Right.CHANGE), pk=doubt, version=version, text=text)


def let_go_of_doubt(viewer: Viewer, *, doubt: UUID) -> None:
    """Throw it away; nothing stays. Raises Invisible, Forbidden, AskedAlready."""
    with transaction.atomic():
        _own(viewer, doubt).delete()


def ask_colleague(viewer: Viewer, *, doubt: UUID, colleague: UUID) -> None:
    """Lay it before a colleague who guides this matter too, and who hears that there is something new.

    Asking again changes nothing. Raises Invisible, Forbidden, NotInvolved.
    """
    with transaction.atomic():
        row: Doubt = require(viewer, Kind.DOUBT, Right.CHANGE, doubt)
        if colleague not in colleagues_on(viewer, row.matter_id):
            raise NotInvolved(colleague)
        _asked, new = DoubtColleague.objects.get_or_create(
            doubt=row,
            person_id=colleague,
            defaults={"school_id": viewer.school, "asked_on": viewer.today},
        )
        if not new:
            return
        pupil = row.matter.pupil_id
        tell(viewer, people=[colleague], pupil=pupil, kind=Kind.DOUBT, record=row.pk)
        leave_trace(
            viewer.school,
            actor=viewer.person,
            role=viewer.role,
            word=TraceWord.ASKED_COLLEAGUE,
            pupil=pupil,
            matter=row.matter_id,
            record=row.pk,
        )


def colleagues_on(viewer: Viewer, matter: UUID) -> set[UUID]:
    """Who else guides this matter today."""
    ties: Any = Involvement.objects.filter(
        Q(since__isnull=True) | Q(since__lte=viewer.today),
        Q(until__isnull=True) | Q(until__gte=viewer.today),
        matter=matter,
    )
    return set(ties.values_list("person", flat=True)) - {viewer.person}


def _own(viewer: Viewer, doubt: UUID) -> Doubt:
    row: Doubt = require(viewer, Kind.DOUBT, Right.CHANGE, doubt)
    if DoubtColleague.objects.filter(doubt=row).exists():
        raise AskedAlready
    return row
