"""What stands on the paper of a report, besides the page itself."""

from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any, cast
from uuid import uuid4

from django.utils.translation import override

from keuzeruimte_web.queries.reports import OwnWords, ReportPage
from keuzeruimte_web.screens.report.paper import on_paper


def test_words_for_school_alone_say_so_on_paper() -> None:
    words = [
        OwnWords(uuid4(), "Saskia Vermeer", "pupil", "Prima zo.", True, for_school=True),
        OwnWords(uuid4(), "Marloes Hendriks", "parents", "Zij was moe.", False, for_school=False),
    ]
    page = SimpleNamespace(
        title="Hoe gaat het?",
        circle="triangle",
        pupil_name="Saskia",
        starts_at=datetime(2026, 3, 10, 14, tzinfo=UTC),
        items=[],
        observed="Besproken.",
        opinion="",
        agreements=[],
        words=words,
        added=[],
        state="closed",
    )
    with override("nl"):
        parts: Any = on_paper(cast(ReportPage, page), school="Lindecollege")["parts"]
    assert parts[-1]["points"] == [
        {"text": "Saskia Vermeer, alleen voor school", "more": "Prima zo."},
        {"text": "Marloes Hendriks", "more": "Zij was moe."},
    ]
