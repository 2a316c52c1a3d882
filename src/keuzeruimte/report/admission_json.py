"""How programmes stand with one package, as JSON: one object on one line."""

import json

from keuzeruimte.careers.admission.csv_file import ProgrammeList
from keuzeruimte.careers.admission.openings import Outlook
from keuzeruimte.careers.admission.programme import Programme


def outlook_as_json(outlook: Outlook, *, read: ProgrammeList, lang: str) -> str:
    """The same as the text, with the line of each programme in its file."""
    return (
        json.dumps(
            {
                "open": [_programme(one) for one in outlook.open],
                "one_away": [
                    {**_programme(one.programme), "subjects": one.subjects} for one in outlook.one_away
                ],
                "further": [_programme(one) for one in outlook.further],
                "not_with_profile": [_programme(one) for one in outlook.not_with_profile],
                "not_told": [_programme(one) for one in outlook.not_told],
                "left_out": [
                    {"row": one.row, "column": one.column, "why": one.in_words(lang)} for one in read.problems
                ],
                "without_brackets": [
                    {"row": one.row, "column": one.column, "text": one.text, "read_as": one.read_as}
                    for one in read.without_brackets
                ],
            },
            ensure_ascii=False,
        )
        + "\n"
    )


def _programme(programme: Programme) -> dict[str, object]:
    return {
        "row": programme.row,
        "name": programme.name,
        "institution": programme.institution,
        "place": programme.place,
        "level": programme.level,
    }
