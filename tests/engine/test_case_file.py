"""A bad case file is refused with the place, what was found and what is allowed (METHOD 8)."""

import time
from datetime import date

import pytest

from keuzeruimte.case import Case
from keuzeruimte.reading.case_file import read_case
from keuzeruimte.reading.refusal import PROBLEMS, CaseFileError
from keuzeruimte.words import Authority, Role

TODAY = date(2026, 3, 10)
SMALL = "keuzeruimte: 1\npeople: {kind: {role: pupil}, moeder: {role: parent}, juf: {role: mentor}}\n"
ASKING = SMALL + "plan: [{act: ask, by: juf, domain: family, "
LAUGHS = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{name}: &{name} [{','.join([f'*{before}'] * 9)}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


def read(text: str | bytes) -> Case:
    return read_case(text if isinstance(text, bytes) else text.encode(), today=TODAY)


def refusal(text: str | bytes) -> CaseFileError:
    with pytest.raises(CaseFileError) as refused:
        read(text)
    return refused.value


@pytest.mark.parametrize(
    ("text", "place", "problem"),
    [
        ("", "", "empty"),
        ("# alleen uitleg", "", "empty"),
        ("iets: anders", "", "empty"),
        ("hallo", "", "wrong-type"),
        ("- a", "", "wrong-type"),
        (b"keuze\xff", "", "not-text"),
        (b"a\0b", "", "not-text"),
        ("keuzeruimte: 1".encode("utf-16"), "", "not-text"),
        (bytes(range(256)), "", "not-text"),
        (b"a: \xc2\x80", "", "not-text"),
        (b"a" * 1_000_001, "", "too-large"),
        ("[" * 900_000, "[0]", "too-deep"),
        ("- " * 400_000, "[0]", "too-deep"),
        ("{a: " * 200_000, "a", "too-deep"),
        ('{"a":' + "[" * 900_000, "", "too-deep"),
        ('{"a":' + "[" * 20 + "]" * 20 + "}", "", "too-deep"),
        ('{"a":' + "[" * 19 + "]" * 19 + "}", "", "empty"),
        ("a: " + "[" * 19 + "]" * 19, "", "empty"),
        ('{"a":' * 600 + '{"b": 1, "b": 2}' + "}" * 600, "", "too-deep"),
        (LAUGHS, "e[0]", "too-much-repeated"),
        ("a: &a [*a]", "a[0]", "unknown-anchor"),
        ("a: *b", "a", "unknown-anchor"),
        ("keuzeruimte: !!python/object/apply:os.system [ls]", "keuzeruimte", "tag"),
        (SMALL + "title: !!binary aGFsbG8=", "title", "tag"),
        ("keuzeruimte: 1\n---\nkeuzeruimte: 1", "", "several-documents"),
        ("keuzeruimte: [1", "", "not-yaml"),
        ("keuzeruimte:\t1\n\ta: b", "", "not-yaml"),
        ('{"keuzeruimte": 1,,}', "", "not-json"),
        ("people: {}", "", "missing-key"),
        ("keuzeruimte: 1", "", "missing-key"),
        ("keuzeruimte: 2\npeople: {kind: {role: pupil}}", "keuzeruimte", "other-version"),
        ("keuzeruimte: true\npeople: {kind: {role: pupil}}", "keuzeruimte", "other-version"),
        ("keuzeruimte: 1.0\npeople: {kind: {role: pupil}}", "keuzeruimte", "other-version"),
        ("keuzeruimte: '1'\npeople: {kind: {role: pupil}}", "keuzeruimte", "other-version"),
        ("keuzeruimte: 1\npeople: {moeder: {role: parent}}", "people", "pupils"),
        ("keuzeruimte: 1\npeople: {a: {role: pupil}, b: {role: pupil}}", "people", "pupils"),
        ("keuzeruimte: 1\npeople:\n  a: {role: pupil}\n  a: {role: parent}", "people.a", "doubled-key"),
        ('{"keuzeruimte": 1, "people": {"a": {"role": "pupil"}, "a": {}}}', "people.a", "doubled-key"),
        (
            "keuzeruimte: 1\npeople: {a: {role: pupil, name: Jo}, b: {role: parent, name: Jo}}",
            "people.b.name",
            "same-name",
        ),
        ("keuzeruimte: 1\npeople: {no: {role: pupil}}", "people", "key-not-text"),
        ("keuzeruimte: 1\npeople: {12: {role: pupil}}", "people", "key-not-text"),
        ("keuzeruimte: 1\npeople: {[a]: {role: pupil}}", "people", "key-not-text"),
        ("keuzeruimte: 1\npeople: [a]", "people", "wrong-type"),
        ("keuzeruimte: 1\npeople: {a: pupil}", "people.a", "wrong-type"),
        ("keuzeruimte: 1\npeople: {a: {rol: pupil}}", "people.a.rol", "unknown-key"),
        ("keuzeruimte: 1\npeople: {a: {name: A}}", "people.a", "missing-key"),
        ("keuzeruimte: 1\npeople: {a: {role: leerling}}", "people.a.role", "unknown-word"),
        (
            "keuzeruimte: 1\npeople: {a: {role: pupil}, b: {role: parent, authority: 'true'}}",
            "people.b.authority",
            "wrong-type",
        ),
        (
            "keuzeruimte: 1\npeople: {a: {role: pupil}, b: {role: mentor, authority: true}}",
            "people.b.authority",
            "for-parents-only",
        ),
        (SMALL + "plans: []", "plans", "unknown-key"),
        (SMALL + "as_of: 2026-02-30", "as_of", "not-a-day"),
        (SMALL + "as_of: 2026-03-10 12:00:00", "as_of", "not-a-day"),
        (SMALL + "as_of: '20260310'", "as_of", "not-a-day"),
        (SMALL + "as_of: 20260310", "as_of", "wrong-type"),
        (SMALL + "title: [a]", "title", "wrong-type"),
        (SMALL + 'title: "\\e[31mrood"', "title", "not-plain"),
        ('{"keuzeruimte":1,"title":"\\ud800","people":{"a":{"role":"pupil"}}}', "title", "not-plain"),
        (SMALL + "topics: {ruzie: {}}", "topics.ruzie", "missing-key"),
        (SMALL + "topics: {ruzie: {domain: thuis}}", "topics.ruzie.domain", "unknown-word"),
        (SMALL + "plan: luisteren", "plan", "wrong-type"),
        (SMALL + "plan: [null]", "plan[0]", "wrong-type"),
        (SMALL + "plan: [{act: discus, by: juf, domain: family}]", "plan[0].act", "unknown-word"),
        (SMALL + "plan: [{act: [ask], by: juf, domain: family}]", "plan[0].act", "wrong-type"),
        (SMALL + "plan: [{act: ask, by: jufs, domain: family}]", "plan[0].by", "unknown-person"),
        (SMALL + "plan: [{act: ask, by: [juf], domain: family}]", "plan[0].by", "wrong-type"),
        (SMALL + "plan: [{act: ask, by: moeder, domain: family}]", "plan[0].by", "not-a-professional"),
        (SMALL + "plan: [{act: ask, by: juf, to: kind, domain: family}]", "plan[0].to", "wrong-type"),
        (SMALL + "plan: [{act: ask, by: juf, to: [kin], domain: family}]", "plan[0].to[0]", "unknown-person"),
        (SMALL + "plan: [{act: ask, by: juf}]", "plan[0]", "topic-or-domain"),
        (SMALL + "plan: [{act: ask, by: juf, topic: ruzie}]", "plan[0].topic", "no-domain"),
        (
            SMALL + "plan: [{act: ask, by: juf, domain: family, date: 2026-01-01}]",
            "plan[0].date",
            "unknown-key",
        ),
        (ASKING + "duty: ja}]", "plan[0].duty", "wrong-type"),
        (
            SMALL + "plan: [{act: ask, by: juf, domain: family, options: true}]",
            "plan[0].options",
            "wrong-type",
        ),
        (ASKING + "options: -1}]", "plan[0].options", "wrong-type"),
        (
            SMALL + "plan: [{act: ask, by: juf, domain: family, options: .inf}]",
            "plan[0].options",
            "wrong-type",
        ),
        (SMALL + "history: [{act: ask, by: juf, domain: family}]", "history[0]", "missing-key"),
        (
            SMALL + "history: [{date: 2026-03-11, act: ask, by: juf, domain: family}]",
            "history[0].date",
            "after-as-of",
        ),
        (SMALL + "events: [{date: 2026-03-11, who: kind, kind: late}]", "events[0].date", "after-as-of"),
        (SMALL + "events: [{date: 2026-03-10, who: kind}]", "events[0]", "missing-key"),
        (SMALL + "limits: [{by: [moeder]}]", "limits[0]", "topic-or-domain"),
        (SMALL + "requests: [{by: [moeder], kind: advice}]", "requests[0]", "topic-or-domain"),
        (
            SMALL + "delegations: [{domain: family, by: [moeder], to: juf, status: agreed}]",
            "delegations[0].to",
            "wrong-type",
        ),
        (
            SMALL + "delegations: [{domain: family, by: [moeder], to: [juf]}]",
            "delegations[0]",
            "missing-key",
        ),
        (SMALL + "protection: [{by: [moeder]}]", "protection[0].by", "wrong-type"),
        (SMALL + "voices: kind", "voices", "wrong-type"),
        (SMALL + "<<: 3", "<<", "wrong-type"),
    ],
)
def test_bad_file_is_refused_at_its_place_within_a_second(
    text: str | bytes, place: str, problem: str
) -> None:
    start = time.process_time()
    refused = refusal(text)
    assert (str(refused.place), refused.problem) == (place, problem)
    for lang in ("nl", "en"):
        words = refused.in_words(lang)
        assert words.isprintable()
        assert len(words) < 1000
    assert time.process_time() - start < 1


def test_every_problem_is_worded_in_both_languages() -> None:
    assert all(set(words) == {"nl", "en"} for words in PROBLEMS.values())


def test_nearest_word_is_offered_with_all_that_is_allowed() -> None:
    refused = refusal(SMALL + "plan: [{act: diskuss, by: juf, domain: family}]")
    assert refused.in_words("en").startswith(
        "plan[0].act: the method has no word ‘diskuss’ here. Did you mean ‘discuss’? Allowed: listen, "
    )
    assert refused.in_words("nl").startswith(
        "plan[0].act: het woord ‘diskuss’ kent de methode hier niet. Bedoel je ‘discuss’? Toegestaan: listen"
    )


def test_refusal_of_a_very_large_table_stays_short() -> None:
    people = "".join(f"  p{number}: {{role: friend}}\n" for number in range(20_000))
    refused = refusal(f"keuzeruimte: 1\npeople:\n  kind: {{role: pupil}}\n{people}voices: [{'x' * 300_000}]")
    assert str(refused.place) == "voices[0]"
    assert len(refused.in_words("nl")) < 1000


def test_json_and_yaml_give_the_same_case() -> None:
    yaml = (
        SMALL + "as_of: 2026-03-01\nvoices: [kind]\nplan: [{act: ask, by: juf, domain: family, to: [kind]}]"
    )
    json = """{"keuzeruimte": 1, "as_of": "2026-03-01", "voices": ["kind"],
      "people": {"kind": {"role": "pupil"}, "moeder": {"role": "parent"}, "juf": {"role": "mentor"}},
      "plan": [{"act": "ask", "by": "juf", "domain": "family", "to": ["kind"]}]}"""
    assert read(json) == read(yaml)


def test_yaml_may_begin_with_a_brace_and_with_a_byte_order_mark() -> None:
    assert read("\ufeff{keuzeruimte: 1, people: {kind: {role: pupil}}}").people["kind"].role is Role.PUPIL


def test_day_left_out_is_the_day_of_reading_and_empty_keys_are_left_out() -> None:
    case = read(SMALL + "as_of:\nplan:\ntitle:\nlimits: [{by: [moeder], topic: ruzie, until: , with: }]")
    assert (case.as_of, case.plan, case.title) == (TODAY, (), "")
    assert (case.limits[0].until, case.limits[0].audience) == (None, None)


def test_small_repetition_by_reference_and_merging_is_read() -> None:
    case = read(
        """keuzeruimte: 1
people:
  kind: {role: pupil}
  moeder: &ouder {role: parent, authority: unknown}
  vader: {<<: *ouder, deceased: true}
  juf: &juf {role: mentor}
  meester: *juf
"""
    )
    assert [person.authority for person in case.people.values()] == [
        Authority.YES,
        Authority.UNKNOWN,
        Authority.UNKNOWN,
        Authority.YES,
        Authority.YES,
    ]
    assert case.people["vader"].deceased


def test_topic_that_is_not_in_the_table_may_be_used_with_its_own_domain() -> None:
    case = read(
        SMALL
        + "limits: [{by: [moeder], topic: ruzie}]\nplan: [{act: ask, by: juf, topic: ruzie, domain: family}]"
    )
    assert case.plan[0].topic == case.limits[0].topic == "ruzie"
