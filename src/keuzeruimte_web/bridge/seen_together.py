"""What several people may all see about one pupil: `rows_for_all` of access, for screens that ask it often.

The text of the query is built once a role and kept (`compiled.py`); a test holds its answer beside that of
access.
"""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db import connections
from django.db.models import QuerySet, Value
from django.db.models.expressions import RawSQL

from keuzeruimte_web.access.decide import rows
from keuzeruimte_web.access.present import rows_for_all
from keuzeruimte_web.access.rights import Kind
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.records.models import Pupil

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
    """The ids of what each of these viewers may see, by kind; without viewers nothing. One query a viewer."""
    if not viewers:
        return dict.fromkeys(PUPIL_OF, frozenset())
    if any(viewer.seat is not None for viewer in viewers):
        return {
            kind: frozenset(
                rows_for_all(viewers, kind).filter(**{path: pupil}).order_by().values_list("pk", flat=True)
            )
            for kind, path in PUPIL_OF.items()
        }
    each = [_seen(viewer, pupil) for viewer in viewers]
    return {kind: frozenset.intersection(*(seen[kind] for seen in each)) for kind in PUPIL_OF}


def _seen(viewer: Viewer, pupil: UUID) -> dict[Kind, frozenset[UUID]]:
    whom = Pupil.objects.filter(pk=pupil).order_by().values("pk")
    using = whom.db
    text = text_for(viewer.role, _whole, key="seen together", using=using)
    brought = text.for_viewer(viewer, using=using)
    sql, about_whom = whom.query.get_compiler(using).as_sql()
    found: dict[Kind, set[UUID]] = {kind: set() for kind in PUPIL_OF}
    with connections[using].cursor() as cursor:
        cursor.execute(f"WITH this_pupil(id) AS ({sql}) {text.sql}", (*about_whom, *brought))
        for mark, pk in cursor.fetchall():
            found[Kind(mark)].add(as_uuid(pk))
    return {kind: frozenset(ids) for kind, ids in found.items()}


def _whole(viewer: Viewer) -> QuerySet[Any]:
    """Every kind at once, as this viewer's role can see it."""
    # Not a value from outside: the name of the pupil's part of the same query.
    about = RawSQL("SELECT id FROM this_pupil", [])
    parts = [
        rows(viewer, kind)
        .filter(**{f"{path}__in": about})
        .order_by()
        .annotate(mark=Value(kind.value))
        .values_list("mark", "pk")
        for kind, path in PUPIL_OF.items()
    ]
    first, *rest = parts
    whole: QuerySet[Any] = first.union(*rest, all=True)
    return whole
