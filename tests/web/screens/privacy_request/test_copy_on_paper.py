"""What a copy says on paper is written as one writes it; the data beside it stays as programs read it."""

import pytest
from django.utils.translation import override

from keuzeruimte_web.operations.copies import text_on_paper


@pytest.mark.parametrize(
    ("key", "text", "dutch", "english"),
    [
        ("value", "0.33", "0,33", "0.33"),
        ("value", "1.00", "1,00", "1.00"),
        ("until", "2026-03-23", "23 maart 2026", "23 March 2026"),
        ("words", "0.33 van wat ik hoopte", "0.33 van wat ik hoopte", "0.33 van wat ik hoopte"),
    ],
)
def test_a_number_and_a_day_are_written_as_the_language_does(
    key: str, text: str, dutch: str, english: str
) -> None:
    shown = {}
    for language in ("nl", "en"):
        with override(language):
            shown[language] = text_on_paper({"key": key, "label": "", "text": text})
    assert shown == {"nl": dutch, "en": english}
