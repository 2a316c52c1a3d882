"""What a service reads by the API: itself, a page of a list, one record, and what changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from keuzeruimte_web.access.decide import Forbidden, Invisible, require
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.bridge.noticed import Change, changed_after, changes_after, last_number
from keuzeruimte_web.bridge.served import Served, ServedRecord, kinds_of, read

__all__ = ["Change", "Served", "ServedRecord"]


@dataclass(frozen=True, slots=True)
class Itself:
    """A service as it is told about itself."""

    id: UUID
    name: str
    school_id: UUID
    school: str
    until: date
    reads: tuple[Served, ...]
    offers: bool


@dataclass(frozen=True, slots=True)
class ServedPage:
    """A page of a list. `after`: where the next begins, None for none; `number`: the last noticed change."""

    records: Sequence[ServedRecord]
    after: UUID | None
    number: int


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed, in order; `number`: up to where this is; `more`: there is more after it."""

    changes: Sequence[Change]
    number: int
    more: bool


def itself(viewer: Viewer) -> Itself:
    """Who asks. One query."""
    row = require(viewer, Kind.SERVICE, Right.SEE, viewer.person, along=("school",))
    return Itself(
        id=row.pk,
        name=row.name,
        school_id=row.school_id,
        school=row.school.name,
        until=row.until,
        reads=tuple(kind for kind in Served if kind in kinds_of(row)),
        offers=row.offers,
    )


def page(viewer: Viewer, *, kind: Served, after: UUID | None, since: int | None, limit: int) -> ServedPage:
    """So many records of this kind after an id; with `since` only what changed after that number.

    Raises Forbidden for a kind this service was not given. Five queries at most.
    """
    _given(viewer, kind)
    number = last_number()
    only = None if since is None else changed_after(since, kind=kind)
    found = read(viewer, kind, after=after, only=only, limit=limit + 1)
    more = len(found) > limit
    return ServedPage(found[:limit], found[limit - 1].id if more else None, number)


def one(viewer: Viewer, *, kind: Served, record: UUID) -> ServedRecord:
    """One record. Raises Forbidden for a kind this service was not given, and Invisible."""
    _given(viewer, kind)
    found = read(viewer, kind, only=[record])
    if not found:
        raise Invisible(kind)
    return found[0]


def changes(viewer: Viewer, *, since: int, limit: int) -> Changes:
    """What changed after this number, of the kinds this service reads. Two queries."""
    service = require(viewer, Kind.SERVICE, Right.SEE, viewer.person)
    last = last_number()
    found = changes_after(since, kinds=kinds_of(service), limit=limit + 1)
    more = len(found) > limit
    return Changes(found[:limit], found[limit - 1].number if more else max(last, since), more)


def _given(viewer: Viewer, kind: Served) -> None:
    if kind not in kinds_of(require(viewer, Kind.SERVICE, Right.SEE, viewer.person)):
        raise Forbidden(kind)
