"""How a name is looked for: without capitals, marks on letters, hyphens and double spaces."""

import unicodedata

# What a taken-apart letter cannot say: letters of their own that people type without.
LETTERS = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe"})


def searchable(name: str) -> str:
    """'Yılmaz' and 'YILMAZ' become 'yilmaz', 'El-Amrani' becomes 'el amrani'; safe for any text."""
    plain = name.casefold().translate(LETTERS)
    apart = unicodedata.normalize("NFKD", plain)
    letters = (
        " " if not letter.isalnum() else letter for letter in apart if not unicodedata.combining(letter)
    )
    return " ".join("".join(letters).split())
