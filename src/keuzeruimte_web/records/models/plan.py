"""Conversations: planned, prepared point by point, held."""

from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone

from keuzeruimte_web.records.sealed import SealedJSON, SealedText

from .base import DossierRecord, SchoolRecord, one_of
from .casefile import Matter, Topic
from .choices import ConversationState, Domain, ItemPart, Verb
from .person import Person


class Conversation(DossierRecord):
    """A conversation about a matter: when, where, who comes.

    `set_at`: when this time was set. `minutes`: how long was asked for, before there is an agenda.
    `cancelled_at`: it is closed because it does not take place.
    """

    sealed_for: ClassVar[tuple[str, ...]] = ("matter__pupil_id",)

    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="conversations")
    organiser = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    title = SealedText(max_length=120)
    starts_at = models.DateTimeField()
    place = SealedText(max_length=80, blank=True)
    state = models.CharField(
        max_length=7, choices=ConversationState.choices, default=ConversationState.PLANNED
    )
    closed_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    set_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["matter", "starts_at"], name="conversation_of_matter")]
        constraints: ClassVar = [one_of("state", ConversationState, "conversation_state_known")]


class Invitation(SchoolRecord):
    """Who comes to a conversation."""

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="invitations")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="invitations")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["conversation", "person"], name="invitation_once")
        ]


class AgendaItem(DossierRecord):
    """One thing that a professional means to do: an act of the method (METHOD 3), with title and minutes."""

    sealed_for: ClassVar[tuple[str, ...]] = ("conversation__matter__pupil_id",)

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="items")
    position = models.PositiveSmallIntegerField()
    title = SealedText(max_length=120)
    minutes = models.PositiveSmallIntegerField(
        default=10, validators=[MinValueValidator(1), MaxValueValidator(240)]
    )
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    verb = models.CharField(max_length=16, choices=Verb.choices)
    topic = models.ForeignKey(Topic, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    domain = models.CharField(max_length=16, choices=Domain.choices, blank=True)
    options = models.PositiveSmallIntegerField(null=True, blank=True)
    duty = models.BooleanField(default=False)
    done = models.BooleanField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            one_of("verb", Verb, "item_verb_known"),
            models.CheckConstraint(
                condition=models.Q(topic__isnull=False) | ~models.Q(domain=""), name="item_has_subject"
            ),
            models.CheckConstraint(
                condition=~models.Q(done=True) | models.Q(done_on__isnull=False), name="item_done_has_day"
            ),
        ]


class ItemPerson(SchoolRecord):
    """In which way somebody has to do with an item."""

    item = models.ForeignKey(AgendaItem, on_delete=models.CASCADE, related_name="people")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    part = models.CharField(max_length=11, choices=ItemPart.choices)

    class Meta:
        constraints: ClassVar = [
            one_of("part", ItemPart, "item_part_known"),
            models.UniqueConstraint(fields=["item", "person", "part"], name="item_person_once"),
        ]


class Offer(DossierRecord):
    """An offer to parents of a separate talk (*park*). Declined or lapsed, the row is gone."""

    sealed_for: ClassVar[tuple[str, ...]] = ("matter__pupil_id",)

    matter = models.ForeignKey(Matter, on_delete=models.CASCADE, related_name="offers")
    conversation = models.ForeignKey(
        Conversation, null=True, blank=True, on_delete=models.SET_NULL, related_name="offers"
    )
    professional = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    topic = models.ForeignKey(Topic, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    title = SealedText(max_length=120)
    words = SealedText(blank=True)
    offered_at = models.DateTimeField(default=timezone.now)
    lapses_on = models.DateField()


class OfferParent(SchoolRecord):
    """A parent to whom a talk is offered, and when that parent accepted."""

    offer = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="parents")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    accepted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["offer", "person"], name="offer_parent_once")
        ]


class TakenStep(DossierRecord):
    """What somebody took of the way round, so that it can be undone. Own; gone when the conversation begins.

    `before` and `after` are the whole agenda as it stood around it, `invited` whom it invited. What was
    offered and not taken is stored nowhere.
    """

    sealed_for: ClassVar[tuple[str, ...]] = ("conversation__matter__pupil_id",)

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="taken_steps")
    taker = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveSmallIntegerField()
    before: Any = SealedJSON()
    after: Any = SealedJSON()
    invited: Any = SealedJSON(default=list)
    taken_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["conversation", "taker", "number"], name="taken_step_once")
        ]
