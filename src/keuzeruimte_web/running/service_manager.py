"""Telling systemd how we are: a word in a datagram at NOTIFY_SOCKET (sd_notify(3)); without systemd, nothing.

A unit of `Type=notify` has started when it says so; with `WatchdogSec` it is begun anew when it falls silent.
"""

import os
import socket

import uvicorn

READY, STOPPING, ALIVE = "READY=1", "STOPPING=1", "WATCHDOG=1"
TICKS_A_SECOND = 10
"""How often uvicorn looks round."""


def tell(state: str) -> bool:
    """Tell who watches over this process; whether anybody does and could be told."""
    address = os.environ.get("NOTIFY_SOCKET", "")
    if not address.startswith(("/", "@")):
        return False
    if address.startswith("@"):  # a name without a file
        address = "\0" + address[1:]
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as there:
        try:
            there.sendto(state.encode(), address)
        except OSError:  # nobody listens any more: no reason to stop serving
            return False
    return True


def seconds_between_signs() -> float:
    """Twice as often as the watchdog asks for (WATCHDOG_USEC); 0.0 when none watches this process."""
    asked = os.environ.get("WATCHDOG_USEC", "")
    meant_for_us = os.environ.get("WATCHDOG_PID", str(os.getpid())) == str(os.getpid())
    return int(asked) / 2_000_000 if asked.isdecimal() and meant_for_us else 0.0


class Server(uvicorn.Server):
    """Uvicorn, which says when it listens, that it still goes round, and when it stops."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self._ticks_between = max(1, int(seconds_between_signs() * TICKS_A_SECOND))
        self._is_watched = bool(seconds_between_signs())

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Listen, and say so: from here on whoever asks gets an answer."""
        await super().startup(sockets)
        if self.started:
            tell(READY)

    async def on_tick(self, counter: int) -> bool:
        """Every tenth of a second, from the loop that takes every request: it goes round."""
        if self._is_watched and counter % self._ticks_between == 0:
            tell(ALIVE)
        return await super().on_tick(counter)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Say that it stops, and finish what was asked."""
        tell(STOPPING)
        await super().shutdown(sockets)
