"""Subject rules and a choice room as text for a terminal."""

from collections.abc import Iterable, Iterator

from keuzeruimte.careers.subjects.book import Book, Rule
from keuzeruimte.careers.subjects.packages import Packages
from keuzeruimte.careers.subjects.room import Option, Room, State
from keuzeruimte.careers.subjects.wording import instead, listed, whose, why

WORDS = {
    "nl": {
        "source": "Bron: {0}",
        "packages": "{0} pakketten",
        "all": "samen",
        "sets": "{0} verschillende rijtjes vakken",
        "profiles": "Profielen",
        "subjects": "Vakken",
        "chosen": "gekozen",
        "included": "hoort erbij",
        "open": "open",
        "closed": "dicht",
        "not_looked_at": "nog niet bekeken",
        "laid_aside": "weggelegd",
        "let_go": "Gaat open als je loslaat: {0}.",
        "or": ", of ",
        "still": "Nog te kiezen",
        "short": "{name}: nog {short}.",
        "whole": "Dit is een heel pakket.",
        "left": "Hiermee zijn nog {0} pakketten mogelijk.",
        "clash": "Dit gaat niet samen",
        "never": "Een open mogelijkheid is geen advies. De keuze is van de leerling, samen met de ouders.",
    },
    "en": {
        "source": "Source: {0}",
        "packages": "{0} packages",
        "all": "together",
        "sets": "{0} different sets of subjects",
        "profiles": "Profiles",
        "subjects": "Subjects",
        "chosen": "chosen",
        "included": "belongs to it",
        "open": "open",
        "closed": "closed",
        "not_looked_at": "not looked at yet",
        "laid_aside": "laid aside",
        "let_go": "Opens when you let go of: {0}.",
        "or": ", or ",
        "still": "Still to choose",
        "short": "{name}: {short} more.",
        "whole": "This is a whole package.",
        "left": "With this {0} packages are still possible.",
        "clash": "This does not go together",
        "never": "An open option is no advice. The choice is the pupil's, together with the parents.",
    },
}
_SEPARATOR = {"nl": ".", "en": ","}


def counts_as_text(packages: Packages, *, lang: str) -> str:
    """How many packages a book of rules allows, by profile."""
    book, words = packages.book, WORDS[lang]
    lines = [book.title, words["source"].format(book.source)]
    if book.check:
        lines.append(book.check)
    lines.append("")
    for profile in book.profiles:
        lines.append(f"{profile.name}: {_packages(packages.count(profile=profile.code), lang)}")
    lines.append(f"{words['all'].capitalize()}: {_packages(packages.count(), lang)}")
    lines.append(words["sets"].format(_number(packages.count_of_sets(), lang)).capitalize())
    return "\n".join(lines) + "\n"


def room_as_text(room: Room, *, book: Book, lang: str) -> str:
    """A choice room, option by option, in the order of the book."""
    words = WORDS[lang]
    lines = [book.title, ""]
    if room.because:
        lines.append(f"{words['clash']}:")
        lines.extend(f"  {line}" for line in _reasons(room.because, room.opens_by, book, lang))
        lines.append("")
    for heading, options in ((words["profiles"], room.profiles), (words["subjects"], room.subjects)):
        lines.append(f"{heading}:")
        for option in options:
            lines.extend(f"  {line}" for line in _option(option, book, lang))
        lines.append("")
    if room.missing:
        lines.append(f"{words['still']}:")
        for lack in room.missing:
            name = lack.rule.name or why(lack.rule, book=book, lang=lang).removesuffix(".")
            lines.append("  " + words["short"].format(name=name.capitalize(), short=lack.short))
        lines.append("")
    for rule in room.advice:
        lines.append(f"{why(rule, book=book, lang=lang)} {whose(rule, lang=lang)}")
    lines.append(words["whole"] if room.whole else words["left"].format(_number(room.left, lang)))
    lines.append(words["never"])
    return "\n".join(lines) + "\n"


def _option(option: Option, book: Book, lang: str) -> Iterator[str]:
    words = WORDS[lang]
    marks = [words[option.state]]
    if not option.looked_at and option.state is State.OPEN:
        marks.append(words["not_looked_at"])
    if option.laid_aside:
        marks.append(words["laid_aside"])
    yield f"{book.name_of(option.code)}: {', '.join(marks)}"
    yield from (f"  {line}" for line in _reasons(option.because, option.opens_by, book, lang))
    for rule in option.advised:
        yield f"  {why(rule, book=book, lang=lang)} {whose(rule, lang=lang)}"


def _reasons(
    because: Iterable[Rule], opens_by: tuple[tuple[str, ...], ...], book: Book, lang: str
) -> Iterator[str]:
    for rule in because:
        yield f"{why(rule, book=book, lang=lang)} {whose(rule, lang=lang)}"
    ways = [listed(map(book.name_of, codes), lang=lang) for codes in opens_by if codes]
    if ways:
        yield WORDS[lang]["let_go"].format(WORDS[lang]["or"].join(ways))
    elif because:
        yield " ".join(dict.fromkeys(instead(rule, book=book, lang=lang) for rule in because))


def _packages(count: int, lang: str) -> str:
    return WORDS[lang]["packages"].format(_number(count, lang))


def _number(count: int, lang: str) -> str:
    return f"{count:,}".replace(",", _SEPARATOR[lang])
