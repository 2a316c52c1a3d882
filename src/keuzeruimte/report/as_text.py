"""An assessment as a counsellor reads it in a terminal: act by act, then the whole, then the signals."""

from collections.abc import Iterable, Iterator
from textwrap import fill

from keuzeruimte.cards.general import joined
from keuzeruimte.case import Act, Case
from keuzeruimte.explain import source_words, words_for_finding, words_for_signal
from keuzeruimte.finding import ActAssessment, Assessment, Finding, Signal
from keuzeruimte.report.phrases import PHRASES
from keuzeruimte.rulebook import METHOD_VERSION, SOURCES
from keuzeruimte.words import Verb


def as_text(assessment: Assessment, *, case: Case, lang: str, width: int = 80) -> str:
    """The whole assessment in `lang` (nl or en), wrapped at `width` characters."""
    return "\n".join(Text(case, lang=lang, width=width).lines(assessment)) + "\n"


class Text:
    """The parts of a printed report, for one case, one language and one width."""

    def __init__(self, case: Case, *, lang: str, width: int) -> None:
        self.case = case
        self.lang = lang
        self.width = width
        self.phrases = PHRASES[lang]

    def lines(self, assessment: Assessment) -> Iterator[str]:
        title = " ".join(self.case.title.split()) or self.phrases.no_title
        yield from self.heading(title, "=")
        yield self.wrapped(
            self.phrases.verdicts[assessment.verdict] if assessment.acts else self.phrases.no_plan
        )
        yield from self.acts(self.phrases.planned, assessment.acts)
        if assessment.plan:
            yield from ("", *self.heading(self.phrases.together, "-"))
            for finding in assessment.plan:
                yield from ("", *self.finding(finding, act=None))
        yield from self.acts(self.phrases.done, assessment.history)
        if assessment.signals:
            yield from ("", *self.heading(self.phrases.signals, "-"))
            for signal in assessment.signals:
                yield from ("", *self.signal(signal))
        yield from ("", self.wrapped(self.phrases.closing), f"{self.phrases.method} {METHOD_VERSION}.")

    def acts(self, heading: str, acts: Iterable[ActAssessment]) -> Iterator[str]:
        for number, assessed in enumerate(acts):
            if number == 0:
                yield from ("", *self.heading(heading, "-"))
            yield from ("", *self.act(assessed))

    def act(self, assessed: ActAssessment) -> Iterator[str]:
        act, phrases = assessed.act, self.phrases
        yield self.wrapped(f"{assessed.index + 1}. {self.what_is_done(act)}", indent="   ")
        top = assessed.top
        ladders = zip(
            phrases.hierarchies.values(), (top.emotional, top.responsibility, top.expertise), strict=True
        )
        yield self.wrapped(f"   {phrases.role}: {phrases.roles[assessed.role]}", indent="   ")
        for ladder, people in ladders:
            yield self.wrapped(f"   {ladder}: {self.names(people) or phrases.nobody}", indent="   ")
        if not assessed.findings:
            yield f"   {phrases.nothing_found}"
        for finding in assessed.findings:
            yield from ("", *self.finding(finding, act=act))

    def what_is_done(self, act: Act) -> str:
        """Who, with whom (or without whom), what, and about which topic."""
        with_whom = self.phrases.kept_out if act.verb is Verb.WITHHOLD else self.phrases.to
        day = "" if act.day is None else f"{act.day.isoformat()} "
        people = f", {with_whom} {self.names(act.to)}" if act.to else ""
        topic = "" if act.topic is None else f" ({act.topic.replace('_', ' ')})"
        return f"{day}{self.names((act.by,))}{people}: {self.phrases.verbs[act.verb]}{topic}"

    def finding(self, finding: Finding, *, act: Act | None) -> Iterator[str]:
        words = words_for_finding(finding, case=self.case, act=act, lang=self.lang)
        phrases = self.phrases
        yield self.wrapped(
            f"   {phrases.severities[finding.severity].upper()}  {words.title}  [{finding.rule}]",
            indent="   ",
        )
        yield from self.passage(phrases.why, words.why)
        yield from self.passage(phrases.effect, words.effect)
        yield from self.passage(phrases.instead, words.instead)
        yield from self.passage(phrases.wording, words.wording)
        yield from self.passage(phrases.source, self.sources(finding.rule))

    def signal(self, signal: Signal) -> Iterator[str]:
        words = words_for_signal(signal, case=self.case, lang=self.lang)
        yield self.wrapped(f"   {words.title}  [{signal.signal}]", indent="   ")
        yield from self.passage(self.phrases.why, words.why)
        yield from self.passage(self.phrases.ask, words.ask)
        yield from self.passage(self.phrases.source, self.sources(signal.signal))

    def passage(self, heading: str, words: str) -> Iterator[str]:
        """One text under its heading; a text of several paragraphs keeps them."""
        first, *more = [" ".join(paragraph.split()) for paragraph in words.split("\n\n")]
        yield self.wrapped(f"     {heading}: {first}", indent="       ")
        for paragraph in more:
            yield self.wrapped(f"       {paragraph}", indent="       ")

    def sources(self, rule: str) -> str:
        return "; ".join(source_words(key, lang=self.lang) for key in SOURCES[rule])

    def names(self, ids: tuple[str, ...]) -> str:
        return joined(tuple(self.case.people[one].name or one for one in ids), lang=self.lang) if ids else ""

    def heading(self, words: str, line: str) -> tuple[str, str]:
        return self.wrapped(words), line * min(len(words), self.width)

    def wrapped(self, words: str, *, indent: str = "") -> str:
        return fill(words, self.width, subsequent_indent=indent, break_on_hyphens=False)
