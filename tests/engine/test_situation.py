"""What the words of the rules mean, seen through what they make the rules do (METHOD 3)."""

import pytest
from tell import FAMILY, OF_AGE, act, assessed, found

DISCUSS = "act: discuss, by: karim, to: [kind], topic: scheiding"
LIMIT = "limits: [{by: [moeder, vader], topic: scheiding}]"
LIMITED = {"against-limit": "conflict"}
UNENTRUSTED = {"no-mandate": "risk"}
GUIDE = "act: guide, by: karim, to: [kind], topic: somber"


def delegation(**changed: str) -> str:
    """One agreed delegation of what is sombre to Karim, with something changed."""
    fields = {"domain": "social_emotional", "by": "[moeder, vader]", "to": "[karim]", "status": "agreed"}
    return (
        "delegations: [{" + ", ".join(f"{key}: {value}" for key, value in (fields | changed).items()) + "}]"
    )


@pytest.mark.parametrize(
    ("limit", "expected"),
    [
        ("by: [moeder], topic: scheiding", LIMITED),
        ("by: [stiefvader], topic: scheiding", LIMITED),
        ("by: [opa], topic: scheiding", LIMITED),
        ("by: [moeder], domain: family", LIMITED),
        ("by: [moeder], topic: scheiding, domain: learning", LIMITED),
        ("by: [moeder], topic: scheiding, with: [kind, oma]", LIMITED),
        ("by: [moeder], topic: scheiding, from: 2026-03-10, until: 2026-03-10", LIMITED),
        ("by: [moeder], topic: scheiding, unless_present: [moeder]", LIMITED),
        ("by: [moeder], topic: verhuizing, domain: family", UNENTRUSTED),
        ("by: [moeder], domain: learning", UNENTRUSTED),
        ("by: [moeder], topic: scheiding, with: [oma]", UNENTRUSTED),
        ("by: [moeder], topic: scheiding, with: []", UNENTRUSTED),
        ("by: [moeder], topic: scheiding, from: 2026-03-11", UNENTRUSTED),
        ("by: [moeder], topic: scheiding, until: 2026-03-09", UNENTRUSTED),
        ("by: [moeder], topic: scheiding, unless_present: [kind, karim]", UNENTRUSTED),
        ("by: [kind], topic: scheiding", UNENTRUSTED),
        ("by: [oma, karim], topic: scheiding", UNENTRUSTED),
    ],
)
def test_limit_counts_for_its_topic_its_listeners_and_its_days(limit: str, expected: dict[str, str]) -> None:
    assert found(DISCUSS, f"limits: [{{{limit}}}]") == expected


def test_limit_waits_with_the_act_for_everybody_who_set_it() -> None:
    assert found(f"{DISCUSS}, waits_for: [moeder]", LIMIT) == LIMITED | {"waits-for-answer": "note"}
    assert found(f"{DISCUSS}, waits_for: [vader, moeder]", LIMIT) == {"waits-for-answer": "note"}


def test_limit_of_a_topic_does_not_touch_an_act_that_names_only_the_domain() -> None:
    assert found("act: discuss, by: karim, to: [kind], domain: family", LIMIT) == UNENTRUSTED


def test_limit_is_for_the_whole_audience_and_who_only_overhears_counts() -> None:
    assert found("act: inform, by: karim, to: [oma], present: [kind], topic: scheiding", LIMIT) == LIMITED
    assert found("act: inform, by: karim, to: [oma], topic: scheiding", LIMIT) == {}


def test_limit_is_lifted_only_where_all_who_must_be_there_hear() -> None:
    limit = "limits: [{by: [moeder], topic: scheiding, unless_present: [moeder, vader]}]"
    assert found(f"{DISCUSS}, present: [moeder]", limit) == LIMITED
    assert found(f"{DISCUSS}, present: [moeder, vader]", limit) == UNENTRUSTED


def test_parents_limit_is_a_risk_for_a_pupil_of_eighteen_and_the_own_limit_a_conflict() -> None:
    own = "limits: [{by: [moeder], topic: scheiding}, {by: [kind], topic: scheiding}]"
    assert found(DISCUSS, LIMIT, family=OF_AGE) == {"against-limit": "risk"}
    assert found(DISCUSS, own, family=OF_AGE) == LIMITED
    assert found(f"{DISCUSS}, duty: true", own, family=OF_AGE) == {"legal-duty": "note"}


def test_support_on_a_parents_limit_is_a_risk_for_a_pupil_of_eighteen() -> None:
    support = "act: support, by: karim, to: [kind], topic: scheiding"
    assert found(support, LIMIT) == {"against-limit": "conflict", "better-parent": "conflict"}
    assert found(support, LIMIT, family=OF_AGE) == {"against-limit": "risk", "better-parent": "risk"}
    assert found(support) == {"better-parent": "risk", "no-mandate": "risk"}


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, {}),
        ({"topics": "[somber]"}, {}),
        ({"topics": "[]"}, {}),
        ({"to": "school"}, {}),
        ({"to": "[school]"}, {}),
        ({"by": "[moeder]"}, {}),
        ({"by": "[moeder, oma]"}, {}),
        ({"from": "2026-03-10", "until": "2026-03-10"}, {}),
        ({"topics": "[iets_anders]"}, UNENTRUSTED),
        ({"domain": "family"}, UNENTRUSTED),
        ({"to": "[rt]"}, UNENTRUSTED),
        ({"to": "[]"}, UNENTRUSTED),
        ({"by": "[stiefvader, opa, oma]"}, UNENTRUSTED),
        ({"by": "[kind]"}, UNENTRUSTED),
        ({"from": "2026-03-11"}, UNENTRUSTED),
        ({"until": "2026-03-09"}, UNENTRUSTED),
        ({"status": "asked"}, UNENTRUSTED),
        ({"status": "withdrawn"}, {"mandate-withdrawn": "conflict"}),
        ({"status": "withdrawn", "by": "[vader]"}, {"mandate-withdrawn": "conflict"}),
        ({"status": "withdrawn", "by": "[stiefvader]"}, UNENTRUSTED),
        ({"status": "withdrawn", "until": "2026-03-09"}, UNENTRUSTED),
    ],
)
def test_delegation_matches_its_domain_topic_people_and_days(
    changed: dict[str, str], expected: dict[str, str]
) -> None:
    assert found(GUIDE, delegation(**changed)) == expected


def test_withdrawal_counts_also_beside_an_agreed_delegation() -> None:
    both = """delegations:
  - {domain: social_emotional, by: [moeder], to: [karim], status: agreed}
  - {domain: social_emotional, by: [vader], to: school, status: withdrawn}
"""
    assert found(GUIDE, both) == {"mandate-withdrawn": "conflict"}
    assert found(f"{GUIDE}, waits_for: [moeder, vader]", both) == {"waits-for-answer": "note"}


def test_withdrawing_learning_ends_what_enrolment_gave() -> None:
    line = "act: guide, by: juf, to: [kind], topic: leren"
    assert found(line) == {}
    assert found(line, delegation(domain="learning", to="school", status="withdrawn")) == {
        "mandate-withdrawn": "conflict"
    }


def test_pupil_of_eighteen_entrusts_and_the_parents_no_longer() -> None:
    assert found(GUIDE, delegation(), family=OF_AGE) == UNENTRUSTED
    assert found(GUIDE, delegation(by="[kind]"), family=OF_AGE) == {}
    assert found(f"{GUIDE}, waits_for: [kind]", family=OF_AGE) == {"waits-for-answer": "note"}
    assert found(f"{GUIDE}, waits_for: [moeder, vader]", family=OF_AGE) == UNENTRUSTED | {
        "waits-for-answer": "note"
    }


def test_bringing_up_itself_is_never_entrusted_but_a_talk_with_a_parent_can_be() -> None:
    entrusted = delegation(domain="upbringing")
    assert act("act: explore, by: karim, to: [kind], topic: driftig", entrusted).role == "outsider"
    assert act("act: explore, by: karim, to: [moeder], topic: driftig", entrusted).role == "delegate"
    assert act("act: explore, by: karim, to: [opa], topic: driftig", entrusted).role == "delegate"


@pytest.mark.parametrize("domain", ["therapy", "safety"])
def test_treatment_and_safety_are_never_entrusted(domain: str) -> None:
    line = f"act: listen, by: karim, to: [kind], domain: {domain}, waits_for: [moeder, vader]"
    assert act(line, delegation(domain=domain)).role == ("referrer" if domain == "therapy" else "outsider")


def test_without_a_parent_with_authority_waiting_entrusts_nothing() -> None:
    nobody = FAMILY.replace("{role: parent}", "{role: parent, authority: unknown}")
    assert found(f"{GUIDE}, waits_for: [moeder, vader]", family=nobody) == UNENTRUSTED | {
        "waits-for-answer": "note"
    }


@pytest.mark.parametrize(
    ("request_line", "asked"),
    [
        ("by: [moeder], kind: information, topic: driftig", True),
        ("by: [opa], kind: advice, topic: driftig", True),
        ("by: [stiefvader, oma], kind: think_along, domain: upbringing", True),
        ("by: [moeder], kind: support, topic: driftig, domain: learning", True),
        ("by: [moeder], kind: advice, topic: anders, domain: upbringing", False),
        ("by: [moeder], kind: advice, domain: family", False),
        ("by: [moeder], kind: take_over, topic: driftig", False),
        ("by: [moeder], kind: be_informed, topic: driftig", False),
        ("by: [moeder], kind: be_present, topic: driftig", False),
        ("by: [oma, kind], kind: advice, topic: driftig", False),
    ],
)
def test_asked_is_a_request_by_a_parent_for_help_on_this(request_line: str, asked: bool) -> None:
    line = "act: explore, by: karim, to: [moeder], topic: driftig"
    expected = {"serving-expertise": "strength"} if asked else {"unasked-parenting-advice": "risk"}
    assert found(line, f"requests: [{{{request_line}}}]") == expected


def test_keeping_out_a_parent_who_wants_to_know_is_heavier() -> None:
    wants = "requests: [{by: [vader], kind: be_informed, domain: learning}]"
    assert found("act: withhold, by: juf, to: [vader], topic: leren", wants) == {
        "kept-from-parents": "conflict"
    }
    assert found("act: withhold, by: juf, to: [moeder], topic: leren", wants) == {"kept-from-parents": "risk"}
    assert found("act: withhold, by: juf, to: [vader], topic: somber", wants) == {"kept-from-parents": "risk"}


def test_who_is_kept_out_does_not_hear_even_when_named_as_present() -> None:
    line = "act: withhold, by: juf, to: [vader], present: [vader, kind], topic: leren"
    assert act(line).findings[0].touches == ("kind", "vader")
    plan = f"plan: [{{{line}}}, {{act: inform, by: juf, to: [moeder], topic: leren}}]"
    left_out = [finding.person for finding in assessed(plan).plan if finding.rule == "parent-left-out"]
    assert left_out == ["vader"]


def test_reporting_code_is_never_limited_and_never_held_against_responsibility() -> None:
    limit = "limits: [{by: [moeder], domain: safety, with: [voogd]}]"
    assert found("act: share, by: juf, to: [voogd], topic: veilig", limit) == {}
    assert found("act: share, by: juf, to: [arts], present: [voogd], topic: veilig", limit) == {
        "against-limit": "conflict"
    }
    assert found("act: share, by: juf, to: [voogd], topic: scheiding") == {"shared-past-parents": "conflict"}


def test_duty_lifts_only_what_is_about_responsibility() -> None:
    assert found("act: agree, by: karim, to: [kind], topic: driftig, duty: true") == {"legal-duty": "note"}
    assert found("act: disapprove, by: karim, about: [moeder], topic: leren, duty: true") == {
        "legal-duty": "note",
        "parent-disapproval": "conflict",
    }
    assert found("act: listen, by: karim, to: [kind], topic: scheiding, duty: true", LIMIT) == {
        "legal-duty": "note"
    }


PROTECTION = "protection: [{by: voogd, with: [karim], domains: [family, social_emotional]}]"


def test_protection_in_force_is_told_where_it_lifts_something_in_responsibility() -> None:
    assert found(DISCUSS, LIMIT, PROTECTION) == {"protection-in-force": "note"}
    assert found(DISCUSS, PROTECTION) == {"protection-in-force": "note"}
    assert found("act: protect, by: karim, to: [kind], topic: scheiding", PROTECTION) == {
        "protection-in-force": "note"
    }
    assert found("act: protect, by: juf, to: [kind], topic: scheiding", PROTECTION) == {
        "protection-unfounded": "risk"
    }


def test_protection_is_not_told_where_it_lifts_nothing_in_responsibility() -> None:
    assert found("act: inform, by: karim, to: [moeder], topic: scheiding", PROTECTION) == {}
    assert found("act: advise, by: karim, to: [moeder], topic: scheiding", PROTECTION) == {}
    assert found("act: agree, by: karim, to: [moeder], topic: scheiding", PROTECTION) == {
        "nobody-responsible": "risk"
    }
    assert found(f"{DISCUSS}, duty: true", LIMIT, PROTECTION) == {"legal-duty": "note"}


def test_protection_covers_safety_where_it_names_no_domain() -> None:
    line = "act: protect, by: karim, to: [kind], topic: veilig"
    assert found(line, "protection: [{by: voogd, with: [karim]}]") == {"protection-in-force": "note"}
    assert found(line, "protection: [{by: voogd, with: [karim], until: 2026-03-09}]") == {
        "protection-unfounded": "risk"
    }
    assert found(line, "protection: [{by: voogd, with: [karim], domains: [family]}]") == {
        "protection-unfounded": "risk"
    }


def test_protectors_act_is_listed_without_findings() -> None:
    listed = act("act: disapprove, by: voogd, to: [kind], about: [moeder], topic: scheiding", PROTECTION)
    assert (listed.role, listed.findings) == ("protector", ())


def test_act_has_its_own_domain_before_that_of_its_topic() -> None:
    assert found("act: guide, by: juf, to: [kind], topic: somber, domain: learning") == {}


def test_history_is_seen_on_its_own_day() -> None:
    lines = f"""history: [{{date: 2026-03-09, {DISCUSS}}}, {{date: 2026-03-10, {DISCUSS}}}]
limits: [{{by: [moeder], topic: scheiding, from: 2026-03-10}}]"""
    rules = [[finding.rule for finding in done.findings] for done in assessed(lines).history]
    assert rules == [["no-mandate"], ["against-limit"]]


def test_birthday_counts_on_the_day_of_the_act() -> None:
    lines = f"history: [{{date: 2026-03-09, {DISCUSS}}}, {{date: 2026-03-10, {DISCUSS}}}]"
    tops = [done.top.responsibility for done in assessed(lines, family=OF_AGE).history]
    assert tops == [("moeder", "vader"), ("kind",)]


def test_finding_rests_on_the_facts_that_made_it() -> None:
    told = assessed(f"plan: [{{{DISCUSS}}}]", LIMIT)
    [finding] = told.acts[0].findings
    assert [fact.by for fact in finding.proof] == [("moeder", "vader")]
    assert finding.touches == ("kind", "moeder", "vader")


def test_person_named_twice_is_touched_once() -> None:
    [finding] = act("act: treat, by: karim, to: [kind, kind], topic: leren").findings
    assert finding.touches == ("kind",)
