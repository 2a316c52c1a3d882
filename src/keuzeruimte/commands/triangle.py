"""`keuzeruimte triangle A B C`: the triangle in words, in numbers or as a drawing (METHOD 7)."""

import json
from argparse import ArgumentParser, Namespace

from keuzeruimte.commands.languages import add_language
from keuzeruimte.commands.refused import RefusedError
from keuzeruimte.triangle.drawing import standalone
from keuzeruimte.triangle.geometry import (
    CONNECTIONS,
    OutsideTheScaleError,
    Strengths,
    describe,
    in_line,
    lever,
)
from keuzeruimte.triangle.geometry import keuzeruimte as room

HELP = {
    "nl": "hoe het samen gaat, van 0 (lukt nog niet) tot 1 (goed)",
    "en": "how the working together goes, from 0 (not yet) to 1 (well)",
}
FORMAT_HELP = {
    "nl": "text om te lezen, json voor een programma, svg als tekening",
    "en": "text to read, json for a program, svg as a drawing",
}
OUTSIDE = {
    "nl": "{0}: ‘{1}’ is geen getal van 0 tot en met 1, zoals 0.5.",
    "en": "{0}: ‘{1}’ is not a number from 0 to 1, such as 0.5.",
}
NAMES = {
    "nl": {
        "pupil_parents": "leerling en ouders",
        "pupil_school": "leerling en school",
        "parents_school": "ouders en school",
    },
    "en": {
        "pupil_parents": "pupil and parents",
        "pupil_school": "pupil and school",
        "parents_school": "parents and school",
    },
}
TEXT = {
    "nl": """Keuzeruimte: {room:.0%} van wat er kan.
{line}
Het meeste valt te winnen bij: {lever}.
Dit is een begin van een gesprek. Het zegt niets over een mens.
""",
    "en": """Room for choice: {room:.0%} of what can be.
{line}
Most can be won with: {lever}.
This is a way to start a conversation. It says nothing of any person.
""",
}
LINES = {
    "nl": {True: "De verbindingen liggen in lijn.", False: "De verbindingen verschillen van elkaar."},
    "en": {True: "The connections lie in line.", False: "The connections differ from each other."},
}


def arguments(parser: ArgumentParser, *, lang: str) -> None:
    """What this command takes."""
    for connection in CONNECTIONS:
        parser.add_argument(connection, metavar=connection.upper(), help=HELP[lang])
    parser.add_argument("--format", choices=("text", "json", "svg"), default="text", help=FORMAT_HELP[lang])
    add_language(parser, lang=lang)


def run(chosen: Namespace) -> tuple[int, str]:
    """Exit status 0 and the triangle; RefusedError for a strength that is no number from 0 to 1."""
    given = [str(getattr(chosen, connection)) for connection in CONNECTIONS]
    numbers = [
        _number(text, connection=connection, lang=chosen.lang)
        for text, connection in zip(given, CONNECTIONS, strict=True)
    ]
    try:
        strengths = Strengths(*numbers)
    except OutsideTheScaleError as error:
        text = given[CONNECTIONS.index(error.connection)]
        raise RefusedError(OUTSIDE[chosen.lang].format(error.connection, text)) from error
    if chosen.format == "json":
        return 0, json.dumps(describe(*numbers)) + "\n"
    if chosen.format == "svg":
        return 0, standalone(strengths, lang=chosen.lang).rstrip("\n") + "\n"
    return 0, _text(strengths, lang=chosen.lang)


def _number(text: str, *, connection: str, lang: str) -> float:
    try:
        return float(text)
    except ValueError as error:
        raise RefusedError(OUTSIDE[lang].format(connection, ascii(text[:40])[1:-1])) from error


def _text(strengths: Strengths, *, lang: str) -> str:
    return TEXT[lang].format(
        room=room(strengths),
        line=LINES[lang][in_line(strengths)],
        lever=", ".join(NAMES[lang][connection] for connection in lever(strengths)),
    )
