"""Whoever writes in Tigrinya or Chinese, or with a smiley, has it on paper, whatever fonts a machine has."""

from collections.abc import Iterator

import pytest
import typst

from keuzeruimte_web.components import pdf

ANY_WRITING = "Selam \u1230\u120b\u121d, \u674e, \U0001f642"
PROMISE = b"pdfuaid:part"


@pytest.fixture(autouse=True)
def only_what_typst_brings(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A machine without a font of its own."""
    monkeypatch.setattr(pdf, "fonts_here", lambda: typst.Fonts(include_system_fonts=False))
    yield


def report(text: str) -> dict[str, object]:
    part = {"title": "Wat we zeiden", "note": "", "text": text, "points": []}
    return {
        "lang": "nl",
        "title": "Verslag",
        "school": "Lindecollege",
        "page_word": "Bladzijde",
        "for_whom": "Voor iedereen",
        "when": "Vandaag",
        "closing": "Tot ziens",
        "parts": [part],
    }


def test_what_can_be_drawn_is_accessible_by_the_standard() -> None:
    made = pdf.pdf_of_report(report("Ömer Çelik, Σωκράτης, Юлия, محمد"))
    assert PROMISE in made


def test_what_cannot_be_drawn_is_on_paper_all_the_same(caplog: pytest.LogCaptureFixture) -> None:
    made = pdf.pdf_of_report(report(ANY_WRITING))
    assert (made[:5], b"/StructTreeRoot" in made, PROMISE in made) == (b"%PDF-", True, False)
    assert "doctor" in caplog.text
    assert not any(letter in caplog.text for letter in ANY_WRITING if not letter.isascii())


def test_a_fault_of_a_template_is_raised() -> None:
    with pytest.raises(typst.TypstError):
        pdf.pdf_of_report({"lang": "nl"})
