"""Edits of the plan as a whole: a missing voice is asked, and the pupil comes to the table (METHOD 5)."""

from dataclasses import replace

from keuzeruimte.assess import fired
from keuzeruimte.case import Act
from keuzeruimte.day import Day
from keuzeruimte.edits.edit import unheard_on
from keuzeruimte.past import HEAVY
from keuzeruimte.rules.plan import TELLS_ONLY, settles
from keuzeruimte.situation import Situation
from keuzeruimte.words import Domain, Verb

NOT_A_TALK = TELLS_ONLY | {Verb.WITHHOLD, Verb.PROTECT}


def heavy_rules(situation: Situation) -> dict[str, int]:
    """The conflicts and risks on one act, with their weight: 2 for a conflict, 1 for a risk."""
    if not situation.by_professional:
        return {}
    return {
        rule.id: 2 if severity == "conflict" else 1
        for rule, severity in fired(situation)
        if severity in HEAVY
    }


def ask_voice(plan: tuple[Act, ...], *, on: Day, person: str) -> tuple[int, Act]:
    """Where in the plan to ask this person how they see it, and the act that does so.

    It comes just before what is settled; for a pupil who is missing from the own career, before the first
    talk about it. Where asking would open what is limited or not entrusted, it is listening;
    where that rests on what one parent alone entrusted, it is about school at large.
    """
    situations = [Situation.of(act, on=on) for act in plan]
    index = _before_which(situations, person=person)
    near = plan[index]
    about_it = Act(Verb.ASK, by=near.by, to=(person,), topic=near.topic, domain=near.domain)
    about_school = replace(about_it, topic=None, domain=Domain.LEARNING)
    # A question about the career where there was only news of it would make the pupil's absence a risk.
    only_news = situations[index].domain is Domain.CAREER and near.verb in TELLS_ONLY and person != on.pupil
    asks = (about_school,) if only_news else (about_it, about_school)
    ways = (way for ask in asks for way in (ask, replace(ask, verb=Verb.LISTEN)))
    return index, next(way for way in ways if _is_free(Situation.of(way, on=on)))


def _is_free(s: Situation) -> bool:
    return not heavy_rules(s) and not unheard_on(s)


def _before_which(situations: list[Situation], *, person: str) -> int:
    professional = [(index, s) for index, s in enumerate(situations) if s.by_professional]
    career = [(i, s) for i, s in professional if s.domain is Domain.CAREER]
    if person == professional[0][1].pupil and not any(s.pupil_hears for _, s in career):
        for index, situation in career:
            if situation.act.verb not in TELLS_ONLY:
                return index
    for index, situation in professional:
        if settles(situation):
            return index
    return next((index for index, s in professional if s.to_parent), professional[0][0])


def bring_pupil(plan: tuple[Act, ...], *, on: Day) -> tuple[Act, ...]:
    """The pupil comes to the talks about the own career; where none is fit for that, is listened to.

    The plan as it is, where nobody from school talks about the own career in it.
    """
    brought = tuple(_with_pupil(Situation.of(act, on=on)) for act in plan)
    if brought != plan:
        return brought
    situations = ((index, Situation.of(act, on=on)) for index, act in enumerate(plan))
    talks = (
        (index, s)
        for index, s in situations
        if s.by_professional and s.domain is Domain.CAREER and s.act.verb not in TELLS_ONLY
    )
    index, near = next(talks, (None, None))
    if index is None or near is None:
        return plan
    listening = Act(Verb.LISTEN, by=near.act.by, to=(on.pupil,), topic=near.act.topic, domain=near.act.domain)
    return (*plan[:index], listening, *plan[index:])


def _with_pupil(s: Situation) -> Act:
    if not s.by_professional or s.domain is not Domain.CAREER or s.act.verb in NOT_A_TALK:
        return s.act
    act = replace(s.act, present=(*s.act.present, s.pupil))
    # A talk that is in conflict, or becomes so by the pupil's being there, is no place for the pupil.
    return s.act if s.pupil_hears or heavy_rules(s) or heavy_rules(Situation.of(act, on=s.on)) else act
