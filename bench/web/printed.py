"""What was measured, as a table of Markdown."""

import os
import platform
from pathlib import Path

from bench.web.kept import World
from bench.web.measuring import Row, floors

HEAD = (
    "| page | at once | ms, half within | ms, 99 in 100 within | requests a second | queries | KB of HTML | "
    "KB sent | ms of processor | of which database | times the floor | bar |\n"
    "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|"
)


def table(world: World, rows: list[Row]) -> str:
    """One world; failures are said below it."""
    least = dict(floors(rows))
    lines = [f"## {world.pupils:,} pupils, {world.database}".replace(",", "."), "", HEAD]
    lines += [_line(row, least[row.at_once]) for row in rows]
    if failed := [row for row in rows if row.answered.failures]:
        lines += ["", *(f"{row.answered.failures} of {row.name} failed" for row in failed)]
    if whole := [row for row in rows if row.read_whole and row.at_once == 1]:
        lines += ["", *(f"{row.name} may read {', '.join(row.read_whole)} whole" for row in whole)]
    return "\n".join((*lines, ""))


def _line(row: Row, floor: float) -> str:
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
        f"{row.processor / floor:.1f}",
        f"{row.bar:g}" if row.bar else "",
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
