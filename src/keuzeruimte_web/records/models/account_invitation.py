"""Invitations to get an account. Not the invitation to a conversation: that one is in `plan.py`."""

from typing import ClassVar

from django.db import models
from django.utils import timezone

from .base import SchoolRecord, one_of
from .choices import InvitationWay
from .person import Person


class AccountInvitation(SchoolRecord):
    """One person is asked in. The code itself is nowhere kept, only what it can be recognised by.

    Open: neither `used_at` nor `ended_at`, and today is not after `until`. A person has one open at most.
    By e-mail the code is made when the letter is written, so until it goes out there is none. `refused`: no
    mail server took that letter.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="account_invitations")
    by = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    way = models.CharField(max_length=6, choices=InvitationWay.choices)
    code_hash = models.CharField(max_length=64, unique=True, null=True, blank=True)
    refused = models.BooleanField(default=False)
    made_at = models.DateTimeField(default=timezone.now)
    until = models.DateField()
    used_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            one_of("way", InvitationWay, "account_invitation_way_known"),
            models.CheckConstraint(
                condition=models.Q(code_hash__isnull=False) | models.Q(way=InvitationWay.EMAIL),
                name="account_invitation_code_on_paper",
            ),
            models.UniqueConstraint(
                fields=["person"],
                condition=models.Q(used_at__isnull=True, ended_at__isnull=True),
                name="account_invitation_one_open",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["person", "-made_at"], name="account_invitation_latest")]
