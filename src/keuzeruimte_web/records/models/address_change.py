"""Another e-mail address that an account asked for, above the schools."""

from uuid import uuid4

from django.db import models
from django.utils import timezone

from .school import Account


class AddressChange(models.Model):
    """What an account asked for, until its new mailbox confirms it, or it is too late. One at a time.

    The link in the letter is signed over `id`: a new wish has another, and ends the link of before.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    account = models.OneToOneField(Account, on_delete=models.CASCADE, related_name="+")
    email = models.EmailField()
    asked_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"AddressChange {self.pk}"
