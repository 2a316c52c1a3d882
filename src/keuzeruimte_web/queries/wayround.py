"""The way round beside the findings: its steps as a diff, what stays, and what can be undone."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import get_language

from keuzeruimte_web.bridge.agenda import agenda_in, same_agenda
from keuzeruimte_web.bridge.assessing import what_stays
from keuzeruimte_web.bridge.case import CaseOfRecords
from keuzeruimte_web.bridge.facts import ItemFact, TakenStepFact
from keuzeruimte_web.bridge.sentence import Sentences
from keuzeruimte_web.bridge.stored import Stored
from keuzeruimte_web.bridge.wayround import Way, agenda_after, gone_and_come, texts_of, way_round

ALL = "alles"
"""In the place of a number: all steps."""


@dataclass(frozen=True, slots=True)
class ShownStep:
    """One step: what goes (`old`) and what comes (`new`), why, and words for it.

    `key` takes it by itself; empty where step `after` has to be taken first. `waits_for`: whose yes is waited
    for then. `removes` are the questions that it answers.
    """

    number: int
    title: str
    old: tuple[str, ...]
    new: tuple[str, ...]
    why: str
    wording: str
    source: str
    removes: tuple[str, ...]
    waits_for: tuple[str, ...]
    key: str
    after: int

    @property
    def place(self) -> str:
        """Its place on the page, for a link or a label."""
        return f"stap-{self.number}"


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A line of the agenda as it would be. `change`: `stays`, `changes` or `new`."""

    text: str
    change: str


@dataclass(frozen=True, slots=True)
class Stays:
    """A conflict or risk that no step takes away: what it asks, why, and what a person can do."""

    severity: str
    title: str
    why: str
    instead: str
    rule: str


@dataclass(frozen=True, slots=True)
class ShownWay:
    """The way round as the page shows it. `needed`: something conflicts, or asks for a second look.

    `exact`: there is no nearer plan; else it is a good one. `undo`: what the viewer took last can be undone;
    `changed`: it cannot, as the agenda changed since.
    """

    needed: bool
    exact: bool
    steps: tuple[ShownStep, ...]
    plan: tuple[PlanLine, ...]
    stays: tuple[Stays, ...]
    consult: tuple[str, ...]
    all_key: str
    undo: bool
    changed: bool


def way_of_plan(
    stored: Stored,
    *,
    origin: CaseOfRecords,
    conversation: UUID,
    in_form: UUID | None,
    said: Sentences,
    agenda: Stored | None = None,
) -> ShownWay:
    """The way round of the plan of this case; `in_form` is the item that stands in the viewer's form.

    `said` puts points in words as the viewer reads them. `agenda` are the facts as they are stored, where the
    plan in `stored` is only being tried.
    """
    lang = "en" if get_language() == "en" else "nl"
    way = way_round(stored, origin, apart_from=in_form)
    stays, hidden = what_stays(stored, origin, way.plan, lang=lang)
    undo, changed = _undoing(agenda or stored, conversation)
    return ShownWay(
        needed=bool(way.steps or stays),
        exact=way.repair.exact,
        steps=tuple(_step(origin, way, place, said=said, lang=lang) for place in range(len(way.steps))),
        plan=_lines(stored, origin, way, said=said) if way.steps else (),
        stays=tuple(Stays(x.severity.value, x.title, x.why, x.instead, x.rule) for x in stays),
        consult=tuple(sorted({*hidden, *way.consult})),
        all_key=f"{way.mark}:{ALL}",
        undo=undo,
        changed=changed,
    )


def _step(origin: CaseOfRecords, way: Way, place: int, *, said: Sentences, lang: str) -> ShownStep:
    step = way.repair.steps[place]
    words = texts_of(step, origin=origin, lang=lang)
    gone, come = gone_and_come(way, place)
    return ShownStep(
        number=place + 1,
        title=words.title,
        old=tuple([said.of(point).text for point in gone]),
        new=tuple([said.of(point).text for point in come]),
        why=words.why,
        wording=words.wording,
        source=". ".join(words.sources),
        removes=words.removes,
        waits_for=tuple(
            sorted({origin.people[who].short for point in come for who in point.who("waits_for")})
        ),
        key=f"{way.mark}:{place + 1}" if way.alone[place] else "",
        after=place,
    )


def _lines(stored: Stored, origin: CaseOfRecords, way: Way, *, said: Sentences) -> tuple[PlanLine, ...]:
    items = {fact.id: fact for fact in stored.all(ItemFact)}  # a title is opened where it is shown
    return tuple(
        PlanLine(said.of(change.point).text, "changes" if change.item else "new")
        if change.point is not None
        else PlanLine(items[change.item].title if change.item else "", "stays")
        for change in agenda_after(stored, origin, way.end)
    )


def _undoing(stored: Stored, conversation: UUID) -> tuple[bool, bool]:
    """Whether there is something to undo, and whether it is too late for that."""
    taken = [step for step in stored.all(TakenStepFact) if step.of == conversation]
    if not taken:
        return False, False
    last = max(taken, key=lambda step: step.number)
    same = same_agenda(agenda_in(stored, conversation), last.after)
    return same, not same
