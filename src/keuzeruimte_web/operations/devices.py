"""Where an account is signed in: known by a mark in the browser, ended one by one or all the others."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.contrib.sessions.models import Session
from django.utils import timezone

from keuzeruimte_web.operations.account_letters import tell_account
from keuzeruimte_web.records.models import Device
from keuzeruimte_web.records.models.choices import AccountNews

BROWSERS = (("Edg/", "Edge"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"))
SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("CrOS", "Chromebook"),
    ("Mac OS", "Mac"),
    ("Linux", "Linux"),
)


@dataclass(frozen=True, slots=True)
class Place:
    """A browser in which the account is signed in now."""

    id: UUID
    browser: str
    begun_at: datetime
    seen_at: datetime
    is_this: bool


def signed_in(account: UUID, *, session: str, mark: str, agent: str) -> str:
    """Keep that somebody signed in here; answers the mark that the browser is to carry.

    A browser that is new for an account that was used elsewhere is told of by a letter.
    """
    carried = mark or secrets.token_urlsafe(24)
    now = timezone.now()
    known = Device.objects.filter(account=account, mark_hash=_hash(carried))
    browser = named(agent)
    if not known.update(session=session, begun_at=now, seen_at=now, browser=browser):
        elsewhere = Device.objects.filter(account=account).exists()
        Device.objects.create(account_id=account, mark_hash=_hash(carried), session=session, browser=browser)
        if elsewhere:
            tell_account(account, news=AccountNews.NEW_DEVICE, browser=browser)
    return carried


def seen(session: str) -> None:
    """Somebody was here just now."""
    Device.objects.filter(session=session).update(seen_at=timezone.now())


def places(account: UUID, *, session: str) -> tuple[Place, ...]:
    """Where the account is signed in now, this browser first."""
    idle = timezone.now() - timedelta(seconds=settings.SESSION_IDLE)
    alive = Session.objects.filter(expire_date__gt=timezone.now()).values("session_key")
    rows = Device.objects.filter(account=account, session__in=alive, seen_at__gt=idle).order_by(
        "-seen_at", "pk"
    )
    found = [Place(row.pk, row.browser, row.begun_at, row.seen_at, row.session == session) for row in rows]
    return tuple(sorted(found, key=lambda place: not place.is_this))


def end(account: UUID, *, device: UUID) -> None:
    """Sign out there; a device of another account is not there, and nothing happens."""
    _end(list(Device.objects.filter(account=account, pk=device).exclude(session="")))


def end_others(account: UUID, *, session: str) -> None:
    """Sign out everywhere but here."""
    _end(list(Device.objects.filter(account=account).exclude(session__in=("", session))))


def left(session: str) -> None:
    """Somebody signed out."""
    Device.objects.filter(session=session).update(session="")


def named(agent: str) -> str:
    """'Firefox, Windows' of what a browser tells about itself; empty when it is not known."""
    browser = next((name for sign, name in BROWSERS if sign in agent), "")
    system = next((name for sign, name in SYSTEMS if sign in agent), "")
    return ", ".join(part for part in (browser, system) if part)


def _end(devices: list[Device]) -> None:
    Session.objects.filter(session_key__in=[device.session for device in devices]).delete()
    Device.objects.filter(pk__in=[device.pk for device in devices]).update(session="")


def _hash(mark: str) -> str:
    return hashlib.sha256(mark.encode()).hexdigest()
