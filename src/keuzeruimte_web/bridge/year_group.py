"""The choice moments that a viewer guides, read at once for a whole year group, in five queries.

What is somebody's own is read only as far as `access` shows it to this viewer.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F

from keuzeruimte_web.access.decide import rows
from keuzeruimte_web.access.rights import Kind
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.records.models import ChoiceStep, DecisionOption, Pupil
from keuzeruimte_web.records.models.choices import OptionKind

from .heard_at_choice import heard_at_each
from .subject_rules import Judged, RulesRefused, judged


@dataclass(frozen=True, slots=True)
class Step:
    """A step of one moment. `on`: the day it is set for."""

    position: int
    title: str
    on: date | None
    done: bool


@dataclass(frozen=True, slots=True)
class Moment:
    """A choice moment that goes on: whose, of which round, how it stands, and its steps in order.

    `heard`: whose voice the viewer heard at this choice. `package`: what was chosen, where that is a package
    and there are rules to hold it against.
    """

    id: UUID
    pupil: UUID
    matter: UUID
    kind: str
    round: UUID | None
    state: str
    state_name: str
    ends_on: date | None
    steps: tuple[Step, ...]
    heard: frozenset[UUID]
    package: Judged | None

    @property
    def at(self) -> Step | None:
        """The first step that was not done; None when all were."""
        return next((step for step in self.steps if not step.done), None)


def moments_of(viewer: Viewer) -> list[Moment]:
    """Every choice moment that goes on and that the viewer guides, of who is at school, in no order."""
    found = list(
        rows(viewer, Kind.CHOICE_MOMENT)
        .filter(Pupil.here(viewer.today, path="matter__pupil__"), matter__closed_on__isnull=True)
        .select_related("matter")
        .defer("matter__reason", "matter__goal", "matter__evaluation")
        .order_by("pk")
    )
    ids = [row.pk for row in found]
    steps, heard = _steps(ids), heard_at_each(viewer)
    packages = _packages(viewer, found)
    return [
        Moment(
            id=row.pk,
            pupil=row.matter.pupil_id,
            matter=row.matter_id,
            kind=row.get_kind_display(),
            round=row.round_id,
            state=row.state,
            state_name=str(row.get_state_display()),
            ends_on=row.ends_on,
            steps=tuple(steps[row.pk]),
            heard=frozenset(heard.get(row.pk, ())),
            package=packages.get(row.pk),
        )
        for row in found
    ]


def _steps(moments: Collection[UUID]) -> Mapping[UUID, list[Step]]:
    found: dict[UUID, list[Step]] = defaultdict(list)
    kept = ChoiceStep.objects.filter(moment__in=moments).order_by("moment", "position")
    for moment, position, title, on, done in kept.values_list("moment", "position", "title", "on", "done_on"):
        found[moment].append(Step(position, title, on, done is not None))
    return found


def _packages(viewer: Viewer, found: Collection[Any]) -> Mapping[UUID, Judged]:
    """What was chosen, held against the rules of each moment. Two queries; none while nobody chose."""
    rules = {row.pk: row.rules_id for row in found if row.decision and row.rules_id}
    if not rules:
        return {}
    texts = dict(
        rows(viewer, Kind.SUBJECT_RULES).filter(pk__in=set(rules.values())).values_list("pk", "text")
    )
    chosen = DecisionOption.objects.filter(
        decision__moment__in=rules, decision__number=F("decision__moment__decision")
    ).values("option")
    packages = rows(viewer, Kind.CHOICE_OPTION).filter(pk__in=chosen, kind=OptionKind.PACKAGE)
    judgements: dict[UUID, Judged] = {}
    for option in packages.defer("title", "needed").order_by("pk"):
        content = option.content or {}
        text = texts.get(rules[option.moment_id])
        if text is None:
            continue
        try:
            judgements[option.moment_id] = judged(
                text, profile=content.get("profile"), subjects=content.get("subjects") or ()
            )
        except RulesRefused:
            continue
    return judgements
