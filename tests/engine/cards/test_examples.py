"""Every example on a card runs: the rule says what the example says, in whole sentences."""

import json
import re
from datetime import date

import pytest

from keuzeruimte.assess import assess
from keuzeruimte.cards.card import LANGUAGES, CardError
from keuzeruimte.cards.example import SIGNAL, Example, examples
from keuzeruimte.case import Case
from keuzeruimte.explain import words_for_finding, words_for_signal
from keuzeruimte.finding import Assessment, Finding
from keuzeruimte.reading.case_file import read_case
from keuzeruimte.rulebook import ACT_RULES, PLAN_RULES, RULE_IDS, SIGNALS

EXAMPLES = [
    pytest.param(rule_id, example, id=f"{rule_id}: {example.title['en']}")
    for rule_id in RULE_IDS
    for example in examples(rule_id)
]
FIRING = [param for param in EXAMPLES if param.values[1].fires is not None]


def case_of(example: Example) -> Case:
    return read_case(json.dumps(example.case, default=str).encode(), today=date(2026, 3, 10))


def findings_of(rule_id: str, assessment: Assessment) -> list[Finding]:
    of_acts = [finding for act in (*assessment.acts, *assessment.history) for finding in act.findings]
    return [finding for finding in (*of_acts, *assessment.plan) if finding.rule == rule_id]


@pytest.mark.parametrize(("rule_id", "example"), EXAMPLES)
def test_the_rule_says_what_the_example_says(rule_id: str, example: Example) -> None:
    case = case_of(example)
    assessment = assess(case)
    findings = findings_of(rule_id, assessment)
    signals = [signal for signal in assessment.signals if signal.signal == rule_id]
    if example.fires is None:
        assert (findings, signals) == ([], [])
    elif example.fires == SIGNAL:
        indexes = range(len(case.events)) if example.rests_on is None else example.rests_on
        events = tuple(case.events[index] for index in indexes)
        assert [(signal.act, signal.proof_events) for signal in signals] == [(example.act, events)]
    else:
        at = example.at if rule_id in {rule.id for rule in ACT_RULES} else None
        found = [(finding.severity, finding.act, finding.person) for finding in findings]
        assert (example.fires, at, example.person) in found


def texts_of(rule_id: str, case: Case, lang: str) -> list[str]:
    """Everything a professional reads of this rule or signal in this case."""
    assessment = assess(case)
    texts: list[str] = []
    for finding in findings_of(rule_id, assessment):
        acts = case.history if finding.in_history else case.plan
        act = None if finding.act is None else acts[finding.act]
        words = words_for_finding(finding, case=case, act=act, lang=lang)
        texts += [words.title, words.why, words.effect, words.instead, words.wording]
    for signal in assessment.signals:
        if signal.signal == rule_id:
            question = words_for_signal(signal, case=case, lang=lang)
            texts += [question.title, question.why, question.ask]
    return texts


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("rule_id", "example"), FIRING)
def test_its_words_are_whole_and_call_people_by_name(rule_id: str, example: Example, lang: str) -> None:
    case = case_of(example)
    texts = texts_of(rule_id, case, lang)
    assert texts
    named = " ".join(person.name or "" for person in case.people.values()).split()
    ids = {person.id for person in case.people.values() if person.name} - set(named)
    for text in texts:
        assert re.search(r"[{}|\[\]]|  | [,.?!:;]|\.\.|^$", text) is None, text
        assert ids.isdisjoint(re.findall(r"\w+", text)), text


@pytest.mark.parametrize("rule", ACT_RULES, ids=lambda rule: rule.id)
def test_a_rule_has_an_example_of_every_severity_and_a_near_miss(rule) -> None:
    fires = {example.fires for example in examples(rule.id)}
    assert fires == {*rule.severities, None}


@pytest.mark.parametrize("rule", [*PLAN_RULES, *SIGNALS], ids=lambda rule: rule.id)
def test_a_plan_rule_or_signal_has_an_example_and_a_near_miss(rule) -> None:
    fires = {example.fires for example in examples(rule.id)}
    assert fires == {getattr(rule, "severity", SIGNAL), None}


def test_every_title_stands_in_both_languages_and_is_told_once() -> None:
    for rule_id in RULE_IDS:
        for lang in LANGUAGES:
            titles = [example.title[lang] for example in examples(rule_id)]
            assert len(set(titles)) == len(titles), rule_id
            assert all(set(example.title) == set(LANGUAGES) for example in examples(rule_id)), rule_id


def test_a_rule_without_examples_is_refused() -> None:
    with pytest.raises(CardError, match=r"no examples/no-such-rule\.yaml"):
        examples("no-such-rule")
