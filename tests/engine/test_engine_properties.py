"""What holds for every case: order never matters, bystanders change nothing, parents stay on top."""

from dataclasses import replace
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from worlds_at_random import AS_OF, cases

from keuzeruimte import writing
from keuzeruimte.assess import assess, signals_of
from keuzeruimte.case import Case, Person
from keuzeruimte.explain import words_for_finding, words_for_signal
from keuzeruimte.finding import ActAssessment, Assessment, Finding
from keuzeruimte.reading.case_file import read_case
from keuzeruimte.report.as_json import as_json
from keuzeruimte.report.as_text import as_text
from keuzeruimte.rulebook import ACT_RULES, PLAN_RULES
from keuzeruimte.rules.signals import BEGINNINGS, LAST, can_tell
from keuzeruimte.words import SCHOOL_ROLES, Hierarchy, Role, Severity, Verdict

UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # on a busy machine
SEVERITIES = {rule.id: rule.severities for rule in ACT_RULES} | {
    rule.id: (rule.severity,) for rule in PLAN_RULES
}


@UNHURRIED
@given(cases(), st.randoms(use_true_random=False))
def test_order_of_people_facts_and_keys_never_changes_anything(case: Case, random: Random) -> None:
    def shuffled(things: tuple[object, ...]) -> tuple[object, ...]:
        return tuple(random.sample(things, len(things)))

    mixed = replace(
        case,
        people=dict(shuffled(tuple(case.people.items()))),
        topics=dict(shuffled(tuple(case.topics.items()))),
        delegations=shuffled(case.delegations),
        limits=shuffled(case.limits),
        requests=shuffled(case.requests),
        protection=shuffled(case.protection),
        voices=shuffled(case.voices),
        events=shuffled(case.events),
    )
    assert _without_proof(assess(mixed)) == _without_proof(assess(case))


@UNHURRIED
@given(cases(), st.randoms(use_true_random=False))
def test_acts_move_with_their_index_and_the_plan_stays_as_it_is(case: Case, random: Random) -> None:
    order = random.sample(range(len(case.plan)), len(case.plan))
    moved = assess(replace(case, plan=tuple(case.plan[index] for index in order)))
    told = _without_proof(assess(case))
    assert _at(_without_proof(moved).acts, range(len(order))) == _at(
        tuple(told.acts[index] for index in order), range(len(order))
    )
    assert (_without_proof(moved).plan, moved.verdict, moved.signals) == (
        told.plan,
        told.verdict,
        told.signals,
    )


@UNHURRIED
@given(cases(), st.sampled_from([Role.FRIEND, Role.RELATIVE, Role.SIBLING, Role.GRANDPARENT]))
def test_friend_or_relative_who_takes_no_part_changes_nothing(case: Case, role: Role) -> None:
    people = {**case.people, "bijstaander": Person("bijstaander", role)}
    assert assess(replace(case, people=people)) == assess(case)


@UNHURRIED
@given(cases())
def test_a_signal_rests_on_an_event_that_it_can_begin_with(case: Case) -> None:
    signals = assess(case).signals
    assert signals_of(case) == signals
    assert [any(event.kind in BEGINNINGS for event in signal.proof_events) for signal in signals] == [
        True for _signal in signals
    ]


@UNHURRIED
@given(cases())
def test_every_parent_is_on_top_of_the_emotional_hierarchy_always(case: Case) -> None:
    parents = tuple(sorted(person.id for person in case.people.values() if person.role is Role.PARENT))
    assessment = assess(case)
    assert {done.top.emotional for done in (*assessment.acts, *assessment.history)} <= {parents}


@UNHURRIED
@given(cases())
def test_answers_keep_to_what_the_rules_promise(case: Case) -> None:
    assessment = assess(case)
    every = [*assessment.acts, *assessment.history]
    for done in every:
        rules = [finding.rule for finding in done.findings]
        assert len(rules) == len(set(rules))
        assert list(done.findings) == sorted(done.findings, key=_order)
        assert case.people[done.act.by].role in SCHOOL_ROLES or not rules
        for finding in done.findings:
            assert finding.severity in SEVERITIES[finding.rule]
            assert set(finding.touches) <= set(case.people)
            assert list(finding.touches) == sorted(set(finding.touches))
            if done.act.duty and finding.hierarchy is Hierarchy.RESPONSIBILITY:
                assert finding.severity not in {Severity.CONFLICT, Severity.RISK}
    assert list(assessment.plan) == sorted(assessment.plan, key=_order)
    assert all(finding.severity in SEVERITIES[finding.rule] for finding in assessment.plan)
    planned = {finding.severity for act in assessment.acts for finding in act.findings}
    planned |= {finding.severity for finding in assessment.plan}
    heaviest = next((word for word in (Severity.CONFLICT, Severity.RISK) if word in planned), "clear")
    assert assessment.verdict is Verdict(str(heaviest))
    names = [signal.signal for signal in assessment.signals]
    assert names == sorted(set(names))
    assert not ("withdrawal" in names and {"boomerang", "cannot-cooperate"} & set(names))


@UNHURRIED
@given(cases())
def test_case_written_as_yaml_or_json_reads_back_equal(case: Case) -> None:
    for text in (writing.as_yaml(case), writing.as_json(case)):
        assert read_case(text.encode(), today=AS_OF) == case


@settings(UNHURRIED, max_examples=40)
@given(cases(), st.sampled_from(["nl", "en"]))
def test_every_finding_and_signal_can_be_told_in_words(case: Case, lang: str) -> None:
    assessment = assess(case)
    for done in (*assessment.acts, *assessment.history):
        for finding in done.findings:
            assert "{" not in str(words_for_finding(finding, case=case, act=done.act, lang=lang))
    for signal in assessment.signals:
        assert words_for_signal(signal, case=case, lang=lang).ask
    assert as_json(assessment, case=case, lang=lang).count("\n") == 1
    assert max(map(len, as_text(assessment, case=case, lang=lang, width=80).splitlines())) <= 80


def _order(finding: Finding) -> tuple[int, str, str]:
    return list(Severity).index(finding.severity), finding.rule, finding.person or ""


def _without_proof(assessment: Assessment) -> Assessment:
    """Proof stands in the order of the case, which may differ; everything else may not."""

    def bare(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
        return tuple(replace(finding, proof=()) for finding in findings)

    def acts(assessed: tuple[ActAssessment, ...]) -> tuple[ActAssessment, ...]:
        return tuple(replace(done, findings=bare(done.findings)) for done in assessed)

    return replace(
        assessment,
        acts=acts(assessment.acts),
        history=acts(assessment.history),
        plan=bare(assessment.plan),
    )


def _at(acts: tuple[ActAssessment, ...], places: range) -> list[ActAssessment]:
    """The acts as they would be at these places."""
    return [
        replace(done, index=place, findings=tuple(replace(finding, act=place) for finding in done.findings))
        for done, place in zip(acts, places, strict=True)
    ]


@UNHURRIED
@given(cases())
def test_where_events_can_tell_nothing_there_is_no_signal(case: Case) -> None:
    told = assess(case).signals
    possible = can_tell((case.people[event.who].role, event.kind) for event in case.events)
    assert possible or not told
    for signal in told:
        latest = max(event.day for event in signal.proof_events)
        assert any(event.day == latest and event.kind in LAST for event in signal.proof_events)
