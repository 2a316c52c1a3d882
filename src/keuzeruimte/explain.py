"""From a finding or a signal, and its card, to sentences with the people's names."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import chain
from types import MappingProxyType

from keuzeruimte.cards.card import FOLDER, Card, card
from keuzeruimte.cards.general import CARERS, DOMAINS, WITHOUT_CASE, day_in_words, joined
from keuzeruimte.cards.template import Filling, Template
from keuzeruimte.case import Act, Case, Delegation, Limit, ParentRequest
from keuzeruimte.day import Day
from keuzeruimte.finding import Finding, Proof, Signal

_NO_NAMES: Mapping[str, str] = MappingProxyType({})
# The rule book speaks of a pupil under 18: clauses for that pupil stay, those for an adult one disappear.
_USUAL_PLACES = ("entrusters", "minor")


@dataclass(frozen=True, slots=True)
class FindingWords:
    """What a professional reads of one finding."""

    title: str
    why: str
    effect: str
    instead: str
    wording: str


@dataclass(frozen=True, slots=True)
class SignalWords:
    """What a professional reads of one signal; `ask` is the question to open the talk with."""

    title: str
    why: str
    ask: str


@dataclass(frozen=True, slots=True)
class Version:
    """Words of the rule book; `severity` is empty where they hold for every severity."""

    severity: str
    words: str


@dataclass(frozen=True, slots=True)
class RuleWords:
    """One rule or signal in the rule book, without a case. Passages stand by their name, in reading order."""

    rule: str
    title: str
    passages: Mapping[str, tuple[Version, ...]]

    @property
    def when(self) -> str:
        """Exactly when the rule fires, in a counsellor's words."""
        return self.passages["when"][0].words


def words_for_finding(
    finding: Finding,
    *,
    case: Case,
    act: Act | None,
    lang: str,
    topic_names: Mapping[str, str] = _NO_NAMES,
    names: "Names | None" = None,
) -> FindingWords:
    """Return the texts of a finding with the names of this case (METHOD 4, 5).

    `act` is the act it was found on, None for a finding on the plan; `topic_names` gives topics a title.
    `names` are those of this case, in this language, where they are there already.
    Raises CardError for a rule without a card.
    """
    its_card = card(finding.rule, lang)
    names = names or Names(case, lang=lang, topic_names=topic_names)
    fillings = names.of_act(act) | names.of_proof(finding.proof) | names.everywhere(act)
    fillings |= names.people("touched", finding.touches)
    fillings |= names.people("person", () if finding.person is None else (finding.person,))

    def words(passage: str) -> str:
        text = its_card.passages[passage].for_severity(finding.severity)
        return text.filled(fillings, missing=WITHOUT_CASE[lang])

    return FindingWords(
        title=its_card.title.filled(fillings, missing=WITHOUT_CASE[lang]),
        why=words("why"),
        effect=words("effect"),
        instead=words("instead"),
        wording=words("wording"),
    )


def words_for_signal(
    signal: Signal, *, case: Case, lang: str, topic_names: Mapping[str, str] = _NO_NAMES
) -> SignalWords:
    """Return the texts of a signal with the names of this case (METHOD 6).

    Raises CardError for a signal without a card.
    """
    its_card = card(signal.signal, lang)
    names = Names(case, lang=lang, topic_names=topic_names)
    act = None if signal.act is None else case.history[signal.act]
    fillings = names.of_act(act) | names.everywhere(act)

    def words(text: Template) -> str:
        return text.filled(fillings, missing=WITHOUT_CASE[lang])

    return SignalWords(
        title=words(its_card.title),
        why=words(its_card.passages["why"].always),
        ask=words(its_card.passages["ask"].always),
    )


@cache
def words_for_rule(rule: str, *, lang: str) -> RuleWords:
    """Return the card of a rule or signal as it reads without a case, for the rule book.

    Raises CardError for a rule without a card.
    """
    its_card: Card = card(rule, lang)
    general = WITHOUT_CASE[lang]
    usual = {place: general[place] for place in _USUAL_PLACES}
    return RuleWords(
        rule=rule,
        title=its_card.title.filled(usual, missing=general),
        passages={
            name: tuple(
                Version(severity=severity, words=text.filled(usual, missing=general))
                for severity, text in passage.versions()
            )
            for name, passage in its_card.passages.items()
        },
    )


def source_words(key: str, *, lang: str) -> str:
    """Return where a rule comes from, in words, for a source key such as `A.saskia`; KeyError if unknown."""
    return _sources()[key][lang]


@cache
def _sources() -> Mapping[str, Mapping[str, str]]:
    import tomllib  # noqa: PLC0415  # only who prints sources pays for reading them

    text = (FOLDER / "sources.toml").read_text(encoding="utf-8")
    flat: dict[str, Mapping[str, str]] = tomllib.loads(text)
    return flat


class Names:
    """Who stands in which place of a text, in one case and one language; its plan makes no difference.

    `on` is the day of the case, where it is there already.
    """

    def __init__(
        self, case: Case, *, lang: str, topic_names: Mapping[str, str], on: Day | None = None
    ) -> None:
        self._case = case
        self._lang = lang
        self._topic_names = topic_names
        self._days = {} if on is None else {on.day: on}
        self._everywhere: dict[date, dict[str, Filling]] = {}
        self._called: dict[frozenset[str], Filling] = {}

    def people(self, place: str, ids: Iterable[str]) -> dict[str, Filling]:
        who = frozenset(ids)
        if not who:
            return {}
        if who not in self._called:
            # By name, so that two people stand in the same order in every sentence, whatever their ids.
            names = tuple(sorted(self._case.people[person].name or person for person in who))
            self._called[who] = Filling(joined(names, lang=self._lang), several=len(names) > 1)
        return {place: self._called[who]}

    def everywhere(self, act: Act | None) -> dict[str, Filling]:
        when = self._case.as_of if act is None or act.day is None else act.day
        if when not in self._everywhere:
            self._everywhere[when] = self._on(self._days.get(when) or Day(self._case, day=when))
        return self._everywhere[when]

    def _on(self, day: Day) -> dict[str, Filling]:
        people = self._case.people.values()
        parents = tuple(person.id for person in people if person.id in day.living_parents)
        entrusters = tuple(person.id for person in people if person.id in day.entrusters)
        carers = CARERS[self._lang]
        return (
            {"parents": carers, "entrusters": carers}
            | self.people("pupil", (day.pupil,))
            | self.people("adult" if day.adult else "minor", (day.pupil,))
            | self.people("parents", parents)
            | self.people("entrusters", entrusters or parents)
        )

    def of_act(self, act: Act | None) -> dict[str, Filling]:
        if act is None:
            return {}
        fillings = {"domain": Filling(DOMAINS[self._lang][self._case.domain_of(act)])}
        if act.topic is not None:
            title = self._topic_names.get(act.topic, act.topic.replace("_", " "))
            fillings["topic"] = Filling(title)
        places = {
            "professional": (act.by,),
            "to": act.to,
            "about": act.about,
            "against": act.against,
            "with": act.alongside,
            "through": act.through,
            "waits_for": act.waits_for,
        }
        for place, ids in places.items():
            if ids:
                fillings |= self.people(place, ids)
        return fillings

    def of_proof(self, proof: tuple[Proof, ...]) -> dict[str, Filling]:
        kinds = (("limiters", Limit), ("askers", ParentRequest), ("withdrawers", Delegation))
        fillings: dict[str, Filling] = {}
        for place, kind in kinds:
            of_kind = [fact.by for fact in proof if isinstance(fact, kind)]
            fillings |= self.people(place, chain.from_iterable(of_kind))
        dated = (fact for fact in proof if not isinstance(fact, ParentRequest))
        since = next((fact.since for fact in dated if fact.since is not None), None)
        if since is not None:
            day = day_in_words(since, seen_from=self._case.as_of, lang=self._lang)
            fillings["since"] = Filling(day)
        return fillings
