"""The pieces of a career file that somebody may see, with their pictures, and with whom they are shared."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils.timezone import localdate

from keuzeruimte_web.access.decide import rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.records.models import CareerAttachment, CareerContent, Share


@dataclass(frozen=True, slots=True)
class ItemFact:
    """A piece: `day` is the one the pupil wrote with it, else when it was made."""

    id: UUID
    pupil: UUID
    kind: str
    place: str
    prompt: str
    activity: str
    title: str
    words: str
    goals: str
    results: str
    evaluation: str
    follow_up: str
    on: date | None
    day: date
    made_at: datetime
    version: int


@dataclass(frozen=True, slots=True)
class AttachmentFact:
    """A picture (with sides) or a document with a piece; `size` in bytes."""

    id: UUID
    item: UUID
    name: str
    about: str
    media: str
    size: int
    width: int
    height: int

    @property
    def is_picture(self) -> bool:
        """Something to look at, not to open."""
        return self.width > 0


@dataclass(frozen=True, slots=True)
class ShareFact:
    """Somebody to whom the pupil shows a piece, and since when."""

    item: UUID
    viewer: UUID
    at: datetime


def items(viewer: Viewer, *, pupil: UUID | None = None, item: UUID | None = None) -> list[ItemFact]:
    """The pieces of this pupil, or this one piece, that the viewer may see: the latest day first."""
    about = {"pupil": pupil} if item is None else {"pk": item}
    found = [_fact(row) for row in rows(viewer, Kind.CAREER_ITEM).filter(**about)]
    return sorted(found, key=lambda one: (one.day, one.made_at, str(one.id)), reverse=True)


def may_change(viewer: Viewer, *, item: UUID) -> bool:
    """Whether the viewer may write in this piece."""
    return bool(rows(viewer, Kind.CAREER_ITEM, Right.CHANGE).filter(pk=item).exists())


def attachments(of: Collection[UUID]) -> list[AttachmentFact]:
    """What lies with these pieces, the first first. Ask for the pieces by `items`."""
    found = CareerAttachment.objects.filter(item__in=of).order_by("made_at", "pk")
    return [
        AttachmentFact(
            id=row.pk,
            item=row.item_id,
            name=row.name,
            about=row.about,
            media=row.media,
            size=row.size,
            width=row.width,
            height=row.height,
        )
        for row in found
    ]


def contents(of: Iterable[AttachmentFact]) -> dict[UUID, bytes]:
    """The bytes of these, by attachment."""
    found = CareerContent.objects.filter(attachment__in=[one.id for one in of])
    return {row.attachment_id: row.content for row in found.select_related("attachment__item")}


def shares(viewer: Viewer, *, pupil: UUID) -> list[ShareFact]:
    """With whom the viewer, who owns the file, shares which piece."""
    own = rows(viewer, Kind.CAREER_ITEM, Right.SHARE).filter(pupil=pupil)
    found = Share.objects.filter(career_item__in=own.values("pk"))
    return [ShareFact(row.career_item_id, row.viewer_id, row.shared_at) for row in found]


def _fact(row: Any) -> ItemFact:
    return ItemFact(
        id=row.pk,
        pupil=row.pupil_id,
        kind=row.kind,
        place=row.place,
        prompt=row.prompt,
        activity=row.activity,
        title=row.title,
        words=row.words,
        goals=row.goals,
        results=row.results,
        evaluation=row.evaluation,
        follow_up=row.follow_up,
        on=row.on,
        day=row.on or localdate(row.made_at),
        made_at=row.made_at,
        version=row.version,
    )
