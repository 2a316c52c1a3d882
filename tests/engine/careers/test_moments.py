"""How a choice stands: never definitive over an objection, on another decision, or without the pupil."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keuzeruimte.careers.moments.standing import (
    Because,
    NotNow,
    Parent,
    Signers,
    Standing,
    answer,
    ask_too,
    decide,
    lock,
    reopen,
    settle,
    signers_of,
    why_not_definitive,
)
from keuzeruimte.careers.moments.template import days_of, shipped_templates
from keuzeruimte.careers.moments.words import ChoiceKind, State, StepKind, Verdict
from keuzeruimte.words import Authority

TODAY = date(2026, 3, 10)
LATER = TODAY + timedelta(days=14)
NOOR, KARIN, BAS = "noor", "karin", "bas"
ALL = Signers(NOOR, (KARIN, BAS), needs_a_yes=True)


def chosen() -> Standing:
    return decide(Standing(), ALL, answer_by=LATER)


def said(standing: Standing, **verdicts: Verdict) -> Standing:
    for person, verdict in verdicts.items():
        standing = answer(standing, person=person, verdict=verdict)
    return standing


def because(standing: Standing, *, on: date = TODAY, signers: Signers = ALL) -> tuple[Because, ...]:
    return why_not_definitive(standing, signers, today=on)


def test_parents_with_authority_sign_until_eighteen_and_nobody_else_does() -> None:
    parents = [
        Parent(KARIN, Authority.YES),
        Parent("onbekend", Authority.UNKNOWN),
        Parent("zonder", Authority.NO),
        Parent("weg", Authority.YES, kept_away=True),
    ]
    found = {age: signers_of(NOOR, parents, age=age) for age in (None, 15, 16, 17, 18)}
    with_parents = Signers(NOOR, (KARIN,))
    assert found == {
        None: replace(with_parents, needs_a_yes=True),
        15: replace(with_parents, needs_a_yes=True),
        16: with_parents,
        17: with_parents,
        18: Signers(NOOR),
    }
    assert signers_of(NOOR, parents[1:], age=15) == Signers(NOOR)


def test_a_choice_becomes_definitive_when_pupil_and_parents_said_yes() -> None:
    ready = said(chosen(), karin=Verdict.AGREED, bas=Verdict.READ)
    assert settle(ready, ALL, today=TODAY).state is State.DEFINITIVE
    assert lock(settle(ready, ALL, today=TODAY)).state is State.LOCKED


def test_a_yes_that_is_taken_back_makes_a_definitive_choice_provisional_again() -> None:
    settled = settle(said(chosen(), karin=Verdict.AGREED, bas=Verdict.READ), ALL, today=TODAY)
    assert said(settled, bas=Verdict.AGREED).state is State.DEFINITIVE
    back = said(settled, karin=Verdict.READ)
    assert (back.state, because(back)) == (State.PROVISIONAL, (Because.NO_YES,))
    assert said(settled, noor=Verdict.READ).state is State.PROVISIONAL


def test_who_is_silent_is_waited_for_until_the_day_and_then_stands_in_nobodys_way() -> None:
    one = said(chosen(), karin=Verdict.AGREED)
    assert because(one) == (Because.STILL_ASKED,)
    assert because(one, on=LATER) == (Because.STILL_ASKED,)
    assert because(one, on=LATER + timedelta(days=1)) == ()


def test_until_sixteen_somebody_of_home_says_yes_and_from_sixteen_the_pupil_can_go_on() -> None:
    after = LATER + timedelta(days=1)
    assert because(chosen(), on=after) == (Because.NO_YES,)
    assert because(chosen(), on=after, signers=replace(ALL, needs_a_yes=False)) == ()


def test_an_objection_holds_it_back_also_when_it_was_definitive() -> None:
    settled = settle(said(chosen(), karin=Verdict.AGREED, bas=Verdict.AGREED), ALL, today=TODAY)
    objected = said(settled, bas=Verdict.OBJECTION)
    assert objected.state is State.PROVISIONAL
    assert because(objected, on=LATER + timedelta(days=1)) == (Because.OBJECTION,)


def test_another_choice_and_opening_again_leave_nothing_that_was_signed() -> None:
    signed = said(chosen(), karin=Verdict.AGREED, bas=Verdict.AGREED)
    again = decide(signed, ALL, answer_by=LATER)
    assert (again.decision, dict(again.verdicts)) == (2, {NOOR: Verdict.AGREED})
    reopened = reopen(lock(settle(signed, ALL, today=TODAY)))
    assert (reopened.state, reopened.decision, dict(reopened.verdicts)) == (State.REOPENED, 1, {})
    with pytest.raises(NotNow):
        settle(reopened, ALL, today=LATER + timedelta(days=1))


def test_who_gets_authority_later_is_asked_before_it_can_be_definitive() -> None:
    more = replace(ALL, parents=(*ALL.parents, "later"))
    ready = said(chosen(), karin=Verdict.AGREED, bas=Verdict.AGREED)
    assert because(ready, signers=more) == (Because.NOT_ASKED, Because.STILL_ASKED)
    assert because(said(ask_too(ready, more), later=Verdict.READ), signers=more) == ()


@given(
    st.lists(
        st.one_of(
            st.sampled_from(["decide", "settle", "late", "lock", "reopen", "ask"]),
            st.tuples(st.sampled_from([NOOR, KARIN, BAS]), st.sampled_from(list(Verdict))),
        ),
        max_size=30,
    ),
    st.sampled_from([ALL, Signers(NOOR), Signers(NOOR, (KARIN, BAS))]),
)
def test_no_way_leads_to_definitive_over_an_objection_or_on_what_was_signed_before(
    moves: list[str | tuple[str, Verdict]], signers: Signers
) -> None:
    standing, last, now = Standing(), {}, TODAY  # last: what each said since the last decision or opening
    for move in moves:
        try:
            if isinstance(move, tuple):
                standing = answer(standing, person=move[0], verdict=move[1])
                last[move[0]] = move[1]
            elif move == "decide":
                standing = decide(standing, signers, answer_by=LATER)
                last = {NOOR: Verdict.AGREED}
            elif move == "reopen":
                standing, last = reopen(standing), {}
            elif move == "late":
                now = LATER + timedelta(days=1)
            elif move == "ask":
                standing = ask_too(standing, signers)
            else:
                standing = lock(standing) if move == "lock" else settle(standing, signers, today=now)
        except NotNow:
            continue
        assert dict(standing.verdicts) == last
        if standing.state in (State.DEFINITIVE, State.LOCKED):
            assert standing.decision > 0
            assert Verdict.OBJECTION not in last.values()
            assert last[NOOR] is Verdict.AGREED
            assert set(last) <= {*signers.everybody}


def test_every_kind_of_choice_has_steps_to_begin_with_that_start_with_own_words() -> None:
    shipped = shipped_templates()
    assert {one.kind for one in shipped} == set(ChoiceKind)
    for one in shipped:
        kinds = [step.kind for step in one.steps]
        assert kinds[0] is StepKind.WISHES
        assert kinds[-1] is StepKind.DECIDE
        assert StepKind.ADVICE not in kinds or kinds.index(StepKind.ADVICE) > kinds.index(StepKind.WISHES)


def test_the_days_of_a_template_fall_in_order_in_the_school_year_of_the_opening() -> None:
    template = next(one for one in shipped_templates() if one.kind is ChoiceKind.PROFILE_HAVO_VWO)
    assert days_of(template.steps, opened=date(2025, 10, 6)) == (
        date(2025, 10, 20),
        date(2025, 12, 15),
        date(2026, 2, 1),
        date(2026, 3, 1),
        date(2026, 3, 10),
        date(2026, 4, 1),
    )
    assert days_of(template.steps, opened=date(2026, 2, 20))[1:3] == (date(2026, 2, 20), date(2026, 2, 20))
