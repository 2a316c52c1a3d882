"""The words between the cards: what stands in a place when a case does not say who, and dates in words."""

from collections.abc import Mapping
from datetime import date

from keuzeruimte.cards.template import Filling
from keuzeruimte.words import Domain

AND: Mapping[str, str] = {"nl": "en", "en": "and"}

# In a rule book there is no case, and in a case a fact may be missing: these words keep the sentence whole.
WITHOUT_CASE: Mapping[str, Mapping[str, Filling]] = {
    "nl": {
        "about": Filling("de ouder"),
        "adult": Filling("de leerling"),
        "against": Filling("de ander"),
        "askers": Filling("de ouders", several=True),
        "domain": Filling("dit gebied"),
        "entrusters": Filling("de ouders", several=True),
        "limiters": Filling("de ouders", several=True),
        "minor": Filling("de leerling"),
        "parents": Filling("de ouders", several=True),
        "person": Filling("de ander"),
        "professional": Filling("de begeleider"),
        "pupil": Filling("de leerling"),
        "since": Filling("eerder"),
        "through": Filling("de leerling"),
        "to": Filling("de ander"),
        "topic": Filling("dit onderwerp"),
        "touched": Filling("de mensen om wie het gaat", several=True),
        "waits_for": Filling("de ouders", several=True),
        "with": Filling("de een"),
        "withdrawers": Filling("de ouders", several=True),
    },
    "en": {
        "about": Filling("the parent"),
        "adult": Filling("the pupil"),
        "against": Filling("the other"),
        "askers": Filling("the parents", several=True),
        "domain": Filling("this field"),
        "entrusters": Filling("the parents", several=True),
        "limiters": Filling("the parents", several=True),
        "minor": Filling("the pupil"),
        "parents": Filling("the parents", several=True),
        "person": Filling("the other person"),
        "professional": Filling("the counsellor"),
        "pupil": Filling("the pupil"),
        "since": Filling("earlier"),
        "through": Filling("the pupil"),
        "to": Filling("the other person"),
        "topic": Filling("this subject"),
        "touched": Filling("the people it concerns", several=True),
        "waits_for": Filling("the parents", several=True),
        "with": Filling("the one"),
        "withdrawers": Filling("the parents", several=True),
    },
}

# A case without a living parent: somebody cares for this pupil, and nobody is told to ask the dead.
CARERS: Mapping[str, Filling] = {
    "nl": Filling("de verzorgers", several=True),
    "en": Filling("the carers", several=True),
}

DOMAINS: Mapping[str, Mapping[Domain, str]] = {
    "nl": {
        Domain.LEARNING: "leren",
        Domain.CAREER: "loopbaan",
        Domain.SOCIAL_EMOTIONAL: "sociaal-emotionele begeleiding",
        Domain.UPBRINGING: "opvoeding",
        Domain.FAMILY: "gezinszaken",
        Domain.SAFETY: "veiligheid",
        Domain.THERAPY: "behandeling",
    },
    "en": {
        Domain.LEARNING: "learning",
        Domain.CAREER: "career",
        Domain.SOCIAL_EMOTIONAL: "social and emotional guidance",
        Domain.UPBRINGING: "upbringing",
        Domain.FAMILY: "family matters",
        Domain.SAFETY: "safety",
        Domain.THERAPY: "treatment",
    },
}

_MONTHS: Mapping[str, tuple[str, ...]] = {
    "nl": (
        "januari",
        "februari",
        "maart",
        "april",
        "mei",
        "juni",
        "juli",
        "augustus",
        "september",
        "oktober",
        "november",
        "december",
    ),
    "en": (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
}


def joined(names: tuple[str, ...], *, lang: str) -> str:
    """Return names as one reads them aloud: ‘Marloes’, ‘Marloes en Erik’, ‘Marloes, Erik en Joke’."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {AND[lang]} {names[-1]}"


def day_in_words(day: date, *, seen_from: date, lang: str) -> str:
    """Return ‘14 januari’, with the year when it is another one than the year it is seen from."""
    words = f"{day.day} {_MONTHS[lang][day.month - 1]}"
    return words if day.year == seen_from.year else f"{words} {day.year}"
