"""Pictures and documents with a piece of the pupil's own career file."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.db.models import Sum

from keuzeruimte_web.access.decide import Invisible, require, rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.interchange.media import MOST_BYTES, NotTaken, taken
from keuzeruimte_web.operations.once import remember
from keuzeruimte_web.operations.opening import open_dossier
from keuzeruimte_web.records.models import CareerAttachment, CareerContent, Pupil

MOST_WITH_ONE = 12
MOST_OF_A_PUPIL = 60 * 1024 * 1024
"""Bytes, of all pictures and documents together."""

__all__ = [
    "MOST_BYTES",
    "MOST_OF_A_PUPIL",
    "MOST_WITH_ONE",
    "NoRoom",
    "NotTaken",
    "attach",
    "brought",
    "detach",
]


class NoRoom(Exception):  # noqa: N818
    """There is no room for more: with this piece, or in the whole file."""


@dataclass(frozen=True, slots=True)
class Brought:
    """What was brought, to hand to a browser."""

    content: bytes
    media: str
    name: str


def attach(viewer: Viewer, *, item: UUID, content: bytes, name: str, about: str, once: UUID) -> UUID:
    """Keep a picture (drawn anew, without where it was taken) or a document with a piece of the own file.

    `about` says what can be seen, for who cannot see it. Raises Invisible, NotTaken, NoRoom, SentBefore.
    """
    require(viewer, Kind.CAREER_ITEM, Right.SHARE, item)
    media = taken(content, name=name)
    with transaction.atomic():
        found = require(viewer, Kind.CAREER_ITEM, Right.SHARE, item)
        Pupil.objects.select_for_update().get(pk=found.pupil_id)
        others = CareerAttachment.objects.filter(item__pupil=found.pupil_id)
        room = MOST_OF_A_PUPIL - (others.aggregate(all=Sum("size"))["all"] or 0)
        if len(media.content) > room or others.filter(item=found).count() >= MOST_WITH_ONE:
            raise NoRoom
        made = CareerAttachment.objects.create(
            school_id=viewer.school,
            item=found,
            name=media.name,
            about=about,
            media=media.media,
            size=len(media.content),
            width=media.width,
            height=media.height,
        )
        CareerContent.objects.create(school_id=viewer.school, attachment=made, content=media.content)
        remember(viewer, key=once, made=made.pk)
    return made.pk  # type: ignore[no-any-return]


def detach(viewer: Viewer, *, attachment: UUID) -> UUID:
    """Throw one away; answers of which piece it was. Raises Invisible."""
    with transaction.atomic():
        own = rows(viewer, Kind.CAREER_ITEM, Right.REMOVE)
        found = CareerAttachment.objects.filter(pk=attachment, item__in=own).first()
        if found is None:
            raise Invisible(Kind.CAREER_ITEM)
        found.delete()
    return found.item_id  # type: ignore[no-any-return]


def brought(viewer: Viewer, *, attachment: UUID) -> Brought:
    """The bytes of a picture or a document, for whoever sees the piece now; by who works here an opening.

    Raises Invisible.
    """
    seen = rows(viewer, Kind.CAREER_ITEM)
    found = CareerContent.objects.filter(attachment=attachment, attachment__item__in=seen)
    content = found.select_related("attachment__item").first()
    if content is None:
        raise Invisible(Kind.CAREER_ITEM)
    if viewer.role == ViewerRole.PROFESSIONAL:
        open_dossier(viewer, pupil=content.attachment.item.pupil_id)
    return Brought(content.content, content.attachment.media, content.attachment.name)
