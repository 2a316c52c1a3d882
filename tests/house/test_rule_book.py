"""The rule book in `docs/method` is printed from the cards; it never lags behind them."""

from pathlib import Path

import pytest

from keuzeruimte.edits.editbook import EDIT_SOURCES, EDITS, PLAN_MENDS
from keuzeruimte.report import as_ways
from keuzeruimte.report.as_book import PAGES, book, rule_page, write_pages
from keuzeruimte.rulebook import ACT_RULES, PLAN_RULES, SIGNALS

FOLDER = Path(__file__).parents[2] / "docs" / "method"


@pytest.mark.parametrize("lang", PAGES)
def test_the_page_is_up_to_date(lang: str) -> None:
    page = (FOLDER / PAGES[lang]).read_text(encoding="utf-8")
    assert page == book(lang), "print it again: python -m keuzeruimte.report.as_book docs/method"


@pytest.mark.parametrize("lang", PAGES)
def test_every_rule_and_signal_has_one_place_in_the_book(lang: str) -> None:
    everything = (*ACT_RULES, *PLAN_RULES, *SIGNALS)
    assert [book(lang).count(f"\n`{rule.id}` · ") for rule in everything] == [1] * len(everything)


def test_one_rule_can_be_printed_by_itself() -> None:
    better_parent = next(rule for rule in ACT_RULES if rule.id == "better-parent")
    page = rule_page(better_parent, lang="nl")
    assert page.startswith("# Hoe steun je de leerling zonder op de plek van de ouders te gaan staan?\n")
    assert "`better-parent` · Gevoel. Botst, let op.\n" in page
    assert "\n- Regel zwijgt: Steun bij pesten op school.\n" in page
    assert page.endswith("**Bron.** Tekst over loyaliteit, het voorbeeld van Saskia.\n")


def test_the_pages_are_written_where_they_are_asked_for(tmp_path: Path) -> None:
    write_pages(tmp_path)
    names = {*PAGES.values(), *as_ways.PAGES.values()}
    assert {path.name for path in tmp_path.iterdir()} == names


@pytest.mark.parametrize("lang", as_ways.PAGES)
def test_the_page_of_the_way_round_is_up_to_date(lang: str) -> None:
    page = (FOLDER / as_ways.PAGES[lang]).read_text(encoding="utf-8")
    assert page == as_ways.ways(lang), "print it again: python -m keuzeruimte.report.as_book docs/method"


@pytest.mark.parametrize("lang", as_ways.PAGES)
def test_every_edit_has_one_place_and_mends_rules_that_exist(lang: str) -> None:
    page = as_ways.ways(lang)
    assert [page.count(f"\n`{edit}` · ") for edit in EDIT_SOURCES] == [1] * len(EDIT_SOURCES)
    known = {rule.id for rule in (*ACT_RULES, *PLAN_RULES)}
    assert {rule for edit in EDITS for rule in edit.mends} | set().union(*PLAN_MENDS.values()) <= known
