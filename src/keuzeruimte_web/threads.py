"""The threads in which requests are answered: kept from one request to the next, each with its connections.

Django begins a thread for every request, and so a connection to each database. Here a thread that is ready is
taken again, the one that was used last first, so that a quiet server has few of them.
"""

from concurrent.futures import ThreadPoolExecutor
from threading import Lock

from django.db import connections

KEPT = 16
"""Threads that wait, at most; with more requests at once there are more, and those end when they are done."""


class Threads:
    """Threads of which each answers one request at a time."""

    def __init__(self, *, kept: int = KEPT) -> None:
        self._kept, self._waiting, self._lock = kept, list[ThreadPoolExecutor](), Lock()

    def take(self) -> ThreadPoolExecutor:
        """A thread for one request: one that waits, else a new one."""
        with self._lock:
            if self._waiting:
                return self._waiting.pop()
        return ThreadPoolExecutor(max_workers=1, thread_name_prefix="request")

    def give_back(self, thread: ThreadPoolExecutor) -> None:
        """This request is answered. When enough threads wait, this one closes its connections and ends."""
        with self._lock:
            if len(self._waiting) < self._kept:
                self._waiting.append(thread)
                return
        thread.submit(connections.close_all)
        thread.shutdown(wait=False)
