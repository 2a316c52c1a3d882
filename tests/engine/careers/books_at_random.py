"""Small books of rules at random: a few subjects, one or two profiles, parts and rules that may overlap."""

from hypothesis import strategies as st

from keuzeruimte.careers.requirements.requirement import AllOf, AnyOf, Named, Requirement
from keuzeruimte.careers.subjects.book import (
    Basis,
    Book,
    Bound,
    Choose,
    Fits,
    Fixed,
    Needs,
    Profile,
    Rule,
    SchoolType,
    Weight,
)
from keuzeruimte.careers.vocabulary import Subject, vocabulary

CODES = ("ak", "bi", "ec", "fa", "gs", "wi")

some = st.lists(st.sampled_from(CODES), min_size=1, unique=True).map(lambda codes: tuple(sorted(codes)))


@st.composite
def choose(draw: st.DrawFn) -> Choose:
    subjects = draw(some)
    least = draw(st.integers(0, min(2, len(subjects))))
    return Choose(subjects, least, draw(st.one_of(st.none(), st.integers(least, 3))))


@st.composite
def bound(draw: st.DrawFn) -> Bound:
    subjects = draw(some)
    least = draw(st.integers(0, 1))
    return Bound(subjects, least, draw(st.one_of(st.none(), st.integers(least, 3))))


named: st.SearchStrategy[Requirement] = st.sampled_from(CODES).map(Named)
pair = st.tuples(named, named)
requirement = st.one_of(named, st.builds(AllOf, pair), st.builds(AnyOf, pair))
needs = st.builds(Needs, requirement, requirement)
weights = st.sampled_from([Weight.CLOSES, Weight.CLOSES, Weight.ADVISES])


@st.composite
def books(draw: st.DrawFn) -> Book:
    codes = draw(st.sampled_from([("p",), ("p", "q")]))
    profiles = tuple(
        Profile(code, code, tuple(_parts(draw, code, most=3)), Rule(f"{code}-fits", Fits())) for code in codes
    )
    rules = tuple(
        Rule(
            f"rule-{place}",
            asks,
            basis=Basis.SCHOOL,
            weight=draw(weights),
            profiles=draw(st.sampled_from([(), ("p",)])),
        )
        for place, asks in enumerate(draw(st.lists(st.one_of(bound(), needs), max_size=3)))
    )
    return Book(
        title="",
        school_type=SchoolType.HAVO,
        year="",
        source="",
        check="",
        vocabulary=vocabulary(Subject(code, code) for code in CODES),
        common=tuple(_parts(draw, "common", most=2)),
        profiles=profiles,
        rules=rules,
    )


def _parts(draw: st.DrawFn, home: str, *, most: int) -> list[Rule]:
    asks = draw(st.lists(st.one_of(choose(), some.map(lambda codes: Fixed(codes[:2]))), max_size=most))
    return [Rule(f"{home}-{place}", one) for place, one in enumerate(asks)]
