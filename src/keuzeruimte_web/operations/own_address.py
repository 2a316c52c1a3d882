"""Another e-mail address for one's own account: asked, told at the old one, confirmed from the new one.

Nothing changes before the confirmation. Whether the new address has an account is looked up when the letter
is written, so that nobody learns it here (`operations/account_letters.py`).
"""

from datetime import timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from keuzeruimte_web.operations.account_letters import tell_account, tell_former_address
from keuzeruimte_web.operations.address_link import change_behind, waiting_for
from keuzeruimte_web.records.models import Account, AccountLetter, AddressChange
from keuzeruimte_web.records.models.choices import AccountNews, MessageState

DOUBLE_CLICK = timedelta(minutes=1)


class NoLongerOpen(Exception):  # noqa: N818
    """The link is another account's, over, used, or no link; or the address has an account by now."""


def awaited(account: UUID) -> str:
    """The address that waits to be confirmed; empty when none does."""
    return str(waiting_for(account, now=timezone.now()).values_list("email", flat=True).first() or "")


def ask_address(account: UUID, *, email: str) -> None:
    """Send a link to the new address, and tell the old one; a wish of before ends. The same twice is once."""
    wanted, now = email.strip().lower(), timezone.now()
    with transaction.atomic():
        Account.objects.select_for_update().get(pk=account)
        mine = AddressChange.objects.filter(account=account)
        if mine.filter(email=wanted, asked_at__gt=now - DOUBLE_CLICK).exists():
            return
        forget_address(account)
        AddressChange.objects.create(account_id=account, email=wanted, asked_at=now)
        tell_account(account, news=AccountNews.ADDRESS_ASKED)
        tell_account(account, news=AccountNews.NEW_ADDRESS)


def forget_address(account: UUID) -> None:
    """Let go of the wish, and of its letter that did not go yet: also when a password is chosen anew."""
    AddressChange.objects.filter(account=account).delete()
    AccountLetter.objects.filter(
        account=account, news=AccountNews.NEW_ADDRESS, state=MessageState.WAITING
    ).delete()


def has_address(account: UUID, *, email: str) -> bool:
    """Whether this is the address of the account already: of a confirmation that is sent twice."""
    return bool(email) and Account.objects.filter(pk=account, email=email).exists()


def behind(key: str, *, account: UUID) -> str:
    """The new address behind a link. Raises NoLongerOpen."""
    change = change_behind(key, account=account)
    if change is None:
        raise NoLongerOpen
    return change.email


def take_address(key: str, *, account: UUID) -> None:
    """From now on the account has the new address; the old one is told. Raises NoLongerOpen."""
    try:
        with transaction.atomic():
            row = Account.objects.select_for_update().get(pk=account)
            change = change_behind(key, account=account)
            if change is None:
                raise NoLongerOpen
            former, row.email = row.email, change.email
            row.save(update_fields=["email"])
            forget_address(account)
            tell_former_address(account, email=former)
    except IntegrityError as error:
        raise NoLongerOpen from error
