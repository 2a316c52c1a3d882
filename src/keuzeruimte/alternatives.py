"""The one alternative of a conflict or risk: what *apply* takes into the plan (METHOD 4, 'instead').

Each rule has its own first choice; the ones behind it are for cases in which the first cannot help.
"""

from dataclasses import replace

from keuzeruimte.assess import assess_plan
from keuzeruimte.case import Case
from keuzeruimte.day import Day
from keuzeruimte.edits.apply import edited
from keuzeruimte.edits.edit import unheard_on
from keuzeruimte.edits.editbook import EDIT_FOR
from keuzeruimte.edits.whole import ask_voice, bring_pupil
from keuzeruimte.finding import Assessment, Finding
from keuzeruimte.situation import Situation
from keuzeruimte.words import Severity, Verdict

HEAVIER = {Verdict.CLEAR: 0, Verdict.RISK: 1, Verdict.CONFLICT: 2}

ALTERNATIVES: dict[str, tuple[str, ...]] = {
    "parent-disapproval": ("acknowledge-each",),
    "implied-disapproval": ("another-appointment", "smaller-room"),
    "sides-with-pupil": ("acknowledge-each",),
    "sides-with-one-parent": ("acknowledge-each",),
    "takes-sides": ("acknowledge-each",),
    "better-parent": ("listen", "ask-first"),
    "against-limit": (
        "show-the-limit",
        "with-them-there",
        "ask-first",
        "listen",
        "smaller-room",
        "let-parents-tell",
        "park",
    ),
    "no-mandate": ("ask-first", "hand-back", "ask-the-parents", "listen", "park"),
    "mandate-withdrawn": ("ask-first", "hand-back", "ask-the-parents", "listen", "park"),
    "substitute-parent": ("hand-back",),
    "cure-proves-parents-wrong": ("hand-back", "park"),
    "claimed-follow-up": ("offer-instead",),
    "decides-for-others": ("leave-choice",),
    "referred-past-parents": ("with-the-parents",),
    "nobody-responsible": ("name-responsible",),
    "secrecy-from-parents": ("open-about-secrecy",),
    "shared-past-parents": ("ask-first", "let-parents-tell"),
    "kept-from-parents": ("tell-them",),
    "pupil-kept-out": ("tell-them",),
    "pupil-as-messenger": ("say-it-yourself",),
    "pupil-as-witness": ("ask-the-parents", "ask-themselves"),
    "unasked-parenting-advice": ("another-appointment",),
    "single-prescription": ("more-options", "think-along"),
    "outside-context": ("refer",),
    "not-your-expertise": ("to-the-counsellor", "refer"),
    "protection-unfounded": ("reporting-code",),
    "voice-missing": ("ask-voice",),
    "parent-left-out": ("ask-voice",),
    "pupil-absent": ("bring-pupil",),
    "one-parent-heard": ("ask-first",),
}


def alternative(case: Case, finding: Finding, *, on: Day | None = None) -> Case | None:
    """The case with this finding's own alternative in its plan, or None where it has none.

    For conflicts and risks of the plan only. The alternative takes the finding away and never makes the
    verdict worse. None is an answer too: then the finding's own words say what a person can do. `on` is the
    day of the case, where it is there already.
    """
    if finding.in_history or finding.severity not in {Severity.CONFLICT, Severity.RISK}:
        return None
    today = on or Day(case, day=case.as_of)
    now = assess_plan(case.plan, on=today)
    for edit_id in ALTERNATIVES[finding.rule]:
        changed = _changed(case, finding, edit_id, today)
        if changed is None:
            continue
        after = assess_plan(changed.plan, on=today)
        if _count(after, like=finding) < _count(now, like=finding) and (
            HEAVIER[after.verdict] <= HEAVIER[now.verdict]
        ):
            return changed
    return None


def _count(assessment: Assessment, *, like: Finding) -> int:
    findings = (*assessment.plan, *(finding for act in assessment.acts for finding in act.findings))
    return sum((finding.rule, finding.person) == (like.rule, like.person) for finding in findings)


def _changed(case: Case, finding: Finding, edit_id: str, today: Day) -> Case | None:
    if finding.act is not None:
        return edited(case, edit=EDIT_FOR[edit_id], item=finding.act, on=today)
    if edit_id == "bring-pupil":
        return replace(case, plan=bring_pupil(case.plan, on=today))
    if finding.person is None:
        return None
    if edit_id == "ask-voice":
        index, ask = ask_voice(case.plan, on=today, person=finding.person)
        return replace(case, plan=(*case.plan[:index], ask, *case.plan[index:]))
    return _asked_wherever_left_out(case, finding.person, edit_id, today)


def _asked_wherever_left_out(case: Case, person: str, edit_id: str, today: Day) -> Case | None:
    """Every act that rests on what only the other parent entrusted waits for both."""
    changed, item = case, 0
    while item < len(changed.plan):
        act = Situation.of(changed.plan[item], on=today)
        mends = person in unheard_on(act)
        after = edited(changed, edit=EDIT_FOR[edit_id], item=item, on=today) if mends else None
        if after is not None:
            item += len(after.plan) - len(changed.plan)
            changed = after
        item += 1
    return None if changed is case else changed
