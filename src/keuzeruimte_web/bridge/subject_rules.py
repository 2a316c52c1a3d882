"""Subject rules between a page and the engine: checked, counted, told in words; and the choice room."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from keuzeruimte.careers.refusal import RulesFileError
from keuzeruimte.careers.subjects.book import Book, Fixed, Rule
from keuzeruimte.careers.subjects.book_file import read_book, shipped_books
from keuzeruimte.careers.subjects.packages import Packages
from keuzeruimte.careers.subjects.room import Option, Room, State, UnknownOptionError, Wish, room_of
from keuzeruimte.careers.subjects.wording import instead, listed, whose, why
from keuzeruimte.triangle.choice_room import Looks, choice_room

LONGEST_TITLE, LONGEST_YEAR = 120, 20
LOOKS = {
    Looks.CHOSEN: _("gekozen"),
    Looks.SEEN: _("open, en al bekeken"),
    Looks.OPEN: _("open, en nog niet bekeken"),
    Looks.CLOSED: _("nu dicht"),
}


class RulesRefused(ValueError):  # noqa: N818
    """A file of rules that is not sound; `told` says where and what is allowed, in the reader's language.

    `key` is the last key of that place, to tell it beside the field of a form.
    """

    def __init__(self, told: str, *, key: str = "") -> None:
        super().__init__(told)
        self.told = told
        self.key = key


@dataclass(frozen=True, slots=True)
class Named:
    """What a file says of itself."""

    title: str
    school_type: str
    year: str


@dataclass(frozen=True, slots=True)
class RuleWords:
    """One rule: why, what would do, and whose it is."""

    why: str
    instead: str
    whose: str


@dataclass(frozen=True, slots=True)
class ProfileWords:
    """One profile: how many packages, also as one reads such a number, and its parts in words."""

    code: str
    name: str
    packages: int
    shown: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BookWords:
    """A file of rules as people read it."""

    source: str
    check: str
    common: tuple[str, ...]
    profiles: tuple[ProfileWords, ...]
    rules: tuple[RuleWords, ...]


@dataclass(frozen=True, slots=True)
class OptionWords:
    """One profile or subject in the choice room. `ways`: what one could let go of, in words, to open it."""

    code: str
    name: str
    state: str
    looked_at: bool
    because: tuple[RuleWords, ...]
    ways: tuple[str, ...]

    @property
    def chosen(self) -> bool:
        """Whether it was chosen."""
        return self.state == State.CHOSEN

    @property
    def looks(self) -> Looks:
        """How it looks in the drawing."""
        if self.state == State.CLOSED:
            return Looks.CLOSED
        if self.chosen:
            return Looks.CHOSEN
        return Looks.SEEN if self.looked_at else Looks.OPEN


@dataclass(frozen=True, slots=True)
class Drawn:
    """The room drawn, and beside it how many options look how, by the name of that looks.

    `of_options`: a triangle is an option of one choice; else it is a profile or a subject.
    """

    svg: SafeString
    counted: tuple[tuple[Looks, str, int], ...]
    of_options: bool = False


@dataclass(frozen=True, slots=True)
class RoomWords:
    """The choice room in words. `because` and `ways` tell of what was chosen and does not go together.

    `missing`: the part, and how many it still asks. `advice`: what the school advises and was not followed.
    `to_check`: whether the file still says to check it with the school; `source`: where it comes from.
    """

    profiles: tuple[OptionWords, ...]
    subjects: tuple[OptionWords, ...]
    included: tuple[str, ...]
    missing: tuple[tuple[str, int], ...]
    advice: tuple[RuleWords, ...]
    whole: bool
    because: tuple[RuleWords, ...]
    ways: tuple[str, ...]
    source: str
    to_check: bool

    @property
    def closed(self) -> tuple[OptionWords, ...]:
        """Profiles and subjects that are closed."""
        return tuple(one for one in self.options if one.state == State.CLOSED)

    @property
    def options(self) -> tuple[OptionWords, ...]:
        """All that can be chosen: the profiles, then the subjects not in every package left."""
        return (*self.profiles, *self.subjects)

    @property
    def unseen(self) -> tuple[OptionWords, ...]:
        """Open, and not looked at yet."""
        return tuple(one for one in self.options if one.looks == Looks.OPEN)

    @property
    def drawing(self) -> Drawn:
        """The choice room as a picture."""
        return drawing_of([one.looks for one in self.options])


def shipped() -> tuple[tuple[str, str], ...]:
    """What a school can begin from: key and title, in the order of the titles."""
    found = ((key, _book(_shipped_text(key)).title) for key in shipped_books())
    return tuple(sorted(found, key=lambda one: one[1]))


def shipped_text(key: str) -> str:
    """The file that we ship under this key. KeyError for another."""
    return _shipped_text(key)


def named_in(text: str) -> Named:
    """Check a file; what it says of itself. Raises RulesRefused."""
    book = book_of(text)
    return Named(book.title[:LONGEST_TITLE], book.school_type.value, book.year[:LONGEST_YEAR])


def text_of(content: bytes) -> str:
    """The text of an uploaded file. Raises RulesRefused where it is no UTF-8."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RulesRefused(RulesFileError("not-text").in_words(language())) from error


def in_words(text: str) -> BookWords:
    """A file in words. Raises RulesRefused, as an older file may not be sound for a newer program."""
    book, lang = book_of(text), language()
    packages = _packages(text)
    return BookWords(
        source=book.source,
        check=book.check,
        common=tuple(_part(rule, book, lang) for rule in book.common),
        profiles=tuple(
            ProfileWords(
                code=profile.code,
                name=profile.name,
                packages=packages.count(profile=profile.code),
                shown=_number(packages.count(profile=profile.code), lang),
                parts=tuple(_part(rule, book, lang) for rule in profile.parts),
            )
            for profile in book.profiles
        ),
        rules=_rules(book.rules, book, lang),
    )


def room_in_words(
    text: str, *, profile: str | None, subjects: Collection[str], looked_at: Collection[str] = ()
) -> RoomWords:
    """The choice room of a file. What it does not know is as if it was not chosen. Raises RulesRefused."""
    book, lang = book_of(text), language()
    room = _room(text, profile=profile, subjects=subjects, looked_at=looked_at)
    against = (rule for one in (*room.profiles, *room.subjects) for rule in one.advised)
    settled = {one.code for one in room.subjects if one.state is State.INCLUDED}
    return RoomWords(
        profiles=tuple(_option(one, book, lang) for one in room.profiles),
        subjects=tuple(_option(one, book, lang) for one in room.subjects if one.code not in settled),
        included=tuple(book.name_of(one.code) for one in room.subjects if one.code in settled),
        missing=tuple((_name(lack.rule, book, lang), lack.short) for lack in room.missing),
        advice=_rules({rule.id: rule for rule in (*room.advice, *against)}.values(), book, lang),
        whole=room.whole,
        because=_rules(room.because, book, lang),
        ways=_ways(room.opens_by, book, lang),
        source=book.source,
        to_check=bool(book.check),
    )


def held(text: str, *, profile: str | None, subjects: Collection[str]) -> frozenset[str]:
    """The subjects (codes) of a package: chosen, or in it anyway. Raises RulesRefused."""
    room = _room(text, profile=profile, subjects=subjects)
    return frozenset(one.code for one in room.subjects if one.state in (State.CHOSEN, State.INCLUDED))


@dataclass(frozen=True, slots=True)
class Judged:
    """A package in words, and the rules by which it does not go together; none where it does."""

    name: str
    because: tuple[str, ...]


def judged(text: str, *, profile: str | None, subjects: Collection[str]) -> Judged:
    """How a package stands to the rules. Raises RulesRefused."""
    book_of(text)
    return Judged(*_judged(text, profile, frozenset(subjects), language()))


@lru_cache(maxsize=2048)
def _judged(
    text: str, profile: str | None, subjects: frozenset[str], lang: str
) -> tuple[str, tuple[str, ...]]:
    """The same, kept: a year group chooses from a few hundred packages."""
    book = _book(text)
    room = _room(text, profile=profile, subjects=subjects)
    names = (*((profile,) if profile else ()), *sorted(subjects))
    return (
        ", ".join(map(book.name_of, names)),
        tuple(why(rule, book=book, lang=lang) for rule in room.because),
    )


def drawn_room(looks: Iterable[Looks]) -> SafeString:
    """The choice room drawn, with how many are what in words."""
    return _drawn_room(tuple(looks), get_language() or "nl")


@lru_cache(maxsize=512)
def _drawn_room(every: tuple[Looks, ...], _language: str) -> SafeString:
    """The same, drawn once for the same room in the same language."""
    counts = ", ".join(f"{every.count(one)} {LOOKS[one]}" for one in Looks if one in every)
    return SafeString(choice_room(every, title=gettext("Keuzeruimte: %(counts)s") % {"counts": counts}))


def looks_of(*, chosen: bool, closed: bool, seen: bool) -> Looks:
    """How an option of a choice looks in the drawing."""
    if chosen:
        return Looks.CHOSEN
    if closed:
        return Looks.CLOSED
    return Looks.SEEN if seen else Looks.OPEN


def drawing_of(looks: Sequence[Looks], *, of_options: bool = False) -> Drawn:
    """The room with so many triangles, each as it looks."""
    counted = tuple((one, str(LOOKS[one]), looks.count(one)) for one in Looks if one in looks)
    return Drawn(drawn_room(looks), counted, of_options)


@dataclass(frozen=True, slots=True)
class PackageStands:
    """How a package stands to the rules: why it does not go together, what one could let go of, what is
    missing yet, and what the school advises beside it."""

    because: tuple[RuleWords, ...]
    ways: tuple[str, ...]
    missing: tuple[tuple[str, int], ...]
    advice: tuple[RuleWords, ...]


def package_stands(text: str, *, profile: str | None, subjects: Collection[str]) -> PackageStands:
    """How a package stands. Raises RulesRefused."""
    room = kept_room(text, profile=profile, subjects=frozenset(subjects), looked_at=frozenset())
    return PackageStands(room.because, room.ways, room.missing if subjects else (), room.advice)


def kept_room(
    text: str, *, profile: str | None, subjects: frozenset[str], looked_at: frozenset[str]
) -> RoomWords:
    """`room_in_words`, made once for the same rules, package and language. Raises RulesRefused."""
    book_of(text)
    return _kept_room(text, profile, subjects, looked_at, language())


@lru_cache(maxsize=512)
def _kept_room(
    text: str, profile: str | None, subjects: frozenset[str], looked_at: frozenset[str], lang: str
) -> RoomWords:
    return room_in_words(text, profile=profile, subjects=subjects, looked_at=looked_at)


class NoPackage(LookupError):  # noqa: N818
    """Nothing was chosen, or something that these rules do not know."""


def package_named(text: str, *, profile: str | None, subjects: Collection[str]) -> str:
    """A package by its names: the profile, and what was chosen beside it. Raises NoPackage, RulesRefused."""
    book = book_of(text)
    profiles = {one.code for one in book.profiles}
    if not (profile or subjects) or (profile and profile not in profiles):
        raise NoPackage(profile)
    if not set(subjects) <= set(book.vocabulary.subjects):
        raise NoPackage(sorted(subjects))
    chosen = ", ".join(book.name_of(one) for one in book.vocabulary.subjects if one in subjects)
    if not profile:
        return chosen
    return f"{book.name_of(profile)}: {chosen}" if chosen else book.name_of(profile)


def _room(
    text: str, *, profile: str | None, subjects: Collection[str], looked_at: Collection[str] = ()
) -> Room:
    book = book_of(text)
    known = frozenset(code for code in subjects if code in book.vocabulary.subjects)
    seen = frozenset(looked_at)
    try:
        return room_of(book, wish=Wish(profile, known, looked_at=seen), packages=_packages(text))
    except UnknownOptionError:
        return room_of(book, wish=Wish(subjects=known, looked_at=seen), packages=_packages(text))


def book_of(text: str) -> Book:
    """The rules in this text. Raises RulesRefused."""
    try:
        return _book(text)
    except RulesFileError as refusal:
        keys = re.findall(r"\.?([^.\[\]]+)(?:\[\d+\])*$", str(refusal.place))
        raise RulesRefused(refusal.in_words(language()), key=keys[0] if keys else "") from refusal


@lru_cache(maxsize=64)
def _book(text: str) -> Book:
    return read_book(text.encode())


@lru_cache(maxsize=32)
def _packages(text: str) -> Packages:
    return Packages(_book(text))


@lru_cache(maxsize=16)
def _shipped_text(key: str) -> str:
    return shipped_books()[key].read_text("utf-8")


def language() -> str:
    """The language of the reader, as the engine knows it."""
    return "en" if (get_language() or "nl").startswith("en") else "nl"


def _number(count: int, lang: str) -> str:
    return f"{count:,}" if lang == "en" else f"{count:,}".replace(",", ".")


def _option(option: Option, book: Book, lang: str) -> OptionWords:
    return OptionWords(
        code=option.code,
        name=book.name_of(option.code),
        state=option.state.value,
        looked_at=option.looked_at,
        because=_rules(option.because, book, lang),
        ways=_ways(option.opens_by, book, lang),
    )


def _rules(rules: Iterable[Rule], book: Book, lang: str) -> tuple[RuleWords, ...]:
    return tuple(
        RuleWords(
            why=why(rule, book=book, lang=lang),
            instead=instead(rule, book=book, lang=lang),
            whose=whose(rule, lang=lang),
        )
        for rule in rules
    )


def _ways(opens_by: Sequence[tuple[str, ...]], book: Book, lang: str) -> tuple[str, ...]:
    return tuple(listed(map(book.name_of, codes), lang=lang) for codes in opens_by if codes)


def _part(rule: Rule, book: Book, lang: str) -> str:
    """A part of a package in words: its subjects where they are fixed, else what to choose."""
    if isinstance(rule.asks, Fixed):
        return listed(map(book.name_of, rule.asks.subjects), lang=lang)
    return why(rule, book=book, lang=lang)


def _name(rule: Rule, book: Book, lang: str) -> str:
    return rule.name or why(rule, book=book, lang=lang).removesuffix(".")


def profiles_in(text: str) -> tuple[tuple[str, str], ...]:
    """The profiles of a file, code and name, in its order. Raises RulesRefused."""
    return tuple((profile.code, profile.name) for profile in book_of(text).profiles)
