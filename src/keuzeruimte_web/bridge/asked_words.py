"""The words of requests about privacy, in the reader's language; and when the privacy officer can answer."""

from datetime import date, timedelta

from keuzeruimte_web.access.asked import WEIGHED
from keuzeruimte_web.records.models.choices import Claim, PrivacyKind, PrivacyState

LAST_WEEK = timedelta(days=7)
"""So long before the last day the privacy officer answers also when who guides did not choose."""


def kind_in_words(kind: str) -> str:
    """'inzage en een afschrift', 'verbetering', 'wissen'."""
    return str(PrivacyKind(kind).label)


def state_in_words(state: str) -> str:
    """'gevraagd', 'wordt gemaakt', 'beantwoord' …"""
    return str(PrivacyState(state).label)


def claim_in_words(claim: str) -> str:
    """'leerling', 'ouder zonder gezag' …: as whom somebody asked."""
    return str(Claim(claim).label)


def ready(claim: str, state: str, *, due_on: date, today: date) -> bool:
    """Whether the privacy officer can answer: who guides chose, has nothing to choose, or had the time.

    The facts for a parent without authority are always somebody's own words: without them there is no answer.
    """
    if state == PrivacyState.WEIGHED or claim not in WEIGHED:
        return True
    return claim == Claim.PARENT and today >= due_on - LAST_WEEK
