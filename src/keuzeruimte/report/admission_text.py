"""How programmes stand with one package, as text for a terminal."""

from collections.abc import Iterator

from keuzeruimte.careers.admission.csv_file import ProgrammeList
from keuzeruimte.careers.admission.openings import Outlook
from keuzeruimte.careers.admission.programme import Programme
from keuzeruimte.careers.vocabulary import Vocabulary

WORDS = {
    "nl": {
        "open": "Open met dit pakket",
        "one_away": "Eén vak verder",
        "further": "Vraagt meer dan één vak erbij",
        "not_with_profile": "Niet met dit profiel",
        "not_told": "De lijst zegt niets over dit profiel",
        "left_out": "Deze rijen konden we niet gebruiken",
        "brackets": "Hier staan ‘en’ en ‘of’ naast elkaar zonder haakjes. Kijk of we het goed lezen",
        "read_as": "regel {row}, kolom {column}: ‘{text}’ lezen we als ‘{read_as}’",
        "with": "met",
        "or": " of ",
        "ask": "Vraag altijd bij de opleiding na of dit klopt. Soms is er een andere weg, zoals een toets.",
    },
    "en": {
        "open": "Open with this package",
        "one_away": "One subject away",
        "further": "Asks for more than one subject more",
        "not_with_profile": "Not with this profile",
        "not_told": "The list says nothing of this profile",
        "left_out": "These rows could not be used",
        "brackets": "Here ‘en’ and ‘of’ stand side by side without brackets. See whether we read it well",
        "read_as": "line {row}, column {column}: ‘{text}’ is read as ‘{read_as}’",
        "with": "with",
        "or": " or ",
        "ask": "Always ask the programme whether this is right. There may be another way, such as a test.",
    },
}


def outlook_as_text(outlook: Outlook, *, read: ProgrammeList, vocabulary: Vocabulary, lang: str) -> str:
    """Programmes that are open, one subject away, further, not for the profile; then rows left out."""
    words = WORDS[lang]
    away = [
        f"{_shown(one.programme)}: {words['with']} {words['or'].join(map(vocabulary.name_of, one.subjects))}"
        for one in outlook.one_away
    ]
    parts = (
        ("open", map(_shown, outlook.open)),
        ("one_away", away),
        ("further", map(_shown, outlook.further)),
        ("not_with_profile", map(_shown, outlook.not_with_profile)),
        ("not_told", map(_shown, outlook.not_told)),
        ("left_out", (problem.in_words(lang) for problem in read.problems)),
        ("brackets", (_read_as(read, words["read_as"]))),
    )
    blocks = [
        "\n".join([f"{words[heading]} ({len(lines)}):", *(f"  {line}" for line in lines)])
        for heading, lines in ((heading, list(lines)) for heading, lines in parts)
        if lines or heading in ("open", "one_away")
    ]
    return "\n\n".join([*blocks, words["ask"]]) + "\n"


def _shown(programme: Programme) -> str:
    where = ", ".join(part for part in (programme.institution, programme.place) if part)
    level = f" ({programme.level})" if programme.level else ""
    return f"{programme.name}{level}{f', {where}' if where else ''}"


def _read_as(read: ProgrammeList, sentence: str) -> Iterator[str]:
    for one in read.without_brackets:
        yield sentence.format(row=one.row, column=one.column, text=one.text, read_as=one.read_as)
