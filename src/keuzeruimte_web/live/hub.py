"""Wakes the screens of a table in this process when something changed there.

One task a process listens for all of them: on PostgreSQL with LISTEN over one connection of its own, on
SQLite by looking at the counters of the tables that are followed, three times a second. On PostgreSQL the
counters are looked at as well, now and then: what a broken connection missed is then found.
"""

import asyncio
import logging
from collections import defaultdict, deque
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar
from uuid import UUID
from weakref import WeakKeyDictionary

import psycopg
from django.conf import settings
from django.db import Error, connections

from keuzeruimte_web.operations.changes import CHANNEL, counted

log = logging.getLogger(__name__)
T = TypeVar("T")

LOOKS = 0.3
"""Seconds between two looks at the counters on SQLite."""
LOOKS_BESIDE = 10.0
"""The same on PostgreSQL, beside listening."""
AGAIN = 2.0
"""Seconds before listening is tried again after it broke."""
MOST = 4
"""Streams of one screen at a time: of a fifth the first one ends, so that nobody keeps a worker busy."""
NOT_OF_LIBPQ = frozenset(
    {"assume_role", "isolation_level", "pool", "server_side_binding", "prepare_threshold"}
)


@dataclass(eq=False, slots=True)
class Follower:
    """One stream that waits. `ended`: it is one too many of the same screen."""

    woken: asyncio.Event = field(default_factory=asyncio.Event)
    ended: bool = False


class Hub:
    """Who follows which conversation, in one process."""

    def __init__(self) -> None:
        self._followers: dict[UUID, set[Follower]] = defaultdict(set)
        self._screens: dict[str, deque[Follower]] = defaultdict(deque)
        self._counters: dict[UUID, int] = {}
        self._tasks: tuple[asyncio.Task[None], ...] = ()
        # A few threads with a connection each, for all streams together: no stream holds one of its own.
        # Who was told of a change never waits behind those who only make sure, which come in crowds.
        self._threads = ThreadPoolExecutor(max_workers=2, thread_name_prefix="live")
        self._unhurried = ThreadPoolExecutor(max_workers=1, thread_name_prefix="live-unhurried")

    @contextmanager
    def follow(self, conversation: UUID, *, screen: str) -> Iterator[Follower]:
        """Be woken when something changed around this conversation. `screen` tells which screens are one."""
        follower = Follower()
        mine = self._screens[screen]
        mine.append(follower)
        if len(mine) > MOST:
            first = mine[0]
            first.ended = True
            first.woken.set()
        self._followers[conversation].add(follower)
        self._begin()
        try:
            yield follower
        finally:
            self._leave(conversation, screen, follower)

    async def in_thread(self, work: Callable[[], T], *, hurried: bool = True) -> T:
        """Do this work, which reads the database, in one of the threads of the streams."""
        threads = self._threads if hurried else self._unhurried
        return await asyncio.get_running_loop().run_in_executor(threads, _connected, work)

    def wake(self, conversation: UUID) -> None:
        """Let every stream of this conversation look again."""
        for follower in self._followers.get(conversation, ()):
            follower.woken.set()

    def _leave(self, conversation: UUID, screen: str, follower: Follower) -> None:
        self._screens[screen].remove(follower)
        if not self._screens[screen]:
            del self._screens[screen]
        self._followers[conversation].discard(follower)
        if not self._followers[conversation]:
            del self._followers[conversation]
            self._counters.pop(conversation, None)
        if not self._followers:
            for task in self._tasks:
                task.cancel()
            self._tasks = ()

    def _begin(self) -> None:
        if self._tasks:
            return
        on_postgresql = connections["default"].vendor == "postgresql"
        looking = asyncio.create_task(self._look(every=LOOKS_BESIDE if on_postgresql else LOOKS))
        listening = (asyncio.create_task(self._listen()),) if on_postgresql else ()
        self._tasks = (looking, *listening)

    async def _look(self, *, every: float) -> None:
        while True:
            try:
                self._compare(await self.in_thread(lambda: counted(list(self._followers))))
            except Error as error:
                log.warning("cannot look at the tables: %s", type(error).__name__)
            await asyncio.sleep(every)

    def _compare(self, counters: Mapping[UUID, int]) -> None:
        for conversation, changes in counters.items():
            before = self._counters.get(conversation)
            self._counters[conversation] = changes
            if before is not None and before != changes:
                self.wake(conversation)

    async def _listen(self) -> None:
        while True:
            try:
                connection = await psycopg.AsyncConnection.connect(**listens_where(), autocommit=True)
                async with connection:
                    await connection.execute(f"LISTEN {CHANNEL}")
                    # What happened while nobody listened is found by looking once more.
                    for conversation in list(self._followers):
                        self.wake(conversation)
                    async for told in connection.notifies():
                        self.wake(UUID(told.payload))
            except (psycopg.Error, OSError) as error:
                log.warning("cannot listen: %s", type(error).__name__)
            await asyncio.sleep(AGAIN)


_HUBS: "WeakKeyDictionary[asyncio.AbstractEventLoop, Hub]" = WeakKeyDictionary()


def hub() -> Hub:
    """The hub of this process."""
    loop = asyncio.get_running_loop()
    if loop not in _HUBS:
        _HUBS[loop] = Hub()
    return _HUBS[loop]


def _connected(work: Callable[[], T]) -> T:
    """The work, once more with a new connection when the one of this thread turns out to be gone."""
    try:
        return work()
    except Error:
        connections.close_all()
        return work()


def listens_where() -> dict[str, Any]:
    """How to reach PostgreSQL itself: LISTEN does not work through a pooler."""
    where: Mapping[str, Any] = settings.LISTEN or connections["default"].settings_dict
    names = {"NAME": "dbname", "USER": "user", "PASSWORD": "password", "HOST": "host", "PORT": "port"}
    given = {ours: where[theirs] for theirs, ours in names.items() if where.get(theirs)}
    options = {k: v for k, v in where.get("OPTIONS", {}).items() if k not in NOT_OF_LIBPQ}
    return {**given, **options}
