"""Whether who follows a live screen may still: signed in, in that seat, or from a device at the table."""

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from typing import TypeVar
from uuid import UUID

from django.conf import settings
from django.utils import timezone, translation

from keuzeruimte_web.access.decide import Forbidden, Invisible
from keuzeruimte_web.access.devices import Device, device_with
from keuzeruimte_web.access.floor import school_scope
from keuzeruimte_web.access.seats import seats_of
from keuzeruimte_web.access.viewer import Viewer

T = TypeVar("T")


def is_signed_in(session: str) -> bool:
    """This session still is one: signing out, here or on another device, ends it."""
    store = import_module(settings.SESSION_ENGINE).SessionStore
    return bool(store().exists(session))


def as_signed_in(
    viewer: Viewer, *, account: UUID, session: str, lang: str, query: Callable[[Viewer], T]
) -> T | None:
    """What the query answers to this viewer today; None when signed out, or when it may not be seen."""
    if not is_signed_in(session):
        return None
    today = timezone.localdate()
    now = replace(viewer, today=today)
    if all(seat.viewer != now for seat in seats_of(account, today=today)):
        return None
    with school_scope(viewer.school), translation.override(lang):
        try:
            return query(now)
        except (Invisible, Forbidden):
            return None


def as_device(token: str, *, lang: str, query: Callable[[Device], T]) -> T | None:
    """What the query answers to the device with this token; None when it came to an end."""
    device = device_with(token, now=timezone.now(), today=timezone.localdate())
    if device is None:
        return None
    with school_scope(device.school), translation.override(lang):
        try:
            return query(device)
        except (Invisible, Forbidden):
            return None


def is_at_table(token: str) -> bool:
    """This device still waits, joins or lies at a table that is open."""
    return device_with(token, now=timezone.now(), today=timezone.localdate()) is not None
