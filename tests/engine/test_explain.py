"""Findings and signals in sentences, with the people's names."""

from dataclasses import replace
from datetime import date

from keuzeruimte.cards.general import day_in_words, joined
from keuzeruimte.case import Act, Case, Limit, Person
from keuzeruimte.explain import source_words, words_for_finding, words_for_rule, words_for_signal
from keuzeruimte.finding import Finding, Signal
from keuzeruimte.words import Domain, Hierarchy, Role, Severity, Verb

LIMIT = Limit(by=("moeder", "vader"), topic="scheiding", since=date(2026, 1, 14))
SUPPORT = Act(verb=Verb.SUPPORT, by="ruben", to=("saskia",), topic="scheiding")
CASE = Case(
    as_of=date(2026, 3, 10),
    people={
        "saskia": Person(id="saskia", role=Role.PUPIL, name="Saskia"),
        "moeder": Person(id="moeder", role=Role.PARENT, name="Marloes"),
        "vader": Person(id="vader", role=Role.PARENT),
        "ruben": Person(id="ruben", role=Role.COUNSELLOR, name="Ruben"),
    },
    topics={"scheiding": Domain.FAMILY},
    limits=(LIMIT,),
    plan=(SUPPORT,),
    history=(SUPPORT,),
)
FINDING = Finding(
    rule="better-parent",
    severity=Severity.CONFLICT,
    hierarchy=Hierarchy.EMOTIONAL,
    touches=("moeder", "saskia", "vader"),
    proof=(LIMIT,),
    act=0,
)


def test_a_finding_names_the_people_of_the_case_and_an_id_where_there_is_no_name() -> None:
    words = words_for_finding(FINDING, case=CASE, act=SUPPORT, lang="nl")
    assert words.title == "Hoe steun je Saskia zonder op de plek van Marloes en vader te gaan staan?"
    assert words.why.startswith("Marloes en vader vroegen om dit te laten rusten. Troost jij Saskia toch")
    assert "{" not in "".join((words.title, words.why, words.effect, words.instead, words.wording))


def test_a_finding_without_its_fact_leaves_the_clause_out() -> None:
    bare = Finding(rule="better-parent", severity=Severity.CONFLICT, hierarchy=None, touches=())
    assert words_for_finding(bare, case=CASE, act=SUPPORT, lang="nl").why.startswith("Troost jij Saskia toch")


def test_a_risk_reads_otherwise_than_a_conflict() -> None:
    risk = Finding(rule="better-parent", severity=Severity.RISK, hierarchy=None, touches=(), proof=(LIMIT,))
    conflict = words_for_finding(FINDING, case=CASE, act=SUPPORT, lang="nl")
    assert words_for_finding(risk, case=CASE, act=SUPPORT, lang="nl").why != conflict.why


def test_a_pupil_without_a_living_parent_has_carers() -> None:
    gone = {who: replace(CASE.people[who], deceased=True) for who in ("moeder", "vader")}
    case = replace(CASE, people={**CASE.people, **gone})
    words = words_for_finding(FINDING, case=case, act=SUPPORT, lang="nl")
    assert words.title == "Hoe steun je Saskia zonder op de plek van de verzorgers te gaan staan?"
    assert words.instead.startswith("Vraag de verzorgers wat Saskia thuis helpt")


def test_a_signal_names_the_people_and_opens_with_a_question() -> None:
    words = words_for_signal(Signal(signal="boomerang", act=0), case=CASE, lang="nl")
    assert words.title == "Was het goede gesprek misschien ook zwaar voor Saskia?"
    assert "Dat kan toeval zijn" in words.why
    assert "?" in words.ask


def test_the_rule_book_reads_without_a_case() -> None:
    rule = words_for_rule("better-parent", lang="nl")
    assert rule.title == "Hoe steun je de leerling zonder op de plek van de ouders te gaan staan?"
    assert [version.severity for version in rule.passages["why"]] == ["conflict", "risk"]
    assert rule.when.startswith("Als jij de leerling steunt")


def test_a_source_key_reads_as_the_place_it_stands_for() -> None:
    assert source_words("A.saskia", lang="nl") == "Tekst over loyaliteit, het voorbeeld van Saskia"
    assert source_words("A.saskia", lang="en") == "Text on loyalty, the example of Saskia"


def test_names_are_joined_as_one_says_them() -> None:
    assert joined(("Marloes",), lang="nl") == "Marloes"
    assert joined(("Marloes", "Erik"), lang="nl") == "Marloes en Erik"
    assert joined(("Marloes", "Erik", "Joke"), lang="en") == "Marloes, Erik and Joke"


def test_a_day_reads_in_words_and_says_the_year_when_it_is_another() -> None:
    today = date(2026, 3, 10)
    assert day_in_words(date(2026, 1, 14), seen_from=today, lang="nl") == "14 januari"
    assert day_in_words(date(2025, 12, 1), seen_from=today, lang="en") == "1 December 2025"
