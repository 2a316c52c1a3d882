"""Who stands at the door of a table: a device, by its token."""

from datetime import date, datetime

from keuzeruimte_web.access.devices import Device, device_with

__all__ = ["Device", "device_of"]


def device_of(token: str, *, now: datetime, today: date) -> Device | None:
    """The device with this token, while its table is open; None without."""
    return device_with(token, now=now, today=today) if token else None
