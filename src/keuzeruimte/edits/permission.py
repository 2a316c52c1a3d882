"""Asking first: what needs the parents' answer waits for it. No edit ever invents a permission (METHOD 3)."""

from dataclasses import replace

from keuzeruimte.case import Act
from keuzeruimte.edits.edit import edit, family_to_speak_to, people, plain, unheard_on
from keuzeruimte.situation import Situation
from keuzeruimte.words import Verb


@edit(
    "ask-first",
    mends=[
        "against-limit",
        "no-mandate",
        "mandate-withdrawn",
        "better-parent",
        "shared-past-parents",
        "one-parent-heard",
    ],
    source=("A.saskia", "A.delegation", "A.responsibility"),
)
def ask_first(s: Situation) -> tuple[Act, ...] | None:
    """Ask those whose yes it needs; the act itself waits for their answer."""
    return with_permission(s)


def with_permission(s: Situation) -> tuple[Act, ...] | None:
    """The question to those whose yes this act needs, and the act that waits for it.

    Where a limit stands, acknowledgement comes before the question. None where nobody is there to say yes,
    where somebody who set the limit cannot be asked, or where the act waits for all of them already. From 18
    it is the pupil who is asked, and no parent.
    """
    needed = set(s.on.entrusters)
    for limit in s.limits:
        needed.update(limit.by)
    askable = s.on.living_parents | {s.pupil}
    if not needed or not needed <= askable or needed <= set(s.act.waits_for):
        return None
    if s.on.adult and needed & s.on.parents:
        return None  # no parent gives leave for a pupil of 18
    asked = needed if s.on.adult else needed | s.on.parents_to_hear
    question = plain(s, Verb.ASK_PERMISSION, to=asked)
    act = replace(s.act, waits_for=people({*s.act.waits_for, *needed}))
    if unheard_on(Situation.of(question, on=s.on)):
        # One parent entrusted this and another did not: even the question rests on both saying yes to it.
        return (replace(question, waits_for=people(needed)), act)
    if s.limits:
        return (plain(s, Verb.ACKNOWLEDGE, to=asked), question, act)
    return (question, act)


def only_after_permission(s: Situation) -> tuple[Act, ...] | None:
    """The act as it is where nothing stands in its way, else with the question first."""
    if s.limits or (s.to_pupil and not s.delegated):
        return with_permission(s)
    return (s.act,)


def spoken_to_family(s: Situation) -> frozenset[str]:
    """The parents to speak to in place of a pupil under 18; none for a pupil who decides alone."""
    return frozenset() if s.on.adult else family_to_speak_to(s)
