"""Rules of the hierarchy of responsibility: parents carry it, school holds what they entrust (METHOD 4)."""

from collections.abc import Iterable

from keuzeruimte.finding import Proof
from keuzeruimte.rule import rule
from keuzeruimte.situation import Situation
from keuzeruimte.words import PARENTING, Domain, Hierarchy, Severity, Verb

RESPONSIBILITY = Hierarchy.RESPONSIBILITY
CONFLICT, RISK, NOTE, STRENGTH = Severity

OPENS_A_TOPIC = frozenset(
    {
        Verb.ASK,
        Verb.DISCUSS,
        Verb.EXPLORE,
        Verb.ADVISE,
        Verb.GUIDE,
        Verb.SUPPORT,
        Verb.INFORM,
        Verb.AGREE,
        Verb.DECIDE,
        Verb.SHARE,
    }
)
NEEDS_A_MANDATE = frozenset(
    {Verb.DISCUSS, Verb.EXPLORE, Verb.ADVISE, Verb.GUIDE, Verb.SUPPORT, Verb.AGREE, Verb.ASK}
)
NEEDS_EXPLICIT_TRUST = PARENTING | {Domain.SOCIAL_EMOTIONAL}


def _without_mandate(s: Situation) -> bool:
    """Something with the pupil that was not entrusted; asking counts in family and upbringing only."""
    if s.act.verb is Verb.ASK and s.domain not in PARENTING:
        return False
    return s.to_pupil and not s.delegated


def _pupil_and_entrusters(s: Situation) -> Iterable[str]:
    return {s.pupil, *s.on.entrusters, *s.on.parents_with_authority}


def _limiters(s: Situation) -> Iterable[str]:
    return {s.pupil, *(by for limit in s.limits for by in limit.by)}


def _parents_spoken_to(s: Situation) -> Iterable[str]:
    return s.parents_among(s.act.to)


@rule(
    "against-limit",
    RESPONSIBILITY,
    verbs=OPENS_A_TOPIC,
    severities=(CONFLICT, RISK),
    source=("A.saskia",),
    touches=_limiters,
    proof=lambda s: s.limits,
    lifted_by_protection=True,
)
def against_limit(s: Situation) -> Severity | None:
    """The topic is opened where the parents asked not to."""
    return s.limit_weight


@rule(
    "no-mandate",
    RESPONSIBILITY,
    verbs=NEEDS_A_MANDATE,
    severities=(RISK,),
    source=("A.delegation", "A.responsibility"),
    touches=_pupil_and_entrusters,
    lifted_by_protection=True,
    silent_where=["against-limit", "mandate-withdrawn"],
)
def no_mandate(s: Situation) -> Severity | None:
    """The school begins with the pupil on something that nobody entrusted to it."""
    return RISK if s.domain in NEEDS_EXPLICIT_TRUST and _without_mandate(s) else None


@rule(
    "mandate-withdrawn",
    RESPONSIBILITY,
    verbs=NEEDS_A_MANDATE,
    severities=(CONFLICT,),
    source=("A.delegation",),
    touches=lambda s: {s.pupil, *(by for delegation in s.withdrawn for by in delegation.by)},
    proof=lambda s: s.withdrawn,
    lifted_by_protection=True,
    silent_where=["against-limit"],
)
def mandate_withdrawn(s: Situation) -> Severity | None:
    """The school goes on with the pupil although what was entrusted was taken back."""
    return CONFLICT if s.withdrawn and _without_mandate(s) else None


@rule(
    "substitute-parent",
    RESPONSIBILITY,
    verbs=[Verb.TAKE_OVER, Verb.AGREE],
    severities=(CONFLICT,),
    source=("A.timo", "B.responsibility"),
    touches=lambda s: {s.pupil, *s.on.living_parents},
    lifted_by_protection=True,
)
def substitute_parent(s: Situation) -> Severity | None:
    """A professional takes on what is a parent's to do, asked or not."""
    if s.domain not in PARENTING:
        return None
    if s.act.verb is Verb.TAKE_OVER or not s.on.school.isdisjoint(s.act.responsible):
        return CONFLICT
    return None


@rule(
    "claimed-follow-up",
    RESPONSIBILITY,
    verbs=[Verb.CLAIM_FOLLOW_UP],
    severities=(CONFLICT,),
    source=("A.dialogue",),
    touches=_parents_spoken_to,
    lifted_by_protection=True,
)
def claimed_follow_up(s: Situation) -> Severity | None:
    """The school settles that there will be more talks on what is the parents'."""
    return CONFLICT if s.to_parent and s.domain in PARENTING else None


@rule(
    "decides-for-others",
    RESPONSIBILITY,
    verbs=[Verb.DECIDE],
    severities=(CONFLICT, RISK),
    source=("A.responsibility", "B.partnership"),
    touches=_pupil_and_entrusters,
    lifted_by_protection=True,
)
def decides_for_others(s: Situation) -> Severity | None:
    """The school decides what others have to choose."""
    if s.domain is Domain.LEARNING:
        return None
    return RISK if s.domain is Domain.CAREER and s.pupil_hears else CONFLICT


@rule(
    "referred-past-parents",
    RESPONSIBILITY,
    verbs=[Verb.REFER],
    severities=(RISK,),
    source=("A.responsibility", "A.context", "derived"),
    touches=_pupil_and_entrusters,
    lifted_by_protection=True,
)
def referred_past_parents(s: Situation) -> Severity | None:
    """The pupil is referred while no parent who answers for it hears."""
    if not s.to_pupil or s.delegated or s.on.adult:
        return None
    parents = s.on.parents_with_authority
    return RISK if parents and parents.isdisjoint(s.hears) else None


@rule(
    "nobody-responsible",
    RESPONSIBILITY,
    verbs=[Verb.AGREE],
    severities=(RISK,),
    source=("A.responsibility",),
    touches=lambda s: set(s.act.to),
)
def nobody_responsible(s: Situation) -> Severity | None:
    """An agreement that nobody will carry out."""
    return None if s.act.responsible else RISK


@rule(
    "secrecy-from-parents",
    RESPONSIBILITY,
    verbs=[Verb.PROMISE_SECRECY],
    severities=(CONFLICT, RISK),
    source=("A.delegation", "derived"),
    touches=_pupil_and_entrusters,
    lifted_by_protection=True,
)
def secrecy_from_parents(s: Situation) -> Severity | None:
    """A secret with the pupil shuts the parents out."""
    if not s.to_pupil:
        return None
    return RISK if s.on.adult else CONFLICT


@rule(
    "shared-past-parents",
    RESPONSIBILITY,
    verbs=[Verb.SHARE],
    severities=(CONFLICT, RISK),
    source=("A.delegation", "A.responsibility", "derived"),
    touches=_pupil_and_entrusters,
    lifted_by_protection=True,
    silent_where=["against-limit"],
)
def shared_past_parents(s: Situation) -> Severity | None:
    """What is the family's goes outside without being entrusted or asked."""
    outside = set(s.act.to) - {s.pupil} - s.on.parents - s.on.school
    if not outside or s.delegated or s.asked:
        return None
    return CONFLICT if s.domain in PARENTING else RISK


@rule(
    "kept-from-parents",
    RESPONSIBILITY,
    verbs=[Verb.WITHHOLD],
    severities=(CONFLICT, RISK),
    source=("A.delegation", "B.partnership", "derived"),
    touches=lambda s: {s.pupil, *s.parents_among(s.act.to)},
    proof=lambda s: s.wants_to_know(s.act.to),
    lifted_by_protection=True,
)
def kept_from_parents(s: Situation) -> Severity | None:
    """A parent is kept out, and it is heavier where that parent asked to be told."""
    if not s.to_parent:
        return None
    return CONFLICT if s.wants_to_know(s.act.to) else RISK


@rule(
    "pupil-kept-out",
    RESPONSIBILITY,
    verbs=[Verb.WITHHOLD],
    severities=(RISK,),
    source=("B.cooperation", "B.partnership"),
    touches=lambda s: {s.pupil},
    lifted_by_protection=True,
)
def pupil_kept_out(s: Situation) -> Severity | None:
    """Something about the pupil is kept from the pupil."""
    return RISK if s.to_pupil else None


@rule(
    "protection-unfounded",
    RESPONSIBILITY,
    verbs=[Verb.PROTECT],
    severities=(RISK,),
    source=("A.responsibility", "derived"),
    touches=lambda s: {s.pupil, *s.on.living_parents},
    lifted_by_protection=True,
)
def protection_unfounded(s: Situation) -> Severity | None:
    """Protecting without a measure; the meldcode route is always open."""
    return RISK


def _protection_and_what_it_lifted(s: Situation) -> tuple[Proof, ...]:
    """To tell that protection lifts a limit is to tell of the limit; so with what was taken back or asked."""
    return (*s.protection, *s.limits, *s.withdrawn, *s.wants_to_know(s.act.to))


@rule(
    "protection-in-force",
    RESPONSIBILITY,
    severities=(NOTE,),
    source=("A.responsibility",),
    touches=lambda s: {s.pupil, *s.on.living_parents},
    proof=_protection_and_what_it_lifted,
    tells_of_protection=True,
)
def protection_in_force(s: Situation) -> Severity | None:
    """A measure carries what would otherwise have been a conflict or a risk."""
    return NOTE


@rule(
    "mandate-asked",
    RESPONSIBILITY,
    verbs=[Verb.ASK_PERMISSION],
    severities=(STRENGTH,),
    source=("A.delegation", "A.responsibility"),
    touches=_parents_spoken_to,
)
def mandate_asked(s: Situation) -> Severity | None:
    """The school asks the parents first."""
    return STRENGTH if s.to_parent else None


@rule(
    "choice-left",
    RESPONSIBILITY,
    verbs=[Verb.OFFER_FOLLOW_UP, Verb.LEAVE_CHOICE],
    severities=(STRENGTH,),
    source=("A.dialogue", "B.partnership"),
    touches=lambda s: {s.pupil, *s.on.parents}.intersection(s.act.to),
)
def choice_left(s: Situation) -> Severity | None:
    """An offer stays an offer, and a choice stays with whom it belongs to."""
    if s.act.verb is Verb.OFFER_FOLLOW_UP:
        return STRENGTH if s.to_parent and s.domain in PARENTING else None
    return STRENGTH if s.to_parent or s.to_pupil else None


@rule(
    "responsibility-returned",
    RESPONSIBILITY,
    verbs=[Verb.HAND_BACK],
    severities=(STRENGTH,),
    source=("A.timo", "A.context"),
    touches=_parents_spoken_to,
)
def responsibility_returned(s: Situation) -> Severity | None:
    """What is the parents' goes back to them."""
    return STRENGTH if s.to_parent and s.domain in PARENTING else None


@rule(
    "waits-for-answer",
    RESPONSIBILITY,
    severities=(NOTE,),
    source=("A.responsibility", "derived"),
    touches=lambda s: set(s.act.waits_for),
)
def waits_for_answer(s: Situation) -> Severity | None:
    """The act happens only when they all say yes."""
    return NOTE if s.act.waits_for else None


@rule(
    "legal-duty",
    RESPONSIBILITY,
    severities=(NOTE,),
    source=("derived", "law"),
    touches=lambda s: {s.pupil, *s.on.living_parents},
)
def legal_duty(s: Situation) -> Severity | None:
    """The law obliges the school: openly, said beforehand, with their own words beside it."""
    return NOTE if s.act.duty else None
