"""Rounds of choosing for a year group, and the steps a school begins choices with."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count

from keuzeruimte_web.access.decide import may, require, rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.bridge.choosing import StepWords, offered
from keuzeruimte_web.bridge.listed import choice_in_words, choice_state_in_words, choices_of
from keuzeruimte_web.components.names import unmarked


@dataclass(frozen=True, slots=True)
class RoundLine:
    """A round in the list. `opened` of `pupils` have their choice moment."""

    id: UUID
    title: str
    kind: str
    school_year: str
    ends_on: date
    pupils: int
    opened: int

    @property
    def waiting(self) -> int:
        """How many are still being opened."""
        return self.pupils - self.opened


@dataclass(frozen=True, slots=True)
class Rounds:
    """Every round. `may_open`: who may begin one; `may_keep`: who keeps the steps."""

    lines: tuple[RoundLine, ...]
    may_open: bool


@dataclass(frozen=True, slots=True)
class PupilLine:
    """One pupil of a round, by name; how the choice stands."""

    moment: UUID
    name: str
    school_class: str
    state: str


@dataclass(frozen=True, slots=True)
class RoundPage:
    """One round with its pupils, as far as the viewer guides them."""

    line: RoundLine
    waiting: int
    pupils: tuple[PupilLine, ...]


@dataclass(frozen=True, slots=True)
class TemplateLine:
    """Steps in the list."""

    id: UUID
    title: str
    kind: str
    changed_on: date


@dataclass(frozen=True, slots=True)
class TemplatesPage:
    """Every list of steps of the school."""

    lines: tuple[TemplateLine, ...]
    may_keep: bool


@dataclass(frozen=True, slots=True)
class TemplatePage:
    """One list of steps, with what can be chosen in the form."""

    id: UUID
    title: str
    kind: str
    kind_in_words: str
    school_type: str
    year_group: int | None
    source: str
    version: int
    steps: tuple[StepWords, ...]
    may_change: bool
    kinds: tuple[tuple[str, str], ...]
    types: tuple[tuple[str, str], ...]
    step_kinds: tuple[tuple[str, str], ...]
    whose: tuple[tuple[str, str], ...]


def rounds(viewer: Viewer) -> Rounds:
    """Every round that the viewer may see, the latest first. Two queries."""
    found = _counted(rows(viewer, Kind.CHOICE_ROUND)).order_by("-opened_at", "pk")
    return Rounds(
        lines=tuple(_line(row) for row in found),
        may_open=may(viewer, Kind.SCHOOL, Right.OPEN_ROUND, viewer.school),
    )


def round_page(viewer: Viewer, *, round: UUID) -> RoundPage:
    """One round. Raises Invisible. Three queries, however many pupils."""
    require(viewer, Kind.CHOICE_ROUND, Right.SEE, round)
    line = _line(_counted(rows(viewer, Kind.CHOICE_ROUND)).get(pk=round))
    seen = rows(viewer, Kind.CHOICE_MOMENT).filter(round=round)
    pupils = (
        PupilLine(
            moment=one.pk,
            name=one.matter.pupil.person.full_name,
            school_class=one.matter.pupil.school_class.name if one.matter.pupil.school_class else "",
            state=choice_state_in_words(one.state),
        )
        for one in seen.select_related("matter__pupil__person", "matter__pupil__school_class")
    )
    ordered = sorted(pupils, key=lambda one: (one.school_class, unmarked(one.name), str(one.moment)))
    return RoundPage(line, line.waiting, tuple(ordered))


def templates_page(viewer: Viewer) -> TemplatesPage:
    """Every list of steps, by title. Two queries."""
    found = rows(viewer, Kind.CHOICE_TEMPLATE).order_by("title", "pk")
    return TemplatesPage(
        lines=tuple(
            TemplateLine(row.pk, row.title, choice_in_words(row.kind), row.changed_on) for row in found
        ),
        may_keep=may(viewer, Kind.SCHOOL, Right.KEEP_STEPS, viewer.school),
    )


def steps_to_begin_from(viewer: Viewer) -> tuple[tuple[str, str], ...]:
    """The steps that we ship: key and title. Raises Invisible."""
    require(viewer, Kind.SCHOOL, Right.KEEP_STEPS, viewer.school)
    return tuple((one.key, one.title) for one in offered())


def template_page(viewer: Viewer, *, template: UUID) -> TemplatePage:
    """One list of steps. Raises Invisible. Three queries."""
    row = require(viewer, Kind.CHOICE_TEMPLATE, Right.SEE, template)
    return TemplatePage(
        id=row.pk,
        title=row.title,
        kind=row.kind,
        kind_in_words=choice_in_words(row.kind),
        school_type=row.school_type,
        year_group=row.year_group,
        source=row.source,
        version=row.version,
        steps=tuple(
            StepWords(
                kind=step.kind,
                title=step.title,
                who=step.who,
                what=step.what,
                after_days=step.after_days,
                month=step.month,
                day=step.day,
            )
            for step in row.steps.order_by("position")
        ),
        may_change=may(viewer, Kind.CHOICE_TEMPLATE, Right.CHANGE, template),
        kinds=tuple(choices_of("choice")),
        types=tuple(choices_of("school_type")),
        step_kinds=tuple(choices_of("step")),
        whose=tuple(choices_of("step_who")),
    )


def _counted(found: Any) -> Any:
    return found.annotate(of_pupils=Count("pupils"), of_opened=Count("pupils__moment"))


def _line(row: Any) -> RoundLine:
    return RoundLine(
        id=row.pk,
        title=row.title,
        kind=choice_in_words(row.kind),
        school_year=row.school_year,
        ends_on=row.ends_on,
        pupils=row.of_pupils,
        opened=row.of_opened,
    )
