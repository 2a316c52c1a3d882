"""What stands beside a dossier for somebody who guides: what was shared, placements, and what waits to be
weighed or was laid before this viewer. One query."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from keuzeruimte_web.access.decide import rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer

from .asked_words import kind_in_words
from .rows import as_rows, asked_together


@dataclass(frozen=True, slots=True)
class Beside:
    """Whether the pupil shows the drawing, or a piece of the career file, to this viewer; the placements that
    go on, by employer; what waits for the choice of who guides: what in words and the last day; and the
    doubts that colleagues laid before the viewer, newest first: who, and when.
    """

    village: bool
    career: bool
    placements: tuple[tuple[UUID, str], ...]
    to_weigh: tuple[tuple[UUID, str, date], ...]
    laid_before: tuple[tuple[UUID, str, date], ...]


def beside(viewer: Viewer, *, pupil: UUID) -> Beside:
    """What this viewer may know of beside the dossier of this pupil."""
    found: dict[str, list[tuple[UUID, dict[str, Any]]]] = {}
    for mark, pk, row in asked_together(viewer, _parts, key="beside", pupil=pupil):
        found.setdefault(mark, []).append((pk, row))
    placements = [(row["since"], pk, row["employer"]) for pk, row in found.get("placement", ())]
    weighed = [
        (date.fromisoformat(row["due"]), str(pk), pk, row["kind"]) for pk, row in found.get("weigh", ())
    ]
    doubts = sorted((str(pk), pk, row) for pk, row in found.get("doubt", ()))
    doubts.sort(key=lambda one: one[2]["on"], reverse=True)
    return Beside(
        village="village" in found,
        career="career" in found,
        placements=tuple((pk, employer) for _since, pk, employer in sorted(placements, key=str)),
        to_weigh=tuple((pk, kind_in_words(kind), due) for due, _text, pk, kind in sorted(weighed)),
        laid_before=tuple((pk, _called(row), date.fromisoformat(row["on"])) for _text, pk, row in doubts),
    )


def _called(row: dict[str, Any]) -> str:
    return " ".join(part for part in (row["given"], row["prefix"], row["family"]) if part)


def _parts(viewer: Viewer, pupil: UUID) -> tuple[QuerySet[Any], ...]:
    going = rows(viewer, Kind.PLACEMENT).filter(pupil=pupil, ended_on__isnull=True)
    waiting = rows(viewer, Kind.PRIVACY_REQUEST, Right.WEIGH).filter(pupil=pupil)
    doubts = rows(viewer, Kind.DOUBT).filter(matter__pupil=pupil).exclude(author=viewer.person)
    of_author = {"given": "given_name", "prefix": "prefix", "family": "family_name"}
    return (
        as_rows(rows(viewer, Kind.VILLAGE).filter(pupil=pupil), mark="village", fields={}),
        as_rows(rows(viewer, Kind.CAREER_ITEM).filter(pupil=pupil), mark="career", fields={}),
        as_rows(going, mark="placement", fields={"employer": "employer", "since": "since"}),
        as_rows(waiting, mark="weigh", fields={"kind": "kind", "due": "due_on"}),
        as_rows(
            doubts,
            mark="doubt",
            fields={"on": "written_on", **{name: f"author__{field}" for name, field in of_author.items()}},
        ),
    )
