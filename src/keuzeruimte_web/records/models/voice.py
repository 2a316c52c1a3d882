"""What is somebody's own: voices, answers, drafts and notes, and the people they are shared with."""

from functools import reduce
from operator import or_
from typing import Any, ClassVar

from django.db import models
from django.utils import timezone

from keuzeruimte_web.records.sealed import SealedJSON, SealedNumber, SealedText

from .base import DossierRecord, SchoolRecord, one_of
from .career_file import CareerItem
from .casefile import LimitAuthor
from .choice import ChoiceMoment
from .choice_words import ChoiceVoice
from .choices import Connection, VoiceKind
from .person import Person
from .plan import AgendaItem, Conversation
from .report import Agreement, Report
from .village import Village

# What can be shared: each share is of one of these.
SHARED = (
    "answer",
    "voice",
    "limit_part",
    "village",
    "report",
    "agreement",
    "conversation",
    "choice_voice",
    "choice_moment",
    "career_item",
)


class Voice(DossierRecord):
    """Wishes, expectations, knowledge and questions before a conversation, in own words. Circle: own.

    What somebody told a professional (`entered_by`) stands beside the own words, never over them. Words of
    acknowledgement before the conversation are `to` one person, and shared with that person alone.
    """

    sealed_for: ClassVar[tuple[str, ...]] = ("conversation__matter__pupil_id",)

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="voices")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=11, choices=VoiceKind.choices)
    words = SealedText()
    entered_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    to = models.ForeignKey(Person, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    updated_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [
            one_of("kind", VoiceKind, "voice_kind_known"),
            models.UniqueConstraint(
                fields=["conversation", "person", "kind"],
                condition=models.Q(entered_by__isnull=True, to__isnull=True),
                name="voice_once",
            ),
            models.UniqueConstraint(
                fields=["conversation", "person", "to"],
                condition=models.Q(to__isnull=False),
                name="voice_once_to_somebody",
            ),
            models.CheckConstraint(
                condition=models.Q(to__isnull=False, kind=VoiceKind.ACKNOWLEDGE)
                | (models.Q(to__isnull=True) & ~models.Q(kind=VoiceKind.ACKNOWLEDGE)),
                name="voice_to_acknowledges",
            ),
        ]


class Answer(DossierRecord):
    """Somebody's own answer for one connection, in [0, 1] (METHOD 7). Skipping leaves no row. Circle: own.

    `sentences`: for each statement 0 to 3, or None for skipped, where the answer was given so; for its author
    alone, whoever sees the value.
    """

    sealed_for: ClassVar[tuple[str, ...]] = ("conversation__matter__pupil_id",)

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="answers")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    connection = models.CharField(max_length=14, choices=Connection.choices)
    value: Any = SealedNumber()
    by_slider = models.BooleanField(default=False)
    sentences: Any = SealedJSON(null=True, blank=True)
    updated_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [
            one_of("connection", Connection, "answer_connection_known"),
            models.UniqueConstraint(fields=["conversation", "person", "connection"], name="answer_once"),
        ]


class Share(SchoolRecord):
    """An author lets one person, by name, see one own record. Taking back removes the row."""

    answer = models.ForeignKey(Answer, null=True, blank=True, on_delete=models.CASCADE, related_name="shares")
    voice = models.ForeignKey(Voice, null=True, blank=True, on_delete=models.CASCADE, related_name="shares")
    limit_part = models.ForeignKey(
        LimitAuthor, null=True, blank=True, on_delete=models.CASCADE, related_name="shares"
    )
    village = models.ForeignKey(
        Village, null=True, blank=True, on_delete=models.CASCADE, related_name="shares"
    )
    # What the school wrote together with a pupil of 18, who shares it with a parent (PRODUCT 3).
    report = models.ForeignKey(Report, null=True, blank=True, on_delete=models.CASCADE, related_name="shares")
    agreement = models.ForeignKey(
        Agreement, null=True, blank=True, on_delete=models.CASCADE, related_name="shares"
    )
    conversation = models.ForeignKey(
        Conversation, null=True, blank=True, on_delete=models.CASCADE, related_name="shares"
    )
    choice_moment = models.ForeignKey(
        ChoiceMoment, null=True, blank=True, on_delete=models.CASCADE, related_name="shares"
    )
    # One's own words at a choice, by name.
    choice_voice = models.ForeignKey(
        ChoiceVoice, null=True, blank=True, on_delete=models.CASCADE, related_name="shares"
    )
    career_item = models.ForeignKey(
        CareerItem, null=True, blank=True, on_delete=models.CASCADE, related_name="shares"
    )
    viewer = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    shared_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=reduce(
                    or_,
                    (models.Q(**{f"{link}__isnull": link != one for link in SHARED}) for one in SHARED),
                ),
                name="share_of_one_record",
            ),
            models.UniqueConstraint(fields=["answer", "viewer"], name="share_answer_once"),
            models.UniqueConstraint(fields=["voice", "viewer"], name="share_voice_once"),
            models.UniqueConstraint(fields=["limit_part", "viewer"], name="share_limit_part_once"),
            models.UniqueConstraint(fields=["village", "viewer"], name="share_village_once"),
            models.UniqueConstraint(fields=["report", "viewer"], name="share_report_once"),
            models.UniqueConstraint(fields=["agreement", "viewer"], name="share_agreement_once"),
            models.UniqueConstraint(fields=["conversation", "viewer"], name="share_conversation_once"),
            models.UniqueConstraint(fields=["choice_moment", "viewer"], name="share_choice_moment_once"),
            models.UniqueConstraint(fields=["choice_voice", "viewer"], name="share_choice_voice_once"),
            models.UniqueConstraint(fields=["career_item", "viewer"], name="share_career_item_once"),
        ]


class Draft(DossierRecord):
    """A half-typed form, kept for its author alone until it is saved or thrown away.

    With a pupil when it is about something of a dossier: then it goes with that dossier.
    """

    sealed_for: ClassVar[tuple[str, ...]] = ("pupil_id", "author_id")

    author = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    form = models.CharField(max_length=40)
    about = models.CharField(max_length=40)
    pupil = models.ForeignKey(
        "records.Pupil", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    content: Any = SealedJSON()
    updated_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["author", "form", "about"], name="draft_once")
        ]


class Note(DossierRecord):
    """What a professional jots down at the table. Own, until it is put in a report; then it is gone."""

    sealed_for: ClassVar[tuple[str, ...]] = ("conversation__matter__pupil_id",)

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="notes")
    item = models.ForeignKey(
        AgendaItem, null=True, blank=True, on_delete=models.CASCADE, related_name="notes"
    )
    author = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    text = SealedText()
    version = models.PositiveIntegerField(default=1)
    updated_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["item", "author"], condition=models.Q(item__isnull=False), name="note_once_an_item"
            ),
            models.UniqueConstraint(
                fields=["conversation", "author"],
                condition=models.Q(item__isnull=True),
                name="note_once_a_conversation",
            ),
        ]
