"""A dossier as a school leader reads it who opened it for a reason: what stands, what happened."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from keuzeruimte_web.access.decide import Invisible, require, rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.bridge.listed import domain_in_words, event_in_words, matter_in_words, role_of_staff
from keuzeruimte_web.bridge.rows import as_rows, asked_together
from keuzeruimte_web.bridge.source import as_day, as_moment, as_uuid
from keuzeruimte_web.queries.institutions import Standing, institutions
from keuzeruimte_web.queries.matter import colleagues_for


@dataclass(frozen=True, slots=True)
class ReadEvent:
    """What school noted: what was seen, and what was thought of it."""

    on: date
    who: str
    kind: str
    observed: str
    opinion: str


@dataclass(frozen=True, slots=True)
class ReadReport:
    """A report that was put before its readers."""

    id: UUID
    title: str
    on: date


@dataclass(frozen=True, slots=True)
class ReadMatter:
    """One matter, whole. `may_propose`: it runs, and may be protected. `chooses`: it has a choice."""

    id: UUID
    title: str
    kind: str
    reason: str
    goal: str
    opened_on: date
    closed_on: date | None
    guides: tuple[str, ...]
    entrusted: tuple[str, ...]
    limits: tuple[str, ...]
    asked: tuple[str, ...]
    reports: tuple[ReadReport, ...]
    agreements: tuple[str, ...]
    events: tuple[ReadEvent, ...]
    may_propose: bool
    chooses: bool


@dataclass(frozen=True, slots=True)
class Opened:
    """The page. `opening`: what can be closed before its day."""

    pupil: UUID
    name: str
    opening: UUID
    until: date
    matters: tuple[ReadMatter, ...]


@dataclass(frozen=True, slots=True)
class Proposing:
    """What the form of a protection offers."""

    pupil: UUID
    name: str
    matter: UUID
    title: str
    colleagues: tuple[tuple[UUID, str], ...]
    institutions: tuple[Standing, ...]


def opened(viewer: Viewer, *, pupil: UUID) -> Opened:
    """The dossier, while it is open (`operations.leading` left the trace). Raises Invisible."""
    mine = rows(viewer, Kind.OPENING, Right.CHANGE).filter(
        pupil__in=rows(viewer, Kind.PUPIL, Right.READ_OPENED).filter(pk=pupil).values("pk"),
        ended_at=None,
        since__lte=viewer.today,
        until__gte=viewer.today,
    )
    latest = mine.select_related("pupil__person").order_by("-until", "pk").first()
    if latest is None:
        raise Invisible(f"{Kind.PUPIL}")
    parts = _read_all(viewer, pupil)
    return Opened(
        pupil=pupil,
        name=latest.pupil.person.full_name,
        opening=latest.pk,
        until=latest.until,
        matters=tuple(_read(matter, parts) for matter in _latest(parts["matter"][pupil], "opened_on")),
    )


def proposing(viewer: Viewer, *, matter: UUID) -> Proposing:
    """A matter for which the viewer may write a protection down. Raises Invisible, Forbidden."""
    found = require(viewer, Kind.MATTER, Right.PROPOSE, matter, along=("pupil__person",))
    return Proposing(
        pupil=found.pupil_id,
        name=found.pupil.person.full_name,
        matter=matter,
        title=found.title,
        colleagues=colleagues_for(viewer, pupil=found.pupil_id),
        institutions=institutions(viewer, pupil=found.pupil_id)[0],
    )


Row = dict[str, Any]
Parts = dict[str, dict[UUID, list[Row]]]
NAME = ("given_name", "prefix", "family_name")


def _read_all(viewer: Viewer, pupil: UUID) -> Parts:
    """All there is to read, by kind and by matter, in one query; matters by their pupil. In no order."""
    found: Parts = defaultdict(lambda: defaultdict(list))
    for mark, pk, row in asked_together(viewer, _parts, key="opened for a reason", pupil=pupil):
        found[mark][as_uuid(row["of"])].append(row | {"id": pk})
    return found


def _parts(viewer: Viewer, pupil: UUID) -> tuple[QuerySet[Any], ...]:
    here, talk = {"matter__pupil": pupil}, {"conversation__matter__pupil": pupil}
    now, of, at_talk = viewer.today, {"of": "matter_id"}, {"of": "conversation__matter_id"}
    name = {part: f"person__{part}" for part in NAME}
    matter = ("title", "kind", "reason", "goal", "opened_on", "closed_on")
    guides = rows(viewer, Kind.INVOLVEMENT).filter(**here).exclude(until__lt=now)
    entrusted = rows(viewer, Kind.DELEGATION).filter(**here, status="agreed").exclude(until__lt=now)
    limits = rows(viewer, Kind.LIMIT).filter(**here).exclude(until__lt=now)
    said = {"title": "conversation__title", "starts_at": "conversation__starts_at"}
    event = {one: one for one in ("on", "kind", "observed", "opinion")}
    return (
        as_rows(
            rows(viewer, Kind.MATTER).filter(pupil=pupil),
            mark="matter",
            fields={"of": "pupil_id", **{one: one for one in matter}},
        ),
        as_rows(guides, mark="guides", fields=of | name | {"role": "role"}),
        as_rows(entrusted, mark="entrusted", fields=of | {"words": "words", "created_at": "created_at"}),
        as_rows(
            limits, mark="limits", fields=of | {"topic": "topic__title", "domain": "domain", "since": "since"}
        ),
        as_rows(
            rows(viewer, Kind.REQUEST).filter(**here),
            mark="asked",
            fields=of | {"words": "words", "asked_on": "asked_on"},
        ),
        as_rows(rows(viewer, Kind.REPORT).filter(**talk), mark="reports", fields=at_talk | said),
        as_rows(
            rows(viewer, Kind.AGREEMENT).filter(**talk),
            mark="agreements",
            fields=at_talk | {"text": "text", "made_on": "made_on"},
        ),
        as_rows(rows(viewer, Kind.EVENT).filter(**here), mark="events", fields=of | name | event),
    )


def _read(matter: Row, parts: Parts) -> ReadMatter:
    of = defaultdict(list, {mark: found[matter["id"]] for mark, found in parts.items() if mark != "matter"})
    return ReadMatter(
        id=matter["id"],
        title=matter["title"],
        kind=matter_in_words(matter["kind"]),
        reason=matter["reason"],
        goal=matter["goal"],
        opened_on=date.fromisoformat(matter["opened_on"]),
        closed_on=as_day(matter["closed_on"]),
        guides=tuple(
            f"{_named(tie)} ({role_of_staff(tie['role'])})" for tie in _earliest(of["guides"], "given_name")
        ),
        entrusted=tuple(one["words"] for one in _earliest(of["entrusted"], "created_at")),
        limits=tuple(
            one["topic"] or domain_in_words(one["domain"]) for one in _earliest(of["limits"], "since")
        ),
        asked=tuple(one["words"] for one in _earliest(of["asked"], "asked_on") if one["words"]),
        reports=tuple(
            ReadReport(one["id"], one["title"], timezone.localdate(as_moment(one["starts_at"])))
            for one in _latest(of["reports"], "starts_at")
        ),
        agreements=tuple(one["text"] for one in _latest(of["agreements"], "made_on")),
        events=tuple(
            ReadEvent(
                date.fromisoformat(one["on"]),
                _named(one),
                event_in_words(one["kind"]),
                one["observed"],
                one["opinion"],
            )
            for one in _latest(of["events"], "on")
        ),
        may_propose=matter["closed_on"] is None,
        chooses=matter["kind"] == "choice_moment",
    )


def _named(row: Row) -> str:
    return " ".join(row[part] for part in NAME if row[part])


def _earliest(found: list[Row], field: str) -> list[Row]:
    """By this field, a text that sorts as what it tells; what has none first."""
    return sorted(found, key=lambda row: (row[field] or "", str(row["id"])))


def _latest(found: list[Row], field: str) -> list[Row]:
    by_id = sorted(found, key=lambda row: str(row["id"]))
    return sorted(by_id, key=lambda row: row[field] or "", reverse=True)
