"""What an act brings to the plan as a whole, as bits: so that plans can be compared without building them.

The plan rules look at unions: who is asked, who is spoken to, who hears it, what is settled (METHOD 5).
Each act sets its bits; a plan's bits are those of its acts together. The tests hold this beside the rules.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from keuzeruimte.day import Day
from keuzeruimte.edits.edit import unheard_on
from keuzeruimte.rules.plan import TELLS_ONLY, settles
from keuzeruimte.situation import Situation
from keuzeruimte.words import Domain, Verb

SETTLES, CAREER_TALK, PUPIL_IN_CAREER = 1, 2, 4
ASKED, SPOKEN_TO, IN_SIGHT, UNHEARD = range(4)
_FIRST_PERSON = 3
_BITS_A_PERSON = 4


@dataclass(frozen=True, slots=True)
class Missing:
    """What a plan lacks: whom to ask, whether the pupil must come, how many risks no asking mends."""

    ask: tuple[str, ...]
    bring_pupil: bool
    unheard: int

    @property
    def edits(self) -> int:
        """How many edits of the plan as a whole it takes."""
        return len(self.ask) + self.bring_pupil


class Bearing:
    """The bits for the people of one case on one day."""

    def __init__(self, on: Day) -> None:
        self.on = on
        self.parents = tuple(sorted(on.parents_to_hear))
        self.people = (on.pupil, *self.parents)
        self._place = {person: _FIRST_PERSON + _BITS_A_PERSON * i for i, person in enumerate(self.people)}
        self._silent = frozenset(self.people) - frozenset(on.case.voices)

    def of(self, situations: Iterable[Situation]) -> int:
        """The bits of these acts together."""
        bits = 0
        for situation in situations:
            if situation.by_professional:
                bits |= self._of_act(situation)
        return bits

    def _of_act(self, s: Situation) -> int:
        bits = SETTLES if settles(s) else 0
        if s.domain is Domain.CAREER:
            bits |= 0 if s.act.verb in TELLS_ONLY else CAREER_TALK
            bits |= PUPIL_IN_CAREER if s.pupil_hears else 0
        if s.act.verb in {Verb.ASK, Verb.LISTEN}:
            bits |= self._bits(s.act.to, ASKED)
        if s.act.verb is not Verb.WITHHOLD:
            bits |= self._bits(s.act.to, SPOKEN_TO)
        return bits | self._bits({*s.hears, *s.act.waits_for}, IN_SIGHT) | self._bits(unheard_on(s), UNHEARD)

    def _bits(self, people: frozenset[str] | set[str] | tuple[str, ...], which: int) -> int:
        bits = 0
        for person in people:
            place = self._place.get(person)
            if place is not None:
                bits |= 1 << (place + which)
        return bits

    def _has(self, bits: int, person: str, which: int) -> bool:
        return bool(bits >> (self._place[person] + which) & 1)

    def missing(self, bits: int) -> Missing:
        """What a plan with these bits lacks, by the rules for the plan as a whole (METHOD 5)."""
        ask = (
            {person for person in self._silent if not self._has(bits, person, ASKED)}
            if bits & SETTLES
            else set()
        )
        spoken_to = {parent for parent in self.parents if self._has(bits, parent, SPOKEN_TO)}
        ask |= {
            parent
            for parent in self.parents
            if parent in self._silent and not self._has(bits, parent, IN_SIGHT) and spoken_to - {parent}
        }
        pupil = self.on.pupil
        absent = bool(bits & CAREER_TALK) and not bits & PUPIL_IN_CAREER
        unheard = sum(self._has(bits, parent, UNHEARD) for parent in self.parents)
        return Missing(tuple(sorted(ask)), absent and pupil not in ask, unheard)
