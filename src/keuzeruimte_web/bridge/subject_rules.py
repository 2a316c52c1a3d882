"""Subject rules between a page and the engine: checked, counted, told in words; and the choice room."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import get_language

from keuzeruimte.careers.refusal import RulesFileError
from keuzeruimte.careers.subjects.book import Book, Fixed, Rule
from keuzeruimte.careers.subjects.book_file import read_book, shipped_books
from keuzeruimte.careers.subjects.packages import Packages
from keuzeruimte.careers.subjects.room import Option, State, UnknownOptionError, Wish, room_of
from keuzeruimte.careers.subjects.wording import instead, listed, whose, why

LONGEST_TITLE, LONGEST_YEAR = 120, 20


class RulesRefused(ValueError):  # noqa: N818
    """A file of rules that is not sound; `told` says where and what is allowed, in the reader's language."""

    def __init__(self, told: str) -> None:
        super().__init__(told)
        self.told = told


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
    because: tuple[RuleWords, ...]
    ways: tuple[str, ...]

    @property
    def chosen(self) -> bool:
        """Whether it was chosen."""
        return self.state == State.CHOSEN


@dataclass(frozen=True, slots=True)
class RoomWords:
    """The choice room in words. `because` and `ways` tell of what was chosen and does not go together.

    `missing`: the part, and how many it still asks. `advice`: what the school advises and was not followed.
    """

    profiles: tuple[OptionWords, ...]
    subjects: tuple[OptionWords, ...]
    included: tuple[str, ...]
    missing: tuple[tuple[str, int], ...]
    advice: tuple[RuleWords, ...]
    whole: bool
    because: tuple[RuleWords, ...]
    ways: tuple[str, ...]

    @property
    def closed(self) -> tuple[OptionWords, ...]:
        """Profiles and subjects that are closed."""
        return tuple(one for one in (*self.profiles, *self.subjects) if one.state == State.CLOSED)


def shipped() -> tuple[tuple[str, str], ...]:
    """What a school can begin from: key and title, in the order of the titles."""
    found = ((key, _book(_shipped_text(key)).title) for key in shipped_books())
    return tuple(sorted(found, key=lambda one: one[1]))


def shipped_text(key: str) -> str:
    """The file that we ship under this key. KeyError for another."""
    return _shipped_text(key)


def named_in(text: str) -> Named:
    """Check a file; what it says of itself. Raises RulesRefused."""
    book = _sound(text)
    return Named(book.title[:LONGEST_TITLE], book.school_type.value, book.year[:LONGEST_YEAR])


def text_of(content: bytes) -> str:
    """The text of an uploaded file. Raises RulesRefused where it is no UTF-8."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RulesRefused(RulesFileError("not-text").in_words(_language())) from error


def in_words(text: str) -> BookWords:
    """A file in words. Raises RulesRefused, as an older file may not be sound for a newer program."""
    book, lang = _sound(text), _language()
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


def room_in_words(text: str, *, profile: str | None, subjects: Collection[str]) -> RoomWords:
    """The choice room of a file. What it does not know is as if it was not chosen. Raises RulesRefused."""
    book, lang = _sound(text), _language()
    known = frozenset(code for code in subjects if code in book.vocabulary.subjects)
    try:
        room = room_of(book, wish=Wish(profile=profile, subjects=known), packages=_packages(text))
    except UnknownOptionError:
        room = room_of(book, wish=Wish(subjects=known), packages=_packages(text))
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
    )


def _sound(text: str) -> Book:
    try:
        return _book(text)
    except RulesFileError as refusal:
        raise RulesRefused(refusal.in_words(_language())) from refusal


@lru_cache(maxsize=64)
def _book(text: str) -> Book:
    return read_book(text.encode())


@lru_cache(maxsize=32)
def _packages(text: str) -> Packages:
    return Packages(_book(text))


@lru_cache(maxsize=16)
def _shipped_text(key: str) -> str:
    return shipped_books()[key].read_text("utf-8")


def _language() -> str:
    return "en" if (get_language() or "nl").startswith("en") else "nl"


def _number(count: int, lang: str) -> str:
    return f"{count:,}" if lang == "en" else f"{count:,}".replace(",", ".")


def _option(option: Option, book: Book, lang: str) -> OptionWords:
    return OptionWords(
        code=option.code,
        name=book.name_of(option.code),
        state=option.state.value,
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
