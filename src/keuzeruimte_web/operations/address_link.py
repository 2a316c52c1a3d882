"""The link that confirms another e-mail address: signed, without an address in it, and only for a day."""

from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from keuzeruimte_web.records.models import AddressChange

LIVES = timedelta(days=1)
SALT = "keuzeruimte.address"


def link_to(change: AddressChange) -> str:
    """The whole address behind which this change is confirmed; made for the letter, and kept in no row."""
    key = signing.dumps(str(change.pk), salt=SALT)
    return settings.ADDRESS + reverse("own_address_confirm", kwargs={"key": key})


def change_behind(key: str, *, account: UUID) -> AddressChange | None:
    """The change of this account behind a link; None when it is another's, over, or no link of ours."""
    try:
        pk = signing.loads(key, salt=SALT, max_age=LIVES)
    except signing.BadSignature:
        return None
    return waiting_for(account, now=timezone.now()).filter(pk=pk).first()


def waiting_for(account: UUID, *, now: datetime) -> QuerySet[AddressChange]:
    """The change that an account waits for, as a query of at most one row."""
    found: QuerySet[AddressChange] = AddressChange.objects.filter(account=account, asked_at__gt=now - LIVES)
    return found
