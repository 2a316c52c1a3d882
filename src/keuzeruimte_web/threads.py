"""The threads in which requests are answered: kept from one request to the next, each with its connections.

Django begins a thread for every request, and so a connection to each database. Here a thread that is ready is
taken again, the one that was used last first, so that a quiet server has few of them.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import Executor, Future
from contextlib import suppress
from itertools import count
from queue import SimpleQueue
from threading import Lock, Thread, current_thread
from typing import Any, ParamSpec, TypeVar
from weakref import finalize

from django.db import connections

KEPT = 16
"""Threads that wait, at most; with more requests at once there are more, and those end when they are done."""

P = ParamSpec("P")
T = TypeVar("T")
_number = count(1)


class OneThread(Executor):
    """One thread, which does one thing after another."""

    def __init__(self) -> None:
        self._asked, self._ended, self._lock = SimpleQueue[Callable[[], None] | None](), False, Lock()
        name = f"request_{next(_number)}"
        self._thread = Thread(target=_work, args=(self._asked,), name=name, daemon=True)
        self._thread.start()

    async def done(self, work: Callable[[], T]) -> T:
        """What this work answers, or raises, in the thread; the loop hears of it in one step.

        Raises RuntimeError once the thread ends.
        """
        loop = asyncio.get_running_loop()
        told: asyncio.Future[T] = loop.create_future()

        def step() -> None:
            try:
                answer, wrong = work(), None
            except BaseException as raised:  # raised where it was asked
                answer, wrong = None, raised
            with suppress(RuntimeError):  # the loop stopped before: nobody waits
                loop.call_soon_threadsafe(_tell, told, answer, wrong)

        self._ask(step)
        return await told

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """As every executor: for what stays open. Raises RuntimeError once it ends."""
        told = Future[T]()

        def step() -> None:
            if not told.set_running_or_notify_cancel():
                return
            try:
                told.set_result(fn(*args, **kwargs))
            except BaseException as raised:  # raised where it was asked
                told.set_exception(raised)

        self._ask(step)
        return told

    def _ask(self, step: Callable[[], None]) -> None:
        with self._lock:
            if self._ended:
                raise RuntimeError("this thread has ended")
            self._asked.put(step)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End, after what was asked already."""
        with self._lock:
            if not self._ended:
                self._ended = True
                self._asked.put(None)
        if wait and self._thread is not current_thread():
            self._thread.join()


def _work(asked: "SimpleQueue[Callable[[], None] | None]") -> None:
    while step := asked.get():
        step()
        del step  # nothing of a request stays while the thread waits


def _tell(told: "asyncio.Future[Any]", answer: Any, wrong: BaseException | None) -> None:
    if told.cancelled():
        return
    if wrong is None:
        told.set_result(answer)
    else:
        told.set_exception(wrong)


class Threads:
    """Threads of which each answers one request at a time; the process waits for what they do."""

    def __init__(self, *, kept: int = KEPT) -> None:
        self._kept, self._waiting, self._lock = kept, list[OneThread](), Lock()
        self._all = set[OneThread]()
        finalize(self, _end, self._all)

    def take(self) -> OneThread:
        """A thread for one request: one that waits, else a new one."""
        with self._lock:
            if self._waiting:
                return self._waiting.pop()
            thread = OneThread()
            self._all.add(thread)
        return thread

    def give_back(self, thread: OneThread) -> None:
        """This request is answered. When enough threads wait, this one closes its connections and ends."""
        with self._lock:
            if len(self._waiting) < self._kept:
                self._waiting.append(thread)
                return
            self._all.discard(thread)
        thread.submit(connections.close_all)
        thread.shutdown(wait=False)


def _end(threads: set[OneThread]) -> None:
    """When the process ends, or nobody has these threads any more."""
    for thread in list(threads):
        thread.shutdown()
