"""The one ordered list of all rules and signals: the table of contents of the method (METHOD 4-6)."""

from keuzeruimte.rule import PlanRule, Rule, SignalRule
from keuzeruimte.rules import emotional, expertise, plan, responsibility, signals

METHOD_VERSION = "1.0"  # a change of what a rule finds is a new version, told in CHANGELOG.md

ACT_RULES: tuple[Rule, ...] = (
    emotional.parent_disapproval,
    emotional.implied_disapproval,
    emotional.sides_with_pupil,
    emotional.sides_with_one_parent,
    emotional.takes_sides,
    emotional.better_parent,
    responsibility.against_limit,
    responsibility.no_mandate,
    responsibility.mandate_withdrawn,
    responsibility.substitute_parent,
    emotional.cure_proves_parents_wrong,
    responsibility.claimed_follow_up,
    responsibility.decides_for_others,
    responsibility.referred_past_parents,
    responsibility.nobody_responsible,
    responsibility.secrecy_from_parents,
    responsibility.shared_past_parents,
    responsibility.kept_from_parents,
    responsibility.pupil_kept_out,
    emotional.pupil_as_messenger,
    emotional.pupil_as_witness,
    expertise.unasked_parenting_advice,
    expertise.single_prescription,
    expertise.outside_context,
    expertise.not_your_expertise,
    responsibility.protection_unfounded,
    responsibility.protection_in_force,
    emotional.pupil_opened_it,
    expertise.serving_expertise,
    emotional.parents_acknowledged,
    responsibility.mandate_asked,
    responsibility.choice_left,
    responsibility.responsibility_returned,
    expertise.voice_asked,
    responsibility.waits_for_answer,
    responsibility.legal_duty,
)

PLAN_RULES: tuple[PlanRule, ...] = (
    plan.voice_missing,
    plan.parent_left_out,
    plan.pupil_absent,
    plan.one_parent_heard,
    plan.one_parent_acknowledged,
    plan.only_asking,
    plan.many_sided,
)

SIGNALS: tuple[SignalRule, ...] = (
    signals.boomerang,
    signals.cannot_cooperate,
    signals.withdrawal,
    signals.allies_become_opponents,
)

SOURCES: dict[str, tuple[str, ...]] = {
    **{rule.id: rule.source for rule in ACT_RULES},
    **{rule.id: rule.source for rule in PLAN_RULES},
    **{signal.id: signal.source for signal in SIGNALS},
}
RULE_IDS: tuple[str, ...] = tuple(SOURCES)
