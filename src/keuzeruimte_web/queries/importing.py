"""What was read in, and what reading in would do; for the administrator."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from keuzeruimte_web.access.decide import Invisible, rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.bridge.background import stands_still
from keuzeruimte_web.bridge.import_lines import SORTS, choices_of, proposal, said, too_much
from keuzeruimte_web.bridge.progress import how_far
from keuzeruimte_web.interchange.reading.roster import LONGEST_CLASS
from keuzeruimte_web.queries.import_words import DOUBTS, FIELDS, KINDS, REASONS, REFUSED

PAGE = 50
AT_WORK = ("reading", "applying", "undoing")
BESIDE = ("applying", "undoing")
"""One long transaction hides how far it is: that is said beside it."""
LATEST = 20
SHOWN_MENTORS = 100
"""A school has some sixty; a whole board more than a page can hold."""
MARKS = {"unclear": "?", "new": "+", "changed": "~", "gone": "−", "same": "="}


@dataclass(frozen=True, slots=True)
class ImportRow:
    """One time of reading in, in the list."""

    id: UUID
    begun_at: datetime
    by: str
    state: str
    says: str
    counts: tuple[tuple[str, str, int], ...]
    """Of each sort: its key, its name, how many."""
    undo_until: date | None


@dataclass(frozen=True, slots=True)
class ListToExplain:
    """A list of which somebody says what its columns mean."""

    name: str
    heads: tuple[str, ...]
    kind: str
    meanings: dict[str, str]


@dataclass(frozen=True, slots=True)
class ImportPage:
    """One time of reading in, as far as it is."""

    row: ImportRow
    done: int
    total: int
    refusal: str
    where: str
    lists: tuple[ListToExplain, ...]
    too_much: bool
    same: int
    leading: tuple[tuple[str, str], ...]
    """Who becomes mentor of a class, and of which; the first of them."""
    leads: int
    """How many they are."""
    unmade: frozenset[str]
    """Keys of classes that are not there, and that reading in does not make."""
    doubts: tuple[tuple[str, str, str], ...]
    """Where, what, and the cell as it stood."""
    more_doubts: int
    left_out: tuple[str, ...]
    read_as: tuple[str, ...]
    stayed: int
    stands_still: bool
    """It is at work, and the last try failed, or who offered it was erased meanwhile."""


@dataclass(frozen=True, slots=True)
class Before:
    """A field: what it is, and what it would become."""

    name: str
    before: str
    after: str
    held: bool


@dataclass(frozen=True, slots=True)
class LineShown:
    """One person or tie in the preview."""

    id: UUID
    mark: str
    sort: str
    kind: str
    name: str
    fields: tuple[Before, ...]
    reasons: tuple[str, ...]
    choice: str
    choices: tuple[tuple[str, str], ...]


def imports(viewer: Viewer) -> tuple[ImportRow, ...]:
    """The latest twenty. Two queries."""
    found = rows(viewer, Kind.IMPORT).defer("columns", "notes").select_related("starter")
    return tuple(_row(run, viewer) for run in found.order_by("-begun_at", "pk")[:LATEST])


def import_page(viewer: Viewer, *, run: UUID) -> ImportPage:
    """One of them, or Invisible. One query; one more while it is at work, or where a class cannot be made."""
    row = rows(viewer, Kind.IMPORT).select_related("starter").filter(pk=run).first()
    if row is None:
        raise Invisible(f"{Kind.IMPORT}")
    notes: dict[str, Any] = row.notes or {}
    refusal: dict[str, Any] = row.refusal or {}
    return ImportPage(
        row=_row(row, viewer),
        done=max(row.done, how_far(row.pk)) if row.state in BESIDE else row.done,
        total=row.total,
        refusal=str(REFUSED[refusal["why"]]) if refusal else "",
        where=_place(refusal) if refusal else "",
        lists=tuple(
            ListToExplain(name, tuple(said["heads"]), said["kind"], said["meanings"])
            for name, said in (row.columns or {}).items()
        ),
        too_much=too_much(row.counts),
        same=sum(of_kind.get("same", 0) for of_kind in row.counts.get("people", {}).values()),
        leading=tuple((who, group) for who, group in notes.get("leading", ())[:SHOWN_MENTORS]),
        leads=len(notes.get("leading", ())),
        unmade=_unmade(viewer, notes),
        doubts=tuple(
            (_place(doubt), str(DOUBTS[doubt["why"]]), doubt["shown"]) for doubt in notes.get("doubts", ())
        ),
        more_doubts=notes.get("more_doubts", 0),
        left_out=tuple(notes.get("left_out", ())),
        read_as=tuple(notes.get("read_as", ())),
        stayed=row.counts.get("stayed", 0),
        stands_still=_stands_still(viewer, row),
    )


def _unmade(viewer: Viewer, notes: dict[str, Any]) -> frozenset[str]:
    unclear = {
        entry["key"]
        for entry in notes.get("classes", ())
        if not entry["year_group"] or len(entry["name"]) > LONGEST_CLASS
    }
    if not unclear:
        return frozenset()
    known = rows(viewer, Kind.SCHOOL_CLASS).values_list("name", flat=True)
    return frozenset(unclear.difference(name.casefold() for name in known))


def _stands_still(viewer: Viewer, row: Any) -> bool:
    if row.starter_id is None and row.state in BESIDE:
        return True
    return row.state in AT_WORK and stands_still(viewer.school, run=row.pk)


def import_lines(
    viewer: Viewer, *, run: UUID, sort: str, page: int, unmade: frozenset[str]
) -> tuple[tuple[LineShown, ...], int]:
    """A page of fifty lines of one sort, and how many pages there are. Three queries."""
    found = rows(viewer, Kind.IMPORT_LINE, Right.SEE).filter(run=run, sort=sort)
    pages = max(1, -(-found.count() // PAGE))
    start = (min(max(page, 1), pages) - 1) * PAGE
    lines = list(found.order_by("number")[start : start + PAGE])
    wanted = {UUID(candidate) for line in lines for candidate in line.detail["candidates"]}
    people = {person.pk: person for person in rows(viewer, Kind.PERSON).filter(pk__in=wanted)}
    return tuple(_line(line, people, unmade) for line in lines), pages


def _row(run: Any, viewer: Viewer) -> ImportRow:
    counted: dict[str, int] = dict.fromkeys(map(str, SORTS), 0)
    for of_kind in run.counts.get("people", {}).values():
        for sort in counted:
            counted[sort] += of_kind.get(sort, 0)
    may_undo = run.state == "applied" and run.until is not None and run.until >= viewer.today
    return ImportRow(
        id=run.pk,
        begun_at=run.begun_at,
        by=run.starter.full_name if run.starter else _("iemand die hier niet meer werkt"),
        state=run.state,
        says=run.get_state_display(),
        counts=tuple((str(sort), str(sort.label), counted[sort]) for sort in SORTS),
        undo_until=run.until if may_undo else None,
    )


def _place(place: dict[str, Any]) -> str:
    parts = [place["file"]]
    if place["row"]:
        parts.append(_("rij %(row)s") % {"row": place["row"]})
    if place["column"]:
        parts.append(_("kolom %(column)s") % {"column": place["column"]})
    return ", ".join(part for part in parts if part)


def _after(one: dict[str, Any], unmade: frozenset[str]) -> str:
    after = said(one["field"], one["after"])
    if one["field"] == "class" and one["after"] in unmade:
        return _("%(name)s, als je die klas eerst zelf invoert") % {"name": after}
    return after


def _line(line: Any, people: dict[UUID, Any], unmade: frozenset[str]) -> LineShown:
    return LineShown(
        id=line.pk,
        mark=MARKS[line.sort],
        sort=line.get_sort_display(),
        kind=str(KINDS[line.kind]),
        name=line.name,
        fields=tuple(
            Before(
                str(FIELDS[one["field"]]),
                said(one["field"], one["before"]),
                _after(one, unmade),
                one["held"],
            )
            for one in line.detail["fields"]
            if line.sort != "new" or one["field"] not in ("given_name", "prefix", "family_name")
        ),
        reasons=tuple(str(REASONS[reason]) for reason in line.detail["reasons"]),
        choice=line.choice,
        choices=tuple((choice, _choice(line, choice, people)) for choice in choices_of(line)),
    )


def _choice(line: Any, choice: str, people: dict[UUID, Any]) -> str:
    if choice.startswith("same:"):
        person = people.get(UUID(choice.removeprefix("same:")))
        name = person.full_name if person else ""
        born = f", {date_format(person.born, 'j F Y')}" if person and person.born else ""
        return _("Dit is %(name)s") % {"name": f"{name}{born}"}
    if choice == "":
        return proposal(line)
    return {
        "new": _("Dit is iemand anders: voeg toe"),
        "theirs": _("Neem over wat het bestand zegt"),
        "skip": _("Sla over"),
    }[choice]
