"""A choice moment as one viewer may read it, put together from its records (`choice_rows`)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from keuzeruimte_web.access.decide import Invisible
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer

from .choice_rows import (
    RIGHTS,
    AdviceRow,
    ChangeRow,
    OptionRow,
    PackageRow,
    QuestionRow,
    SignRow,
    StepRow,
    VoiceRow,
    rows_of_choice,
)
from .choosing import Standing, standing
from .listed import role_of_staff

__all__ = [
    "AdviceRow",
    "ChangeRow",
    "ChoiceFile",
    "DecisionRow",
    "OptionRow",
    "PackageRow",
    "QuestionRow",
    "SignRow",
    "Somebody",
    "StepRow",
    "VoiceRow",
    "choice_file",
]


@dataclass(frozen=True, slots=True)
class Somebody:
    """Somebody at the choice. `given` is how one is called here."""

    id: UUID
    given: str
    full: str
    party: str
    role: str


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """The choice that stands."""

    number: int
    words: str
    made_at: datetime
    options: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class ChoiceFile:
    """Everything of one choice moment that this viewer may read.

    `informed`: sees more than the own words. `may`: what the viewer may do here. `shares`: with whom the
    viewer shares own words, by their id. `own_options`: those that the viewer may change. `packages`: what
    the pupil chose here or earlier, the latest last.
    """

    moment: UUID
    matter: UUID
    pupil: UUID
    kind: str
    title: str
    ends_on: date | None
    rules: UUID | None
    round: UUID | None
    closed: bool
    informed: bool
    may: frozenset[Right]
    standing: Standing
    born: date | None
    people: Mapping[UUID, Somebody]
    steps: tuple[StepRow, ...]
    options: tuple[OptionRow, ...]
    own_options: frozenset[UUID]
    voices: tuple[VoiceRow, ...]
    shares: Mapping[UUID, tuple[UUID, ...]]
    advice: tuple[AdviceRow, ...]
    questions: tuple[QuestionRow, ...]
    decision: DecisionRow | None
    signed: tuple[SignRow, ...]
    changes: tuple[ChangeRow, ...]
    packages: tuple[PackageRow, ...]


def choice_file(viewer: Viewer, *, moment: UUID) -> ChoiceFile:
    """One choice moment, in one query. A parent who is heard and not informed gets the own words alone.

    Raises Invisible.
    """
    found = rows_of_choice(viewer, moment=moment)
    informed = bool(found["seen"])
    if not found["heard"]:
        raise Invisible(f"{Kind.CHOICE_MOMENT}")
    row = found["seen"][0] if informed else found["heard"][0]
    return ChoiceFile(
        moment=moment,
        matter=row.matter,
        pupil=row.pupil,
        kind=row.kind,
        title=row.title if informed else "",
        ends_on=row.ends_on if informed else None,
        rules=row.rules if informed else None,
        round=row.round if informed else None,
        closed=row.closed_on is not None,
        informed=informed,
        may=frozenset(right for right in RIGHTS if found[f"may_{right}"]),
        standing=standing(row, said=((one.person, one.verdict) for one in found["asked"])),
        born=row.born,
        people=_people(found, today=viewer.today),
        steps=_sorted(found["step"], "position"),
        options=_sorted(found["option"], "added_at"),
        own_options=frozenset(one.id for one in found["own_option"]),
        voices=_sorted(found["voice"], "updated_at"),
        shares=_shares(found["share"]),
        advice=_sorted(found["advice"], "given_at"),
        questions=_sorted(found["question"], "asked_at"),
        decision=_decision(found),
        signed=_sorted(found["signed"], "id") if informed else (),
        changes=_sorted(found["history"], "at"),
        packages=_sorted(found["package"], "added_at"),
    )


def _sorted(facts: Iterable[Any], by: str) -> tuple[Any, ...]:
    return tuple(sorted(facts, key=lambda one: (getattr(one, by), str(one.id))))


def _decision(found: Mapping[str, list[Any]]) -> DecisionRow | None:
    options = tuple(one.option for one in _sorted(found["chosen_option"], "id"))
    if not options:
        return None
    (one,) = found["chosen"]
    return DecisionRow(one.number, one.words, one.made_at, options)


def _shares(found: Iterable[Any]) -> Mapping[UUID, tuple[UUID, ...]]:
    shares: dict[UUID, tuple[UUID, ...]] = defaultdict(tuple)
    for one in _sorted(found, "shared_at"):
        shares[one.voice] += (one.viewer,)
    return shares


def _people(found: Mapping[str, list[Any]], *, today: date) -> Mapping[UUID, Somebody]:
    """Who could be named at this choice today; the same people as `those_at_the_choice`, with their names."""

    def holds(one: Any) -> bool:
        return (one.since is None or one.since <= today) and (one.until is None or one.until >= today)

    ties, guides = _sorted(found["tie"], "id"), _sorted(found["guide"], "id")
    people = {one.id: _somebody(one.id, one, "pupil", "") for one in found["pupil"]}
    for tie in ties:
        if holds(tie) and not tie.court_block and not tie.deceased:
            people.setdefault(tie.person, _somebody(tie.person, tie, "parents", ""))
    parents = {tie.person for tie in ties}  # a parent who works here is a parent only
    for guide in guides:
        if holds(guide) and guide.person not in parents:
            role = role_of_staff(guide.role)
            people.setdefault(guide.person, _somebody(guide.person, guide, "school", role))
    return people


def _somebody(person: UUID, named: Any, party: str, role: str) -> Somebody:
    return Somebody(person, named.given, full_name(named), party, role)


def full_name(named: Any) -> str:
    """Given name, prefix and family name of who is named in a record, as one says it."""
    return " ".join(part for part in (named.given, named.prefix, named.family) if part)
