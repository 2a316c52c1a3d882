"""Random cases with everything that METHOD 3 knows in them, for property tests."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import strategies as st

from keuzeruimte.case import (
    Act,
    Case,
    Delegation,
    Event,
    Limit,
    ParentRequest,
    Person,
    Protection,
)
from keuzeruimte.words import (
    SCHOOL_ROLES,
    Authority,
    DelegationStatus,
    Domain,
    EventKind,
    ParentKind,
    RequestKind,
    Role,
    Verb,
)

AS_OF = date(2026, 3, 10)
BIRTHDAYS = (date(2012, 5, 2), date(2008, 3, 9), date(2008, 3, 10), date(2008, 3, 11), date(2008, 2, 29))
TOPICS = {f"over_{domain.value}": domain for domain in Domain}
VILLAGE = tuple(role for role in Role if role not in SCHOOL_ROLES | {Role.PUPIL, Role.PARENT})


def days_around(day: date) -> st.SearchStrategy[date]:
    """A few days before or after, so that edges are met often."""
    return st.integers(-3, 3).map(lambda shift: day + timedelta(shift))


@st.composite
def _people(draw: st.DrawFn) -> dict[str, Person]:
    """One pupil, up to four parents of every kind, one professional or more, and a few others."""
    parents = st.builds(
        Person,
        id=st.just(""),
        role=st.just(Role.PARENT),
        kind=st.none() | st.sampled_from(ParentKind),
        authority=st.sampled_from([Authority.YES, Authority.YES, Authority.NO, Authority.UNKNOWN]),
        deceased=st.sampled_from([False, False, False, True]),
    )
    made = [
        Person("kind", Role.PUPIL, "Noor", draw(st.sampled_from([None, *BIRTHDAYS]))),
        *(replace(parent, id=f"ouder{n}") for n, parent in enumerate(draw(st.lists(parents, max_size=4)))),
        *(
            Person(f"school{n}", role)
            for n, role in enumerate(
                draw(st.lists(st.sampled_from(sorted(SCHOOL_ROLES)), min_size=1, max_size=3))
            )
        ),
        *(
            Person(f"dorp{n}", role)
            for n, role in enumerate(draw(st.lists(st.sampled_from(VILLAGE), max_size=3)))
        ),
    ]
    return {person.id: person for person in draw(st.permutations(made))}


def ids(people: list[str], *, most: int = 4) -> st.SearchStrategy[tuple[str, ...]]:
    """Some of these people, in any order."""
    return st.lists(st.sampled_from(people), max_size=most, unique=True).map(tuple)


@st.composite
def cases(draw: st.DrawFn, *, most_acts: int = 4) -> Case:
    """A case as the reader would let through."""
    people = draw(_people())
    everybody = list(people)
    actors = [person.id for person in people.values() if person.role in SCHOOL_ROLES | {Role.PROTECTOR}]
    some = ids(everybody)
    maybe_day = st.none() | days_around(AS_OF)
    subject = st.one_of(
        st.tuples(st.sampled_from(list(TOPICS)), st.none()),
        st.tuples(st.none(), st.sampled_from(Domain)),
        st.tuples(st.sampled_from(list(TOPICS)), st.sampled_from(Domain)),
    )
    spans = st.tuples(maybe_day, maybe_day)

    def many(strategy: st.SearchStrategy[object], most: int) -> tuple[object, ...]:
        return tuple(draw(st.lists(strategy, max_size=most)))

    delegations = st.builds(
        lambda span, to_school, to, **kept: Delegation(
            to=() if to_school else to, to_school=to_school, since=span[0], until=span[1], **kept
        ),
        span=spans,
        to_school=st.booleans(),
        to=some,
        domain=st.sampled_from(Domain),
        by=some,
        status=st.sampled_from(DelegationStatus),
        topics=st.lists(st.sampled_from(list(TOPICS)), max_size=2, unique=True).map(tuple),
    )
    limits = st.builds(
        lambda subject, span, **kept: Limit(
            topic=subject[0], domain=subject[1], since=span[0], until=span[1], **kept
        ),
        subject=subject,
        span=spans,
        by=some,
        audience=st.none() | some,
        unless_present=some,
    )
    requests = st.builds(
        lambda subject, **kept: ParentRequest(topic=subject[0], domain=subject[1], **kept),
        subject=subject,
        by=some,
        kind=st.sampled_from(RequestKind),
        present=some,
    )
    protection = st.builds(
        lambda span, **kept: Protection(since=span[0], until=span[1], **kept),
        span=spans,
        by=st.sampled_from(everybody),
        domains=st.lists(st.sampled_from(Domain), max_size=3, unique=True).map(tuple),
        audience=some,
    )

    def acts(day: st.SearchStrategy[date | None]) -> st.SearchStrategy[Act]:
        return st.builds(
            lambda subject, **kept: Act(topic=subject[0], domain=subject[1], **kept),
            subject=subject,
            verb=st.sampled_from(Verb),
            by=st.sampled_from(actors),
            to=some,
            present=some,
            about=some,
            day=day,
            against=some,
            alongside=some,
            options=st.integers(0, 3),
            through=ids(everybody, most=1),
            waits_for=st.just(()) | some,
            responsible=some,
            duty=st.integers(0, 5).map(lambda chance: chance == 0),
        )

    past_days = st.integers(0, 100).map(lambda back: AS_OF - timedelta(back))
    return Case(
        as_of=AS_OF,
        people=people,
        title=draw(st.sampled_from(["", "Een gesprek", "Zoë: ‘ja’", "2026-03-10", "no"])),
        topics=TOPICS,
        delegations=many(delegations, 3),
        limits=many(limits, 2),
        requests=many(requests, 3),
        protection=many(protection, 1),
        voices=draw(some),
        plan=many(acts(st.none()), most_acts),
        history=many(acts(past_days), 3),
        events=many(
            st.builds(Event, day=past_days, who=st.sampled_from(everybody), kind=st.sampled_from(EventKind)),
            8,
        ),
    )
