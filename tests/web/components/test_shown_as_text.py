"""The guard over all tests (shown_as_text.py) sees what no text is, and lets through what is."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID

import pytest
from django.forms.utils import ErrorList
from django.template import engines
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy
from shown_as_text import NoText

from keuzeruimte_web.records.models import Limit


@dataclass(frozen=True)
class Line:
    """As most of what a screen is given."""

    words: str


SHOWN = "<p>{{ value }}</p>"


def show(value: object) -> str:
    return engines["django"].from_string(SHOWN).render({"value": value})


@pytest.mark.parametrize(
    "value",
    [None, True, ("een", "twee"), ["een"], {"een": 1}, {"een"}, Limit(), object(), Line("een")],
    ids=lambda value: type(value).__name__,
)
def test_what_only_python_reads_is_not_shown(value: object) -> None:
    with pytest.raises(NoText):
        show(value)


@pytest.mark.parametrize(
    "value",
    [
        "een",
        SafeString("<b>een</b>"),
        gettext_lazy("Bewaard."),
        3,
        Decimal("2.5"),
        date(2026, 3, 1),
        datetime(2026, 3, 1, tzinfo=UTC),
        UUID(int=1),
        ErrorList(["een"]),
    ],
    ids=lambda value: type(value).__name__,
)
def test_what_has_a_text_is_shown(value: object) -> None:
    assert show(value).startswith("<p>")
