"""The pupil's own career file: what was told and done, with pictures and documents. Circle: own."""

from typing import Any, ClassVar

from django.db import models
from django.utils import timezone

from keuzeruimte_web.records.sealed import SealedBytes, SealedText

from .base import DossierRecord, one_of
from .choices import CareerActivity, CareerKind, CareerPlace, MediaType
from .person import Pupil
from .placement import Placement

LONG = 4000


class CareerItem(DossierRecord):
    """A piece of it. What the law asks of a vmbo file is `goals`, `results`, `evaluation`, `follow_up`.

    A reflection has a place and perhaps the prompt it answers; an activity has a kind. Of feedback the three
    texts are `words` (what was seen), `results` (what went well) and `follow_up` (a tip), and `title` is the
    name of the employer; nobody changes it, the pupil can remove it.
    """

    sealed_for: ClassVar[tuple[str, ...]] = ("pupil_id",)

    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="career_items")
    kind = models.CharField(max_length=10, choices=CareerKind.choices)
    place = models.CharField(max_length=9, choices=CareerPlace.choices, blank=True)
    prompt = models.CharField(max_length=20, blank=True)
    activity = models.CharField(max_length=13, choices=CareerActivity.choices, blank=True)
    title = SealedText(max_length=120, blank=True)
    words = SealedText(max_length=LONG, blank=True)
    goals = SealedText(max_length=LONG, blank=True)
    results = SealedText(max_length=LONG, blank=True)
    evaluation = SealedText(max_length=LONG, blank=True)
    follow_up = SealedText(max_length=LONG, blank=True)
    on = models.DateField(null=True, blank=True)
    placement = models.ForeignKey(
        Placement, null=True, blank=True, on_delete=models.SET_NULL, related_name="feedback"
    )
    made_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            one_of("kind", CareerKind, "career_item_kind_known"),
            models.CheckConstraint(
                condition=models.Q(place__in=["", *CareerPlace.values]), name="career_item_place_known"
            ),
            models.CheckConstraint(
                condition=models.Q(kind=CareerKind.ACTIVITY, activity__in=CareerActivity.values)
                | (models.Q(activity="") & ~models.Q(kind=CareerKind.ACTIVITY)),
                name="career_item_activity_known",
            ),
        ]


class CareerAttachment(DossierRecord):
    """A picture or a document with a piece; `size` in bytes, sides in pixels (0: no picture)."""

    sealed_for: ClassVar[tuple[str, ...]] = ("item__pupil_id",)

    item = models.ForeignKey(CareerItem, on_delete=models.CASCADE, related_name="attachments")
    name = SealedText(max_length=120)
    about = SealedText(max_length=300, blank=True)
    media = models.CharField(max_length=15, choices=MediaType.choices)
    size = models.PositiveIntegerField()
    width = models.PositiveIntegerField(default=0)
    height = models.PositiveIntegerField(default=0)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [one_of("media", MediaType, "career_attachment_media_known")]


class CareerContent(DossierRecord):
    """The bytes of it, apart: no list ever reads them along."""

    sealed_for: ClassVar[tuple[str, ...]] = ("attachment__item__pupil_id",)

    attachment = models.OneToOneField(CareerAttachment, on_delete=models.CASCADE, related_name="content")
    content: Any = SealedBytes()
