"""How long the way round takes for plans of eight items in trouble: `python -m bench.repair`."""

import sys
from datetime import date
from random import Random
from statistics import median
from time import perf_counter

from keuzeruimte.case import Act, Case, Delegation, Limit, ParentRequest, Person
from keuzeruimte.repair import repair
from keuzeruimte.words import DelegationStatus, Domain, RequestKind, Role, Verb, Verdict

PLANS = 500
ITEMS = 8
AIM_IN_MILLISECONDS = 50

PARENTS = ("moeder", "vader")
TOPICS = {
    "scheiding": Domain.FAMILY,
    "driftig": Domain.UPBRINGING,
    "pesten": Domain.SOCIAL_EMOTIONAL,
    "somber": Domain.SOCIAL_EMOTIONAL,
    "profiel": Domain.CAREER,
    "angst": Domain.THERAPY,
}
PEOPLE = (
    Person("noa", Role.PUPIL, name="Noa", born=date(2012, 6, 1)),
    Person("moeder", Role.PARENT),
    Person("vader", Role.PARENT),
    Person("karim", Role.COUNSELLOR),
    Person("juf", Role.TEACHER),
    Person("decaan", Role.CAREERS_ADVISER),
    Person("baas", Role.EMPLOYER),
)


def troubled_plan(random: Random) -> Case:
    """A family with a limit, a request, a delegation by one parent, and eight acts of any kind."""
    return Case(
        as_of=date(2026, 3, 10),
        people={person.id: person for person in PEOPLE},
        topics=TOPICS,
        delegations=(
            Delegation(
                Domain.SOCIAL_EMOTIONAL, PARENTS, DelegationStatus.AGREED, ("karim",), topics=("pesten",)
            ),
            Delegation(Domain.SOCIAL_EMOTIONAL, ("moeder",), DelegationStatus.AGREED, ("juf",)),
        ),
        limits=(Limit(by=PARENTS, topic="scheiding"),),
        requests=(ParentRequest(("moeder",), RequestKind.ADVICE, topic="driftig", present=("noa",)),),
        voices=("moeder",),
        plan=tuple(_act(random) for _ in range(ITEMS)),
    )


def _act(random: Random) -> Act:
    to = random.choice([("noa",), ("moeder",), PARENTS, ("noa", "moeder"), ("noa", *PARENTS)])
    return Act(
        verb=random.choice([verb for verb in Verb if verb is not Verb.PROTECT]),
        by=random.choice(["karim", "juf", "decaan"]),
        to=to if random.random() < 0.9 else (*to, "baas"),
        present=("noa",) if random.random() < 0.3 else (),
        topic=random.choice(sorted(TOPICS)),
        about=random.choice([(), ("vader",)]),
        against=random.choice([("vader",), ("juf",)]),
        alongside=("noa",),
    )


def milliseconds() -> tuple[list[float], int]:
    """The time of each plan, shortest first, and how many plans ended clear."""
    random = Random(1)  # noqa: S311 (the same plans each time)
    cases = [troubled_plan(random) for _ in range(PLANS)]
    times, clear = [], 0
    for case in cases:
        start = perf_counter()
        outcome = repair(case)
        times.append(1000 * (perf_counter() - start))
        clear += outcome.verdict is Verdict.CLEAR
    return sorted(times), clear


def report() -> str:
    """One line for a person to read."""
    times, clear = milliseconds()
    usual = times[len(times) * 19 // 20]
    return (
        f"repair: {PLANS} plans of {ITEMS} items, {clear} end clear; median {median(times):.1f} ms "
        f"(aim: {AIM_IN_MILLISECONDS}), 19 of 20 within {usual:.1f}, slowest {times[-1]:.1f} ms"
    )


if __name__ == "__main__":
    sys.stdout.write(report() + "\n")
