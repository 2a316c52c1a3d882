"""Edits that change what is said, not who is there."""

from dataclasses import replace

from keuzeruimte.case import Act
from keuzeruimte.edits.edit import edit, family_to_speak_to, people, plain, reworded
from keuzeruimte.situation import Situation
from keuzeruimte.words import PARENTING, Domain, Verb

A_CHOICE = 2


@edit("offer-instead", mends=["claimed-follow-up"], source=("A.dialogue",))
def offer_instead(s: Situation) -> tuple[Act, ...] | None:
    """A talk that is offered can be refused; so it stays the parents' choice."""
    return (reworded(s, Verb.OFFER_FOLLOW_UP),)


@edit("more-options", mends=["single-prescription"], source=("A.dialogue", "A.context"), fits_a_duty=True)
def more_options(s: Situation) -> tuple[Act, ...] | None:
    """Lay out two possibilities or more, so that what the parents do is their own choice."""
    return (replace(s.act, options=A_CHOICE),)


@edit("think-along", mends=["single-prescription"], source=("A.dialogue",))
def think_along(s: Situation) -> tuple[Act, ...] | None:
    """Think aloud with the parents where advice would tell them what to do."""
    return (reworded(s, Verb.EXPLORE),)


@edit(
    "acknowledge-each",
    mends=["parent-disapproval", "sides-with-pupil", "sides-with-one-parent", "takes-sides"],
    source=("A.emotional", "B.emotional"),
    fits_a_duty=True,
)
def acknowledge_each(s: Situation) -> tuple[Act, ...] | None:
    """Say what each of them carries and does; all parents, where one is named and the pupil hears it."""
    named = {*s.act.about, *s.act.against, *s.act.alongside}
    if s.parents_among(named) and s.pupil_hears:
        named |= s.on.living_parents
    return (replace(reworded(s, Verb.ACKNOWLEDGE), about=people(named)),)


@edit("name-responsible", mends=["nobody-responsible"], source=("A.responsibility",), fits_a_duty=True)
def name_responsible(s: Situation) -> tuple[Act, ...] | None:
    """Name who does it: in what is the parents' a parent, in a career the pupil, else the professional."""
    if s.domain in PARENTING:
        responsible = s.on.living_parents.intersection(s.act.to) or family_to_speak_to(s) or {s.pupil}
    else:
        responsible = {s.pupil} if s.domain is Domain.CAREER else {s.act.by}
    return (replace(s.act, responsible=people(responsible)),)


@edit("open-about-secrecy", mends=["secrecy-from-parents"], source=("A.delegation",))
def open_about_secrecy(s: Situation) -> tuple[Act, ...] | None:
    """Say beforehand what stays between us and what does not; it is about the talk, not about the topic."""
    said = replace(reworded(s, Verb.INFORM), topic=None, domain=s.domain)
    if Situation.of(said, on=s.on).limits:
        return (plain(s, Verb.LEAVE_CHOICE, to=[s.pupil], present=s.act.present),)
    return (said,)


@edit("say-it-yourself", mends=["pupil-as-messenger"], source=("B.loyalty",), fits_a_duty=True)
def say_it_yourself(s: Situation) -> tuple[Act, ...] | None:
    """The message goes to the parents without the pupil in between."""
    return (replace(s.act, through=tuple(who for who in s.act.through if who != s.pupil)),)


@edit("ask-themselves", mends=["pupil-as-witness"], source=("A.emotional", "B.loyalty"), fits_a_duty=True)
def ask_themselves(s: Situation) -> tuple[Act, ...] | None:
    """Ask how the pupil sees it and what the pupil hopes for, not what the parents do."""
    return (replace(s.act, about=tuple(who for who in s.act.about if who not in s.on.parents)),)


@edit(
    "listen",
    mends=["better-parent", "against-limit", "no-mandate", "mandate-withdrawn"],
    source=("A.saskia",),
    fits_a_duty=True,
)
def listen(s: Situation) -> tuple[Act, ...] | None:
    """Comfort becomes listening: what the pupil opens is heard, and led back to the parents.

    Where nobody is there who could entrust it or be offered a talk, listening is what always remains.
    """
    nobody_to_ask = not s.may_be_delegated if s.on.adult else not s.on.living_parents
    if not s.to_pupil or not (s.act.verb is Verb.SUPPORT or nobody_to_ask):
        return None
    return (reworded(s, Verb.LISTEN),)
