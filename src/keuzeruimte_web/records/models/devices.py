"""Where an account is signed in."""

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.utils import timezone

from .school import Account


class Device(models.Model):
    """A browser in which somebody signed in. No address of the network: that tells where people are.

    The browser carries a mark of its own (a cookie) and here stands only its hash, so that a next sign-in
    there is no news. `session` is empty when nobody is signed in there now.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="devices")
    mark_hash = models.CharField(max_length=64)
    browser = models.CharField(max_length=60, blank=True)
    session = models.CharField(max_length=40, blank=True, db_index=True)
    first_at = models.DateTimeField(default=timezone.now)
    begun_at = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["account", "mark_hash"], name="device_once_an_account")
        ]
