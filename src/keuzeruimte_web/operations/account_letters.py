"""Letters about an account itself, through the queue: a mail server that is away holds nobody up.

They stand above the schools and name none. For an address that somebody filled in without being signed in
nothing is looked up here: with and without an account the same happens, and takes the same time.
"""

from datetime import datetime, timedelta
from uuid import UUID

from django.dispatch import Signal
from django.utils import timezone

from keuzeruimte_web.operations.account_words import written
from keuzeruimte_web.operations.address_link import LIVES
from keuzeruimte_web.operations.courier import Courier
from keuzeruimte_web.operations.posting import bring, claimed, due, long_gone
from keuzeruimte_web.records.models import AccountLetter, AddressChange
from keuzeruimte_web.records.models.choices import AccountNews, MessageState

account_told = Signal()
"""A letter to an account, or to an address, was written down in the transaction that is open now."""

ADDRESS_KEPT = timedelta(days=1)
"""How long an address stays that somebody filled in and that no letter could reach."""


def tell_account(account: UUID, *, news: AccountNews, browser: str = "") -> None:
    """Tell whoever has this account, at its own address, in its own language when the letter goes."""
    AccountLetter.objects.create(account_id=account, news=news, browser=browser[:60])
    account_told.send(sender=AccountLetter)


def tell_former_address(account: UUID, *, email: str) -> None:
    """Tell at the address that was the account's until now that it is not any more."""
    AccountLetter.objects.create(account_id=account, news=AccountNews.ADDRESS_CHANGED, email=email)
    account_told.send(sender=AccountLetter)


def ask_new_password(email: str) -> None:
    """A way to another password goes to this address, if there is an account with it."""
    _to_address(email, news=AccountNews.NEW_PASSWORD, language="nl", formal=True)


def ask_code(email: str, *, language: str, formal: bool, school_account: bool = False) -> UUID:
    """A short code goes to this address (`operations/proving.py`); answers the letter that will hold it.

    `school_account`: asked by who came with one, not with an invitation.
    """
    news = AccountNews.SCHOOL_ADDRESS if school_account else AccountNews.ADDRESS
    return _to_address(email, news=news, language=language, formal=formal)


def deliver_next_letter(*, courier: Courier, now: datetime) -> bool:
    """Send the letter that waits longest; False when there is none, or nobody to give it to."""
    row = claimed(AccountLetter.objects.select_related("account"), now=now)
    if row is None:
        return False
    envelope = written(row, now=now)
    if envelope is None:
        row.delete()
        return True
    return bring(row, envelope, courier=courier, now=now) != MessageState.WAITING


def letters_wait(now: datetime) -> bool:
    """Is there a letter that can go out now?"""
    return AccountLetter.objects.filter(due(now)).exists()


def forget_letters(now: datetime) -> None:
    """Let go of what was sent a month ago, of addresses that no letter reached, and of wishes that lapsed."""
    AddressChange.objects.filter(asked_at__lt=now - LIVES).delete()
    AccountLetter.objects.filter(long_gone(now)).delete()
    AccountLetter.objects.exclude(email="").filter(created_at__lt=now - ADDRESS_KEPT).delete()


def _to_address(email: str, *, news: AccountNews, language: str, formal: bool) -> UUID:
    row = AccountLetter.objects.create(
        email=email.strip().lower(), news=news, language=language, formal=formal, created_at=timezone.now()
    )
    account_told.send(sender=AccountLetter)
    return row.pk
