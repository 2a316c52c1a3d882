"""Who gets a letter on paper at a choice: for who has no account, when it opens, as a reminder, to sign."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from keuzeruimte_web.access.ages import EIGHTEEN, is_of_age
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.bridge import facts as f
from keuzeruimte_web.bridge.choice_letters import (
    ANSWERED,
    Letter,
    read_by,
    shown_by_adults,
    unanswered,
    without_account,
)
from keuzeruimte_web.bridge.people import in_force
from keuzeruimte_web.components.names import unmarked
from keuzeruimte_web.queries.year_group import Row

STAGES = ("open", "remind", "sign")
AT_MOST = 400
"""Letters in one file: more is chosen class by class."""


@dataclass(frozen=True, slots=True)
class Addressed:
    """One choice with the names of who gets a letter about it."""

    moment: UUID
    full: str
    school_class: str
    people: tuple[tuple[UUID, str], ...]


@dataclass(frozen=True, slots=True)
class Post:
    """To whom, at each stage, in the order in which the year group stood."""

    stages: tuple[tuple[str, int], ...]
    stage: str
    lines: tuple[Addressed, ...]

    @property
    def letters(self) -> int:
        """How many letters."""
        return sum(len(line.people) for line in self.lines)

    @property
    def too_many(self) -> bool:
        """More than go in one file."""
        return self.letters > AT_MOST

    @property
    def wanted(self) -> Mapping[UUID, Collection[UUID]]:
        """The people, by choice moment."""
        return {line.moment: [person for person, _name in line.people] for line in self.lines}


def post(viewer: Viewer, *, rows: Iterable[Row], stage: str) -> Post:
    """Who of the family at these choices gets a letter. Three queries, however many.

    The first stage with anybody, where this one is none of them.
    """
    asked = list(rows)
    moments = [row.moment for row in asked]
    family = {
        row.moment: {row.pupil, *(tie.person for tie in row.file.stored.all(f.GuardianshipFact))}
        for row in asked
    }
    on_paper = without_account({person for people in family.values() for person in people})
    to_sign = unanswered(viewer, moments)
    adults = [row.moment for row in asked if _adult(row, viewer.today)]
    shown = shown_by_adults(adults)
    found = {
        one: tuple(
            line
            for row in asked
            if (
                line := _line(
                    row, _people(row, one, to_sign, shown, today=viewer.today) & on_paper & family[row.moment]
                )
            ).people
        )
        for one in STAGES
    }
    chosen = stage if stage in STAGES else next((one for one in STAGES if found[one]), STAGES[0])
    counts = tuple((one, sum(len(line.people) for line in found[one])) for one in STAGES)
    return Post(counts, chosen, found[chosen])


def letters(viewer: Viewer, *, stage: str, wanted: Mapping[UUID, Collection[UUID]]) -> tuple[Letter, ...]:
    """The letters themselves, each with what its reader may read today, and none for who has nothing to read.

    Who is heard and not informed is asked for words, and reads nothing of the choice; who is informed and not
    heard (whom a pupil of 18 lets read along) reads it, and is asked for nothing.
    """
    found = read_by(viewer, wanted=wanted)
    if stage == "remind":
        return tuple(one for one in found if one.heard)
    if stage == "sign":
        return tuple(one for one in found if one.informed and one.chosen and one.role == "parent")
    return found


def _adult(row: Row, today: date) -> bool:
    return is_of_age(row.file.pupil.born, age=EIGHTEEN, today=today)


def _people(
    row: Row,
    stage: str,
    to_sign: Mapping[UUID, Collection[UUID]],
    shown: Mapping[UUID, Collection[UUID]],
    *,
    today: date,
) -> set[UUID]:
    """Who of the family the stage is for, from the ties; for the letter itself `access` is asked."""
    ties = [
        tie
        for tie in row.file.stored.all(f.GuardianshipFact)
        if in_force(tie, today) and not tie.court_block and not tie.deceased
    ]
    adult = _adult(row, today)
    heard = {row.pupil} | ({tie.person for tie in ties} if not adult else set())
    along = set(shown.get(row.moment, ())) & {tie.person for tie in ties}
    informed = along if adult else {tie.person for tie in ties if tie.information_right}
    if row.state == "locked":
        return set()
    if stage == "open":
        return heard | along if row.state in ("open", "reopened") else set()
    if stage == "remind":
        return heard & {person for person, _name in row.to_ask}
    asked = set(to_sign.get(row.moment, ()))
    signing = {tie.person for tie in ties if tie.authority == "yes" and not adult}
    return (informed - signing) | (informed & asked) if row.state in ANSWERED else set()


def _line(row: Row, people: Collection[UUID]) -> Addressed:
    named = sorted(
        (row.file.people[person] for person in people if person in row.file.people),
        key=lambda one: (one.party != "pupil", unmarked(one.full), str(one.id)),
    )
    return Addressed(row.moment, row.full, row.school_class, tuple((one.id, one.full) for one in named))
