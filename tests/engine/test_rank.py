"""Who is on top, and the role that follows (METHOD 2)."""

import pytest
from tell import OF_AGE, act

PARENTS = ("moeder", "opa", "stiefvader", "vader")
LIVING = ("moeder", "stiefvader", "vader")
SCHOOL = ("decaan", "juf", "karim", "rt")
PROTECTION = (
    "protection: [{by: voogd, domains: [safety, family], with: [karim], from: 2026-03-10, until: 2026-03-10}]"
)


@pytest.mark.parametrize(
    ("domain", "expertise"),
    [
        ("learning", SCHOOL),
        ("career", SCHOOL),
        ("social_emotional", ("karim", "rt")),
        ("upbringing", LIVING),
        ("family", LIVING),
        ("safety", LIVING),
        ("therapy", ("arts",)),
    ],
)
def test_each_domain_has_its_own_experts(domain: str, expertise: tuple[str, ...]) -> None:
    top = act(f"act: inform, by: karim, to: [kind], domain: {domain}").top
    assert (top.emotional, top.responsibility, top.expertise) == (PARENTS, ("moeder", "vader"), expertise)


def test_protection_carries_responsibility_for_its_domains_and_the_emotional_top_stays() -> None:
    top = act("act: inform, by: juf, to: [kind], domain: safety", PROTECTION).top
    assert (top.emotional, top.responsibility, top.expertise) == (PARENTS, ("voogd",), ("voogd",))
    assert act("act: inform, by: juf, to: [kind], domain: family", PROTECTION).top.expertise == LIVING
    assert act("act: inform, by: juf, to: [kind], domain: learning", PROTECTION).top.responsibility == (
        "moeder",
        "vader",
    )


def test_pupil_of_eighteen_carries_responsibility_unless_protection_does() -> None:
    line = "act: inform, by: juf, to: [kind], domain: family"
    assert act(line, family=OF_AGE).top.responsibility == ("kind",)
    assert act(line, PROTECTION, family=OF_AGE).top.responsibility == ("voogd",)


def test_pupil_is_of_age_from_the_birthday_on_and_not_a_day_before() -> None:
    eve = OF_AGE.replace("2008-03-10", "2008-03-11")
    assert act("act: inform, by: juf, domain: family", family=eve).top.responsibility == ("moeder", "vader")


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("by: karim, act: guide, to: [kind], topic: veilig", "protector"),
        ("by: voogd, act: guide, to: [kind], topic: scheiding", "protector"),
        ("by: juf, act: refer, to: [kind], topic: angst", "referrer"),
        ("by: juf, act: guide, to: [kind], topic: leren", "expert"),
        ("by: karim, act: inform, to: [moeder], topic: somber", "expert"),
        ("by: karim, act: discuss, to: [moeder], topic: somber", "outsider"),
        ("by: juf, act: inform, to: [moeder], topic: somber", "outsider"),
        ("by: karim, act: guide, to: [kind], topic: somber, waits_for: [moeder, vader]", "expert"),
        ("by: juf, act: guide, to: [kind], topic: somber, waits_for: [moeder, vader]", "delegate"),
        ("by: juf, act: guide, to: [kind], topic: somber, waits_for: [moeder]", "outsider"),
        ("by: juf, act: explore, to: [moeder], topic: driftig", "serving_expert"),
        ("by: juf, act: explore, to: [kind], topic: driftig", "outsider"),
        ("by: juf, act: explore, to: [moeder], domain: upbringing", "outsider"),
    ],
)
def test_role_is_the_first_that_holds(line: str, role: str) -> None:
    asked = "requests: [{by: [stiefvader], kind: think_along, topic: driftig}]"
    assert act(line, asked, PROTECTION).role == role
