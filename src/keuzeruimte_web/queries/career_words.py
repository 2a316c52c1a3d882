"""The words of the career file: five places to tell something, and small questions to begin with.

The five places are the career competencies of Kuijpers. Looking back on oneself is asked too early of many a
pupil of fourteen (Luken 2011, BACKGROUND 4): so every question is about one moment that somebody can point
at, each can be skipped, and none asks what somebody wants to become, or about home.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question to begin with; its key is kept with the answer, and never changes."""

    key: str
    words: str | Promise


@dataclass(frozen=True, slots=True)
class Place:
    """A place to tell something: its key (CareerPlace), name, one sentence, and its questions."""

    key: str
    name: str | Promise
    about: str | Promise
    prompts: tuple[Prompt, ...]


PLACES: tuple[Place, ...] = (
    Place(
        "qualities",
        _("Wat ik kan"),
        _("Iets dat lukte. Klein is ook goed."),
        (
            Prompt("easy", _("Wat ging deze week bijna vanzelf?")),
            Prompt("asked", _("Waar vragen anderen jou weleens hulp bij?")),
            Prompt("glad", _("Wat deed je op school waar je blij mee was?")),
            Prompt("new", _("Wat kun je nu, wat vorig jaar nog niet lukte?")),
        ),
    ),
    Place(
        "motives",
        _("Wat ik fijn vind"),
        _("Waar je zin in krijgt, en waarin juist niet."),
        (
            Prompt("time", _("Waarbij vergat je de tijd?")),
            Prompt("over", _("Welke les of klus vond je jammer toen hij voorbij was?")),
            Prompt("with", _("Werkte je laatst alleen of samen? Wat was daar fijn aan?")),
            Prompt("not", _("Wat hoeft voor jou niet? Waarom?")),
        ),
    ),
    Place(
        "work",
        _("Welk werk er is"),
        _("Wat je zag, hoorde of uitprobeerde."),
        (
            Prompt("seen", _("Welk werk zag je iemand doen, deze week?")),
            Prompt("surprise", _("Wat was anders dan je dacht?")),
            Prompt("day", _("Een dag meekijken waar je maar wilt. Waar zou dat zijn?")),
            Prompt("question", _("Wat zou je iemand over zijn of haar werk willen vragen?")),
        ),
    ),
    Place(
        "steering",
        _("Mijn volgende stap"),
        _("Eén kleine stap is genoeg. Je hoeft nog niets te weten."),
        (
            Prompt("step", _("Welke kleine stap kun je deze maand doen?")),
            Prompt("chose", _("Wat koos je laatst zelf? Hoe ging dat?")),
            Prompt("unsure", _("Tussen welke twee dingen twijfel je?")),
            Prompt("know", _("Wat weet je nog niet, en wil je wel weten?")),
        ),
    ),
    Place(
        "network",
        _("Wie mij helpt"),
        _("Mensen van wie je iets kunt horen of leren."),
        (
            Prompt("who", _("Wie doet werk waar jij meer van wilt weten?")),
            Prompt("helped", _("Wie hielp je laatst met iets? Waarmee?")),
            Prompt("easy_talk", _("Met wie praat je makkelijk over wat je leuk vindt?")),
            Prompt("ask", _("Wat wil je nog aan iemand vragen? Aan wie?")),
        ),
    ),
)
HEADS: Mapping[str, tuple[tuple[str, str | Promise], ...]] = {
    "reflection": (("words", ""),),
    "activity": (
        ("goals", _("Wat ik wilde weten of leren")),
        ("words", _("Wat ik deed")),
        ("results", _("Wat ik ontdekte")),
        ("evaluation", _("Wat ik ervan vond")),
        ("follow_up", _("Wat ik nu ga doen")),
    ),
    "feedback": (
        ("words", _("Wat het stagebedrijf zag")),
        ("results", _("Wat goed ging")),
        ("follow_up", _("Een tip")),
    ),
}
"""Over each text of a piece, by kind, in order. Of an activity: goal, result, evaluation and follow-up are
what the law asks of a vmbo file (BACKGROUND 4)."""
BY_PLACE: Mapping[str, Place] = {place.key: place for place in PLACES}
QUESTIONS: Mapping[tuple[str, str], str | Promise] = {
    (place.key, prompt.key): prompt.words for place in PLACES for prompt in place.prompts
}


def question(place: str, prompt: str) -> str:
    """The question in words; empty for none, or for one that is no longer asked."""
    return str(QUESTIONS.get((place, prompt), ""))


def prompt_at(place: Place, number: int) -> Prompt | None:
    """The question with this number (from 0); None beyond the last: then one tells without a question."""
    return place.prompts[number] if 0 <= number < len(place.prompts) else None
