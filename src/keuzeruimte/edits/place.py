"""Edits that put a matter where it belongs: with the parents, the pupil, a colleague or a specialist."""

from dataclasses import replace

from keuzeruimte.case import Act
from keuzeruimte.edits.edit import edit, family_to_speak_to, others_there, people, plain, reworded
from keuzeruimte.edits.permission import only_after_permission, spoken_to_family, with_permission
from keuzeruimte.situation import Situation
from keuzeruimte.words import PARENTING, Domain, Role, Verb


@edit(
    "hand-back",
    mends=["substitute-parent", "cure-proves-parents-wrong", "no-mandate", "mandate-withdrawn"],
    source=("A.timo", "A.context"),
)
def hand_back(s: Situation) -> tuple[Act, ...] | None:
    """Acknowledge what the parents do, and give back what is theirs; the pupil may hear both."""
    parents = family_to_speak_to(s)
    if s.domain not in PARENTING or not parents or s.act.verb in {Verb.ASK, Verb.SUPPORT}:
        return None
    there = others_there(s, apart_from=parents | ({s.pupil} if s.limits else set()))
    return (
        plain(s, Verb.ACKNOWLEDGE, to=parents, present=there),
        plain(s, Verb.HAND_BACK, to=parents, present=there),
    )


@edit("leave-choice", mends=["decides-for-others"], source=("A.responsibility", "B.partnership"))
def leave_choice(s: Situation) -> tuple[Act, ...] | None:
    """Who lives with the choice makes it: the pupil in a career, with the parents; else who was spoken to."""
    family = s.on.living_parents | {s.pupil}
    choosing = family.intersection(s.act.to) | spoken_to_family(s)
    if s.domain is Domain.CAREER or s.on.adult or not choosing:
        choosing |= {s.pupil}
    return (plain(s, Verb.LEAVE_CHOICE, to=choosing, present=others_there(s, apart_from=choosing)),)


@edit("show-the-limit", mends=["against-limit"], source=("A.responsibility", "derived"))
def show_the_limit(s: Situation) -> tuple[Act, ...] | None:
    """From 18 it is the pupil who keeps or ends what the parents asked; no parent is asked."""
    if not s.on.adult or all(s.on.parents.isdisjoint(limit.by) for limit in s.limits):
        return None
    return (plain(s, Verb.LEAVE_CHOICE, to=[s.pupil]),)


@edit("refer", mends=["outside-context", "not-your-expertise"], source=("A.context", "A.expertise"))
def refer(s: Situation) -> tuple[Act, ...] | None:
    """What has no place or no expert at school goes to a specialist; the parents are there."""
    family = s.on.living_parents | {s.pupil}
    spoken_to = family.intersection(s.act.to) | spoken_to_family(s) or {s.pupil}
    return (plain(s, Verb.REFER, to=spoken_to, present=others_there(s, apart_from=spoken_to)),)


@edit("to-the-counsellor", mends=["not-your-expertise"], source=("A.expertise", "B.expertise"))
def to_the_counsellor(s: Situation) -> tuple[Act, ...] | None:
    """A counsellor or remedial teacher of the case does it, if need be after the parents' yes."""
    colleagues = sorted(s.on.with_role(Role.COUNSELLOR, Role.REMEDIAL_TEACHER))
    ways = [
        only_after_permission(Situation.of(replace(s.act, by=colleague), on=s.on)) for colleague in colleagues
    ]
    return min((way for way in ways if way), key=len, default=None)


@edit(
    "ask-the-parents",
    mends=["pupil-as-witness", "no-mandate", "mandate-withdrawn", "against-limit"],
    source=("B.partnership",),
)
def ask_the_parents(s: Situation) -> tuple[Act, ...] | None:
    """What is the family's is asked of the parents, without the pupil."""
    parents = spoken_to_family(s)
    if s.act.verb is not Verb.ASK or not s.to_pupil or not parents:
        return None
    there = others_there(s, apart_from=parents | {s.pupil})
    return (plain(s, Verb.ASK, to=parents, present=there),)


@edit("let-parents-tell", mends=["shared-past-parents", "against-limit"], source=("A.delegation",))
def let_parents_tell(s: Situation) -> tuple[Act, ...] | None:
    """Whether somebody outside hears it, and what, is left to the parents; to the pupil from 18."""
    telling = spoken_to_family(s) or {s.pupil}
    if s.act.verb is not Verb.SHARE:
        return None
    return (plain(s, Verb.LEAVE_CHOICE, to=telling),)


@edit("tell-them", mends=["kept-from-parents", "pupil-kept-out"], source=("A.delegation", "B.partnership"))
def tell_them(s: Situation) -> tuple[Act, ...] | None:
    """What was kept back is told; where a limit stands in the way, after a yes."""
    told = (s.on.living_parents | {s.pupil}).intersection(s.act.to) or family_to_speak_to(s)
    if not told:
        return None
    way = only_after_permission_to_tell(
        Situation.of(replace(reworded(s, Verb.INFORM), to=people(told)), on=s.on)
    )
    still_out = tuple(who for who in s.act.to if who not in s.on.parents | {s.pupil})
    if way is None or not still_out:
        return way
    return (*way, replace(s.act, to=still_out))


def only_after_permission_to_tell(s: Situation) -> tuple[Act, ...] | None:
    """Informing needs no mandate, but it keeps to a limit, and to what a pupil of 18 wants told at home."""
    about_an_adult = s.on.adult and s.to_parent and s.pupil not in s.act.waits_for
    if not s.limits and not about_an_adult:
        return (s.act,)
    way = with_permission(s)
    return (plain(s, Verb.LEAVE_CHOICE, to=[s.pupil]),) if way is None and s.on.adult else way


@edit("reporting-code", mends=["protection-unfounded"], source=("A.responsibility",), by_hand_only=True)
def reporting_code(s: Situation) -> tuple[Act, ...] | None:
    """The route that is always open, towards whoever protects in this case."""
    protectors = set(s.on.with_role(Role.PROTECTOR)) - {s.act.by}
    if not protectors:
        return None
    shared = plain(s, Verb.SHARE, to=protectors, present=others_there(s, apart_from=protectors))
    return (replace(shared, topic=None, domain=Domain.SAFETY),)
