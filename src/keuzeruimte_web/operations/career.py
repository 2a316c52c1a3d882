"""The pupil's own career file: writing in it, sharing a piece by name, taking it back, throwing it away.

What is somebody's own leaves no line in the trail (as in `operations.voices`): it would tell that it exists.
"""

from collections.abc import Collection
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from keuzeruimte_web.access.decide import require
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.operations.drafts import drop_draft
from keuzeruimte_web.operations.once import remember
from keuzeruimte_web.operations.sharing import forget_shares_of_a_child, set_shares
from keuzeruimte_web.operations.versions import save_version
from keuzeruimte_web.operations.village import to_share_with
from keuzeruimte_web.records.models import CareerItem, Pupil, Share
from keuzeruimte_web.records.models.choices import CareerKind

MOST = 400
"""Pieces in one file: years of school, with a piece every week."""
FORM = "career"


class FileFull(Exception):  # noqa: N818
    """There are MOST pieces in the file."""


@dataclass(frozen=True, slots=True)
class Reflected:
    """What a pupil tells: at which place (CareerPlace), after which prompt (or none), and on which day."""

    place: str
    prompt: str
    words: str
    on: date | None


@dataclass(frozen=True, slots=True)
class Done:
    """What a pupil did: which kind (CareerActivity), and the four things the law asks of a vmbo file."""

    activity: str
    title: str
    on: date | None
    words: str
    goals: str
    results: str
    evaluation: str
    follow_up: str


def write(viewer: Viewer, *, wrote: Reflected | Done, about: str, once: UUID) -> UUID:
    """Put a piece in the viewer's own file. `about`: of what the draft of it was. The id of the piece.

    Raises Invisible, FileFull, SentBefore.
    """
    with transaction.atomic():
        owner: Pupil = require(viewer, Kind.PUPIL, Right.KEEP_FILE, viewer.person)
        Pupil.objects.select_for_update().get(pk=owner.pk)
        if CareerItem.objects.filter(pupil=owner).count() >= MOST:
            raise FileFull
        made = CareerItem.objects.create(
            school_id=viewer.school, pupil=owner, kind=_kind(wrote), **asdict(wrote)
        )
        remember(viewer, key=once, made=made.pk)
        drop_draft(viewer, form=FORM, about=about)
    return made.pk  # type: ignore[no-any-return]


def change(viewer: Viewer, *, item: UUID, wrote: Reflected | Done, version: int) -> None:
    """Change a piece. Raises Invisible; Forbidden for what an employer wrote; Stale."""
    with transaction.atomic():
        found: CareerItem = require(viewer, Kind.CAREER_ITEM, Right.CHANGE, item)
        own = CareerItem.objects.filter(pk=found.pk, kind=_kind(wrote))
        save_version(own, pk=found.pk, version=version, **asdict(wrote))
        drop_draft(viewer, form=FORM, about=str(item))


def throw_away(viewer: Viewer, *, item: UUID) -> None:
    """Take a piece out, with its pictures; it is gone for whoever it was shared with. Raises Invisible."""
    with transaction.atomic():
        require(viewer, Kind.CAREER_ITEM, Right.REMOVE, item)
        CareerItem.objects.filter(pk=item).delete()
        drop_draft(viewer, form=FORM, about=str(item))


def share(viewer: Viewer, *, item: UUID, people: Collection[UUID]) -> None:
    """Let exactly these people see this piece. Raises Invisible, NotInvited."""
    with transaction.atomic():
        found: Any = require(viewer, Kind.CAREER_ITEM, Right.SHARE, item, along=("pupil__person",))
        earlier = Share.objects.filter(career_item=found)
        forget_shares_of_a_child(viewer, earlier, born=found.pupil.person.born)
        set_shares(viewer, found, people=people, among=to_share_with(viewer, pupil=found.pupil_id))


def _kind(wrote: Reflected | Done) -> CareerKind:
    return CareerKind.REFLECTION if isinstance(wrote, Reflected) else CareerKind.ACTIVITY
