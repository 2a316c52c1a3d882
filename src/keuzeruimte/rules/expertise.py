"""Rules of the hierarchy of expertise: who knows best about what, and what belongs in a school (METHOD 4)."""

from keuzeruimte.rule import rule
from keuzeruimte.situation import Situation
from keuzeruimte.words import PARENTING, Domain, Hierarchy, Role, Severity, Verb

EXPERTISE = Hierarchy.EXPERTISE
CONFLICT, RISK, NOTE, STRENGTH = Severity

OUTSIDE_A_SCHOOL = frozenset(
    {
        Verb.DISCUSS,
        Verb.EXPLORE,
        Verb.ADVISE,
        Verb.GUIDE,
        Verb.SUPPORT,
        Verb.AGREE,
        Verb.DECIDE,
        Verb.TAKE_OVER,
    }
)
ENOUGH_TO_CHOOSE_FROM = 2


@rule(
    "unasked-parenting-advice",
    EXPERTISE,
    verbs=[Verb.ADVISE, Verb.EXPLORE],
    severities=(CONFLICT, RISK),
    source=("A.expertise", "A.dialogue"),
    touches=lambda s: s.parents_among(s.act.to),
    lifted_by_protection=True,
)
def unasked_parenting_advice(s: Situation) -> Severity | None:
    """Advice on bringing up that no parent asked for puts the school above the parents."""
    if s.to_parent and s.domain in PARENTING and not s.asked:
        return CONFLICT if s.act.verb is Verb.ADVISE else RISK
    return None


@rule(
    "single-prescription",
    EXPERTISE,
    verbs=[Verb.ADVISE],
    severities=(RISK,),
    source=("A.dialogue", "A.context"),
    touches=lambda s: s.parents_among(s.act.to),
    proof=lambda s: s.asked,
)
def single_prescription(s: Situation) -> Severity | None:
    """One advice leaves the parents nothing to choose."""
    if s.to_parent and s.domain in PARENTING and s.asked and s.act.options < ENOUGH_TO_CHOOSE_FROM:
        return RISK
    return None


@rule(
    "outside-context",
    EXPERTISE,
    verbs=OUTSIDE_A_SCHOOL | {Verb.TREAT},
    severities=(CONFLICT,),
    source=("A.context",),
    touches=lambda s: set(s.act.to),
)
def outside_context(s: Situation) -> Severity | None:
    """Treatment is not a school's work."""
    return CONFLICT if s.act.verb is Verb.TREAT or s.domain is Domain.THERAPY else None


@rule(
    "not-your-expertise",
    EXPERTISE,
    verbs=[Verb.GUIDE, Verb.ADVISE],
    severities=(RISK,),
    source=("A.expertise",),
    touches=lambda s: set(s.act.to),
    lifted_by_protection=True,
)
def not_your_expertise(s: Situation) -> Severity | None:
    """Social and emotional guidance is a counsellor's or remedial teacher's trade."""
    if s.domain is not Domain.SOCIAL_EMOTIONAL:
        return None
    trained = {Role.COUNSELLOR, Role.REMEDIAL_TEACHER}
    return None if s.on.case.people[s.act.by].role in trained else RISK


@rule(
    "serving-expertise",
    EXPERTISE,
    verbs=[Verb.EXPLORE, Verb.ADVISE],
    severities=(STRENGTH,),
    source=("A.dialogue", "A.expertise"),
    touches=lambda s: s.parents_among(s.act.to),
    proof=lambda s: s.asked,
)
def serving_expertise(s: Situation) -> Severity | None:
    """Asked, without the pupil there, and with something to choose: expertise in the parents' service."""
    if not (s.to_parent and s.domain in PARENTING and s.asked) or s.pupil_hears:
        return None
    if s.act.verb is Verb.EXPLORE or s.act.options >= ENOUGH_TO_CHOOSE_FROM:
        return STRENGTH
    return None


@rule(
    "voice-asked",
    EXPERTISE,
    verbs=[Verb.ASK],
    severities=(STRENGTH,),
    source=("B.partnership", "B.cooperation"),
    touches=lambda s: {s.pupil, *s.on.parents}.intersection(s.act.to),
    silent_where=["pupil-as-witness", "against-limit", "no-mandate", "mandate-withdrawn"],
)
def voice_asked(s: Situation) -> Severity | None:
    """Pupil and parents know best how they see it."""
    return STRENGTH if s.to_parent or s.to_pupil else None
