"""A worker: takes job after job from the queue, keeps the timetable, and says that it lives.

Any number may run, as processes of their own (`keuzeruimte-web worker`) or as a thread of `serve`.
"""

import logging
import time
from collections.abc import Callable
from datetime import timedelta
from threading import Event, Thread
from uuid import uuid4

from django.db import Error as DatabaseError
from django.db import close_old_connections, connection
from django.utils import timezone

from keuzeruimte_web.jobs import queue, schedule
from keuzeruimte_web.operations.workers import bury_the_dead, say_alive, say_goodbye

log = logging.getLogger(__name__)

PAUSE = 1.0
"""Seconds between two looks at an empty queue."""
BEAT = timedelta(seconds=15)
DATABASE_AWAY = 5.0


class Worker:
    """Works until `stop` is set; the job at hand is finished first. `known`: called after saying it lives."""

    def __init__(self, *, stop: Event, known: Callable[[], object] = lambda: None) -> None:
        self.id = uuid4()
        self._stop, self._known = stop, known
        self._looked_round = 0.0

    def work(self) -> None:
        """Work until asked to stop. A database that goes away is waited for."""
        pulse = Thread(target=self._keep_alive, name="pulse", daemon=True)
        pulse.start()
        while not self._stop.is_set():
            try:
                if not self.one_round():
                    self._stop.wait(PAUSE)
            except DatabaseError as error:
                log.warning("the database is away (%s)", type(error).__name__)
                connection.close()
                # Under its old name it is silent from now on: what it had in hand goes back to the queue.
                self.id = uuid4()
                self._looked_round = 0.0
                self._stop.wait(DATABASE_AWAY)
        pulse.join(timeout=DATABASE_AWAY)
        self._leave()

    def work_off(self) -> None:
        """Do everything that is ready, and stop."""
        while not self._stop.is_set() and self.one_round():
            pass
        self._leave()

    def one_round(self) -> bool:
        """Look round when it is time, and do one job; False when there was none."""
        close_old_connections()
        self._look_round()
        job = queue.next_job(str(self.id))
        if job is None:
            return False
        queue.run(job)
        return True

    def _look_round(self) -> None:
        """Say alive, give dead workers' jobs back, keep the timetable: every fifteen seconds."""
        if self._looked_round and time.monotonic() - self._looked_round < BEAT.total_seconds():
            return
        now = timezone.now()
        say_alive(self.id, now=now)
        self._known()
        queue.give_back(living=bury_the_dead(now=now), now=now)
        schedule.tick(now=now)
        self._looked_round = time.monotonic()

    def _keep_alive(self) -> None:
        """Say alive from a thread of its own: a long job does not look like death."""
        while not self._stop.wait(BEAT.total_seconds()):
            try:
                say_alive(self.id, now=timezone.now())
            except DatabaseError as error:
                log.warning("could not say alive (%s)", type(error).__name__)
            finally:
                connection.close()

    def _leave(self) -> None:
        try:
            say_goodbye(self.id)
        except DatabaseError as error:
            log.warning("left without goodbye (%s)", type(error).__name__)
        finally:
            connection.close()
