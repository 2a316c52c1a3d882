"""The choice room: what is open, what is closed by which rule, and what would open it; never a score."""

from dataclasses import replace

import pytest
from books_at_random import CODES, books
from by_trying import every_subset, may_be_chosen
from hypothesis import given
from hypothesis import strategies as st

from keuzeruimte.careers.subjects.book import Basis, Book, Rule
from keuzeruimte.careers.subjects.book_file import read_book, shipped_books
from keuzeruimte.careers.subjects.room import Option, Room, State, UnknownOptionError, Wish, room_of

ATHENEUM = read_book(shipped_books()["atheneum"].read_bytes())

wishes = st.builds(
    Wish,
    st.sampled_from([None, "p"]),
    st.frozensets(st.sampled_from(CODES[:4]), max_size=3),
    st.frozensets(st.sampled_from(CODES[4:]), max_size=2),
)


def rule(id: str) -> Rule:
    return next(one for one in ATHENEUM.every_rule() if one.id == id)


def option(room: Room, code: str) -> Option:
    return next(one for one in (*room.profiles, *room.subjects) if one.code == code)


def test_a_closed_subject_says_by_which_rules_and_what_would_open_it() -> None:
    room = room_of(ATHENEUM, wish=Wish("em", frozenset({"wisA", "fatl"}), looked_at=frozenset({"wisB"})))
    assert option(room, "wisB") == Option(
        "wisB", State.CLOSED, looked_at=True, because=(rule("een-wiskunde"),), opens_by=(("wisA",),)
    )
    assert option(room, "wisC").opens_by == (("em", "wisA"),)
    assert option(room, "wisD").because == (rule("een-wiskunde"), rule("wiskunde-d-bij-b"))


def test_another_profile_is_open_where_the_same_subjects_fit_in_it() -> None:
    room = room_of(ATHENEUM, wish=Wish("em", frozenset({"wisA", "fatl"})))
    assert {one.code: (one.state, one.opens_by) for one in room.profiles} == {
        "nt": (State.CLOSED, (("em", "wisA"),)),
        "ng": (State.OPEN, ()),
        "em": (State.CHOSEN, ()),
        "cm": (State.OPEN, ()),
    }


def test_what_belongs_to_it_what_is_chosen_and_what_was_not_looked_at_are_told_apart() -> None:
    wish = Wish("nt", frozenset({"biol"}), looked_at=frozenset({"nlt"}))
    room = room_of(ATHENEUM, wish=wish)
    told = {code: option(room, code) for code in ("biol", "wisB", "nlt", "inf")}
    assert told == {
        "biol": Option("biol", State.CHOSEN, looked_at=True),
        "wisB": Option("wisB", State.INCLUDED, looked_at=False),
        "nlt": Option("nlt", State.OPEN, looked_at=True),
        "inf": Option("inf", State.OPEN, looked_at=False),
    }


def test_what_is_still_to_be_chosen_is_counted_by_part() -> None:
    room = room_of(ATHENEUM, wish=Wish("em", frozenset({"wisA", "fatl"})))
    assert [(lack.rule.id, lack.short) for lack in room.missing] == [("vrij", 1), ("em-keuze", 1)]
    assert (room.whole, room.left) == (False, 16760822)
    whole = room_of(ATHENEUM, wish=Wish("em", frozenset({"wisA", "fatl", "beco", "nat"})))
    assert (whole.whole, whole.missing) == (True, ())


def test_what_does_not_go_together_tells_the_ways_out_and_leaves_the_rest_open() -> None:
    room = room_of(ATHENEUM, wish=Wish("cm", frozenset({"wisC", "wisD", "nat"})))
    assert room.because == (rule("een-wiskunde"), rule("wiskunde-d-bij-b"))
    assert room.opens_by == (("wisC",), ("wisD",))
    assert room.left == 0
    assert (option(room, "wisB").state, option(room, "fil").state) == (State.OPEN, State.OPEN)
    assert option(room, "wisA").opens_by == (("wisC", "wisD"),)


def test_an_advice_of_the_school_leaves_an_option_open_and_stands_beside_it() -> None:
    from keuzeruimte.careers.requirements.requirement import Named
    from keuzeruimte.careers.subjects.book import Needs, Weight

    advice = Rule("b-met-nat", Needs(Named("wisB"), Named("nat")), basis=Basis.SCHOOL, weight=Weight.ADVISES)
    book = replace(ATHENEUM, rules=(*ATHENEUM.rules, advice))
    room = room_of(book, wish=Wish("em", laid_aside=frozenset({"nat"})))
    assert option(room, "wisB") == Option("wisB", State.OPEN, looked_at=False, advised=(advice,))
    assert option(room, "nat") == Option("nat", State.OPEN, looked_at=False, laid_aside=True)
    assert option(room_of(book, wish=Wish("em")), "wisB").advised == ()
    assert room_of(book, wish=Wish("em", frozenset({"wisB"}))).advice == (advice,)
    assert room_of(book, wish=Wish("em", frozenset({"wisB", "nat"}))).advice == ()


def test_an_option_that_the_rules_do_not_know_is_refused_by_name() -> None:
    with pytest.raises(UnknownOptionError) as refused:
        room_of(ATHENEUM, wish=Wish("em", frozenset({"toverkunst"})))
    assert refused.value.code == "toverkunst"
    with pytest.raises(UnknownOptionError):
        room_of(ATHENEUM, wish=Wish("zz"))


@given(books(), wishes)
def test_an_option_is_open_exactly_where_a_package_has_it_after_letting_go_of_least(
    book: Book, wish: Wish
) -> None:
    """Every package is tried: how many of the own choices does it not keep?"""
    own = {(code, True) for code in wish.subjects} | {(code, False) for code in wish.laid_aside}
    costs: dict[str, list[int]] = {code: [] for code in CODES}
    everywhere: list[int] = []
    for profile in book.profiles:
        for subjects in every_subset(CODES):
            if may_be_chosen(book, profile, subjects):
                let_go = {code for code, answer in own if (code in subjects) != answer}
                cost = len(let_go) + (wish.profile not in (None, profile.code))
                everywhere.append(cost)
                for code in subjects:
                    costs[code].append(cost - (code in let_go and code in wish.laid_aside))
    room = room_of(book, wish=wish)
    if not everywhere:
        assert {one.state for one in room.subjects} <= {State.CHOSEN, State.CLOSED}
        return
    least = min(everywhere)
    assert (room.because == ()) == (least == 0)
    for one in room.subjects:
        if one.state is State.CLOSED:
            assert not one.opens_by or len(one.opens_by[0]) == min(costs[one.code])
        if one.state in (State.OPEN, State.INCLUDED) and one.code not in wish.laid_aside:
            assert min(costs[one.code]) == least
