"""Measure the application: `python -m bench.web [--pupils 1500 100000] [--turns 5] [--only sqlite]`.

Worlds that are not there yet are built first (bench/folder.py says where) and kept. Needs wrk and PostgreSQL
(`bin/needs wrk`).
"""

import argparse
import sys
from datetime import datetime

from bench import postgresql
from bench.web import kept
from bench.web.measuring import AT_ONCE, Row, measured
from bench.web.printed import machine, table

SIZES = (1_500, 100_000, 1_000_000)


def main() -> None:
    """The table of each world."""
    asked = argparse.ArgumentParser(prog="bench.web")
    asked.add_argument("--pupils", type=int, nargs="+", default=list(SIZES))
    asked.add_argument("--turns", type=int, default=5, help="a second of each page, and one of the floor")
    asked.add_argument("--only", choices=("sqlite", "postgresql"))
    asked.add_argument("--page", default="", help="only pages with this in their name")
    asked.add_argument("--at-once", type=int, nargs="+", default=list(AT_ONCE), choices=AT_ONCE)
    asked.add_argument("--build", action="store_true", help="only lay the worlds ready")
    chosen = asked.parse_args()
    _say(f"{machine()}, {datetime.now().astimezone():%d-%m-%Y %H:%M}\n")
    if chosen.only != "postgresql" and SIZES[0] in chosen.pupils:
        _measure(kept.with_sqlite(SIZES[0]), chosen)
    if chosen.only == "sqlite":
        return
    small: list[Row] = []
    with postgresql.running() as first:
        for pupils in sorted(chosen.pupils):
            rows = _measure(kept.with_postgresql(pupils), chosen, database=first, small=small)
            small = rows if pupils == SIZES[0] else small


def _measure(
    world: kept.World,
    chosen: argparse.Namespace,
    *,
    database: int | None = None,
    small: list[Row] | None = None,
) -> list[Row]:
    if chosen.build:
        return []
    rows = measured(
        world,
        turns=chosen.turns,
        database=database,
        only=chosen.page,
        each_at_once=chosen.at_once,
    )
    _say(table(world, rows, small=small))
    return rows


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
