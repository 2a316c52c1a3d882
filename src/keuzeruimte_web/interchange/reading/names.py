"""Names as schools write them: 'Vries, Lucas de', 'de Vries' in one cell, initials instead of a name."""

import re

from keuzeruimte_web.interchange.reading.words import words_of

# Longest first, so that 'van der' is not taken for 'van'.
PREFIXES = tuple(sorted(words_of("names", "prefixes"), key=len, reverse=True))
APOSTROPHES = str.maketrans({"\u2019": "'", "\u2018": "'", "`": "'", "\u00b4": "'"})


def plain(text: str) -> str:
    """One kind of apostrophe, single spaces."""
    return " ".join(text.translate(APOSTROPHES).split())


def family(text: str) -> tuple[str, str]:
    """Prefix and family name of 'de Vries', 'Vries, de' or 'Vries (de)'."""
    text = plain(text)
    behind = re.fullmatch(r"(?P<name>[^,(]+?)\s*(?:,\s*(?P<after>[^,]+)|\((?P<within>[^)]+)\))", text)
    if behind:
        prefix = (behind["after"] or behind["within"]).strip()
        if prefix.casefold() in PREFIXES:
            return prefix, behind["name"]
    return _before(text)


def whole(text: str) -> tuple[str, str, str]:
    """Given name, prefix and family name of 'Vries, Lucas de' or 'Lucas de Vries'.

    Without a comma the first word is the given name, unless a prefix says where the family name begins.
    """
    text = plain(text)
    if "," in text:
        name, _, rest = (part.strip() for part in text.partition(","))
        words = rest.split()
        for start in range(len(words)):
            if start and " ".join(words[start:]).casefold() in PREFIXES:
                return " ".join(words[:start]), " ".join(words[start:]), name
        prefix, name = _before(name)
        return rest, prefix, name
    words = text.split()
    for start in range(1, len(words)):
        prefix, name = _before(" ".join(words[start:]))
        if prefix:
            return " ".join(words[:start]), prefix, name
    return (words[0], "", " ".join(words[1:])) if len(words) > 1 else ("", "", text)


def _before(text: str) -> tuple[str, str]:
    low = text.casefold()
    for prefix in PREFIXES:
        # "d'Hondt" and "'t Hart": a prefix that ends in an apostrophe needs no space after it.
        start = prefix if prefix.endswith("'") else f"{prefix} "
        if low.startswith(start) and len(text) > len(start):
            return text[: len(prefix)], text[len(start) :].strip()
    return "", text
