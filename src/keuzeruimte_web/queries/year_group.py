"""The year group at a glance: where each pupil is in a choice, whose voice to hear, what does not fit.

In the order of names, classes or steps, never of size or speed: nobody is put above another (PRODUCT 3).
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from keuzeruimte_web.access.decide import rows
from keuzeruimte_web.access.replica import from_replica
from keuzeruimte_web.access.rights import Kind
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.bridge import facts as f
from keuzeruimte_web.bridge.pictures import drawn_of, small_picture, source_of_small_pictures
from keuzeruimte_web.bridge.voices import voices_of
from keuzeruimte_web.bridge.year_group import Moment, Step, moments_of
from keuzeruimte_web.components.names import searchable, unmarked
from keuzeruimte_web.components.wording import joined
from keuzeruimte_web.queries.files import File, files

AT_ONCE = 36
"""Pupils on one page, so that a page stays under 60 KB; a class fits on one."""
FILTERS = ("all", "voice", "talk", "late", "clash")
SORTS = ("name", "class", "step")
SHAPES = {"pupil": "l", "parents": "o", "school": "s"}


@dataclass(frozen=True, slots=True)
class Asked:
    """What stands in the address: all of it may be anything. `table`: words instead of pictures."""

    group: str = ""
    school_class: str = ""
    filter: str = ""
    sort: str = ""
    search: str = ""
    page: str = ""
    table: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One pupil in a choice. `to_ask`: whose voice was not heard yet; an invitation to ask."""

    moment: UUID
    pupil: UUID
    full: str
    school_class: str
    step: Step | None
    steps: int
    state: str
    state_name: str
    ends_on: date | None
    late: bool
    next_talk: datetime | None
    heard: tuple[tuple[str, bool], ...]
    to_ask: tuple[tuple[UUID, str], ...]
    package: str
    clash: tuple[str, ...]
    file: File

    @property
    def picture(self) -> SafeString:
        """The viewer's triangle of this pupil, small; made for who is on the page alone."""
        return small_picture(drawn_of(self.file.stored, self.file.people))

    @property
    def marks(self) -> tuple[tuple[str, int], ...]:
        """Three marks, full or hollow: id of the shape, and place."""
        return tuple(
            (f"{'g' if spoke else 'n'}{SHAPES[party]}", 22 * place)
            for place, (party, spoke) in enumerate(self.heard)
        )

    @property
    def heard_words(self) -> str:
        """The same in a sentence."""
        if not self.to_ask:
            return _("Alle stemmen gehoord")
        return _("Nog te horen: %(names)s") % {"names": joined([name for _id, name in self.to_ask])}

    @property
    def dots(self) -> tuple[bool, ...]:
        """For each step whether the choice is past it."""
        past = self.steps if self.step is None else self.step.position - 1
        return tuple(number < past for number in range(self.steps))


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose: its value in the address, its name, how many, and whether it is chosen."""

    value: str
    name: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Group:
    """A year group, or what one guides of it: its numbers of process, and one page of its pupils.

    `rounds`: whether the viewer opens rounds.
    """

    title: str
    ends_on: date | None
    total: int
    unheard: int
    talks: int
    groups: tuple[Choice, ...]
    classes: tuple[Choice, ...]
    filters: tuple[Choice, ...]
    states: tuple[tuple[str, int], ...]
    shown: tuple[Row, ...]
    matching: int
    sort: str
    search: str
    page: int
    pages: int
    source: SafeString
    rounds: bool

    @property
    def earlier(self) -> int:
        """The page before; 0 on the first."""
        return self.page - 1

    @property
    def later(self) -> int:
        """The page after; 0 on the last."""
        return self.page + 1 if self.page < self.pages else 0


KEEPS: dict[str, Callable[[Row], bool]] = {
    "all": lambda row: True,
    "voice": lambda row: bool(row.to_ask),
    "talk": lambda row: row.next_talk is None,
    "late": lambda row: row.late,
    "clash": lambda row: bool(row.clash),
}
ORDERS: dict[str, Callable[[Row], tuple[object, ...]]] = {
    "name": lambda row: (unmarked(row.full), str(row.pupil)),
    "class": lambda row: (row.school_class, unmarked(row.full), str(row.pupil)),
    "step": lambda row: (
        row.steps if row.step is None else row.step.position,
        unmarked(row.full),
        str(row.pupil),
    ),
}


@from_replica
def year_group(viewer: Viewer, *, asked: Asked) -> Group | None:
    """The page that is asked for; None for who guides no choice. Seven queries, however many pupils."""
    found = moments_of(viewer)
    if not found:
        return None
    names, chosen, rounds = _groups(viewer, found, asked.group)
    mine = [moment for moment in found if _key(moment) == chosen]
    every = _rows(viewer, mine)
    classes = sorted({row.school_class for row in every})
    school_class = asked.school_class if asked.school_class in classes else ""
    here = [row for row in every if not school_class or row.school_class == school_class]
    kept = _kept(here, asked)
    pages = max(1, -(-len(kept) // AT_ONCE))
    page = max(1, min(pages, int(asked.page))) if asked.page.isdecimal() and len(asked.page) < 6 else 1
    each = Counter(row.school_class for row in every)
    states = Counter(row.state_name for row in here)
    chosen_filter = _of(asked.filter, FILTERS)
    return Group(
        title=names[chosen],
        ends_on=max((moment.ends_on for moment in mine if moment.ends_on), default=None),
        total=len(here),
        unheard=sum(bool(row.to_ask) for row in here),
        talks=sum(row.next_talk is not None for row in here),
        groups=tuple(
            Choice(key, name, sum(_key(moment) == key for moment in found), key == chosen)
            for key, name in names.items()
        ),
        classes=(
            Choice("", _("Alle klassen"), len(every), not school_class),
            *(Choice(name, name, each[name], name == school_class) for name in classes),
        )
        if len(classes) > 1
        else (),
        filters=tuple(Choice(one, "", sum(map(KEEPS[one], here)), one == chosen_filter) for one in FILTERS),
        states=tuple(sorted(states.items())),
        shown=tuple(kept[(page - 1) * AT_ONCE : page * AT_ONCE]),
        matching=len(kept),
        sort=_of(asked.sort, SORTS),
        search=asked.search[:80],
        page=page,
        pages=pages,
        source=source_of_small_pictures(),
        rounds=rounds,
    )


def rows_asked(viewer: Viewer, *, asked: Asked) -> tuple[Row, ...]:
    """Every row that the address asks for, on whichever page it stands; for a list to take along."""
    found = moments_of(viewer)
    if not found:
        return ()
    _names, chosen, _rounds = _groups(viewer, found, asked.group)
    every = _rows(viewer, [moment for moment in found if _key(moment) == chosen])
    here = [row for row in every if not asked.school_class or row.school_class == asked.school_class]
    return tuple(_kept(here, asked))


def _groups(viewer: Viewer, found: Iterable[Moment], asked: str) -> tuple[dict[str, str], str, bool]:
    """The groups by key with their names, that ends first from today on before others; which is shown; any
    round seen. Of rounds that are called alike, such as last year's, the school year stands with it."""
    seen = rows(viewer, Kind.CHOICE_ROUND).order_by("pk").values_list("pk", "title", "school_year")
    alike = Counter(title for _pk, title, _year in seen)
    titles = {str(pk): f"{title} {year}" if alike[title] > 1 else title for pk, title, year in seen}
    ends: dict[str, tuple[date, str]] = {}
    for moment in found:
        key = _key(moment)
        name = titles.get(key, str(moment.kind).capitalize())
        ends[key] = min(ends.get(key, (date.max, name)), (moment.ends_on or date.max, name))
    names = {
        key: ends[key][1]
        for key in sorted(ends, key=lambda key: (ends[key][0] < viewer.today, *ends[key], key))
    }
    return names, asked if asked in names else next(iter(names)), bool(titles)


def _key(moment: Moment) -> str:
    """Moments of one round are one group; those that were opened one by one are a group by what they are."""
    return str(moment.round) if moment.round else moment.kind


def _rows(viewer: Viewer, moments: Iterable[Moment]) -> list[Row]:
    by_pupil = {file.pupil.id: file for file in files(viewer)}
    return [_row(viewer, moment, by_pupil[moment.pupil]) for moment in moments if moment.pupil in by_pupil]


def _row(viewer: Viewer, moment: Moment, file: File) -> Row:
    today = viewer.today
    coming = sorted(
        talk.starts_at
        for talk in file.stored.shown(f.ConversationFact)
        if talk.matter == moment.matter
        and talk.state != "closed"
        and talk.cancelled_at is None
        and timezone.localdate(talk.starts_at) >= today
    )
    heard = voices_of(file.stored, file.people, viewer=viewer.person, today=today, heard_here=moment.heard)
    at = moment.at
    return Row(
        moment=moment.id,
        pupil=moment.pupil,
        full=file.pupil.full,
        school_class=file.school_class,
        step=at,
        steps=len(moment.steps),
        state=moment.state,
        state_name=moment.state_name,
        ends_on=moment.ends_on,
        late=at is not None and at.on is not None and at.on < today,
        next_talk=coming[0] if coming else None,
        heard=heard.full,
        to_ask=tuple((person.id, person.short) for person in heard.to_ask),
        package=moment.package.name if moment.package else "",
        clash=moment.package.because if moment.package else (),
        file=file,
    )


def _kept(here: Iterable[Row], asked: Asked) -> list[Row]:
    words = searchable(asked.search[:80]).split()
    keep = KEEPS[_of(asked.filter, FILTERS)]
    kept = [row for row in here if keep(row) and all(word in searchable(row.full) for word in words)]
    return sorted(kept, key=ORDERS[_of(asked.sort, SORTS)])


def _of(value: str, known: tuple[str, ...]) -> str:
    return value if value in known else known[0]
