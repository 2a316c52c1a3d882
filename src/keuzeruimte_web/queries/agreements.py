"""Agreements of my pupils: my own to do first, then those of others, then what is done."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils import timezone

from keuzeruimte_web.access.decide import rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.bridge.guests import Owner, owners_of

GOING = 200
DONE = 30
"""How many are shown that go on, and that are done; older ones are in each dossier."""


@dataclass(frozen=True, slots=True)
class Agreed:
    """An agreement in the list. `due`: its day is today or behind us."""

    id: UUID
    pupil: UUID
    pupil_name: str
    text: str
    owners: tuple[Owner, ...]
    due_on: date | None
    due: bool
    done_on: date | None
    mine: bool


@dataclass(frozen=True, slots=True)
class Agreements:
    """The page."""

    mine: tuple[Agreed, ...]
    of_others: tuple[Agreed, ...]
    done: tuple[Agreed, ...]


def agreements(viewer: Viewer) -> Agreements:
    """All agreements that the viewer may see; the same number of queries however many there are."""
    seen = rows(viewer, Kind.AGREEMENT, Right.SEE).select_related("conversation__matter__pupil__person")
    going = list(seen.filter(done_at=None).order_by("due_on", "made_on", "pk")[:GOING])
    going.sort(key=lambda one: (one.due_on is None, one.due_on or one.made_on, str(one.pk)))
    done = list(seen.exclude(done_at=None).order_by("-done_at", "pk")[:DONE])
    owners = owners_of([one.pk for one in (*going, *done)])
    shown = [_agreed(viewer, one, owners[one.pk]) for one in going]
    return Agreements(
        mine=tuple(one for one in shown if one.mine),
        of_others=tuple(one for one in shown if not one.mine),
        done=tuple(_agreed(viewer, one, owners[one.pk]) for one in done),
    )


def _agreed(viewer: Viewer, one: Any, owners: list[Owner]) -> Agreed:
    return Agreed(
        id=one.pk,
        pupil=one.conversation.matter.pupil_id,
        pupil_name=one.conversation.matter.pupil.person.full_name,
        text=one.text,
        owners=tuple(owners),
        due_on=one.due_on,
        due=one.due_on is not None and one.due_on <= viewer.today,
        done_on=timezone.localdate(one.done_at) if one.done_at else None,
        mine=viewer.person in {owner.person for owner in owners},
    )
