"""Behind *apply*: each conflict and risk has an alternative that takes it away and makes nothing worse."""

import json
from collections.abc import Iterator
from random import Random

import pytest
from worlds import TODAY, random_case

from keuzeruimte.alternatives import ALTERNATIVES, HEAVIER, alternative
from keuzeruimte.assess import assess
from keuzeruimte.cards.example import examples
from keuzeruimte.case import Act, Case, Limit, ParentRequest, Person
from keuzeruimte.edits.editbook import EDIT_FOR, PLAN_EDITS
from keuzeruimte.finding import Assessment, Finding
from keuzeruimte.reading.case_file import read_case
from keuzeruimte.rulebook import ACT_RULES, PLAN_RULES
from keuzeruimte.words import Domain, RequestKind, Role, Severity, Verb

HEAVY = {Severity.CONFLICT, Severity.RISK}
FAMILY = {
    person.id: person
    for person in (
        Person("saskia", Role.PUPIL),
        Person("moeder", Role.PARENT),
        Person("vader", Role.PARENT),
        Person("begeleider", Role.COUNSELLOR),
        Person("docent", Role.TEACHER),
    )
}
PARENTS = ("moeder", "vader")


def heavy(assessment: Assessment) -> list[Finding]:
    found = [*assessment.plan, *(finding for act in assessment.acts for finding in act.findings)]
    return [finding for finding in found if finding.severity in HEAVY]


def findings_of_random_cases(how_many: int) -> Iterator[tuple[Case, Finding, Case | None]]:
    for seed in range(how_many):
        case = random_case(Random(seed), most_items=3)
        for finding in heavy(assess(case)):
            yield case, finding, alternative(case, finding)


def facts(case: Case) -> tuple[object, ...]:
    """All that people agreed, asked and said: what no edit may touch."""
    return (case.limits, case.delegations, case.requests, case.voices, case.protection, case.people)


def test_every_conflict_and_risk_rule_has_an_alternative_and_nothing_else_has() -> None:
    heavy_rules = {rule.id for rule in ACT_RULES if not HEAVY.isdisjoint(rule.severities)}
    heavy_rules |= {rule.id for rule in PLAN_RULES if rule.severity in HEAVY}
    assert set(ALTERNATIVES) == heavy_rules


def test_alternatives_are_edits_that_mend_their_rule() -> None:
    for rule, edits in ALTERNATIVES.items():
        for edit in edits:
            assert edit in PLAN_EDITS or rule in EDIT_FOR[edit].mends, (rule, edit)


def test_an_alternative_takes_its_finding_away_and_never_makes_the_verdict_worse() -> None:
    seen = set()
    for case, finding, changed in findings_of_random_cases(2500):
        if changed is None:
            continue
        seen.add(finding.rule)
        before, after = assess(case), assess(changed)
        assert count(after, finding) < count(before, finding)
        assert HEAVIER[after.verdict] <= HEAVIER[before.verdict]
        assert facts(changed) == facts(case)
    assert seen == set(ALTERNATIVES)


def test_nearly_every_finding_has_an_alternative_where_a_parent_lives() -> None:
    """What is left: protection (a person weighs that, by the reporting code), duties, and the dead."""
    without = [
        finding.rule
        for case, finding, changed in findings_of_random_cases(2500)
        if changed is None
        and finding.rule != "protection-unfounded"
        and any(p.role is Role.PARENT and not p.deceased for p in case.people.values())
        and not any(p.deceased for p in case.people.values())
        and not any(act.duty for act in case.plan)
    ]
    assert without == []


@pytest.mark.parametrize("rule", sorted(ALTERNATIVES))
def test_every_example_on_a_card_that_fires_has_an_alternative(rule: str) -> None:
    for example in examples(rule):
        if example.fires not in {"conflict", "risk"}:
            continue
        case = read_case(json.dumps(example.case, default=str).encode(), today=TODAY)
        before = assess(case)
        for finding in heavy(before):
            if finding.rule == rule:
                changed = alternative(case, finding)
                assert changed is not None, example.title
                after = assess(changed)
                assert count(after, finding) < count(before, finding), example.title
                assert HEAVIER[after.verdict] <= HEAVIER[before.verdict], example.title


def count(assessment: Assessment, like: Finding) -> int:
    return [(f.rule, f.person) for f in heavy(assessment)].count((like.rule, like.person))


def plan_after(rule: str, case: Case) -> tuple[Act, ...]:
    finding = next(finding for finding in heavy(assess(case)) if finding.rule == rule)
    changed = alternative(case, finding)
    assert changed is not None
    return changed.plan


def test_the_divorce_waits_for_the_parents_who_are_acknowledged_and_asked_first() -> None:
    discuss = Act(Verb.DISCUSS, by="begeleider", to=("saskia",), topic="scheiding")
    case = Case(
        as_of=TODAY,
        people=FAMILY,
        topics={"scheiding": Domain.FAMILY},
        limits=(Limit(by=PARENTS, topic="scheiding", audience=("saskia",)),),
        plan=(discuss,),
    )
    assert plan_after("against-limit", case) == (
        Act(Verb.ACKNOWLEDGE, by="begeleider", to=PARENTS, topic="scheiding"),
        Act(Verb.ASK_PERMISSION, by="begeleider", to=PARENTS, topic="scheiding"),
        Act(Verb.DISCUSS, by="begeleider", to=("saskia",), topic="scheiding", waits_for=PARENTS),
    )


def test_advice_the_parents_asked_for_before_their_child_becomes_another_appointment() -> None:
    case = Case(
        as_of=TODAY,
        people=FAMILY,
        topics={"driftig": Domain.UPBRINGING},
        requests=(
            ParentRequest(by=("moeder",), kind=RequestKind.ADVICE, topic="driftig", present=("saskia",)),
        ),
        plan=(Act(Verb.ADVISE, by="begeleider", to=PARENTS, present=("saskia",), topic="driftig"),),
    )
    assert plan_after("implied-disapproval", case) == (
        Act(Verb.OFFER_FOLLOW_UP, by="begeleider", to=PARENTS, present=("saskia",), topic="driftig"),
        Act(Verb.ADVISE, by="begeleider", to=PARENTS, topic="driftig", options=2, waits_for=PARENTS),
    )


def test_advice_nobody_asked_for_becomes_an_offer_only() -> None:
    case = Case(
        as_of=TODAY,
        people=FAMILY,
        plan=(Act(Verb.ADVISE, by="begeleider", to=("moeder",), domain=Domain.UPBRINGING),),
    )
    assert plan_after("unasked-parenting-advice", case) == (
        Act(Verb.OFFER_FOLLOW_UP, by="begeleider", to=("moeder",), domain=Domain.UPBRINGING),
    )


def test_guidance_a_teacher_meant_to_give_goes_to_the_counsellor_after_the_parents_yes() -> None:
    case = Case(
        as_of=TODAY,
        people=FAMILY,
        plan=(Act(Verb.GUIDE, by="docent", to=("saskia",), domain=Domain.SOCIAL_EMOTIONAL),),
    )
    assert plan_after("not-your-expertise", case) == (
        Act(Verb.ASK_PERMISSION, by="begeleider", to=PARENTS, domain=Domain.SOCIAL_EMOTIONAL),
        Act(
            Verb.GUIDE,
            by="begeleider",
            to=("saskia",),
            domain=Domain.SOCIAL_EMOTIONAL,
            waits_for=PARENTS,
        ),
    )


def test_who_was_not_asked_is_asked_just_before_what_is_settled() -> None:
    advise = Act(Verb.ADVISE, by="docent", to=("saskia", *PARENTS), domain=Domain.CAREER)
    inform = Act(Verb.INFORM, by="docent", to=PARENTS, domain=Domain.CAREER)
    case = Case(as_of=TODAY, people=FAMILY, voices=("moeder", "vader"), plan=(inform, advise))
    assert plan_after("voice-missing", case) == (
        inform,
        Act(Verb.ASK, by="docent", to=("saskia",), domain=Domain.CAREER),
        advise,
    )


def test_protection_without_a_measure_has_no_automatic_alternative() -> None:
    """The reporting code is followed by people together; the program does not weigh safety."""
    case = Case(
        as_of=TODAY,
        people=FAMILY,
        plan=(Act(Verb.PROTECT, by="begeleider", to=("saskia",), domain=Domain.SAFETY),),
    )
    (finding,) = heavy(assess(case))
    assert alternative(case, finding) is None


@pytest.mark.parametrize("severity", [Severity.NOTE, Severity.STRENGTH])
def test_what_is_no_conflict_or_risk_has_no_alternative(severity: Severity) -> None:
    finding = Finding("choice-left", severity, None, ())
    assert alternative(Case(as_of=TODAY, people=FAMILY), finding) is None
