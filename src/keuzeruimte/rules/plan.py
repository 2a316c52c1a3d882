"""Rules for the plan as a whole: is everybody heard who should be? (METHOD 5)."""

from collections.abc import Iterable, Iterator

from keuzeruimte.plan import Plan
from keuzeruimte.rule import Found, plan_rule
from keuzeruimte.situation import Situation
from keuzeruimte.words import Domain, Severity, Verb

TELLS_ONLY = frozenset({Verb.ASK_PERMISSION, Verb.INFORM, Verb.SHARE})
ASKS_FOR_A_YES = frozenset({Verb.AGREE, Verb.DECIDE, Verb.ADVISE, Verb.ASK_PERMISSION})
A_FEW = 2


def _each(people: Iterable[str], *, pupil: str | None = None) -> Iterator[Found]:
    """One finding a person; `pupil` where it touches the pupil too."""
    return (
        Found(person=person, touches={person} if pupil is None else {person, pupil})
        for person in sorted(people)
    )


@plan_rule("voice-missing", Severity.RISK, source=("B.partnership",))
def voice_missing(plan: Plan) -> Iterable[Found]:
    """Something is settled for somebody who was never asked how they see it."""
    if not any(settles(situation) for situation in plan.situations):
        return ()
    return _each(plan.without_a_voice({plan.pupil, *plan.on.parents_to_hear}))


def settles(situation: Situation) -> bool:
    """A decision, careers advice, or an agreement that lays something on somebody outside the school."""
    match situation.act.verb:
        case Verb.DECIDE:
            return situation.domain is not Domain.LEARNING
        case Verb.ADVISE:
            return situation.domain is Domain.CAREER
        case Verb.AGREE:
            responsible = situation.act.responsible
            return not responsible or not situation.on.school.issuperset(responsible)
        case _:
            return False


@plan_rule(
    "parent-left-out",
    Severity.RISK,
    source=("A.responsibility", "B.partnership"),
    silent_where=["voice-missing"],
)
def parent_left_out(plan: Plan) -> Iterable[Found]:
    """The school speaks with one parent who has authority, and the other knows of nothing."""
    parents = plan.on.parents_to_hear
    spoken_to = parents.intersection(
        [
            person
            for situation in plan.situations
            if situation.act.verb is not Verb.WITHHOLD
            for person in situation.act.to
        ]
    )
    waited_for = [person for situation in plan.situations for person in situation.act.waits_for]
    out_of_sight = parents.difference(plan.hearers, plan.voices, waited_for)
    return _each((parent for parent in out_of_sight if spoken_to - {parent}), pupil=plan.pupil)


@plan_rule("pupil-absent", Severity.RISK, source=("B.cooperation", "B.partnership"))
def pupil_absent(plan: Plan) -> Iterable[Found]:
    """The career is the pupil's, and the pupil hears nothing of it."""
    career = [situation for situation in plan.situations if situation.domain is Domain.CAREER]
    if all(situation.act.verb in TELLS_ONLY for situation in career):
        return ()
    return () if any(situation.pupil_hears for situation in career) else (Found(touches={plan.pupil}),)


@plan_rule("one-parent-heard", Severity.RISK, source=("A.responsibility", "derived"))
def one_parent_heard(plan: Plan) -> Iterable[Found]:
    """An act rests on what one parent entrusted, and the other has not been heard on it."""
    if plan.on.adult:
        return
    resting = [situation.mandate for situation in plan.situations if situation.mandate]
    for parent in sorted(plan.on.parents_with_authority):
        without = [
            delegation
            for mandate in resting
            if not any(parent in delegation.by for delegation in mandate)
            for delegation in mandate
        ]
        if without:
            yield Found(person=parent, touches={parent, plan.pupil}, proof=tuple(dict.fromkeys(without)))


@plan_rule("one-parent-acknowledged", Severity.NOTE, source=("A.emotional", "derived"))
def one_parent_acknowledged(plan: Plan) -> Iterable[Found]:
    """The pupil hears one parent acknowledged, and another nowhere."""
    before_the_pupil = any(
        situation.pupil_hears and situation.parents_among((*situation.act.to, *situation.act.about))
        for situation in plan.with_verb(Verb.ACKNOWLEDGE)
    )
    if not before_the_pupil:
        return ()
    return _each(plan.on.living_parents - plan.acknowledged, pupil=plan.pupil)


@plan_rule("only-asking", Severity.NOTE, source=("B.partnership",))
def only_asking(plan: Plan) -> Iterable[Found]:
    """Parents are spoken to only to get their yes."""
    to_parents = [situation for situation in plan.situations if situation.to_parent]
    if len(to_parents) < A_FEW or any(situation.act.verb not in ASKS_FOR_A_YES for situation in to_parents):
        return ()
    return (
        Found(touches={p for situation in to_parents for p in situation.parents_among(situation.act.to)}),
    )


@plan_rule("many-sided", Severity.STRENGTH, source=("A.emotional",))
def many_sided(plan: Plan) -> Iterable[Found]:
    """Pupil and parents are each heard or acknowledged, and nobody is set against another."""
    if plan.with_verb(Verb.SIDE_WITH, Verb.DISAPPROVE):
        return ()
    seen = plan.addressed_by(Verb.LISTEN, Verb.ACKNOWLEDGE, Verb.ASK) | {
        person for situation in plan.with_verb(Verb.ACKNOWLEDGE) for person in situation.act.about
    }
    parents = plan.on.parents_to_hear
    parents_seen = parents <= seen if parents else not plan.on.living_parents.isdisjoint(seen)
    if plan.pupil not in seen or not parents_seen:
        return ()
    return (Found(touches={plan.pupil, *(parents or plan.on.living_parents & seen)}),)
