"""What the benchmark says of a world beside the small one, and which worlds it builds again."""

import json
import time
from pathlib import Path

import pytest
from bench.web import kept
from bench.web.load import Answered
from bench.web.measuring import Row
from bench.web.printed import table

MANY = 32


def row(name: str, processor: float, *, at_once: int = 1, read_whole: tuple[str, ...] = ()) -> Row:
    answered = Answered(requests=100, failures=0, seconds=4, middle=5, slowest=9, bytes_each=4000)
    asked = 0 if name == "floor" else 8
    return Row(name, None, at_once, asked, 0, answered, processor, 0, asked, read_whole)


def said(rows: list[Row], *, small: list[Row]) -> list[str]:
    world = kept.World(100_000, "PostgreSQL", Path("/"), {})
    return [line for line in table(world, rows, small=small).splitlines() if line and line[0] not in "|#"]


SMALL = [row("floor", 1.0), row("dossier", 10.0)]


def test_a_page_that_costs_more_in_a_large_world_is_named() -> None:
    rows = [row("floor", 2.0), row("dossier", 26.0)]
    assert said(rows, small=SMALL) == [
        "dossier, 1 at once, costs 1.30 times what the small world costs (most: 1.2)",
        "8 questions of 1 pages were asked with EXPLAIN: no page reads a table whole, or all of a school",
    ]


def test_a_slower_machine_is_no_dearer_page() -> None:
    rows = [row("floor", 2.0), row("dossier", 20.0, read_whole=("records_matter",))]
    assert said(rows, small=SMALL) == [
        "8 questions of 1 pages were asked with EXPLAIN:",
        "dossier may read records_matter whole",
    ]


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
