"""What a reader, or the writer, sees of a report; and the reports that somebody may read."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from keuzeruimte_web.access.decide import Invisible, rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.bridge.my_reports import ReportRow, my_reports
from keuzeruimte_web.bridge.report_file import Added, Agreed, Earlier, Point, Reader, Said, report_file
from keuzeruimte_web.queries.differences import Piece, difference


@dataclass(frozen=True, slots=True)
class OwnWords:
    """A reader's own words, as they are shown at closing."""

    id: UUID
    name: str
    party: str
    words: str
    agreed: bool
    for_school: bool


@dataclass(frozen=True, slots=True)
class Change:
    """What became different when the writer changed a text that lay before its readers; newest first."""

    at: datetime
    observed: tuple[Piece, ...]
    opinion: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class ReportPage:
    """A report with all that this viewer may read of it and do with it."""

    id: UUID
    conversation: UUID
    pupil: UUID
    title: str
    pupil_name: str
    starts_at: datetime
    circle: str
    state: str
    observed: str
    opinion: str
    version: int
    author: str
    present: tuple[Reader, ...]
    readers: tuple[Reader, ...]
    items: tuple[Point, ...]
    one_group: bool
    changes: tuple[Change, ...]
    agreements: tuple[Agreed, ...]
    own: Said | None
    words: tuple[OwnWords, ...]
    agreed: tuple[str, ...]
    added: tuple[Added, ...]
    notes: int
    draft: dict[str, Any]
    reads_pupil: bool
    advised: bool
    may_write: bool
    may_take_over: bool
    may_confirm: bool
    may_add: bool
    for_staff: bool
    holds: bool


def report_page(viewer: Viewer, *, report: UUID) -> ReportPage:
    """The report; raises Invisible."""
    row = (
        rows(viewer, Kind.REPORT)
        .filter(pk=report)
        .select_related("conversation__matter__pupil__person", "author")
        .first()
    )
    if row is None:
        raise Invisible
    pupil = row.conversation.matter.pupil
    file = report_file(viewer, report=report, pupil=pupil.pk, author=row.author_id)
    people = {reader.id: reader for reader in file.readers}
    mine = row.author_id == viewer.person
    return ReportPage(
        id=row.pk,
        conversation=row.conversation_id,
        pupil=pupil.pk,
        title=row.conversation.title,
        pupil_name=pupil.person.given_name,
        starts_at=row.conversation.starts_at,
        circle=row.circle,
        state=row.state,
        observed=row.observed,
        opinion=row.opinion,
        version=row.version,
        author=row.author.full_name,
        present=tuple(reader for reader in file.readers if reader.present),
        readers=file.reading,
        items=file.items,
        one_group=len({point.there for point in file.items}) < 2,
        changes=_changes(file.earlier, observed=row.observed, opinion=row.opinion),
        agreements=file.agreements,
        own=next((said for said in file.said if said.person == viewer.person), None),
        words=tuple(
            OwnWords(
                said.id,
                people[said.person].name,
                people[said.person].party,
                said.words,
                said.agreed,
                said.audience == "school",
            )
            for said in sorted(file.said, key=lambda s: [r.id for r in file.readers].index(s.person))
            if row.state == "closed" and said.words and said.person in people
        ),
        agreed=tuple(
            reader.name
            for reader in file.readers
            if row.state == "closed" and any(s.agreed and s.person == reader.id for s in file.said)
        ),
        added=file.added,
        notes=file.notes if row.state == "draft" else 0,
        draft=file.draft,
        reads_pupil=row.circle in ("triangle", "pupil_school"),
        advised=any(point.advice for point in file.items),
        may_write=Right.REPORT in file.may and (mine or row.state != "draft"),
        may_take_over=Right.REPORT in file.may and not mine and row.state == "draft",
        may_confirm=Right.CONFIRM in file.may,
        may_add=Right.ADD in file.may,
        for_staff=viewer.role == "professional",
        holds=file.holds,
    )


def _changes(earlier: tuple[Earlier, ...], *, observed: str, opinion: str) -> tuple[Change, ...]:
    """From each text to the one after it, the last to what stands now."""
    texts = [(one.observed, one.opinion) for one in earlier] + [(observed, opinion)]
    return tuple(
        Change(one.until, difference(one.observed, after[0]), difference(one.opinion, after[1]))
        for one, after in zip(earlier, texts[1:], strict=True)
    )[::-1]


def report_list(viewer: Viewer, *, most: int = 100) -> tuple[ReportRow, ...]:
    """The reports that this viewer may read, latest conversation first; one query."""
    return tuple(my_reports(viewer, most=most))
