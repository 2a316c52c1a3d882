"""What makes the trail provable: a chain a dossier, and seals over the heads of the chains.

Ids and hashes only. How a line is hashed and a seal is signed: `records/canonical.py`, `audit/sealing.py`.
"""

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.utils import timezone

from .base import SchoolRecord

SHA256 = 64
"""Letters of a SHA-256 in hexadecimals; an Ed25519 key has as many, a signature twice as many."""


class Chain(SchoolRecord):
    """The chain of one dossier: how long it is, and the hash of its last line.

    Without a pupil: the school's own chain, of what belongs to no dossier. Whoever adds a line locks this
    row, so that openings of one dossier wait for each other, and openings of two do not.
    """

    pupil = models.UUIDField(null=True, blank=True, unique=True)
    length = models.PositiveBigIntegerField(default=0)
    head = models.CharField(max_length=SHA256, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["school"], condition=models.Q(pupil__isnull=True), name="chain_of_the_school_once"
            )
        ]


class Seal(SchoolRecord):
    """Heads of chains, signed together. Each seal names the one before it."""

    number = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    previous = models.CharField(max_length=SHA256, blank=True)
    count = models.PositiveIntegerField()
    root = models.CharField(max_length=SHA256)
    key = models.CharField(max_length=SHA256)
    signature = models.CharField(max_length=2 * SHA256)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["school", "number"], name="seal_number_once_a_school")
        ]


class SealedHead(SchoolRecord):
    """The head of one chain as a seal holds it: a leaf of its tree. Only chains that grew since the last."""

    seal = models.ForeignKey(Seal, on_delete=models.CASCADE, related_name="heads")
    chain = models.UUIDField(db_index=True)
    number = models.PositiveBigIntegerField()
    head = models.CharField(max_length=SHA256)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["seal", "chain"], name="sealed_head_once_a_seal")
        ]


class ErasedChain(models.Model):
    """What stays of a trail that went with its dossier: that it ended on purpose, where, when and by whom.

    Signed, so that nobody without the key can make a dossier's trail disappear as if it were erased. Above
    the schools: it outlives a school that is erased. The ids in it lead to nothing any more.
    """

    chain = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    school = models.UUIDField(db_index=True)
    whole_school = models.BooleanField(default=False)
    length = models.PositiveBigIntegerField()
    head = models.CharField(max_length=SHA256, blank=True)
    at = models.DateTimeField()
    by = models.UUIDField(null=True, blank=True)
    key = models.CharField(max_length=SHA256)
    signature = models.CharField(max_length=2 * SHA256)


class LogCheck(SchoolRecord):
    """What a check of a school's log found, for the privacy officer: numbers, and words of a closed list.

    Without `at` it was asked for (`asked_at`, `asked_by`) and is not done yet: one at a time for each school.
    """

    at = models.DateTimeField(null=True, blank=True, default=timezone.now)
    asked_at = models.DateTimeField(null=True, blank=True)
    asked_by = models.ForeignKey(
        "records.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    lines = models.PositiveBigIntegerField(default=0)
    chains = models.PositiveIntegerField(default=0)
    sealed_at = models.DateTimeField(null=True, blank=True)
    faults = models.JSONField(default=list, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["school", "-at"], name="log_check_latest")]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(at__isnull=False) | models.Q(asked_at__isnull=False),
                name="log_check_done_or_asked",
            ),
            models.UniqueConstraint(
                fields=["school"], condition=models.Q(at__isnull=True), name="log_check_one_asked"
            ),
        ]
