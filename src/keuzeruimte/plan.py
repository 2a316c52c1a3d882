"""The professionals' acts of a plan, seen together (METHOD 5)."""

from collections.abc import Iterable
from functools import cached_property

from keuzeruimte.day import Day
from keuzeruimte.situation import Situation
from keuzeruimte.words import Verb


class Plan:
    """What the acts to come ask, tell and leave out, taken together."""

    def __init__(self, situations: tuple[Situation, ...], *, on: Day) -> None:
        self.situations = situations
        self.on = on
        self.pupil = on.pupil
        self.voices = frozenset(on.case.voices)

    @cached_property
    def hearers(self) -> frozenset[str]:
        """Everybody who hears some act of the plan."""
        return frozenset().union(*[situation.hears for situation in self.situations])

    def with_verb(self, *verbs: Verb) -> tuple[Situation, ...]:
        """The acts of these kinds."""
        return tuple([situation for situation in self.situations if situation.act.verb in verbs])

    def addressed_by(self, *verbs: Verb) -> frozenset[str]:
        """Everybody whom an act of these kinds is addressed to."""
        return frozenset().union(*[situation.act.to for situation in self.with_verb(*verbs)])

    @cached_property
    def acknowledged(self) -> frozenset[str]:
        """Everybody who is acknowledged somewhere in the plan: to them, or about them."""
        return frozenset(
            person
            for situation in self.with_verb(Verb.ACKNOWLEDGE)
            for person in (*situation.act.to, *situation.act.about)
        )

    def without_a_voice(self, people: Iterable[str]) -> frozenset[str]:
        """Those of these people who were not asked, and whom no act asks or listens to."""
        return frozenset(people) - self.voices - self.addressed_by(Verb.ASK, Verb.LISTEN)
