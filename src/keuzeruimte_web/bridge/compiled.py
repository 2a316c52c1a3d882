"""SQL that is built once a role instead of once a request.

The query of `stored.read` has some forty parts, and building its text takes Django far longer than the
database takes to answer it. The text depends on the role alone; person, school and day are parameters. So it
is built for an imaginary viewer and kept, and the places of that viewer's values are filled in each time.

It is built for two imaginary viewers. Every parameter in which the two differ must be a value that we know
how to fill in; a ground that reckons with the viewer in a way not known here is refused, not guessed at.

Over 400 lines: how a text is made and how it is asked are two halves of one thing.
"""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import partial
from typing import Any
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connections, models
from django.db.models import QuerySet
from django_scopes import get_scope

from keuzeruimte_web.access.ages import EIGHTEEN, SIXTEEN, born_by
from keuzeruimte_web.access.floor import school_scope
from keuzeruimte_web.access.once import First, asked_first, nothing_first
from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.records.planned import Question, Rows

from .beforehand import in_steps, name_of, of_one_pupil, said_too_little, several
from .opening import NoSchool
from .portions import AT_A_TIME, in_portions
from .start import Start

Build = Callable[..., QuerySet[Any]]
Value = UUID | date | datetime | str
"""What can be filled in: an id, a day, a moment or a name."""


class Within(str):
    """A text to look for anywhere in a field, by `__contains`."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Whom:
    """Pupils to read about: those that `build(viewer, **ids)` finds, which must start at `access` (`rows`).

    `key` tells this question from others; its text is built once a role. `one`: it finds one pupil at most,
    and the database is told so: what is read of one pupil is then found by that pupil, and never by going
    through a table.
    """

    key: Hashable
    build: Build
    ids: Mapping[str, Value]
    one: bool = False

    @property
    def db(self) -> str:
        """Where they are looked for."""
        return DEFAULT_DB_ALIAS


class NotAParameter(RuntimeError):  # noqa: N818
    """The query depends on the viewer in a way that cannot be filled in; `compiled.py` must learn it."""


@dataclass(frozen=True, slots=True, eq=False)
class Text(Question):
    """A question in which the viewer brings something: person, day, school.

    `named`: the parameters stand in the text by name, each once, and these are the values of all but what is
    brought. `before`: steps that it looks into, which whoever asks it puts before it (`in_steps`); `columns`:
    what such a step finds. `left_out`: those that find nothing where it says everything.
    """

    guest: bool = False
    named: Mapping[str, Any] | None = None
    before: Mapping[str, "Text"] = field(default_factory=dict)
    columns: str = "id"
    left_out: frozenset[str] = frozenset()

    def for_viewer(self, viewer: Viewer, *, using: str, **ids: Value) -> tuple[Any, ...] | Mapping[str, Any]:
        """The parameters with this viewer's person, day and school (of the scope that is open), and more."""
        values = self.values(viewer, using=using, **ids)
        return self.filled(values) if self.named is None else {**self.named, **values}

    def rows_for(self, viewer: Viewer, *, using: str, **ids: Value) -> Rows:
        """The rows that this viewer finds."""
        values = self.values(viewer, using=using, **ids)
        if self.named is None:
            return self.rows(values, using=using)
        with connections[using].cursor() as cursor:
            cursor.execute(self.sql, {**self.named, **values})
            return list(cursor.fetchall())

    def values(self, viewer: Viewer, *, using: str, **ids: Value) -> Mapping[str, Any]:
        """What this viewer brings, by name, as the database wants it."""
        if (viewer.seat is not None) != self.guest:
            raise NotAParameter("a guest at the table reads no file, and nobody else looks as a guest")
        school = get_scope().get("school")
        if not isinstance(school, UUID):
            raise NoSchool
        return _prepared({**_values(viewer, school), **ids}, using=using)


_KEPT: dict[Hashable, Text] = {}


Whole = Callable[..., Sequence[QuerySet[Any]]]
"""All that is read about some pupils: the parts of one question, `(viewer, start)`; and where something is
found first the values of `Whom.ids`."""
Steps = Mapping[str, Callable[..., QuerySet[Any]]]
"""Ids that are found first, once: by name, `(viewer, start)` and the values of `Whom.ids`."""
Needed = Sequence[tuple[str, ...]]
"""Of each part the names of steps without which it finds nothing: where all of those found nothing."""


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
_NOT_USUAL: set[UUID] = set()
"""Those of whom it turned out that the text for most viewers leaves out too much: of them all of it is asked
at once from then on. That is right for everybody."""


def _narrows(pupils: Whom, *, using: str) -> bool:
    return pupils.one and connections[using].vendor != "sqlite"


def _question(viewer: Viewer, pupils: Whom, whole: _Whole, *, using: str, usual: bool) -> Text:
    place = ("joined", whole.key, pupils.key, pupils.one, viewer.role, usual, connections[using].vendor)
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
    key: Hashable = ("pupils", pupils.key)
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

    first = _imaginary(role, number=1, guest=False)
    with school_scope(first.school):
        parts = len(parts_for(first, **_imagined_ids(ids, number=1)))
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


def text_for(
    role: ViewerRole,
    build: Build,
    *,
    key: Hashable,
    using: str,
    ids: tuple[str, ...] | Mapping[str, type[Value]] = (),
    guest: bool = False,
    once: bool = False,
    usual: bool = False,
) -> Text:
    """The text of this query for a role, built the first time. `key` tells this query from others.

    `ids`: the names of the ids that are filled in besides what the viewer brings; a mapping says of each what
    kind of value it is. `guest`: for who looks from a place at a table; nobody else fills it in, and a guest
    no other. `once`: what it asks about the viewer alone are steps before it; `usual`: without what finds
    something for few (`access.once`). Raises EmptyResultSet where this role can find nothing.
    """
    place = (key, role, guest, once, usual, connections[using].vendor)
    if place not in _KEPT:
        kinds = ids if isinstance(ids, Mapping) else dict.fromkeys(ids, UUID)
        # Rows stand in their place with SQLite: it finds each by an index there, and a list has none.
        first = partial(asked_first, lists_only=connections[using].vendor == "sqlite", usual=usual)
        gathers = first if once else nothing_first
        _KEPT[place] = _built(role, build, using=using, ids=kinds, guest=guest, gathers=gathers)
    return _KEPT[place]


def _built(
    role: ViewerRole,
    build: Build,
    *,
    using: str,
    ids: Mapping[str, type[Value]],
    guest: bool,
    gathers: Callable[[], AbstractContextManager[First]],
) -> Text:
    asked: list[_Asked] = []
    steps = []
    for number in (1, 2):
        viewer = _imaginary(role, number=number, guest=guest)
        named = _imagined_ids(ids, number=number)
        with gathers() as first:
            sql, parameters = _compiled(build, viewer, using=using, ids=named)
        prepared = _prepared({**_values(viewer, viewer.school), **named}, using=using)
        asked.append((sql, parameters, prepared))
        steps.append([(step.sql, step.parameters, prepared) for step in first.steps.values()])
    before: dict[str, Text] = {}
    names: dict[str, str] = {}  # of a step, while the text is made -> as it stands in every text
    for (gathered, step), one, other in zip(first.steps.items(), *steps, strict=True):
        text = replace(_same(one, other, names), columns=step.columns)
        names[gathered] = name_of(text)
        before[names[gathered]] = text
    left_out = frozenset(names[gathered] for gathered in first.left_out)
    return replace(_same(asked[0], asked[1], names), guest=guest, before=before, left_out=left_out)


_Asked = tuple[str, tuple[Any, ...], Mapping[str, Any]]


def _same(one: _Asked, other: _Asked, names: Mapping[str, str]) -> Text:
    """The text that two imaginary viewers have in common, with these names in it."""
    (sql, first, here), (other_sql, second, there) = one, other
    if sql != other_sql or len(first) != len(second):
        raise NotAParameter(sql)
    brought = tuple(_brought(pair, here, there) for pair in zip(first, second, strict=True))
    for gathered, name in names.items():
        sql = sql.replace(gathered, name)
    return Text(sql, first, brought)


def _brought(pair: tuple[Any, Any], here: Mapping[str, Any], there: Mapping[str, Any]) -> str:
    """The name of what both imaginary viewers brought here; empty for a value that is always the same."""
    names = [name for name in here if pair == (here[name], there[name])]
    if pair[0] != pair[1] and not names:
        raise NotAParameter(pair)
    return names[0] if names else ""


def _compiled(
    build: Build, viewer: Viewer, *, using: str, ids: Mapping[str, Value]
) -> tuple[str, tuple[Any, ...]]:
    with school_scope(viewer.school):
        sql, parameters = build(viewer, **ids).using(using).query.get_compiler(using).as_sql()
    return sql, tuple(parameters)


def _imaginary(role: ViewerRole, *, number: int, guest: bool) -> Viewer:
    return Viewer(
        person=UUID(int=(number << 64) + 1, version=4),
        school=UUID(int=(number << 64) + 2, version=4),
        role=role,
        today=date(3000 + 100 * number, 1 + number, 10 + number),
        seat=UUID(int=(number << 64) + 3, version=4) if guest else None,
    )


def _imagined_ids(ids: Mapping[str, type[Value]], *, number: int) -> dict[str, Value]:
    return {
        name: _imagined(kind, number=number, place=4 + place)
        for place, (name, kind) in enumerate(ids.items())
    }


def _imagined(kind: type[Value], *, number: int, place: int) -> Value:
    """A value of this kind that nothing else has."""
    if kind is UUID:
        return UUID(int=(number << 64) + place, version=4)
    if issubclass(kind, str):
        return kind(f"imagined {number} {place}")
    day = date(2000 + 300 * number + place, 2 + number, 20 + number)
    return datetime(day.year, day.month, day.day, number, place, tzinfo=UTC) if kind is datetime else day


def _values(viewer: Viewer, school: UUID) -> Mapping[str, UUID | date]:
    return {
        "person": viewer.person,
        "school": school,
        "today": viewer.today,
        "sixteen": born_by(viewer.today, age=SIXTEEN),
        "eighteen": born_by(viewer.today, age=EIGHTEEN),
        **({} if viewer.seat is None else {"seat": viewer.seat}),
    }


def _prepared(values: Mapping[str, Value], *, using: str) -> dict[str, Any]:
    """As this database wants them: SQLite keeps ids and days as text."""
    connection = connections[using]
    prepared: dict[str, Any] = {
        name: f"%{connection.ops.prep_for_like_query(value)}%"
        if type(value) is Within
        else _FIELDS[type(value)].get_db_prep_value(value, connection=connection, prepared=False)
        for name, value in values.items()
    }
    return prepared


_FIELDS: Mapping[type, Any] = {
    UUID: models.UUIDField(),
    date: models.DateField(),
    datetime: models.DateTimeField(),
    str: models.TextField(),
}
