"""Random cases that stay close to what schools meet: every act, domain and kind of family."""

from datetime import date
from random import Random

from keuzeruimte.case import Act, Case, Delegation, Limit, ParentRequest, Person, Protection
from keuzeruimte.words import Authority, DelegationStatus, Domain, RequestKind, Role, Verb

TODAY = date(2026, 3, 10)
TOPICS = {f"about_{domain.value}": domain for domain in Domain}
SOMETIMES = 0.3


def some(
    random: Random, people: list[str], *, at_least: int = 0, chance: float = SOMETIMES
) -> tuple[str, ...]:
    """A few of these people, each by chance, at least so many."""
    chosen = {who for who in people if random.random() < chance}
    while len(chosen) < min(at_least, len(people)):
        chosen.add(random.choice(people))
    return tuple(sorted(chosen))


def random_case(random: Random, *, most_items: int) -> Case:
    """A case with up to `most_items` acts in its plan."""
    people = _people(random)
    ids = sorted(people)
    school = [who for who in ids if people[who].role in {Role.COUNSELLOR, Role.TEACHER, Role.CAREERS_ADVISER}]
    parents = [who for who in ids if people[who].role is Role.PARENT]
    topics = ["about_upbringing", "about_family", *random.sample(sorted(TOPICS), 2)]
    return Case(
        as_of=TODAY,
        people=people,
        topics=TOPICS,
        delegations=tuple(_delegation(random, parents, school, topics) for _ in range(random.randrange(3))),
        limits=tuple(_limit(random, ids, parents, topics) for _ in range(random.choice([0, 0, 1, 2]))),
        requests=tuple(_request(random, ids, parents, topics) for _ in range(random.randrange(3))),
        protection=(_protection(random, school),)
        if "guard" in people and random.random() < SOMETIMES
        else (),
        voices=some(random, ids, chance=0.6),
        plan=tuple(_act(random, ids, school, topics) for _ in range(random.randint(1, most_items))),
    )


def _people(random: Random) -> dict[str, Person]:
    born = date(2007, 1, 1) if random.random() < 0.1 else date(2012, 6, 1)
    people = [Person("noa", Role.PUPIL, name="Noa", born=born), Person("karim", Role.COUNSELLOR)]
    for who in ("mam", "pap", "oma")[: random.choice([0, 1, 2, 2, 2, 3])]:
        authority = random.choice([Authority.YES] * 4 + [Authority.NO, Authority.UNKNOWN])
        people.append(Person(who, Role.PARENT, authority=authority, deceased=random.random() < 0.1))
    for who, role in (("juf", Role.TEACHER), ("dec", Role.CAREERS_ADVISER), ("guard", Role.PROTECTOR)):
        if random.random() < 0.5:
            people.append(Person(who, role))
    people.append(Person("baas", Role.EMPLOYER))
    return {person.id: person for person in people}


def _matter(random: Random, topics: list[str]) -> dict[str, object]:
    topic = random.choice(topics)
    return {"topic": topic} if random.random() < 0.8 else {"domain": TOPICS[topic]}


def _delegation(random: Random, parents: list[str], school: list[str], topics: list[str]) -> Delegation:
    topic = random.choice(topics)
    return Delegation(
        domain=TOPICS[topic],
        topics=(topic,) if random.random() < 0.5 else (),
        by=some(random, parents, at_least=1, chance=0.6) or ("noa",),
        to=some(random, school, at_least=1),
        status=random.choice([DelegationStatus.AGREED] * 3 + [DelegationStatus.WITHDRAWN]),
    )


def _limit(random: Random, ids: list[str], parents: list[str], topics: list[str]) -> Limit:
    return Limit(
        by=some(random, parents, at_least=1, chance=0.6) or ("noa",),
        audience=None if random.random() < 0.7 else some(random, ids, at_least=1),
        unless_present=some(random, ids, chance=0.1),
        **_matter(random, topics),  # type: ignore[arg-type]
    )


def _request(random: Random, ids: list[str], parents: list[str], topics: list[str]) -> ParentRequest:
    return ParentRequest(
        by=some(random, parents, at_least=1) or ("noa",),
        kind=random.choice([*RequestKind, RequestKind.ADVICE, RequestKind.TAKE_OVER]),
        present=some(random, ids, chance=0.6),
        **_matter(random, topics),  # type: ignore[arg-type]
    )


def _protection(random: Random, school: list[str]) -> Protection:
    domains = tuple(random.sample(list(Domain), 2))
    return Protection(by="guard", domains=domains, audience=some(random, school))


def _act(random: Random, ids: list[str], school: list[str], topics: list[str]) -> Act:
    family = [who for who in ids if who not in school and who not in {"baas", "guard"}]
    verb = random.choice(list(Verb))
    to = some(random, family if random.random() < 0.85 else ids, at_least=1, chance=0.4)
    return Act(
        verb=verb,
        by=random.choice(school),
        to=to,
        present=some(random, ids, chance=0.15),
        about=some(random, ids, chance=0.2),
        against=some(random, ids, chance=0.2) if verb is Verb.SIDE_WITH else (),
        alongside=some(random, ids, chance=0.2) if verb is Verb.SIDE_WITH else (),
        options=random.choice([1, 1, 3]),
        through=("noa",) if random.random() < 0.05 else (),
        waits_for=some(random, family, chance=0.5) if random.random() < 0.1 else (),
        responsible=some(random, ids, chance=0.25) if verb is Verb.AGREE else (),
        duty=random.random() < 0.03,
        **_matter(random, topics),  # type: ignore[arg-type]
    )
