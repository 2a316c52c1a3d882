"""Services of others that read along by the API: what each may, its webhook, and what it was told."""

from typing import Any, ClassVar

from django.db import models
from django.utils import timezone

from keuzeruimte_web.records.sealed import SealedJSON

from .base import DossierRecord, SchoolRecord, one_of
from .choices import OfferedState, PostState, Served
from .importing import Import
from .person import Person


class Service(SchoolRecord):
    """A named service of one school, and what it may. Of its token only the hash stands here.

    `until`: the last day it works. `minute` and `calls` count how often it asked in that minute.
    """

    name = models.CharField(max_length=60)
    pupils = models.BooleanField(default=False)
    parents = models.BooleanField(default=False)
    staff = models.BooleanField(default=False)
    classes = models.BooleanField(default=False)
    busy = models.BooleanField(default=False)
    offers = models.BooleanField(default=False)
    token_hash = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    until = models.DateField()
    ended_at = models.DateTimeField(null=True, blank=True)
    last_used_on = models.DateField(null=True, blank=True)
    minute = models.DateTimeField(null=True, blank=True)
    calls = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["school", "name"],
                condition=models.Q(ended_at__isnull=True),
                name="service_name_once_a_school",
            )
        ]


class ServiceCall(SchoolRecord):
    """A request that changed something, by the key its service gave it: asked again, it has the same answer.

    `asked`: a hash of what was asked. `made`: what it made.
    """

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="+")
    key_hash = models.CharField(max_length=64)
    asked = models.CharField(max_length=64)
    made = models.UUIDField()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["service", "key_hash"], name="service_call_once")
        ]


class OfferedLists(DossierRecord):
    """Lists that a service offers to be read in; an administrator looks at them first, or leaves them.

    `lists`: name -> text, gone as soon as somebody decided. `run`: how it was looked at.
    """

    sealed_for: ClassVar[tuple[str, ...]] = ("school_id",)

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="+")
    offered_at = models.DateTimeField(default=timezone.now)
    changes_only = models.BooleanField(default=False)
    lists: Any = SealedJSON(null=True)
    state = models.CharField(max_length=8, choices=OfferedState.choices, default=OfferedState.WAITING)
    run = models.ForeignKey(Import, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["school", "state"], name="offered_lists_waiting")]
        constraints: ClassVar = [one_of("state", OfferedState, "offered_lists_state_known")]


class Noticed(SchoolRecord):
    """What services could read of one record when somebody last looked: a mark of it, and nothing of it.

    `number` grows with each change that is noticed, within a school; `gone`: it cannot be read any more.
    """

    kind = models.CharField(max_length=8, choices=Served.choices)
    record = models.UUIDField()
    mark = models.CharField(max_length=32)
    number = models.PositiveBigIntegerField()
    gone = models.BooleanField(default=False)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["school", "number"], name="noticed_in_order")]
        constraints: ClassVar = [
            one_of("kind", Served, "noticed_kind_known"),
            models.UniqueConstraint(fields=["school", "kind", "record"], name="noticed_once_a_record"),
        ]


class Webhook(SchoolRecord):
    """Where a service wants to be told that something changed. The secret is locked with the secret key.

    `upto`: the last change that a letter was written about. `failing_since`: not one arrived since then.
    """

    service = models.OneToOneField(Service, on_delete=models.CASCADE, related_name="webhook")
    address = models.CharField(max_length=500)
    sealed_secret = models.CharField(max_length=200)
    earlier_secret = models.CharField(max_length=200, blank=True)
    earlier_until = models.DateTimeField(null=True, blank=True)
    upto = models.PositiveBigIntegerField(default=0)
    made_at = models.DateTimeField(default=timezone.now)
    failing_since = models.DateTimeField(null=True, blank=True)
    stopped_at = models.DateTimeField(null=True, blank=True)


class WebhookPost(SchoolRecord):
    """One message to a webhook: ids and kinds, no content; and how far it is.

    `answer`: the status that came back, or a word of a closed list for why none did.
    """

    webhook = models.ForeignKey(Webhook, on_delete=models.CASCADE, related_name="posts")
    changes: Any = models.JSONField(default=list)
    state = models.CharField(max_length=7, choices=PostState.choices, default=PostState.WAITING)
    created_at = models.DateTimeField(default=timezone.now)
    next_try_at = models.DateTimeField(default=timezone.now)
    tries = models.PositiveSmallIntegerField(default=0)
    answer = models.CharField(max_length=20, blank=True)
    changed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["state", "next_try_at"], name="webhook_post_due")]
        constraints: ClassVar = [one_of("state", PostState, "webhook_post_state_known")]
