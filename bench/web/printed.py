"""What was measured, as a table of Markdown."""

import os
import platform
from pathlib import Path

from bench.web.kept import World
from bench.web.measuring import FLOOR, Row

HEAD = (
    "| page | at once | ms, half within | ms, 99 in 100 within | requests a second | queries | KB of HTML | "
    "KB sent | ms of processor | of which database | times the floor | bar | times the small world |\n"
    "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|"
)
MOST = 1.2
"""What a page may cost in a large world over what it costs in the small one: both as times the floor."""


def table(world: World, rows: list[Row], *, small: list[Row] | None = None) -> str:
    """One world, beside the `small` one of the same run; failures, plans and what costs too much are said
    below it."""
    before = _times(small or [])
    grown = {of: cost / before[of] for of, cost in _times(rows).items() if of in before}
    lines = [f"## {world.pupils:_} pupils, {world.database}".replace("_", "."), "", HEAD]
    lines += [_line(row, grown.get((row.name, row.at_once))) for row in rows]
    said = [f"{row.answered.failures} of {row.name} failed" for row in rows if row.answered.failures]
    said += [
        f"{name}, {at_once} at once, costs {times:.2f} times what the small world costs (most: {MOST:g})"
        for (name, at_once), times in grown.items()
        if times > MOST
    ]
    if asked := [row for row in rows if row.explained and row.at_once == 1]:
        said += _plans(asked)
    return "\n".join((*lines, "", *said, ""))


def _times(rows: list[Row]) -> dict[tuple[str, int], float]:
    return {(row.name, row.at_once): row.times for row in rows if row.name != FLOOR}


def _plans(rows: list[Row]) -> list[str]:
    whole = [f"{row.name} may read {', '.join(row.read_whole)} whole" for row in rows if row.read_whole]
    asked = f"{sum(row.explained for row in rows)} questions of {len(rows)} pages were asked with EXPLAIN"
    return [f"{asked}:", *whole] if whole else [f"{asked}: no page reads a table whole, or all of a school"]


def _line(row: Row, grown: float | None) -> str:
    of = row.answered
    cells = (
        row.name,
        str(row.at_once),
        f"{of.middle:.1f}",
        f"{of.slowest:.1f}",
        f"{of.requests / of.seconds:.0f}",
        str(row.queries),
        f"{row.html / 1000:.1f}" if row.html else "",
        f"{of.bytes_each / 1000:.1f}",
        f"{row.processor:.2f}",
        f"{row.of_database:.2f}" if row.of_database else "",
        f"{row.times:.1f}",
        f"{row.bar:g}" if row.bar else "",
        f"{grown:.2f}" if grown else "",
    )
    return f"| {' | '.join(cells)} |"


def machine() -> str:
    """The machine: cores and kind of processor, memory, system, Python."""
    kinds = [
        line.partition(":")[2].strip()
        for line in Path("/proc/cpuinfo").read_text().splitlines()
        if line.startswith("model name")
    ]
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    kind = kinds[0] if kinds else platform.machine()
    return (
        f"{os.cpu_count()} cores ({kind}), {memory:.0f} GB of memory, "
        f"{platform.system()} {platform.release()}, Python {platform.python_version()}"
    )
