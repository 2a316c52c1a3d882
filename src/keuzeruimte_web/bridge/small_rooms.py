"""What the choice rooms of one pupil are drawn from, small, where choices are listed: one query."""

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS
from django.db.models import F, QuerySet

from keuzeruimte_web.access.decide import rows
from keuzeruimte_web.access.rights import Kind
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.records import models as m

from .choice_rows import facts_as_rows
from .compiled import text_for
from .source import At, made, source


@source(m.ChoiceMoment, pupil="matter__pupil_id")
@dataclass(frozen=True, slots=True)
class RoomMoment:
    """A choice that goes on, and the rules that it has."""

    id: UUID
    matter: Annotated[UUID, At("matter_id")]
    rules: Annotated[UUID | None, At("rules_id")]


@source(m.ChoiceOption, pupil="moment__matter__pupil_id")
@dataclass(frozen=True, slots=True)
class RoomOption:
    """One of its options."""

    id: UUID
    moment: Annotated[UUID, At("moment_id")]
    kind: str
    content: Any
    by: Annotated[UUID | None, At("by_id")]
    aside: Annotated[str | None, At("aside_at")]


@source(m.ChoiceVoice, pupil="moment__matter__pupil_id")
@dataclass(frozen=True, slots=True)
class RoomVoice:
    """That the viewer reads words about an option."""

    id: UUID
    option: Annotated[UUID, At("option_id")]


@source(m.DecisionOption, pupil="decision__moment__matter__pupil_id")
@dataclass(frozen=True, slots=True)
class RoomChosen:
    """That an option was chosen."""

    id: UUID
    option: Annotated[UUID, At("option_id")]


@source(m.SubjectRules, pupil="pk")
@dataclass(frozen=True, slots=True)
class RoomRules:
    """Rules by which packages are weighed."""

    id: UUID
    text: str


KINDS = (RoomMoment, RoomOption, RoomVoice, RoomChosen, RoomRules)


def facts_of_rooms(viewer: Viewer, *, pupil: UUID) -> Mapping[type, list[Any]]:
    """The facts of every choice of this pupil that goes on and that the viewer sees."""
    using = DEFAULT_DB_ALIAS
    text = text_for(viewer.role, _whole, key="rooms", using=using, ids=("pupil",))
    found: dict[type, list[Any]] = defaultdict(list)
    for mark, pk, row in text.rows_for(viewer, using=using, pupil=pupil):
        kind = KINDS[int(mark)]
        found[kind].append(made(kind, pk, json.loads(row)))
    return found


def _whole(viewer: Viewer, pupil: UUID) -> QuerySet[Any]:
    goes_on = {"matter__pupil": pupil, "matter__closed_on__isnull": True}
    moments = rows(viewer, Kind.CHOICE_MOMENT).filter(**goes_on)
    of_these = {f"moment__{name}": value for name, value in goes_on.items()}
    options = rows(viewer, Kind.CHOICE_OPTION).filter(**of_these)
    chosen = rows(viewer, Kind.DECISION).filter(number=F("moment__decision"), **of_these)
    first, *rest = (
        facts_as_rows(records, kind, mark=str(number))
        for number, (kind, records) in enumerate(
            (
                (RoomMoment, moments),
                (RoomOption, options),
                (
                    RoomVoice,
                    rows(viewer, Kind.CHOICE_VOICE).filter(option__isnull=False, skipped=False, **of_these),
                ),
                (RoomChosen, m.DecisionOption.objects.filter(decision__in=chosen)),
                (RoomRules, rows(viewer, Kind.SUBJECT_RULES).filter(pk__in=moments.values("rules"))),
            )
        )
    )
    return first.union(*rest, all=True)
