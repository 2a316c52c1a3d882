"""What the benchmark says of a world beside the small one, and which worlds it builds again."""

import json
import time
from pathlib import Path

import pytest
from bench.web import kept
from bench.web.load import Answered
from bench.web.measuring import Row, Turn, row_of
from bench.web.printed import table

MANY = 32


def counted(*, requests: int) -> Answered:
    return Answered(
        connections=1, requests=requests, failures=0, seconds=1, middle=5, slowest=9, bytes_each=4000
    )


def turn(processor: float, *, requests: int = 100) -> Turn:
    return Turn(counted(requests=requests), processor, processor / 2)


def row(name: str, times: float, *, at_once: int = 1, read_whole: tuple[str, ...] = ()) -> Row:
    answered = Answered(
        connections=1, requests=100, failures=0, seconds=4, middle=5, slowest=9, bytes_each=4000
    )
    asked = 0 if name == "floor" else 8
    return Row(name, None, at_once, asked, 0, answered, times, 0, times, asked, read_whole)


def said(rows: list[Row], *, small: list[Row]) -> list[str]:
    world = kept.World(100_000, "PostgreSQL", Path("/"), {})
    return [line for line in table(world, rows, small=small).splitlines() if line and line[0] not in "|#"]


SMALL = [row("floor", 1.0), row("dossier", 10.0)]


def test_a_page_that_costs_more_in_a_large_world_is_named() -> None:
    rows = [row("floor", 1.0), row("dossier", 13.0)]
    assert said(rows, small=SMALL) == [
        "dossier, 1 at once, costs 1.30 times what the small world costs (most: 1.2)",
        "8 questions of 1 pages were asked with EXPLAIN: no page reads a table whole, or all of a school",
    ]


def test_a_page_that_costs_a_fifth_more_may() -> None:
    rows = [row("floor", 1.0), row("dossier", 12.0, read_whole=("records_matter",))]
    assert said(rows, small=SMALL) == [
        "8 questions of 1 pages were asked with EXPLAIN:",
        "dossier may read records_matter whole",
    ]


def test_a_page_is_compared_with_the_floor_of_the_same_moment() -> None:
    page = {"name": "dossier", "bar": 6, "queries": 8, "html": 23_000, "explained": 8, "read_whole": []}
    at_full_speed, at_half = (turn(5.0), turn(1.0)), (turn(10.0, requests=40), turn(2.0))
    dearer = (turn(30.0), turn(2.0))
    found = row_of(page, 1, [at_full_speed, at_half, dearer])
    assert (found.times, found.processor, found.of_database) == (5.0, 10.0, 5.0)
    assert (found.answered.requests, found.answered.seconds, found.answered.middle) == (240, 3, 5)


@pytest.mark.parametrize(
    ("last", "hours", "is_kept"),
    [
        (kept._tables(), 1, True),
        ("0001_initial", 1, True),
        ("0018_services", 1, False),
        (kept._tables(), 400, False),
    ],
)
def test_a_world_is_kept_while_it_is_of_these_weeks_and_can_be_upgraded(
    tmp_path: Path, last: str, hours: int, is_kept: bool
) -> None:
    (tmp_path / "built.json").write_text(json.dumps({"tables": last, "at": time.time() - hours * 3600}))
    assert kept._is_fresh(tmp_path) is is_kept
