"""How a name is looked for and put in order: without capitals and marks on letters."""

import unicodedata

# What a taken-apart letter cannot say: letters of their own that people type without.
LETTERS = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe"})


def unmarked(text: str) -> str:
    """Without capitals and marks on letters; signs and spaces stay. By this what has a name stands in order:
    Ömer after Noor and before Piet, on every database."""
    low = text.casefold()
    if low.isascii():
        return low
    apart = unicodedata.normalize("NFKD", low.translate(LETTERS))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def searchable(name: str) -> str:
    """'Yılmaz' and 'YILMAZ' become 'yilmaz', 'El-Amrani' becomes 'el amrani'; safe for any text."""
    letters = (letter if letter.isalnum() else " " for letter in unmarked(name))
    return " ".join("".join(letters).split())
