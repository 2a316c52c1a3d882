"""What this viewer may read of an assessment.

The engine sees all facts, because 'not asked' and 'not entrusted' need all. Each finding carries its proof:
it is shown only where the viewer may see every fact it rests on. In its place stands a neutral *talk first
with …*, naming colleagues who are involved there (docs/decisions/0005). Nothing of this is ever stored.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from uuid import UUID

from keuzeruimte.assess import assess_plan, signals_of
from keuzeruimte.case import Act
from keuzeruimte.explain import source_words, words_for_finding, words_for_signal
from keuzeruimte.finding import ActAssessment, Finding, Signal
from keuzeruimte.rulebook import SOURCES
from keuzeruimte.rules.signals import BEGINNINGS, LAST, can_tell
from keuzeruimte.words import ActRole, EventKind, Hierarchy, Severity, Verdict

from . import facts as f
from .case import CaseOfRecords, case_of
from .people import FilePerson, in_force, people_of
from .source import as_uuid
from .stored import Stored

HEAVY = (Severity.CONFLICT, Severity.RISK)
LAST_OF_A_SIGNAL = frozenset(kind.value for kind in LAST)
"""The kinds of events of which one is the latest that a signal rests on."""


@dataclass(frozen=True, slots=True)
class SeenAct:
    """One agenda item without words: the findings that may be read, and with whom to talk first."""

    item: UUID
    found: ActAssessment
    findings: tuple[Finding, ...]
    consult: tuple[str, ...]

    @property
    def heaviest(self) -> Severity | None:
        """The heaviest severity that may be read here; None without findings."""
        return self.findings[0].severity if self.findings else None


@dataclass(frozen=True, slots=True)
class SeenPlan:
    """What this viewer may read of a plan, without words. `verdict` is that of what is shown.

    `whole` are the findings on the plan as a whole; `consult` is for those of them that stay hidden.
    """

    verdict: Verdict
    acts: tuple[SeenAct, ...]
    whole: tuple[Finding, ...]
    consult: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReadFinding:
    """A finding in words, for a professional who may see every fact it rests on."""

    rule: str
    severity: Severity
    hierarchy: Hierarchy | None
    title: str
    why: str
    effect: str
    instead: str
    wording: str
    sources: tuple[str, ...]
    person: UUID | None


@dataclass(frozen=True, slots=True)
class ReadAct:
    """One agenda item as the method sees it: the role that follows, who is on top, and what was found."""

    item: UUID
    act: Act
    role: ActRole
    top: dict[Hierarchy, tuple[FilePerson, ...]]
    findings: tuple[ReadFinding, ...]
    consult: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReadSignal:
    """A signal as a question, with a second reading in its why; `by` is whose act it looks back on."""

    signal: str
    title: str
    why: str
    ask: str
    sources: tuple[str, ...]
    on: date
    by: FilePerson | None


@dataclass(frozen=True, slots=True)
class ReadAssessment:
    """All that this viewer may read. `verdict` is that of what is shown, never of what is hidden.

    `consult` names colleagues to talk with first, where a finding on the plan as a whole stays hidden.
    """

    verdict: Verdict
    acts: tuple[ReadAct, ...]
    plan: tuple[ReadFinding, ...]
    signals: tuple[ReadSignal, ...]
    consult: tuple[str, ...] = ()


def read_assessment(
    stored: Stored, *, today: date, lang: str, conversation: UUID | None = None
) -> ReadAssessment:
    """Assess the plan of a conversation (or only the history) and keep what the viewer may read."""
    return in_words(stored, case_of(stored, today=today, conversation=conversation), lang=lang)


def read_signals(stored: Stored, *, today: date, lang: str) -> tuple[ReadSignal, ...]:
    """The signals that the viewer may read. Without an event to begin with there is no case to look at.

    Who reads a signal may see every event that it rests on, so what is hidden needs no look either.
    """
    if not any(event.kind in BEGINNINGS for event in stored.shown(f.EventFact)):
        return ()
    return read_assessment(stored, today=today, lang=lang).signals


def signals_possible(stored: Stored, people: Mapping[UUID, FilePerson], *, since: date) -> bool:
    """Whether this viewer can read a signal whose latest event is of `since` or later; False is certain."""
    events = [event for event in stored.shown(f.EventFact) if event.person in people]
    return any(event.on >= since and event.kind in LAST_OF_A_SIGNAL for event in events) and can_tell(
        (people[event.person].role, EventKind(event.kind)) for event in events
    )


def in_words(stored: Stored, origin: CaseOfRecords, *, lang: str) -> ReadAssessment:
    """The assessment of this case in words, without what rests on facts that the viewer may not see."""
    seen = plan_seen(stored, origin)
    signals = tuple(
        ReadSignal(
            signal.signal,
            words.title,
            words.why,
            words.ask,
            tuple(source_words(key, lang=lang) for key in SOURCES[signal.signal]),
            max(event.day for event in signal.proof_events),
            _whose(origin, signal),
        )
        for signal in signals_of(origin.case)
        if _may_signal(stored, origin, signal)
        for words in [words_for_signal(signal, case=origin.case, lang=lang, topic_names=origin.topic_names)]
    )
    return ReadAssessment(
        seen.verdict,
        tuple(act_in_words(stored, origin, act, lang=lang) for act in seen.acts),
        tuple(finding_in_words(origin, finding, None, lang=lang) for finding in seen.whole),
        signals,
        seen.consult,
    )


def plan_seen(stored: Stored, origin: CaseOfRecords) -> SeenPlan:
    """What may be read of the plan of this case, still without words: those are made of what is shown."""
    found = assess_plan(origin.case.plan, on=origin.day)
    acts = tuple([_seen_act(stored, origin, act) for act in found.acts])
    whole = tuple([x for x in _in_turn(origin, found.plan) if _may(stored, origin, x)])
    shown = [finding.severity for act in acts for finding in act.findings] + [x.severity for x in whole]
    hidden = [x for x in found.plan if x.severity in HEAVY and not _may(stored, origin, x)]
    return SeenPlan(_verdict(shown), acts, whole, _colleagues(stored, origin, hidden))


def what_stays(
    stored: Stored, origin: CaseOfRecords, plan: tuple[Act, ...], *, lang: str
) -> tuple[tuple[ReadFinding, ...], tuple[str, ...]]:
    """The conflicts and risks that may be read if this were the plan, and with whom to talk first."""
    found = assess_plan(plan, on=origin.day)
    heavy = [
        (finding, act)
        for findings, act in (*((one.findings, one.act) for one in found.acts), (found.plan, None))
        for finding in findings
        if finding.severity in HEAVY
    ]
    shown = [(finding, act) for finding, act in heavy if _may(stored, origin, finding)]
    hidden = [finding for finding, _act in heavy if not _may(stored, origin, finding)]
    read = tuple(finding_in_words(origin, finding, act, lang=lang) for finding, act in shown)
    return read, _colleagues(stored, origin, hidden)


def _verdict(shown: list[Severity]) -> Verdict:
    if Severity.CONFLICT in shown:
        return Verdict.CONFLICT
    return Verdict.RISK if Severity.RISK in shown else Verdict.CLEAR


def _may(stored: Stored, origin: CaseOfRecords, finding: Finding) -> bool:
    return all(origin.record_of(fact) in stored.seen for fact in finding.proof)


def _may_signal(stored: Stored, origin: CaseOfRecords, signal: Signal) -> bool:
    """A signal tells of an act and of events: it is there only for who may see all of them."""
    told = {origin.record_of(event) for event in signal.proof_events}
    if signal.act is not None:
        told.add(origin.history[signal.act])
    return told <= stored.seen


def _whose(origin: CaseOfRecords, signal: Signal) -> FilePerson | None:
    if signal.act is None:
        return None
    return origin.people.get(as_uuid(origin.case.history[signal.act].by))


def _seen_act(stored: Stored, origin: CaseOfRecords, found: ActAssessment) -> SeenAct:
    shown = tuple([finding for finding in found.findings if _may(stored, origin, finding)])
    hidden = [x for x in found.findings if x.severity in HEAVY and x not in shown]
    return SeenAct(origin.plan[found.index], found, shown, _colleagues(stored, origin, hidden))


def act_in_words(stored: Stored, origin: CaseOfRecords, seen: SeenAct, *, lang: str) -> ReadAct:
    """One agenda item with its findings in words."""
    found = seen.found
    known = people_of(stored, today=origin.case.as_of, matter=origin.matter)
    return ReadAct(
        item=seen.item,
        act=found.act,
        role=found.role,
        top={
            hierarchy: tuple(
                origin.people[who]
                for who in map(as_uuid, getattr(found.top, hierarchy))
                if who in known and known[who].involved
            )
            for hierarchy in Hierarchy
        },
        findings=tuple(finding_in_words(origin, finding, found.act, lang=lang) for finding in seen.findings),
        consult=seen.consult,
    )


def _in_turn(origin: CaseOfRecords, findings: Iterable[Finding]) -> list[Finding]:
    """What one rule says of several people: the pupil first, then parents and school, each by name."""
    order = ("pupil", "parents", "school", "")

    def turn(finding: Finding) -> tuple[int, str]:
        person = origin.people.get(as_uuid(finding.person)) if finding.person else None
        return (order.index(person.party), person.full) if person else (0, "")

    return [
        finding
        for _rule, same in groupby(findings, key=lambda finding: finding.rule)
        for finding in sorted(same, key=turn)
    ]


def finding_in_words(origin: CaseOfRecords, finding: Finding, act: Act | None, *, lang: str) -> ReadFinding:
    """A finding in words; `act` is the act it was found on, None for the plan as a whole."""
    words = words_for_finding(finding, case=origin.case, act=act, lang=lang, names=origin.names_in(lang))
    return ReadFinding(
        finding.rule,
        finding.severity,
        finding.hierarchy,
        words.title,
        words.why,
        words.effect,
        words.instead,
        words.wording,
        tuple(source_words(key, lang=lang) for key in SOURCES[finding.rule]),
        as_uuid(finding.person) if finding.person else None,
    )


def _colleagues(stored: Stored, origin: CaseOfRecords, hidden: list[Finding]) -> tuple[str, ...]:
    """The names of who is involved with the matters of facts that stay hidden."""
    if not hidden:
        return ()
    records = {origin.record_of(fact) for finding in hidden for fact in finding.proof} - stored.seen
    facts: list[f.LimitFact | f.DelegationFact | f.RequestFact | f.ProtectionFact] = [
        *stored.all(f.LimitFact),
        *stored.all(f.DelegationFact),
        *stored.all(f.RequestFact),
        *stored.all(f.ProtectionFact),
    ]
    matters = {fact.matter for fact in facts if fact.id in records}
    today = origin.case.as_of
    people = people_of(stored, today=today)
    return tuple(
        sorted(
            {
                people[tie.person].full
                for tie in stored.all(f.InvolvementFact)
                if tie.matter in matters and in_force(tie, today)
            }
        )
    )
