"""Lists of further study between a page and the engine: read and told, and weighed with a package.

A list that is kept never changes (another takes its place), so what was read of it is kept by its id.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from uuid import UUID

from django.utils.translation import get_language

from keuzeruimte.careers.admission.columns import PROFILES
from keuzeruimte.careers.admission.csv_file import ProgrammeList, decoded, read_programmes
from keuzeruimte.careers.admission.openings import Openings
from keuzeruimte.careers.admission.programme import Programme
from keuzeruimte.careers.admission.refusal import ProgrammesFileError
from keuzeruimte.careers.names import shipped_names
from keuzeruimte.careers.requirements.printing import read_aloud
from keuzeruimte.careers.requirements.requirement import Nothing
from keuzeruimte.careers.subjects.book_file import read_book, shipped_books
from keuzeruimte.careers.subjects.wording import listed
from keuzeruimte_web.components.names import unmarked

LARGEST = 3_000_000
"""Characters of a list that a school keeps; a list of four thousand programmes is a tenth of it."""


class ListRefused(ValueError):  # noqa: N818
    """A file that is no list of programmes; `told` says what would be, in the reader's language."""

    def __init__(self, told: str) -> None:
        super().__init__(told)
        self.told = told


@dataclass(frozen=True, slots=True)
class Doubtful:
    """What a row asks with *en* beside *of*, and how we read it."""

    row: int
    column: str
    text: str
    read_as: str


@dataclass(frozen=True, slots=True)
class ReadList:
    """What we made of a list: how many programmes, each row left out with why, and what to look at again."""

    programmes: int
    problems: tuple[str, ...]
    rows_left_out: int
    doubtful: tuple[Doubtful, ...]
    first: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProgrammeWords:
    """One programme: what it asks with this profile (empty: nothing); the subjects of which one would do.

    `row`: its line in the list. `stands`: 'open', 'one_away', 'further', 'never' or 'not_told' with a
    package, '' where it was weighed with none.
    """

    name: str
    where: str
    level: str
    asks: str
    one_of: str
    row: int = 0
    stands: str = ""


@dataclass(frozen=True, slots=True)
class Outlooks:
    """How the programmes stand with a package, by kind, each by name. Nothing is put above another."""

    open: tuple[ProgrammeWords, ...]
    one_away: tuple[ProgrammeWords, ...]
    further: tuple[ProgrammeWords, ...]
    never: tuple[ProgrammeWords, ...]
    not_told: tuple[ProgrammeWords, ...]


def text_of_list(content: bytes) -> str:
    """The text of a file, whatever a spreadsheet saved it as. Raises ListRefused."""
    text = decoded(content).replace("\x00", "")
    if len(text) > LARGEST:
        raise ListRefused(ProgrammesFileError("too-large").in_words(_language()))
    _parsed(text)
    return text


def told_of(text: str) -> ReadList:
    """What we made of it, in words. Raises ListRefused."""
    read, lang = _parsed(text), _language()
    return ReadList(
        programmes=len(read.programmes),
        problems=tuple(problem.in_words(lang) for problem in read.problems),
        rows_left_out=len({problem.row for problem in read.problems}),
        doubtful=tuple(Doubtful(one.row, one.column, one.text, one.read_as) for one in read.without_brackets),
        first=tuple(
            ", ".join(filter(None, (one.name, one.institution, one.place))) for one in read.programmes[:8]
        ),
    )


def levels_of(key: UUID, *, text: Callable[[], str]) -> tuple[str, ...]:
    """The kinds of further study in a list, by name."""
    return tuple(sorted({one.level for one in _openings(key, "", text).programmes if one.level}))


def outlooks(
    key: UUID,
    *,
    text: Callable[[], str],
    school_type: str,
    profile: str,
    subjects: Collection[str],
    level: str,
    search: str,
) -> Outlooks:
    """How the programmes of the list `key` stand with this package; `text` gives what is not read yet.

    `school_type` leaves out programmes that admit from another diploma; `level` and `search` what is not
    asked for. Raises ListRefused.
    """
    found = _openings(key, school_type, text).outlook(profile=profile, subjects=subjects)
    wanted = _Wanted(level=level, search=unmarked(search).split(), profile=profile, lang=_language())
    return Outlooks(
        open=wanted.words((one, ()) for one in found.open),
        one_away=wanted.words((one.programme, one.subjects) for one in found.one_away),
        further=wanted.words((one, ()) for one in found.further),
        never=wanted.words((one, ()) for one in found.not_with_profile),
        not_told=wanted.words((one, ()) for one in found.not_told),
    )


@dataclass(frozen=True, slots=True)
class Held:
    """The package with which programmes are weighed, and the type of school that it is of."""

    school_type: str
    profile: str
    subjects: frozenset[str]


def programmes_like(
    key: UUID, *, text: Callable[[], str], search: str, held: Held | None
) -> tuple[ProgrammeWords, ...]:
    """The programmes of a list with all these words in name or place, by name; weighed where there is a
    package. Raises ListRefused."""
    wanted = unmarked(search).split()
    school_type = held.school_type if held else ""

    def asked_for(one: Programme) -> bool:
        whole = unmarked(f"{one.name} {one.institution} {one.place}")
        return all(word in whole for word in wanted)

    found = [one for one in _openings(key, school_type, text).programmes if asked_for(one)]
    return _weighed(found, held)


def programmes_named(
    key: UUID,
    *,
    text: Callable[[], str],
    names: Collection[tuple[str, str, str]],
    held: Held | None,
) -> dict[tuple[str, str, str], ProgrammeWords]:
    """Of these programmes (name, where, kind) those that are in the list. Raises ListRefused."""
    wanted, school_type = set(names), held.school_type if held else ""
    every = _openings(key, school_type, text).programmes
    found = _weighed([one for one in every if (one.name, _where(one), one.level) in wanted], held)
    return {(one.name, one.where, one.level): one for one in found}


def programme_at(key: UUID, *, text: Callable[[], str], row: int) -> ProgrammeWords | None:
    """The programme on this line of the list. Raises ListRefused."""
    every = _openings(key, "", text).programmes
    found = _weighed([one for one in every if one.row == row], None)
    return found[0] if found else None


def _weighed(found: Sequence[Programme], held: Held | None) -> tuple[ProgrammeWords, ...]:
    wanted = _Wanted(level="", search=[], profile=held.profile if held else "", lang=_language())
    if held is None:
        return tuple(replace(one, asks="") for one in wanted.words((one, ()) for one in found))
    stand = Openings(found, vocabulary=shipped_names()).outlook(profile=held.profile, subjects=held.subjects)
    told = [
        *(replace(one, stands="open") for one in wanted.words((one, ()) for one in stand.open)),
        *(
            replace(one, stands="one_away")
            for one in wanted.words((one.programme, one.subjects) for one in stand.one_away)
        ),
        *(replace(one, stands="further") for one in wanted.words((one, ()) for one in stand.further)),
        *(replace(one, stands="never") for one in wanted.words((one, ()) for one in stand.not_with_profile)),
        *(replace(one, stands="not_told") for one in wanted.words((one, ()) for one in stand.not_told)),
    ]
    return tuple(sorted(told, key=lambda one: (unmarked(one.name), unmarked(one.where), one.row)))


def _where(one: Programme) -> str:
    return ", ".join(filter(None, (one.institution, one.place)))


@dataclass(frozen=True, slots=True)
class _Wanted:
    level: str
    search: list[str]
    profile: str
    lang: str

    def words(self, found: Iterable[tuple[Programme, tuple[str, ...]]]) -> tuple[ProgrammeWords, ...]:
        kept = [(one, subjects) for one, subjects in found if self._asked_for(one)]
        kept.sort(key=lambda pair: (unmarked(pair[0].name), unmarked(pair[0].institution), pair[0].row))
        return tuple(self._told(one, subjects) for one, subjects in kept)

    def _asked_for(self, one: Programme) -> bool:
        if self.level and one.level != self.level:
            return False
        whole = unmarked(f"{one.name} {one.institution} {one.place}")
        return all(word in whole for word in self.search)

    def _told(self, one: Programme, subjects: tuple[str, ...]) -> ProgrammeWords:
        asked, names = one.asks(self.profile), shipped_names()
        return ProgrammeWords(
            name=one.name,
            where=_where(one),
            row=one.row,
            level=one.level,
            asks=""
            if asked is None or isinstance(asked, Nothing)
            else read_aloud(asked, vocabulary=names, lang=self.lang),
            one_of=_or(map(names.name_of, subjects), lang=self.lang) if subjects else "",
        )


def _or(names: Iterable[str], *, lang: str) -> str:
    every = list(names)
    told = listed(every, lang=lang)
    return told if len(every) < 2 else told.replace(*(" en ", " of ") if lang == "nl" else (" and ", " or "))


@lru_cache(maxsize=16)
def _read(key: UUID) -> list[ProgrammeList]:
    """A place for what was read of one list; filled once."""
    return []


@lru_cache(maxsize=48)
def _kept(key: UUID, school_type: str) -> list[Openings]:
    return []


def _openings(key: UUID, school_type: str, text: Callable[[], str]) -> Openings:
    kept = _kept(key, school_type)
    if not kept:
        read = _read(key)
        if not read:
            read.append(_parsed(text()))
        # A gymnasium gives the diploma of vwo, and a list may say no diploma at all.
        diploma = school_type.split("-", maxsplit=1)[0]
        asked = [
            one
            for one in read[0].programmes
            if not (diploma and one.intake) or diploma in one.intake.casefold()
        ]
        kept.append(Openings(asked, vocabulary=shipped_names()))
    return kept[0]


def _parsed(text: str) -> ProgrammeList:
    try:
        return read_programmes(text.encode(), vocabulary=shipped_names(), profiles=_profiles())
    except ProgrammesFileError as refusal:
        raise ListRefused(refusal.in_words(_language())) from refusal


@cache
def _profiles() -> dict[str, tuple[str, ...]]:
    """The column names of a profile: those of havo and vwo, and of the vmbo files that we ship."""
    found = dict(PROFILES)
    for file in shipped_books().values():
        for profile in read_book(file.read_bytes()).profiles:
            found.setdefault(profile.code, (profile.name,))
    return found


def _language() -> str:
    return "en" if (get_language() or "nl").startswith("en") else "nl"


__all__ = [
    "Held",
    "ListRefused",
    "Outlooks",
    "ReadList",
    "levels_of",
    "outlooks",
    "programme_at",
    "programmes_like",
    "programmes_named",
    "text_of_list",
    "told_of",
]
