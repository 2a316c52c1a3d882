"""The four questions of access, all answered from the one table: which, may I, on what ground, who else."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import partial, reduce
from operator import or_
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet, Value
from django.utils.functional import Promise

from .ground import Ground
from .guest import within_the_table
from .kept import asked_by, which_hold
from .rights import Kind, Right
from .table import MODELS, TABLE
from .viewer import Viewer


class Invisible(Exception):  # noqa: N818
    """It is not there for this viewer: answered as 404, like what does not exist."""


class Forbidden(Exception):  # noqa: N818
    """The viewer sees it and may not do this with it: answered as 403."""


def rows(viewer: Viewer, kind: Kind, right: Right = Right.SEE) -> QuerySet[Any]:
    """The records of this kind with which the viewer may do this. No ground in the table: none."""
    manager: Any = MODELS[kind]._default_manager
    may_be = allowed(viewer, kind, right)
    return manager.none() if may_be is None else manager.filter(may_be)  # type: ignore[no-any-return]


def allowed(viewer: Viewer, kind: Kind, right: Right = Right.SEE) -> Q | None:
    """What a record of this kind must be for the viewer to do this with it; None where nothing can be.

    It is for rows of the viewer's own school alone: `rows` starts there.
    """
    grounds = TABLE.get((kind, right), ())
    conditions = [q for ground in grounds if (q := ground.for_viewer(viewer)) is not None]
    if not conditions:
        return None
    return reduce(or_, conditions, Q(pk__in=[])) & within_the_table(viewer, kind, right)


def may(viewer: Viewer, kind: Kind, right: Right, pk: UUID) -> bool:
    """Is this record among the rows?"""
    return bool(asked_by(viewer, _that_one(kind, right), key=("may", kind, right), record=pk))


def _that_one(kind: Kind, right: Right) -> "Callable[[Viewer, UUID], QuerySet[Any]]":
    """The record, when it is among the rows; nothing of it but that it is there."""

    def among(viewer: Viewer, record: UUID) -> "QuerySet[Any]":
        return rows(viewer, kind, right).filter(pk=record).only("pk")

    return among


def require(viewer: Viewer, kind: Kind, right: Right, pk: UUID, *, along: tuple[str, ...] = ()) -> Any:
    """The record itself, when the viewer may; raises Invisible or Forbidden when not.

    `along`: what it names that is read with it in the same query, such as `pupil__person`.
    """

    def allowed(viewer: Viewer, record: UUID) -> QuerySet[Any]:
        return rows(viewer, kind, right).filter(pk=record).select_related(*along or (None,))

    found = asked_by(viewer, allowed, key=("require", kind, right, along), record=pk)
    if found:
        return found[0]
    if right != Right.SEE and may(viewer, kind, Right.SEE, pk):
        raise Forbidden(f"{kind}: {right}")
    raise Invisible(f"{kind}")


def grounds_of(viewer: Viewer, kind: Kind, right: Right, pk: UUID) -> list[str | Promise]:
    """The labels of the grounds that hold: 'you see this because …'; one query."""
    grounds = TABLE.get((kind, right), ())
    return [grounds[number].label for number in _that_hold(_on_each_ground(viewer, kind, right), pk)]


def who_may(candidates: Iterable[Viewer], kind: Kind, right: Right, pk: UUID) -> list[Viewer]:
    """Those of the candidates who may do this with the record: 'who can see this?'; one query."""
    asked = list(candidates)
    return [asked[number] for number in _that_hold(_by_each(asked, kind, right), pk)]


def who_may_and_why(
    candidates: Iterable[Viewer], viewer: Viewer, kind: Kind, right: Right, pk: UUID
) -> tuple[list[Viewer], list[str | Promise]]:
    """What `who_may` says of the candidates, and `grounds_of` of the viewer; one query for both."""
    asked, grounds = list(candidates), TABLE.get((kind, right), ())
    holding = _that_hold(_by_each(asked, kind, right) + _on_each_ground(viewer, kind, right), pk)
    return (
        [asked[number] for number in holding if number < len(asked)],
        [grounds[number - len(asked)].label for number in holding if number >= len(asked)],
    )


Asked = tuple[Viewer, Callable[[Viewer, UUID], "QuerySet[Any]"], Hashable]


def _by_each(candidates: Sequence[Viewer], kind: Kind, right: Right) -> list[Asked]:
    """The record, asked for by each of them."""
    return [(one, _that_one(kind, right), ("may", kind, right)) for one in candidates]


def _on_each_ground(viewer: Viewer, kind: Kind, right: Right) -> list[Asked]:
    """The record, asked for on each ground apart."""
    manager: Any = MODELS[kind]._default_manager

    def on(ground: Ground, viewer: Viewer, record: UUID) -> "QuerySet[Any]":
        q = ground.for_viewer(viewer)
        if q is None:
            return manager.none()  # type: ignore[no-any-return]
        return manager.filter(q & within_the_table(viewer, kind, right), pk=record)  # type: ignore[no-any-return]

    grounds = TABLE.get((kind, right), ())
    return [
        (viewer, partial(on, ground), ("ground", kind, right, number))
        for number, ground in enumerate(grounds)
    ]


def _that_hold(asked: list[Asked], record: UUID) -> list[int]:
    """The numbers of the questions that find the record, asked all at once: by kept text where there is."""
    kept = which_hold(asked, record=record)
    if kept is not None:
        return kept
    parts = [
        question.annotate(asked=Value(number)).values_list("asked", flat=True)
        for number, (viewer, build, _key) in enumerate(asked)
        if not (question := build(viewer, record).order_by()).query.is_empty()
    ]
    if not parts:
        return []
    first, *rest = parts
    return sorted(set(first.union(*rest, all=True) if rest else first))
