"""What several people may all see about one pupil: `rows_for_all` of access, for screens that ask it often.

The text of the query is built once a role and kept (`compiled.py`); a test holds its answer beside that of
access.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import QuerySet, Value
from django.db.models.expressions import RawSQL

from keuzeruimte_web.access.decide import rows
from keuzeruimte_web.access.rights import Kind
from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.records.models import Pupil
from keuzeruimte_web.records.planned import Question, Rows, rows_of_each

from .compiled import text_for
from .source import as_uuid

PUPIL_OF: Mapping[Kind, str] = {
    Kind.CONVERSATION: "matter__pupil",
    Kind.ITEM: "conversation__matter__pupil",
    Kind.VOICE: "conversation__matter__pupil",
    Kind.ANSWER: "conversation__matter__pupil",
    Kind.AGREEMENT: "conversation__matter__pupil",
}

Ids = Mapping[Kind, frozenset[UUID]]


def seen_by_all(viewers: Sequence[Viewer], *, pupil: UUID) -> Ids:
    """The ids of what each of these viewers may see, by kind; without viewers nothing. One query."""
    if not viewers:
        return dict.fromkeys(PUPIL_OF, frozenset())
    each = _seen(viewers, pupil)
    return {kind: frozenset.intersection(*(seen[kind] for seen in each)) for kind in PUPIL_OF}


def _seen(viewers: Sequence[Viewer], pupil: UUID) -> list[Ids]:
    """What each of them may see."""
    using = DEFAULT_DB_ALIAS
    found = _by_plan(viewers, pupil, using) or _at_once(viewers, pupil, using)
    return [_by_kind(those) for those in found]


def _by_plan(viewers: Sequence[Viewer], pupil: UUID, using: str) -> list[Rows] | None:
    """By plans that the database keeps; None where it does not."""
    asked = []
    for viewer in viewers:
        guest = viewer.seat is not None
        about = text_for(viewer.role, _about, key="about", using=using, ids=("pupil",), guest=guest)
        text = text_for(viewer.role, _whole, key="seen together", using=using, guest=guest)
        values = about.values(viewer, using=using, pupil=pupil)
        place = (viewer.role, guest, connections[using].vendor)
        if place not in _EACH:
            _EACH[place] = Question(
                f"WITH this_pupil(id) AS ({about.sql}) {text.sql}",
                (*about.parameters, *text.parameters),
                (*about.brought, *text.brought),
            )
        asked.append((_EACH[place], values))
    return rows_of_each(asked, using=using)


_EACH: dict[tuple[ViewerRole, bool, str], Question] = {}


def _at_once(viewers: Sequence[Viewer], pupil: UUID, using: str) -> list[list[tuple[str, Any]]]:
    """All in one question."""
    sql, brought = _about(viewers[0], pupil).query.get_compiler(using).as_sql()
    parts, values = [], list(brought)
    for number, viewer in enumerate(viewers):
        guest = viewer.seat is not None
        text = text_for(viewer.role, _whole, key="seen together", using=using, guest=guest)
        # A number of ours, and text that was built here: no value from outside.
        parts.append(f"SELECT {number}, seen.* FROM ({text.sql}) AS seen")  # noqa: S608
        values.extend(text.for_viewer(viewer, using=using))
    found: list[list[tuple[str, Any]]] = [[] for _viewer in viewers]
    with connections[using].cursor() as cursor:
        cursor.execute(f"WITH this_pupil(id) AS ({sql}) {' UNION ALL '.join(parts)}", values)
        for number, mark, pk in cursor.fetchall():
            found[number].append((mark, pk))
    return found


def _by_kind(marked: Iterable[tuple[str, Any]]) -> Ids:
    found: dict[Kind, set[UUID]] = {kind: set() for kind in PUPIL_OF}
    for mark, pk in marked:
        found[Kind(mark)].add(as_uuid(pk))
    return {kind: frozenset(ids) for kind, ids in found.items()}


def _about(viewer: Viewer, pupil: UUID) -> QuerySet[Any]:
    """The pupil whom it is about."""
    found: QuerySet[Any] = Pupil.objects.filter(pk=pupil).order_by().values("pk")
    return found


def _whole(viewer: Viewer) -> QuerySet[Any]:
    """Every kind at once, as this viewer's role can see it."""
    # Not a value from outside: the name of the pupil's part of the same query.
    about = RawSQL("SELECT id FROM this_pupil", [])
    parts = [
        rows(viewer, kind)
        .filter(**{path: about})
        .order_by()
        .annotate(mark=Value(kind.value))
        .values_list("mark", "pk")
        for kind, path in PUPIL_OF.items()
    ]
    first, *rest = parts
    whole: QuerySet[Any] = first.union(*rest, all=True)
    return whole
