"""Edits that change who is there, or when the talk takes place."""

from dataclasses import replace

from keuzeruimte.case import Act
from keuzeruimte.edits.edit import edit, family_to_speak_to, others_there, people, plain
from keuzeruimte.edits.permission import spoken_to_family
from keuzeruimte.edits.wording import A_CHOICE
from keuzeruimte.situation import Situation
from keuzeruimte.words import Domain, RequestKind, Verb


@edit(
    "smaller-room",
    mends=["implied-disapproval", "against-limit"],
    source=("A.timo", "A.dialogue", "A.saskia"),
    fits_a_duty=True,
)
def smaller_room(s: Situation) -> tuple[Act, ...] | None:
    """Who should not hear this is not at this item; whom a limited act is meant for is never sent away."""
    out = {who for limit in s.limits for who in s.on.audience_of(limit)} & s.hears
    if out and not out.isdisjoint({s.act.by, *s.act.to}):
        return None
    if s.to_parent and s.pupil_hears and s.domain is Domain.UPBRINGING:
        out.add(s.pupil)
    smaller = replace(
        s.act,
        to=tuple(who for who in s.act.to if who not in out),
        present=tuple(who for who in s.act.present if who not in out),
    )
    return (smaller,) if out and smaller.to else None


@edit(
    "another-appointment",
    mends=["implied-disapproval", "unasked-parenting-advice"],
    source=("A.dialogue",),
)
def another_appointment(s: Situation) -> tuple[Act, ...] | None:
    """Offer the parents a talk without the pupil. Where they asked for it, the talk itself waits for a yes.

    The offer is made in front of the pupil only where the pupil heard the parents ask: an answer is then due.
    """
    parents = s.on.living_parents.intersection(s.act.to) or family_to_speak_to(s)
    if not parents:
        return None
    heard_them_ask = s.heard_by_the_pupil(*RequestKind)
    out = parents if heard_them_ask else parents | {s.pupil}
    offer = plain(s, Verb.OFFER_FOLLOW_UP, to=parents, present=others_there(s, apart_from=out))
    if s.act.verb in {Verb.ADVISE, Verb.EXPLORE} and not s.asked:
        return (offer,)
    talk = replace(
        s.act,
        to=people(parents),
        present=tuple(who for who in s.act.present if who != s.pupil),
        options=max(s.act.options, A_CHOICE) if s.act.verb is Verb.ADVISE else s.act.options,
        waits_for=people({*s.act.waits_for, *parents}),
    )
    return (offer, talk)


@edit(
    "park",
    mends=["against-limit", "no-mandate", "mandate-withdrawn", "better-parent", "cure-proves-parents-wrong"],
    source=("A.dialogue", "A.saskia"),
)
def park(s: Situation) -> tuple[Act, ...] | None:
    """The item leaves this table: the parents are offered a talk about it, without the pupil."""
    parents = spoken_to_family(s)
    return (plain(s, Verb.OFFER_FOLLOW_UP, to=parents),) if parents else None


@edit("with-them-there", mends=["against-limit"], source=("A.saskia",), fits_a_duty=True)
def with_them_there(s: Situation) -> tuple[Act, ...] | None:
    """The limit itself says with whom there it may: they come."""
    if not s.limits or not all(limit.unless_present for limit in s.limits):
        return None
    invited = {who for limit in s.limits for who in limit.unless_present} - s.hears
    if not invited or not invited <= s.on.living_parents | {s.pupil}:
        return None
    return (replace(s.act, present=people({*s.act.present, *invited})),)


@edit("with-the-parents", mends=["referred-past-parents"], source=("A.responsibility", "A.context"))
def with_the_parents(s: Situation) -> tuple[Act, ...] | None:
    """The referral is made with the parents there."""
    return (replace(s.act, to=people({*s.act.to, *s.on.parents_to_hear})),)
