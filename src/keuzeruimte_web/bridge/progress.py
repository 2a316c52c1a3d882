"""How far a worker is, while one long transaction keeps it from saying so in the rows it works on."""

import time
from threading import Thread
from uuid import UUID

from django.core.cache import cache
from django.db import Error as DatabaseError
from django.db import connection

OFTEN = 1.0
"""Seconds between two times of saying it."""
KEPT = 3600


class Progress:
    """Says in passing how far it is, beside the transaction that is open.

    On a connection of its own for a moment. SQLite lets one write at a time: when the work itself writes, it
    says nothing there, and the page shows that it goes on.
    """

    def __init__(self, run: UUID, *, writes: bool = True) -> None:
        self._run, self._done, self._at = run, 0, time.monotonic()
        self._silent = writes and connection.vendor == "sqlite"
        self._saying: Thread | None = None

    def now(self, *, at_least: int) -> None:
        """It is as far as this, or further."""
        self._done = max(self._done, at_least)
        if self._silent or time.monotonic() - self._at < OFTEN or (self._saying and self._saying.is_alive()):
            return
        self._at = time.monotonic()
        self._saying = Thread(target=_say, args=(self._run, self._done), daemon=True)
        self._saying.start()

    def add(self, more: int) -> None:
        """This much further."""
        self.now(at_least=self._done + more)


def how_far(run: UUID) -> int:
    """What was last said of it; nothing, when nothing was."""
    return int(cache.get(_name(run)) or 0)


def _say(run: UUID, done: int) -> None:
    try:
        cache.set(_name(run), done, KEPT)
    except DatabaseError:
        pass  # only the bar stands still for a moment
    finally:
        connection.close()


def _name(run: UUID) -> str:
    return f"far-{run}"
