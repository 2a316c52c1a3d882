"""A rule in words: why something is closed or advised against, and what would do. Dutch and English.

A school's own words come first; where it wrote none, a general sentence tells the rule. The sentences speak
to pupils and parents alike, so they say neither *je* nor *u*.
"""

from collections.abc import Callable, Iterable, Mapping

from keuzeruimte.careers.requirements.printing import read_aloud
from keuzeruimte.careers.subjects.book import (
    Basis,
    Book,
    Bound,
    Choose,
    Fits,
    Fixed,
    Needs,
    Places,
    Rule,
    Weight,
)

Sentences = Mapping[str, Mapping[str, str]]

WHY: Sentences = {
    "nl": {
        "fixed": "{subjects} {belong} bij {home}.",
        "choose": "{part}: kies er minstens {least} uit {subjects}.",
        "exactly": "{part}: kies er {least} uit {subjects}.",
        "fits": "Er is geen plek meer in dit pakket.",
        "together": "{subjects} gaan niet samen.",
        "most": "Hoogstens {most} van {subjects}.",
        "least": "Minstens {least} van {subjects}.",
        "needs": "Bij {when} hoort {needs}.",
        "places": "Voor {subjects} zijn alle plekken bezet.",
    },
    "en": {
        "fixed": "{subjects} {belong} to {home}.",
        "choose": "{part}: choose at least {least} out of {subjects}.",
        "exactly": "{part}: choose {least} out of {subjects}.",
        "fits": "There is no place left in this package.",
        "together": "{subjects} do not go together.",
        "most": "At most {most} of {subjects}.",
        "least": "At least {least} of {subjects}.",
        "needs": "With {when} goes {needs}.",
        "places": "All places for {subjects} are taken.",
    },
}
INSTEAD: Sentences = {
    "nl": {
        "fixed": "Dit staat vast. In een ander profiel kan het anders zijn.",
        "choose": "Kies uit {subjects}.",
        "exactly": "Kies uit {subjects}.",
        "fits": "Laat een ander vak los, of vraag de decaan of er een vak extra bij kan.",
        "together": "Kies er één van.",
        "most": "Laat er één los.",
        "least": "Kies er nog één bij.",
        "needs": "Kies ook {needs}, of kies {when} niet.",
        "places": "Vraag de decaan of er nog een plek komt.",
    },
    "en": {
        "fixed": "This is settled. In another profile it can be different.",
        "choose": "Choose out of {subjects}.",
        "exactly": "Choose out of {subjects}.",
        "fits": "Let go of another subject, or ask the careers adviser whether one more is possible.",
        "together": "Choose one of them.",
        "most": "Let go of one.",
        "least": "Choose one more.",
        "needs": "Choose {needs} too, or do not choose {when}.",
        "places": "Ask the careers adviser whether a place comes free.",
    },
}
WHOSE: Mapping[str, Mapping[tuple[Basis, Weight], str]] = {
    "nl": {
        (Basis.LAW, Weight.CLOSES): "Dit is een landelijke regel.",
        (Basis.SCHOOL, Weight.CLOSES): "Dit is een regel van school.",
        (Basis.SCHOOL, Weight.ADVISES): "School raadt dit aan. Het mag ook anders.",
    },
    "en": {
        (Basis.LAW, Weight.CLOSES): "This is a national rule.",
        (Basis.SCHOOL, Weight.CLOSES): "This is a rule of the school.",
        (Basis.SCHOOL, Weight.ADVISES): "The school advises this. It may be done otherwise.",
    },
}
_SMALL: Mapping[str, Mapping[str, str]] = {
    "nl": {
        "and": "en",
        "belongs": "hoort",
        "belong": "horen",
        "every": "elk pakket",
        "part": "Uit een lijst",
        "any": "alle vakken",
    },
    "en": {
        "and": "and",
        "belongs": "belongs",
        "belong": "belong",
        "every": "every package",
        "part": "Of a list",
        "any": "all subjects",
    },
}
MOST_NAMED = 8


def why(rule: Rule, *, book: Book, lang: str) -> str:
    """Why what goes against this rule is closed, or advised against."""
    return _own(rule.why, lang) or _told(WHY, rule, book, lang)


def instead(rule: Rule, *, book: Book, lang: str) -> str:
    """What would do."""
    return _own(rule.instead, lang) or _told(INSTEAD, rule, book, lang)


def whose(rule: Rule, *, lang: str) -> str:
    """Whether the law or the school says so, and whether it closes or advises."""
    return WHOSE[lang][rule.basis, rule.weight]


def listed(names: Iterable[str], *, lang: str) -> str:
    """Names as one reads them: ‘a, b en c’; a long list ends in ‘…’."""
    every = list(names)
    if len(every) > MOST_NAMED:
        return f"{', '.join(every[:MOST_NAMED])}, …"
    *first, last = every
    return f"{', '.join(first)} {_SMALL[lang]['and']} {last}" if first else last


def _own(words: Mapping[str, str], lang: str) -> str:
    """The school's own words; in Dutch where it gave no other."""
    return words.get(lang) or words.get("nl", "")


def _told(sentences: Sentences, rule: Rule, book: Book, lang: str) -> str:
    kind, words = _words(rule, book, lang)
    sentence = sentences[lang][kind].format_map(words).replace("….", "…")
    return sentence[:1].upper() + sentence[1:]


def _words(rule: Rule, book: Book, lang: str) -> tuple[str, dict[str, object]]:
    """Which sentence, and what stands in its places."""
    small = _SMALL[lang]
    name: Callable[[str], str] = book.vocabulary.name_of

    def among(subjects: tuple[str, ...]) -> str:
        every = set(subjects) == set(book.vocabulary.subjects)
        return small["any"] if every else listed(map(name, subjects), lang=lang)

    match rule.asks:
        case Fixed(subjects):
            return "fixed", {
                "subjects": listed(map(name, subjects), lang=lang),
                "belong": small["belongs" if len(subjects) == 1 else "belong"],
                "home": _home(rule, book) or small["every"],
            }
        case Choose(subjects, least, most):
            return "exactly" if least == most else "choose", {
                "part": rule.name or small["part"],
                "least": least,
                "subjects": among(subjects),
            }
        case Bound(subjects, least, most):
            kind = "least" if least else "together" if most == 1 else "most"
            return kind, {"least": least, "most": most, "subjects": among(subjects)}
        case Needs(when, needs):
            return "needs", {
                "when": read_aloud(when, vocabulary=book.vocabulary, lang=lang),
                "needs": read_aloud(needs, vocabulary=book.vocabulary, lang=lang),
            }
        case Places(subject, _):
            return "places", {"subjects": name(subject)}
        case Fits():
            return "fits", {}


def _home(rule: Rule, book: Book) -> str:
    """The name of the profile that this part is of; empty for a part of every package."""
    return next((profile.name for profile in book.profiles if rule in profile.parts), "")
