"""The rule book in `docs/method` is printed from the cards; it never lags behind them."""

from pathlib import Path

import pytest

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
    assert {path.name for path in tmp_path.iterdir()} == set(PAGES.values())
