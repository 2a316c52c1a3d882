"""Rules of the emotional hierarchy: parents stay on top of it, whatever happens (METHOD 4)."""

from keuzeruimte.case import ParentRequest
from keuzeruimte.rule import rule
from keuzeruimte.situation import Situation
from keuzeruimte.words import PARENTING, Domain, Hierarchy, RequestKind, Severity, Verb

EMOTIONAL = Hierarchy.EMOTIONAL
CONFLICT, RISK, NOTE, STRENGTH = Severity


def _cure(s: Situation) -> tuple[ParentRequest, ...]:
    """What the parents asked with the pupil there: to be told how, or to have it taken over."""
    return s.heard_by_the_pupil(RequestKind.ADVICE, RequestKind.TAKE_OVER)


@rule(
    "parent-disapproval",
    EMOTIONAL,
    verbs=[Verb.DISAPPROVE],
    severities=(CONFLICT,),
    source=("A.emotional", "B.emotional"),
    touches=lambda s: {s.pupil, *s.parents_among(s.act.about)},
)
def parent_disapproval(s: Situation) -> Severity | None:
    """Who disapproves of a parent touches the pupil, whoever hears it."""
    return CONFLICT if s.parents_among(s.act.about) else None


@rule(
    "implied-disapproval",
    EMOTIONAL,
    verbs=[Verb.ADVISE, Verb.EXPLORE, Verb.DISCUSS],
    severities=(CONFLICT, RISK),
    source=("A.timo", "A.dialogue"),
    touches=lambda s: {s.pupil, *s.parents_among(s.act.to)},
)
def implied_disapproval(s: Situation) -> Severity | None:
    """Advice on upbringing in front of the child says that the parents fall short."""
    if s.domain is Domain.UPBRINGING and s.to_parent and s.pupil_hears:
        return CONFLICT if s.act.verb is Verb.ADVISE else RISK
    return None


@rule(
    "sides-with-pupil",
    EMOTIONAL,
    verbs=[Verb.SIDE_WITH],
    severities=(CONFLICT,),
    source=("A.emotional",),
    touches=lambda s: {s.pupil, *s.parents_among(s.act.against)},
)
def sides_with_pupil(s: Situation) -> Severity | None:
    """Standing with the pupil against a parent sets the pupil against that parent."""
    return CONFLICT if s.pupil in s.act.alongside and s.parents_among(s.act.against) else None


@rule(
    "sides-with-one-parent",
    EMOTIONAL,
    verbs=[Verb.SIDE_WITH],
    severities=(CONFLICT,),
    source=("A.emotional", "derived"),
    touches=lambda s: {s.pupil, *s.parents_among((*s.act.alongside, *s.act.against))},
)
def sides_with_one_parent(s: Situation) -> Severity | None:
    """Standing with one parent against another leaves the pupil between the two."""
    chosen, opposed = s.parents_among(s.act.alongside), s.parents_among(s.act.against)
    return CONFLICT if any(opposed - {parent} for parent in chosen) else None


@rule(
    "takes-sides",
    EMOTIONAL,
    verbs=[Verb.SIDE_WITH],
    severities=(RISK,),
    source=("A.emotional", "B.loyalty"),
    touches=lambda s: {s.pupil, *s.act.against},
    silent_where=["sides-with-pupil", "sides-with-one-parent"],
)
def takes_sides(s: Situation) -> Severity | None:
    """A side against the pupil, a parent or a colleague sets people against each other."""
    sides = {s.pupil, *s.on.parents, *s.on.school}
    return None if sides.isdisjoint(s.act.against) else RISK


@rule(
    "better-parent",
    EMOTIONAL,
    verbs=[Verb.SUPPORT],
    severities=(CONFLICT, RISK),
    source=("A.saskia",),
    touches=lambda s: {s.pupil, *s.on.parents},
    proof=lambda s: s.limits,
    lifted_by_protection=True,
)
def better_parent(s: Situation) -> Severity | None:
    """Comfort on what belongs to the family, without being asked, takes a parent's place."""
    if s.to_pupil and s.domain in PARENTING and not s.delegated:
        return s.limit_weight or RISK
    return None


@rule(
    "cure-proves-parents-wrong",
    EMOTIONAL,
    verbs=[Verb.GUIDE, Verb.AGREE],
    severities=(CONFLICT,),
    source=("A.timo",),
    touches=lambda s: {s.pupil, *(by for request in _cure(s) for by in request.by)},
    proof=_cure,
    lifted_by_protection=True,
)
def cure_proves_parents_wrong(s: Situation) -> Severity | None:
    """The pupil heard the parents ask: getting better with the school would prove them wrong."""
    return CONFLICT if s.to_pupil and s.domain in PARENTING and _cure(s) else None


@rule(
    "pupil-as-messenger",
    EMOTIONAL,
    severities=(RISK,),
    source=("B.loyalty", "derived"),
    touches=lambda s: {s.pupil, *s.parents_among(s.act.to)},
)
def pupil_as_messenger(s: Situation) -> Severity | None:
    """A message to the parents that the pupil must carry puts the pupil in between."""
    return RISK if s.to_parent and s.pupil in s.act.through else None


@rule(
    "pupil-as-witness",
    EMOTIONAL,
    verbs=[Verb.ASK],
    severities=(CONFLICT,),
    source=("A.emotional", "B.loyalty"),
    touches=lambda s: {s.pupil, *s.parents_among(s.act.about)},
)
def pupil_as_witness(s: Situation) -> Severity | None:
    """Asking the pupil about a parent makes the pupil a witness."""
    return CONFLICT if s.to_pupil and s.parents_among(s.act.about) else None


@rule(
    "pupil-opened-it",
    EMOTIONAL,
    verbs=[Verb.LISTEN],
    severities=(NOTE,),
    source=("A.saskia", "derived"),
    touches=lambda s: {s.pupil, *(by for limit in s.limits for by in limit.by)},
    proof=lambda s: s.limits,
)
def pupil_opened_it(s: Situation) -> Severity | None:
    """Listening is always allowed; what the pupil opened is led back to the parents."""
    return NOTE if s.to_pupil and s.limits else None


@rule(
    "parents-acknowledged",
    EMOTIONAL,
    verbs=[Verb.ACKNOWLEDGE],
    severities=(STRENGTH,),
    source=("A.emotional", "derived"),
    touches=lambda s: {s.pupil, *s.parents_among((*s.act.to, *s.act.about))},
)
def parents_acknowledged(s: Situation) -> Severity | None:
    """The pupil hears that the parents are seen."""
    return STRENGTH if s.pupil_hears and s.parents_among((*s.act.to, *s.act.about)) else None
