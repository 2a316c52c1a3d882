"""Reading about pupils: their records of many kinds, by one text that is built once a role (`compiled.py`).

What is asked about the viewer is found first. Of one pupil PostgreSQL is asked what most viewers may see, and
all of it where that says too little (decision 0212); SQLite is asked in portions (decision 0179).
"""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from typing import Any
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import QuerySet

from keuzeruimte_web.access.floor import school_scope
from keuzeruimte_web.access.viewer import Viewer, ViewerRole

from .beforehand import in_steps, of_one_pupil, said_too_little, several
from .compiled import Build, Text, Value, imaginary, imagined_ids, text_for
from .portions import AT_A_TIME, in_portions
from .start import Start


@dataclass(frozen=True, slots=True)
class Whom:
    """Pupils to read about: those that `build(viewer, **ids)` finds, which must start at `access` (`rows`).

    `key` tells this question from others, together with the function that builds it: two that were called
    alike once answered for each other. Its text is built once a role. `one`: it finds one pupil at most,
    and the database is told so: what is read of one pupil is then found by that pupil, and never by going
    through a table.
    """

    key: Hashable
    build: Build
    ids: Mapping[str, Value]
    one: bool = False

    @property
    def told_apart(self) -> Hashable:
        """What no other question has."""
        made_by: Any = getattr(self.build, "func", self.build)
        return (self.key, made_by.__code__)

    @property
    def db(self) -> str:
        """Where they are looked for."""
        return DEFAULT_DB_ALIAS


Whole = Callable[..., Sequence[QuerySet[Any]]]
"""All that is read about some pupils: the parts of one question, `(viewer, start)`; and where something is
found first the values of `Whom.ids`."""
Steps = Mapping[str, Callable[..., QuerySet[Any]]]
"""Ids that are found first, once: by name, `(viewer, start)` and the values of `Whom.ids`."""
Needed = Sequence[tuple[str, ...]]
"""Of each part the names of steps without which it finds nothing: where all of those found nothing."""


_KEPT: dict[Hashable, Text] = {}


def read_about(
    viewer: Viewer,
    pupils: QuerySet[Any] | Whom,
    whole: Whole,
    *,
    key: Hashable,
    steps: Steps | None = None,
    needed: Needed = (),
) -> list[tuple[Any, ...]]:
    """The rows of all parts of `whole(viewer, start)` about these pupils, in one query.

    `key` tells `whole` apart. `steps` are found before it, each after the one before; the pupils are a `Whom`
    then. `needed`: of each part what it cannot do without.
    """
    using = pupils.db
    try:
        if isinstance(pupils, Whom):
            return _found(viewer, pupils, _Whole(whole, key, steps or {}, needed), using=using)
        whom, about_whom = pupils.order_by().values("pk").query.get_compiler(using).as_sql()
        every = _all_parts(viewer.role, whole, Start(one=False), key=key, using=using)
    except EmptyResultSet:
        return []
    these = Text(whom, tuple(about_whom), ("",) * len(about_whom))
    text = Text(*in_steps({"these_pupils": these}, every))
    with connections[using].cursor() as cursor:
        cursor.execute(text.sql, text.for_viewer(viewer, using=using))
        return list(cursor.fetchall())


@dataclass(frozen=True, slots=True)
class _Whole:
    """What is read of pupils: its parts, what tells it from others, what is found first, and for which."""

    parts: Whole
    key: Hashable
    steps: Steps
    needed: Needed


def _found(viewer: Viewer, pupils: Whom, whole: _Whole, *, using: str) -> list[tuple[Any, ...]]:
    """The rows of these parts: of one pupil by the text for most viewers, and by all of it for others."""
    if _narrows(pupils, using=using) and viewer.person not in _NOT_USUAL:
        text = _question(viewer, pupils, whole, using=using, usual=True)
        rows = text.rows_for(viewer, using=using, **pupils.ids)
        if not (text.left_out and said_too_little(rows)):
            return rows
        if len(_NOT_USUAL) >= MOST:
            _NOT_USUAL.clear()
        _NOT_USUAL.add(viewer.person)
    text = _question(viewer, pupils, whole, using=using, usual=False)
    return text.rows_for(viewer, using=using, **pupils.ids)


MOST = 10_000
"""How many of them a process remembers, before it begins anew."""
_NOT_USUAL: set[UUID] = set()
"""Those of whom it turned out that the text for most viewers leaves out too much: of them all of it is asked
at once from then on. That is right for everybody."""


def _narrows(pupils: Whom, *, using: str) -> bool:
    return pupils.one and connections[using].vendor != "sqlite"


def _question(viewer: Viewer, pupils: Whom, whole: _Whole, *, using: str, usual: bool) -> Text:
    vendor = connections[using].vendor
    place = ("joined", whole.key, pupils.told_apart, pupils.one, viewer.role, usual, vendor)
    if place not in _KEPT:
        try:
            _KEPT[place] = _both(viewer.role, pupils, whole, using=using, usual=usual)
        except EmptyResultSet:
            if not usual:
                raise
            # What most viewers see of it is nothing, so it is all asked.
            _KEPT[place] = _question(viewer, pupils, whole, using=using, usual=False)
    return _KEPT[place]


def _both(role: ViewerRole, pupils: Whom, whole: _Whole, *, using: str, usual: bool) -> Text:
    """Whom to read about, what is found first, and what to read, as one text.

    `usual`: for most viewers; it ends with a row where it says too little (`said_too_little`).
    """

    def found(viewer: Viewer, **ids: Value) -> QuerySet[Any]:
        return pupils.build(viewer, **ids).order_by().values("pk")

    kinds = {name: type(value) for name, value in pupils.ids.items()}
    portions = connections[using].vendor == "sqlite"
    start = Start(one=pupils.one, narrowed=_narrows(pupils, using=using))
    key: Hashable = ("pupils", pupils.told_apart)
    first = {"these_pupils": text_for(role, found, key=key, using=using, ids=kinds, once=True, usual=usual)}
    for name, step in whole.steps.items():
        build = partial(_after, step, start)
        key = (whole.key, name, start.one)
        first[name] = text_for(role, build, key=key, using=using, ids=kinds, once=True, usual=usual)
    known = kinds if whole.steps else {}
    if portions:
        parts = list(_portions(role, whole, start, using=using, ids=known))
        asked, named = in_portions(
            first, [text for text, _ in parts], only_with=[needed for _, needed in parts]
        )
        return Text(asked, (), (), named=named)
    rest = _all_parts(role, whole.parts, start, key=whole.key, using=using, ids=known, usual=usual)
    if start.narrowed:
        left_out = rest.left_out.union(*(step.left_out for step in first.values()))
        asked = of_one_pupil(rest.sql, left_out=sorted(left_out))
        return Text(*in_steps(first, replace(rest, sql=asked), narrowed=True), left_out=left_out)
    these = first["these_pupils"]
    first["these_pupils"] = replace(these, sql=several(these.sql))
    return Text(*in_steps(first, rest))


def _asks_once(using: str) -> bool:
    # SQLite would find it anew at each place, where a question is not asked in portions.
    return connections[using].vendor == "postgresql"


def _after(step: Callable[..., QuerySet[Any]], start: Start, viewer: Viewer, **ids: Value) -> QuerySet[Any]:
    return step(viewer, start, **ids)


def _all_parts(
    role: ViewerRole,
    whole: Whole,
    start: Start,
    *,
    key: Hashable,
    using: str,
    ids: Mapping[str, type[Value]] | None = None,
    usual: bool = False,
) -> Text:
    def every(viewer: Viewer, **ids: Value) -> QuerySet[Any]:
        return joined(whole(viewer, start, **ids))

    once = _asks_once(using)
    return text_for(role, every, key=(key, start.one), using=using, ids=ids or {}, once=once, usual=usual)


def _portions(
    role: ViewerRole, whole: _Whole, start: Start, *, using: str, ids: Mapping[str, type[Value]]
) -> Iterator[tuple[Text, tuple[str, ...]]]:
    """The parts some at a time, without those in which this role can find nothing; with what each needs."""
    made: dict[Viewer, Sequence[QuerySet[Any]]] = {}

    def parts_for(viewer: Viewer, **ids: Value) -> Sequence[QuerySet[Any]]:
        # All of them are made at once, which takes long: so once for each of who is imagined.
        if viewer not in made:
            made[viewer] = whole.parts(viewer, start, **ids)
        return made[viewer]

    first = imaginary(role, number=1, guest=False)
    with school_scope(first.school):
        parts = len(parts_for(first, **imagined_ids(ids, number=1)))
    for needed, place, end in _together(whole.needed or [()] * parts):

        def some(viewer: Viewer, place: int = place, end: int = end, **ids: Value) -> QuerySet[Any]:
            return joined(parts_for(viewer, **ids)[place:end])

        with suppress(EmptyResultSet):
            key = (whole.key, start.one, place)
            yield text_for(role, some, key=key, using=using, ids=ids, once=True), needed


def _together(needed: Needed) -> Iterator[tuple[tuple[str, ...], int, int]]:
    """Which parts make a portion: neighbours that need the same, no more than AT_A_TIME."""
    place = 0
    while place < len(needed):
        end = place + 1
        while end < min(len(needed), place + AT_A_TIME) and needed[end] == needed[place]:
            end += 1
        yield needed[place], place, end
        place = end


def joined(parts: Sequence[QuerySet[Any]]) -> QuerySet[Any]:
    """These parts as one question."""
    first, *rest = parts
    found: QuerySet[Any] = first.union(*rest, all=True)
    return found
