"""*Apply*: the alternative of one finding, as points of the agenda (METHOD 4, 'instead').

The engine answers with acts. Acts that stayed the same keep their agenda item; an act that was changed keeps
the item of the act it comes from, so that its place and minutes stay; the others are new.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from uuid import UUID

from keuzeruimte.alternatives import alternative
from keuzeruimte.assess import assess_plan
from keuzeruimte.case import Act, Case
from keuzeruimte.finding import Finding

from .case import CaseOfRecords
from .facts import ItemFact
from .point import Point, point_of_act
from .stored import Stored

MINUTES = 5
"""How long a point takes that an alternative adds."""


@dataclass(frozen=True, slots=True)
class Change:
    """One place of the agenda afterwards: an item that stays (no `point`), changes (both) or is new."""

    item: UUID | None
    point: Point | None


def has_alternative(
    stored: Stored, origin: CaseOfRecords, *, rule: str, item: UUID | None, person: UUID | None
) -> bool:
    """Is there something to apply for this finding?"""
    return _changed(stored, origin, rule=rule, item=item, person=person) is not None


def after_applying(
    stored: Stored, origin: CaseOfRecords, *, rule: str, item: UUID | None, person: UUID | None
) -> tuple[Change, ...] | None:
    """The whole agenda after the alternative of this finding; None where there is none.

    `item` is the agenda item it was found on (None: on the plan as a whole), `person` whom it names.
    A finding that rests on facts the viewer may not see has no alternative here.
    """
    changed = _changed(stored, origin, rule=rule, item=item, person=person)
    if changed is None:
        return None
    minutes = {fact.id: fact.minutes for fact in stored.all(ItemFact)}
    return tuple(_changes(origin, changed.plan, minutes=minutes))


def _changed(
    stored: Stored, origin: CaseOfRecords, *, rule: str, item: UUID | None, person: UUID | None
) -> Case | None:
    named = str(person) if person else None
    for finding in _findings(origin, item):
        shown = all(origin.record_of(fact) in stored.seen for fact in finding.proof)
        if shown and (finding.rule, finding.person) == (rule, named):
            return alternative(origin.case, finding, on=origin.day)
    return None


def _findings(origin: CaseOfRecords, item: UUID | None) -> Iterable[Finding]:
    found = assess_plan(origin.case.plan, on=origin.day)
    if item is None:
        return found.plan
    return [finding for act in found.acts if origin.plan[act.index] == item for finding in act.findings]


def _changes(origin: CaseOfRecords, after: Sequence[Act], *, minutes: dict[UUID, int]) -> Iterable[Change]:
    before = origin.case.plan
    matched = SequenceMatcher(None, before, after, autojunk=False)
    for kind, old_from, old_to, new_from, new_to in matched.get_opcodes():
        if kind == "equal":
            yield from (Change(origin.plan[place], None) for place in range(old_from, old_to))
            continue
        left = list(range(old_from, old_to))
        for act in after[new_from:new_to]:
            place = _comes_from(act, [before[old] for old in left], left)
            if place is None:
                yield Change(None, point_of_act(act, minutes=MINUTES))
            else:
                left.remove(place)
                item = origin.plan[place]
                yield Change(item, point_of_act(act, minutes=minutes[item]))


def _comes_from(act: Act, acts: Sequence[Act], places: Sequence[int]) -> int | None:
    """The place of the act that this one was: it does the same, about the same."""
    for old, place in zip(acts, places, strict=True):
        if (old.verb, old.topic, old.domain) == (act.verb, act.topic, act.domain):
            return place
    return None
