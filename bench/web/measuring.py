"""Asking for every page, one at a time and many at once, in turns with the floor."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from bench.web.kept import World
from bench.web.load import Answered, Visitor, load, together, warm
from bench.web.server import Server, application, floor, processor_seconds

FLOOR = "floor"
AT_ONCE = (1, 32)
TURN = {1: 1, 32: 5}
"""Seconds of one turn: with so many at once a shorter time says nothing."""
FEWEST = {1: 3, 32: 2}
"""Turns a page has at least."""
WARM = {1: 1, 32: 5}
"""Seconds before anything is counted: in the first each thread opens its connections."""
PATIENCE = 20
REST = 0.3


@dataclass(frozen=True, slots=True)
class Turn:
    """What a page cost in one turn: milliseconds of processor a visit, all processes together."""

    answered: Answered
    processor: float
    of_database: float


@dataclass(frozen=True, slots=True)
class Row:
    """One page, asked for by so many at once. `processor`: milliseconds a visit, all processes together;
    `times`: what it costs over what the floor cost just after it, the middle of all turns."""

    name: str
    bar: float | None
    at_once: int
    queries: int
    html: int
    answered: Answered
    processor: float
    of_database: float
    times: float
    explained: int
    read_whole: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asking:
    """Who ask one server for one page; `pages_each`: pages that belong to one visit."""

    server: Server
    visitors: Sequence[Visitor]
    at_once: int
    pages_each: int = 1

    def warm(self) -> None:
        """Ask until templates, questions and connections are there."""
        warm(self.server.port, self.visitors[0])
        load(self.server.port, self.visitors, at_once=self.at_once, seconds=WARM[self.at_once])

    def turn(self, database: int | None) -> Turn:
        """Ask for one turn. What is under way at its end is finished: each connection counts one more."""
        _come_to_rest(self.server)
        before, below = processor_seconds(self.server.process), _database(database)
        answered = load(self.server.port, self.visitors, at_once=self.at_once, seconds=TURN[self.at_once])
        _come_to_rest(self.server)
        ours = processor_seconds(self.server.process) - before
        theirs = _database(database) - below
        each = self.pages_each / (answered.requests + answered.connections) * 1000
        return Turn(answered, (ours + theirs) * each, theirs * each)


def measured(
    world: World, *, turns: int, database: int | None, only: str, each_at_once: Sequence[int]
) -> list[Row]:
    """All rows of a world; for each number at once the floor first, with all its turns together."""
    pages = [page for page in _pages(world) if only in page["name"]]
    account = json.loads(world.faces.read_text())["accounts"]["mentor"]
    bare = f"/floor/{account}/"
    rows: list[Row] = []
    with floor(world.env, path=bare) as below, application(world.env) as above:
        for at_once in each_at_once:
            number = max(turns, FEWEST[at_once])
            ground = Asking(below, [Visitor("", bare)], at_once)
            ground.warm()
            all_below: list[Turn] = []
            found: list[Row] = []
            for page in pages:
                visitors = [Visitor(**one) for one in page["visitors"]]
                asking = visitors[:at_once] if len(visitors) > 1 else visitors
                of = Asking(above, asking, at_once, page["pages_each"])
                of.warm()
                both = [(of.turn(database), ground.turn(database)) for _ in range(number)]
                all_below += [under for _, under in both]
                found.append(row_of(page, at_once, both))
            rows += [row_of(_FLOOR_PAGE, at_once, [(one, one) for one in all_below]), *found]
    return rows


_FLOOR_PAGE = {"name": FLOOR, "bar": None, "queries": 1, "html": 0, "explained": 0, "read_whole": ()}


def row_of(page: Mapping[str, Any], at_once: int, both: Sequence[tuple[Turn, Turn]]) -> Row:
    """What the turns of a page, each with that of the floor after it, say together."""
    return Row(
        name=page["name"],
        bar=page["bar"],
        at_once=at_once,
        queries=page["queries"],
        html=page["html"],
        answered=together([turn.answered for turn, _ in both]),
        processor=median(turn.processor for turn, _ in both),
        of_database=median(turn.of_database for turn, _ in both),
        times=median(turn.processor / under.processor for turn, under in both),
        explained=page["explained"],
        read_whole=tuple(page["read_whole"]),
    )


def _come_to_rest(server: Server) -> None:
    """Wait for what was asked and not waited for: else it is counted with what comes next."""
    before = -1.0
    until = time.monotonic() + PATIENCE
    while before != (before := processor_seconds(server.process)) and time.monotonic() < until:
        time.sleep(REST)


def _database(first: int | None) -> float:
    return 0.0 if first is None else processor_seconds(first)


def _pages(world: World) -> list[dict[str, Any]]:
    """Who visits what, from a process of its own that has the world's settings."""
    printed = subprocess.run(  # noqa: S603 (our own commands)
        [sys.executable, "-m", "bench.web.visits", str(world.faces)],
        env={**os.environ, **world.env},
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    ).stdout
    found: list[dict[str, Any]] = json.loads(printed)
    return found
