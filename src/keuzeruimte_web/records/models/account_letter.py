"""The outbox of accounts, which stand above the schools."""

from typing import ClassVar
from uuid import uuid4

from django.db import models

from .base import one_of
from .choices import AccountNews, Language, MessageState
from .outbox import Outgoing
from .school import Account

TO_AN_ADDRESS = (AccountNews.NEW_PASSWORD, AccountNews.ADDRESS, AccountNews.SCHOOL_ADDRESS)


class AccountLetter(Outgoing):
    """A letter to the own address of an account; or to an address that somebody filled in before signing in.

    Of the second kind nobody looked whether there is an account: that happens when the letter is written.
    `email` goes as soon as it was sent. `code_hash`: what the code in the letter is recognised by.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    account = models.ForeignKey(Account, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    email = models.EmailField(blank=True)
    news = models.CharField(max_length=20, choices=AccountNews.choices)
    browser = models.CharField(max_length=60, blank=True)
    language = models.CharField(max_length=2, choices=Language.choices, default=Language.DUTCH)
    formal = models.BooleanField(default=True)
    code_hash = models.CharField(max_length=64, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["state", "next_try_at"], name="account_letter_due")]
        constraints: ClassVar = [
            one_of("state", MessageState, "account_letter_state_known"),
            one_of("news", AccountNews, "account_letter_news_known"),
            models.CheckConstraint(
                condition=models.Q(account__isnull=False) | models.Q(news__in=TO_AN_ADDRESS),
                name="account_letter_to_somebody",
            ),
        ]
