"""Days, times and names in words."""

import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.utils import translation

import keuzeruimte_web
from keuzeruimte_web.components.wording import (
    day_in_words,
    joined,
    moment_in_words,
    on_day_in_words,
    sentence,
)

TODAY = date(2026, 3, 10)


@pytest.mark.parametrize(
    ("day", "dutch", "english"),
    [
        (date(2026, 3, 9), "gisteren", "yesterday"),
        (date(2026, 3, 10), "vandaag", "today"),
        (date(2026, 3, 11), "morgen", "tomorrow"),
        (date(2026, 3, 17), "dinsdag 17 maart", "Tuesday 17 March"),
        (date(2025, 9, 12), "vrijdag 12 september 2025", "Friday 12 September 2025"),
    ],
)
def test_day_is_told_from_the_readers_day(day: date, dutch: str, english: str) -> None:
    assert day_in_words(day, today=TODAY) == dutch
    with translation.override("en"):
        assert day_in_words(day, today=TODAY) == english


@pytest.mark.parametrize(
    ("day", "dutch", "english"),
    [
        (date(2026, 3, 9), "gisteren", "yesterday"),
        (date(2026, 3, 10), "vandaag", "today"),
        (date(2026, 3, 11), "morgen", "tomorrow"),
        (date(2026, 3, 17), "op 17 maart", "on 17 March"),
    ],
)
def test_on_which_day_something_is_reads_as_one_says_it(day: date, dutch: str, english: str) -> None:
    assert on_day_in_words(day, today=TODAY, weekday=False) == dutch
    with translation.override("en"):
        assert on_day_in_words(day, today=TODAY, weekday=False) == english


def test_no_page_says_on_today() -> None:
    said = []
    for file in sorted((Path(keuzeruimte_web.__file__).parent).glob("**/*.html")):
        text = file.read_text()
        days = re.findall(r"{% day (?:(?! on=True)[^%])+? as (\w+) %}", text)
        said += [(file.name, name) for name in days if re.search(rf"\b[Oo]p {{{{ {name} }}}}", text)]
    assert said == []


def test_day_without_a_today_has_its_year() -> None:
    assert day_in_words(TODAY) == "dinsdag 10 maart 2026"
    assert day_in_words(TODAY, weekday=False) == "10 maart 2026"


def test_moment_is_told_on_the_clock_of_the_school() -> None:
    in_winter = datetime(2026, 3, 10, 14, 30, tzinfo=UTC)
    in_summer = datetime(2026, 6, 10, 22, 30, tzinfo=UTC)
    assert moment_in_words(in_winter, today=TODAY) == "vandaag om 15.30"
    assert moment_in_words(in_summer, today=TODAY) == "donderdag 11 juni om 00.30"
    with translation.override("en"):
        assert moment_in_words(in_winter, today=TODAY) == "today at 15:30"


def test_names_are_joined_as_one_says_them() -> None:
    assert joined([]) == ""
    assert joined(["Marloes"]) == "Marloes"
    assert joined(["Marloes", "Erik"]) == "Marloes en Erik"
    assert joined(["Marloes", "Erik", "Ruben"]) == "Marloes, Erik en Ruben"


def test_sentence_keeps_the_capitals_of_a_name() -> None:
    assert sentence("mail van Ruben de Wit") == "Mail van Ruben de Wit"
    assert sentence("") == ""
