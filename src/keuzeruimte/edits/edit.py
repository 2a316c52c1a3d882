"""What an edit is: it takes one act with a conflict or risk, and gives the acts to do instead."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from keuzeruimte.case import Act
from keuzeruimte.edits.costs import COSTS
from keuzeruimte.situation import Situation
from keuzeruimte.words import Verb

Rewrite = Callable[[Situation], tuple[Act, ...] | None]


@dataclass(frozen=True, slots=True)
class Edit:
    """One way round for one act.

    It is tried where one of the rules it `mends` fires. `fits_a_duty` is whether an act that the law
    obliges to stays that act; `by_hand_only` is whether no search may choose it, only a person. `rewrite`
    answers with the acts that take its place, or None where it cannot help.
    """

    id: str
    mends: frozenset[str]
    source: tuple[str, ...]
    rewrite: Rewrite
    fits_a_duty: bool = False
    by_hand_only: bool = False

    @property
    def cost(self) -> int:
        """What this edit asks of who prepared the plan; see the table of costs."""
        return COSTS[self.id][0]


def edit(
    edit_id: str,
    *,
    mends: Iterable[str],
    source: tuple[str, ...],
    fits_a_duty: bool = False,
    by_hand_only: bool = False,
) -> Callable[[Rewrite], Edit]:
    """Make an edit of the function that rewrites; see `Edit` for the meaning of each part."""

    def made(rewrite: Rewrite) -> Edit:
        return Edit(edit_id, frozenset(mends), source, rewrite, fits_a_duty, by_hand_only)

    return made


def family_to_speak_to(s: Situation) -> frozenset[str]:
    """The living parents who are asked and heard; where nobody has authority, all living parents."""
    return s.on.parents_to_hear or s.on.living_parents


def people(ids: Iterable[str]) -> tuple[str, ...]:
    """Ids as an act holds them: each once, in a stable order."""
    return tuple(sorted(set(ids)))


def others_there(s: Situation, *, apart_from: Iterable[str]) -> tuple[str, ...]:
    """Who hears the act besides the professional and the people given."""
    return people(s.hears - {s.act.by} - set(apart_from))


def plain(s: Situation, verb: Verb, *, to: Iterable[str], present: Iterable[str] = ()) -> Act:
    """A new act on the same matter by the same professional, and nothing of the old act's particulars."""
    act = s.act
    return Act(
        verb=verb,
        by=act.by,
        to=people(to),
        present=people(present),
        topic=act.topic,
        domain=act.domain,
        duty=act.duty,
    )


def reworded(s: Situation, verb: Verb) -> Act:
    """The same act to the same people in another way."""
    return replace(s.act, verb=verb, about=(), against=(), alongside=(), options=1, responsible=())


def unheard_on(s: Situation) -> frozenset[str]:
    """The parents with authority whom the delegations that carry this act leave out (METHOD 5)."""
    if not s.by_professional or s.on.adult or not s.mandate:
        return frozenset()
    return s.on.parents_with_authority.difference(*(delegation.by for delegation in s.mandate))
