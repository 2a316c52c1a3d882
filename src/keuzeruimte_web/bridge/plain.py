"""The plain choices of a point: which acts are offered first, and which questions each of them needs.

The words are those of the school (PRODUCT 4); the ids are those of the method (METHOD 3).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from keuzeruimte_web.records.models.choices import Domain, Verb

FIRST_VERBS = 8
"""So many acts are shown at once; the rest stand one tap further."""

VERBS: tuple[tuple[str, str | Promise], ...] = tuple((verb.value, verb.label) for verb in Verb)

DOMAINS: tuple[tuple[str, str | Promise], ...] = tuple((domain.value, domain.label) for domain in Domain)

DOMAIN_HELP: Mapping[str, str | Promise] = {
    Domain.LEARNING: _("Lessen, huiswerk, cijfers, opletten."),
    Domain.CAREER: _("Kiezen van een profiel, opleiding, stage of werk."),
    Domain.SOCIAL_EMOTIONAL: _("Vrienden, pesten, somber of bang zijn op school."),
    Domain.UPBRINGING: _("Regels, straf, telefoon, slapen: hoe het thuis gaat en hoort te gaan."),
    Domain.FAMILY: _("Wat van het gezin is, zoals een scheiding, ziekte of geld."),
    Domain.SAFETY: _("Alleen om af te stemmen met wie beschermt. Bij zorgen volg je de meldcode."),
    Domain.THERAPY: _("Hulp van een psycholoog, arts of andere behandelaar."),
}


@dataclass(frozen=True, slots=True)
class InWords:
    """What stands above, in one language."""

    verbs: tuple[tuple[str, str], ...]
    domains: tuple[tuple[str, str], ...]
    domain_help: Mapping[str, str]


def in_words() -> InWords:
    """The acts and domains in the reader's language."""
    return _in_words(get_language())


@lru_cache(maxsize=8)
def _in_words(_language: str | None) -> InWords:
    # A form has forty of them, and they are the same each time: put in words once a language.
    return InWords(
        verbs=tuple((verb, str(words)) for verb, words in VERBS),
        domains=tuple((domain, str(words)) for domain, words in DOMAINS),
        domain_help={domain: str(words) for domain, words in DOMAIN_HELP.items()},
    )


QUESTIONS: Mapping[str, frozenset[str]] = {
    "about": frozenset({Verb.ACKNOWLEDGE, Verb.ASK, Verb.DISAPPROVE}),
    "alongside": frozenset({Verb.SIDE_WITH}),
    "against": frozenset({Verb.SIDE_WITH}),
    "responsible": frozenset({Verb.AGREE}),
    "options": frozenset({Verb.ADVISE}),
}
"""Questions that only these acts need; every other question is asked with any act."""

NEEDED: Mapping[str, frozenset[str]] = {
    "about": frozenset({Verb.DISAPPROVE}),
    "alongside": frozenset({Verb.SIDE_WITH}),
    "against": frozenset({Verb.SIDE_WITH}),
}
"""Without an answer to these the act says nothing."""


def fits(question: str, verb: str) -> bool:
    """Is this question asked with this act?"""
    return question not in QUESTIONS or verb in QUESTIONS[question]
