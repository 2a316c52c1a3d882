"""Who is signed in, and from which seats that account may look: one query for both, on every page."""

from datetime import date
from typing import Any
from uuid import UUID

from allauth.account.auth_backends import AuthenticationBackend
from django.utils import timezone

from keuzeruimte_web.access.seats import Seat, account_with_seats, seats_of


class AccountWithSeats(AuthenticationBackend):  # type: ignore[misc]  # allauth has no types
    """Signs in as allauth does; an account that comes back brings its seats along, for this one request."""

    def get_user(self, user_id: Any) -> Any:
        """The account of this session, or None when it may not come in (any more)."""
        today = timezone.localdate()
        found, seats = account_with_seats(user_id, today=today)
        account: Any = found or super().get_user(user_id)  # one of no school is signed in all the same
        if account is None or not self.user_can_authenticate(account):
            return None
        account.seats_today = (today, seats)
        return account


def seats_of_signed_in(account: Any, *, today: date) -> tuple[Seat, ...]:
    """The seats that came along with this account; asked of the database when it came in another way."""
    on, seats = getattr(account, "seats_today", (None, ()))
    return seats if on == today else seats_of(UUID(str(account.pk)), today=today)
