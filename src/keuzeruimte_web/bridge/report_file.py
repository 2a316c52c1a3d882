"""One report as this viewer may read it, in one query beside the report itself."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from keuzeruimte_web.access.ages import EIGHTEEN, born_by
from keuzeruimte_web.access.decide import rows
from keuzeruimte_web.access.ground import on_day
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.records.models import (
    AgreementPerson,
    Guardianship,
    Involvement,
    ItemPerson,
    ReportItem,
    ReportReader,
    Share,
)

from .rows import as_rows, asked_together
from .source import as_day, as_moment, as_uuid

PERSON = {"given": "given_name", "prefix": "prefix", "family": "family_name"}
ADVISING = frozenset({"advise", "explore"})
PARENTING = frozenset({"upbringing", "family"})
RIGHTS = (Right.REPORT, Right.CONFIRM, Right.ADD)


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who gets the report, and the corner where that person stands."""

    id: UUID
    name: str
    given: str
    party: str
    present: bool


@dataclass(frozen=True, slots=True)
class Point:
    """A point that this report tells of, and who was there. `advice`: parents got advice on bringing up."""

    title: str
    there: tuple[Reader, ...]
    advice: bool


@dataclass(frozen=True, slots=True)
class Earlier:
    """A text that lay before the readers, until this moment."""

    number: int
    observed: str
    opinion: str
    author: str
    until: datetime


@dataclass(frozen=True, slots=True)
class Agreed:
    """An agreement in this report."""

    id: UUID
    text: str
    owners: tuple[Reader, ...]
    decides: tuple[Reader, ...]
    due_on: date | None
    done: bool
    let_go: bool


@dataclass(frozen=True, slots=True)
class Said:
    """A reader's answer: read, agreed and own words are three facts."""

    id: UUID
    person: UUID
    read: bool
    agreed: bool
    words: str
    audience: str


@dataclass(frozen=True, slots=True)
class Added:
    """An addition to a closed report."""

    id: UUID
    name: str
    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ReportFile:
    """What this viewer may read of the report, and may do with it.

    `readers`: everybody who got it; `reading`: those to whom it was not shut since, as it is to a parent
    whom a court keeps away. `holds`: the conversation itself is theirs too; not of who reads along, or got
    the report alone.
    """

    readers: tuple[Reader, ...]
    reading: tuple[Reader, ...]
    items: tuple[Point, ...]
    earlier: tuple[Earlier, ...]
    agreements: tuple[Agreed, ...]
    said: tuple[Said, ...]
    added: tuple[Added, ...]
    notes: int
    draft: dict[str, Any]
    may: frozenset[Right]
    holds: bool


def report_file(viewer: Viewer, *, report: UUID, pupil: UUID, author: UUID) -> ReportFile:
    """Everything around a report that `access` lets this viewer see. The report itself is asked for first."""
    found: dict[str, list[tuple[UUID, dict[str, Any]]]] = defaultdict(list)
    for mark, pk, row in asked_together(
        viewer, _parts, key="report file", report=report, pupil=pupil, about=str(report)
    ):
        found[mark].append((pk, row))
    return _file(found, pupil=pupil, author=author)


def _parts(viewer: Viewer, report: UUID, pupil: UUID, about: str) -> list[QuerySet[Any]]:
    """All that stands around it. `about`: the report as a draft names it."""
    agreements = rows(viewer, Kind.AGREEMENT).filter(item__report_item__report=report)
    return [
        as_rows(
            ReportReader.objects.filter(report=report),
            mark="reader",
            fields={
                "person": "person_id",
                "present": "present",
                **{k: f"person__{v}" for k, v in PERSON.items()},
            },
        ),
        as_rows(Guardianship.objects.filter(pupil=pupil), mark="parent", fields={"person": "parent_id"}),
        as_rows(_parents_reading(viewer, report, pupil), mark="reading", fields={"person": "parent_id"}),
        as_rows(
            Involvement.objects.filter(on_day(viewer), matter__conversations__reports=report),
            mark="reading",
            fields={"person": "person_id"},
        ),
        as_rows(
            ReportItem.objects.filter(report=report),
            mark="item",
            fields={
                "item": "item_id",
                "title": "item__title",
                "position": "item__position",
                "verb": "item__verb",
                "domain": "item__domain",
                "topic_domain": "item__topic__domain",
                "person": "item__by_id",
                **{k: f"item__by__{v}" for k, v in PERSON.items()},
            },
        ),
        as_rows(
            ItemPerson.objects.filter(item__report_item__report=report, part__in=("to", "present")),
            mark="there",
            fields={
                "item": "item_id",
                "part": "part",
                "person": "person_id",
                **{k: f"person__{v}" for k, v in PERSON.items()},
            },
        ),
        as_rows(
            rows(viewer, Kind.REPORT_VERSION).filter(report=report),
            mark="earlier",
            fields={
                "number": "number",
                "observed": "observed",
                "opinion": "opinion",
                "until": "until",
                **{k: f"author__{v}" for k, v in PERSON.items()},
            },
        ),
        as_rows(
            agreements,
            mark="agreement",
            fields={
                "text": "text",
                "due_on": "due_on",
                "done_at": "done_at",
                "let_go_on": "let_go_on",
                "at": "item__position",
            },
        ),
        as_rows(
            AgreementPerson.objects.filter(
                agreement__in=agreements.values("pk"), part__in=("owner", "decides")
            ),
            mark="on agreement",
            fields={
                "part": "part",
                "of": "agreement_id",
                "person": "person_id",
                **{k: f"person__{v}" for k, v in PERSON.items()},
            },
        ),
        as_rows(
            rows(viewer, Kind.RESPONSE).filter(report=report),
            mark="said",
            fields={
                "person": "person_id",
                "read_at": "read_at",
                "agreed_at": "agreed_at",
                "words": "words",
                "audience": "audience",
            },
        ),
        as_rows(
            rows(viewer, Kind.ADDITION).filter(report=report),
            mark="added",
            fields={
                "text": "text",
                "at": "created_at",
                **{k: f"author__{v}" for k, v in PERSON.items()},
            },
        ),
        as_rows(
            rows(viewer, Kind.NOTE).filter(item__report_item__report=report),
            mark="note",
            fields={},
        ),
        as_rows(
            rows(viewer, Kind.DRAFT).filter(form__in=("report", "response", "addition"), about=about),
            mark="draft",
            fields={"form": "form", "content": "content"},
        ),
        *(
            as_rows(rows(viewer, Kind.REPORT, right).filter(pk=report), mark=f"may {right}", fields={})
            for right in RIGHTS
        ),
        as_rows(rows(viewer, Kind.CONVERSATION, Right.HOLD).filter(reports=report), mark="holds", fields={}),
    ]


def _parents_reading(viewer: Viewer, report: UUID, pupil: UUID) -> QuerySet[Any]:
    """Ties of parents who can read what they got: of a pupil of 18, those with whom the pupil shared it."""
    shared = Share.objects.filter(report=report, viewer=OuterRef("parent"))
    born = "pupil__person__born"
    young = Q(**{f"{born}__isnull": True}) | Q(**{f"{born}__gt": born_by(viewer.today, age=EIGHTEEN)})
    ties: QuerySet[Any] = Guardianship.objects.filter(on_day(viewer), pupil=pupil, court_block=False)
    return ties.filter(young | Exists(shared))


def _file(found: dict[str, list[tuple[UUID, dict[str, Any]]]], *, pupil: UUID, author: UUID) -> ReportFile:
    parents = {as_uuid(row["person"]) for _, row in found["parent"]}
    reading = {pupil, *(as_uuid(row["person"]) for _, row in found["reading"])}

    def person(row: dict[str, Any]) -> Reader:
        pk = as_uuid(row["person"])
        party = "pupil" if pk == pupil else "parents" if pk in parents else "school"
        return Reader(pk, _name(row), row["given"], party, bool(row.get("present", True)))

    order = {"pupil": 0, "parents": 1, "school": 2}
    readers = sorted(
        (person(row) for _, row in found["reader"]), key=lambda r: (order[r.party], r.name, str(r.id))
    )
    on: dict[tuple[UUID, str], list[Reader]] = defaultdict(list)
    for _, row in found["on agreement"]:
        on[as_uuid(row["of"]), row["part"]].append(person(row))

    def those(agreement: UUID, part: str) -> tuple[Reader, ...]:
        return tuple(sorted(on[agreement, part], key=lambda r: (order[r.party], r.name)))

    return ReportFile(
        readers=tuple(readers),
        reading=tuple(reader for reader in readers if reader.id in reading),
        items=tuple(
            _point(row, found["there"], person=person, order=order)
            for _, row in sorted(found["item"], key=lambda x: (x[1]["position"], str(x[0])))
        ),
        earlier=tuple(
            Earlier(row["number"], row["observed"], row["opinion"], _name(row), as_moment(row["until"]))
            for _, row in sorted(found["earlier"], key=lambda x: x[1]["number"])
        ),
        agreements=tuple(
            Agreed(
                pk,
                row["text"],
                those(pk, "owner"),
                those(pk, "decides"),
                as_day(row["due_on"]),
                row["done_at"] is not None,
                row["let_go_on"] is not None,
            )
            for pk, row in sorted(found["agreement"], key=lambda x: (x[1]["at"], x[1]["text"], str(x[0])))
        ),
        said=tuple(
            Said(
                pk,
                as_uuid(row["person"]),
                row["read_at"] is not None,
                row["agreed_at"] is not None,
                row["words"],
                row["audience"],
            )
            for pk, row in found["said"]
        ),
        added=tuple(
            Added(pk, _name(row), row["text"], as_moment(row["at"]))
            for pk, row in sorted(found["added"], key=lambda x: (x[1]["at"], str(x[0])))
        ),
        notes=len(found["note"]),
        draft={row["form"]: row["content"] for _, row in found["draft"]},
        may=frozenset(right for right in RIGHTS if found[f"may {right}"]),
        holds=bool(found["holds"]),
    )


def _point(
    row: dict[str, Any],
    links: list[tuple[UUID, dict[str, Any]]],
    *,
    person: Callable[[dict[str, Any]], Reader],
    order: Mapping[str, int],
) -> Point:
    """Who heard it: who speaks, is addressed or present; not who was kept out (METHOD 3, *hears*)."""
    at = [link for _, link in links if link["item"] == row["item"]]
    kept_out = {link["person"] for link in at if row["verb"] == "withhold" and link["part"] == "to"}
    there = {r.id: r for r in (person(link) for link in (row, *at) if link["person"] not in kept_out)}
    parents = any(link["part"] == "to" and person(link).party == "parents" for link in at)
    domain = row["topic_domain"] or row["domain"]
    return Point(
        title=row["title"],
        there=tuple(sorted(there.values(), key=lambda r: (order[r.party], r.name, str(r.id)))),
        advice=parents and row["verb"] in ADVISING and domain in PARENTING,
    )


def _name(row: dict[str, Any]) -> str:
    return " ".join(part for part in (row["given"], row["prefix"], row["family"]) if part)
