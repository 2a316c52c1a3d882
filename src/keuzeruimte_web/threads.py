"""The threads in which requests are answered: kept from one request to the next, each with its connections.

Django begins a thread for every request, and so a connection to each database. Here a thread that is ready is
taken again, the one that was used last first, so that a quiet server has few of them.
"""

from concurrent.futures import ThreadPoolExecutor
from threading import Lock
from typing import Any

from asgiref.sync import AsyncToSync, ThreadSensitiveContext, sync_to_async
from django.core.handlers.asgi import ASGIHandler
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


class Handler(ASGIHandler):
    """Django's own, with threads that are kept, and with one step into the thread for a whole request."""

    def __init__(self) -> None:
        super().__init__()
        self._threads = Threads()

    def load_middleware(self, is_async: bool = False) -> None:
        """What asks in front of a screen is called in the thread of its request, and the screen itself too.

        Django would go back to the loop behind the last middleware, and into the thread again for each part
        that looks at the screen before it is called.
        """
        super().load_middleware(is_async=False)
        chain: Any = self._middleware_chain  # type: ignore[has-type]
        whole = chain.awaitable if isinstance(chain, AsyncToSync) else sync_to_async(chain)
        self._middleware_chain = whole

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Answer one request, in one thread. Raises ValueError for anything but HTTP."""
        if scope["type"] != "http":
            raise ValueError(f"only HTTP is answered here, not {scope['type']}")
        thread = self._threads.take()
        try:
            async with ThreadSensitiveContext(executor=thread):
                await self.handle(scope, receive, send)
        finally:
            self._threads.give_back(thread)
