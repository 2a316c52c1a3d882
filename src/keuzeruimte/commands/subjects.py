"""`keuzeruimte subjects count|list|room FILE`: what a school's rules for subjects allow."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from itertools import islice

from keuzeruimte.careers.refusal import RulesFileError
from keuzeruimte.careers.subjects.book import Book
from keuzeruimte.careers.subjects.book_file import read_book, shipped_books
from keuzeruimte.careers.subjects.packages import Packages
from keuzeruimte.careers.subjects.room import UnknownOptionError, Wish, room_of
from keuzeruimte.commands.files import bytes_of
from keuzeruimte.commands.languages import add_language
from keuzeruimte.commands.refused import RefusedError
from keuzeruimte.reading.document import LARGEST_FILE
from keuzeruimte.report.subjects_json import counts_as_json, package_as_json, room_as_json
from keuzeruimte.report.subjects_text import counts_as_text, room_as_text

HELP = {
    "nl": {
        "what": "count telt alle pakketten, list noemt ze, room toont wat open en dicht is",
        "file": "bestand met regels voor vakken, - voor wat binnenkomt, of een van: {0}",
        "profile": "profiel, zoals nt",
        "chosen": "gekozen vakken, met komma’s ertussen",
        "laid_aside": "vakken die afvallen, met komma’s ertussen",
        "looked_at": "profielen en vakken die al bekeken zijn, met komma’s ertussen",
        "limit": "noem hoogstens N pakketten (zonder: 100)",
        "format": "text om te lezen, json voor een programma",
    },
    "en": {
        "what": "count counts all packages, list names them, room shows what is open and closed",
        "file": "file of subject rules, - for standard input, or one of: {0}",
        "profile": "profile, such as nt",
        "chosen": "chosen subjects, separated by commas",
        "laid_aside": "subjects laid aside, separated by commas",
        "looked_at": "profiles and subjects looked at already, separated by commas",
        "limit": "name at most N packages (without it: 100)",
        "format": "text to read, json for a program",
    },
}
MOST_LISTED = 100
MORE = {"nl": "… en nog {0}", "en": "… and {0} more"}
UNKNOWN = {
    "nl": "‘{0}’ staat niet in deze regels. Kies uit: {1}.",
    "en": "‘{0}’ is not in these rules. Choose from: {1}.",
}


def arguments(parser: ArgumentParser, *, lang: str) -> None:
    """What this command takes."""
    told = HELP[lang]
    parser.add_argument("what", choices=("count", "list", "room"), help=told["what"])
    parser.add_argument("file", metavar="FILE", help=told["file"].format(", ".join(sorted(shipped_books()))))
    parser.add_argument("--profile", metavar="CODE", help=told["profile"])
    for name in ("chosen", "laid_aside", "looked_at"):
        option = f"--{name.replace('_', '-')}"
        parser.add_argument(option, type=_names, default=(), metavar="CODES", help=told[name])
    parser.add_argument("--limit", type=_count, default=MOST_LISTED, metavar="N", help=told["limit"])
    parser.add_argument("--format", choices=("text", "json"), default="text", help=told["format"])
    add_language(parser, lang=lang)


def run(chosen: Namespace) -> tuple[int, str]:
    """Exit status (1 where what was chosen does not go together) and what to print; RefusedError."""
    book = book_in(chosen.file, lang=chosen.lang)
    if chosen.what == "room":
        return _room(book, chosen)
    packages = Packages(book)
    if chosen.what == "count":
        as_json = chosen.format == "json"
        return 0, counts_as_json(packages) if as_json else counts_as_text(packages, lang=chosen.lang)
    if chosen.profile is not None:
        _check_known(chosen.profile, [profile.code for profile in book.profiles], chosen.lang)
    return 0, _listed(packages, chosen)


def book_in(file: str, *, lang: str) -> Book:
    """The subject rules of this file, or those we ship under this name; RefusedError with the place."""
    shipped = shipped_books().get(file)
    try:
        return read_book(shipped.read_bytes() if shipped else _content(file))
    except RulesFileError as refusal:
        raise RefusedError(f"{file}: {refusal.in_words(lang)}") from refusal


def _content(file: str) -> bytes:
    try:
        return bytes_of(file, at_most=LARGEST_FILE)
    except FileNotFoundError as error:
        raise RulesFileError("not-found") from error
    except (OSError, ValueError) as error:
        raise RulesFileError("not-opened") from error


def _listed(packages: Packages, chosen: Namespace) -> str:
    """The first packages, one a line; as text, how many there are beside these."""
    first = list(islice(packages.each(profile=chosen.profile), chosen.limit))
    if chosen.format == "json":
        return "".join(package_as_json(package) for package in first)
    left = packages.count(profile=chosen.profile) - len(first)
    lines = [f"{package.profile}: {', '.join(package.subjects)}\n" for package in first]
    return "".join(lines) + (f"{MORE[chosen.lang].format(left)}\n" if left else "")


def _room(book: Book, chosen: Namespace) -> tuple[int, str]:
    subjects = book.vocabulary.code_of
    wish = Wish(
        profile=chosen.profile,
        subjects=frozenset(subjects(name) or name for name in chosen.chosen),
        laid_aside=frozenset(subjects(name) or name for name in chosen.laid_aside),
        looked_at=frozenset(subjects(name) or name for name in chosen.looked_at),
    )
    try:
        room = room_of(book, wish=wish)
    except UnknownOptionError as unknown:
        raise RefusedError(_unknown(unknown.code, Packages(book).codes, chosen.lang)) from unknown
    status = 1 if room.because else 0
    if chosen.format == "json":
        return status, room_as_json(room, book=book, lang=chosen.lang)
    return status, room_as_text(room, book=book, lang=chosen.lang)


def _check_known(code: str, known: list[str], lang: str) -> None:
    if code not in known:
        raise RefusedError(_unknown(code, tuple(known), lang))


def _unknown(code: str, known: tuple[str, ...], lang: str) -> str:
    return UNKNOWN[lang].format(ascii(code[:40])[1:-1], ", ".join(known))


def _names(given: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in given.split(",") if name.strip())


def _count(given: str) -> int:
    if not (given.isascii() and given.isdigit() and len(given) < 10):
        raise ArgumentTypeError(f"{given!r}: 0, 1, 2, …")
    return int(given)
