"""Which programmes are open with a package, and which are one subject away: at once, for thousands.

Many programmes ask the same, so each different requirement is weighed once (`weighing.py`), for one profile;
sets of programmes are the bits of a number. That trying every programme and every subject gives the same is
tested.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from keuzeruimte.careers.admission.programme import Programme
from keuzeruimte.careers.requirements.requirement import Never, Requirement
from keuzeruimte.careers.requirements.weighing import AS_IT_IS, Weighing
from keuzeruimte.careers.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class OneAway:
    """A programme that asks one subject more; each of `subjects` (codes) would do."""

    programme: Programme
    subjects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outlook:
    """How programmes stand with one package, each list in the order of the file.

    `open`: what it asks is there. `one_away`: one subject more would do. `further`: it takes more.
    `not_with_profile`: this profile gives no admission, whatever the subjects. `not_told`: the list says
    nothing of this profile, so nobody knows.
    """

    open: tuple[Programme, ...]
    one_away: tuple[OneAway, ...]
    further: tuple[Programme, ...]
    not_with_profile: tuple[Programme, ...]
    not_told: tuple[Programme, ...]


class Openings:
    """The programmes of one list, arranged by what they ask."""

    def __init__(self, programmes: Sequence[Programme], *, vocabulary: Vocabulary) -> None:
        self.programmes = tuple(programmes)
        self._weighing = Weighing(vocabulary)
        self._asking: dict[str, list[tuple[Requirement | None, int]]] = {}

    def outlook(self, *, profile: str, subjects: Collection[str]) -> Outlook:
        """How the programmes stand with these subjects (codes) in this profile.

        A subject that the vocabulary does not know opens nothing.
        """
        package = self._weighing.bits(subjects)
        open_, further, never, not_told = 0, 0, 0, 0
        away: dict[int, int] = {}
        for requirement, members in self._by_requirement(profile):
            if requirement is None:
                not_told |= members
                continue
            worlds = self._weighing.worlds(requirement, package=package)
            if worlds & AS_IT_IS:
                open_ |= members
            elif worlds:
                away[worlds] = away.get(worlds, 0) | members
            elif isinstance(requirement, Never):
                never |= members
            else:
                further |= members
        one_away = sorted((place, worlds) for worlds, members in away.items() for place in _places(members))
        return Outlook(
            open=self._programmes(open_),
            one_away=tuple(
                OneAway(self.programmes[place], self._weighing.codes(worlds)) for place, worlds in one_away
            ),
            further=self._programmes(further),
            not_with_profile=self._programmes(never),
            not_told=self._programmes(not_told),
        )

    def _by_requirement(self, profile: str) -> list[tuple[Requirement | None, int]]:
        """Each different requirement for this profile, with the programmes that ask it; made once."""
        if profile not in self._asking:
            members: dict[Requirement | None, int] = {}
            for place, programme in enumerate(self.programmes):
                asked = programme.asks(profile)
                members[asked] = members.get(asked, 0) | 1 << place
            self._asking[profile] = list(members.items())
        return self._asking[profile]

    def _programmes(self, members: int) -> tuple[Programme, ...]:
        return tuple(self.programmes[place] for place in _places(members))


def _places(members: int) -> Iterator[int]:
    """The places of the bits that are set, from the lowest."""
    return (place for place, bit in enumerate(reversed(f"{members:b}")) if bit == "1")
