"""The command line: which command, in which language, and what goes where. Each command is a module."""

import os
import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Sequence
from importlib import import_module
from io import TextIOWrapper

from keuzeruimte.commands.languages import LANGUAGES, add_language
from keuzeruimte.commands.refused import RefusedError

REFUSED = 2

COMMANDS = {
    "assess": {
        "nl": "toets een plan: wie staat waar bovenaan, en wat brengt een leerling in de knel?",
        "en": "assess a plan: who is on top where, and what sets a pupil against people?",
    },
    "repair": {
        "nl": "zoek de weg eromheen: het plan dat er het dichtst bij ligt en waarin niets botst",
        "en": "find the way round: the nearest plan in which nothing conflicts",
    },
    "rules": {
        "nl": "lees het regelboek: alle regels, of één",
        "en": "read the rule book: all rules, or one",
    },
    "subjects": {
        "nl": "tel de vakkenpakketten die mogen, en kijk wat open is en wat dicht",
        "en": "count the packages of subjects that are allowed, and see what is open and what is closed",
    },
    "admission": {
        "nl": "zie welke opleidingen een pakket opent, en welke één vak verder zijn",
        "en": "see which programmes a package opens, and which are one subject away",
    },
    "triangle": {
        "nl": "teken de driehoek van leerling, ouders en school",
        "en": "draw the triangle of pupil, parents and school",
    },
}
ABOUT = {
    "nl": "Keuzeruimte helpt school, ouders en leerling om samen te begeleiden.",
    "en": "Keuzeruimte helps school, parents and pupil to guide together.",
}
EXAMPLES = {
    "nl": """Zo begin je:

  keuzeruimte assess gesprek.yaml             wat valt op in dit plan?
  keuzeruimte assess *.yaml --format json     alle plannen, één regel per plan
  cat gesprek.yaml | keuzeruimte assess -     lees wat binnenkomt
  keuzeruimte repair gesprek.yaml             hoe kan het ook, stap voor stap?
  keuzeruimte repair gesprek.yaml --format yaml > beter.yaml
  keuzeruimte rules                           alle regels
  keuzeruimte rules against-limit             één regel
  keuzeruimte subjects count havo             hoeveel pakketten mogen er?
  keuzeruimte subjects room havo --profile em --chosen wisA,fatl
  keuzeruimte admission opleidingen.csv --profile em --package wisA,econ,gs
  keuzeruimte triangle 0.3 1 0.6              hoe ruim is de driehoek?
  keuzeruimte triangle 0.3 1 0.6 --format svg > driehoek.svg

Een klein plan, om te bewaren als gesprek.yaml:

  keuzeruimte: 1
  title: Praten over de scheiding
  people:
    saskia: {role: pupil}
    moeder: {role: parent}
    vader: {role: parent}
    karim: {role: counsellor}
  topics:
    scheiding: {domain: family}
  limits:
    - {by: [moeder, vader], topic: scheiding, with: [saskia]}
  plan:
    - {act: discuss, by: karim, to: [saskia], topic: scheiding}

Uitkomst: 0 als niets botst, 1 bij ‘botst’ of ‘let op’ (of vakken die niet samengaan, of rijen die we niet
konden gebruiken), 2 als een bestand niet klopt.
In het Engels: voeg --lang en toe.""",
    "en": """To begin:

  keuzeruimte assess talk.yaml                what stands out in this plan?
  keuzeruimte assess *.yaml --format json     all plans, one line a plan
  cat talk.yaml | keuzeruimte assess -        read standard input
  keuzeruimte repair talk.yaml                how else can it be done, step by step?
  keuzeruimte repair talk.yaml --format yaml > better.yaml
  keuzeruimte rules                           all rules
  keuzeruimte rules against-limit             one rule
  keuzeruimte subjects count havo             how many packages are allowed?
  keuzeruimte subjects room havo --profile em --chosen wisA,fatl
  keuzeruimte admission programmes.csv --profile em --package wisA,econ,gs
  keuzeruimte triangle 0.3 1 0.6              how wide is the triangle?
  keuzeruimte triangle 0.3 1 0.6 --format svg > triangle.svg

A small plan, to save as talk.yaml:

  keuzeruimte: 1
  title: Talking about the divorce
  people:
    saskia: {role: pupil}
    mother: {role: parent}
    father: {role: parent}
    karim: {role: counsellor}
  topics:
    divorce: {domain: family}
  limits:
    - {by: [mother, father], topic: divorce, with: [saskia]}
  plan:
    - {act: discuss, by: karim, to: [saskia], topic: divorce}

Exit status: 0 where nothing conflicts, 1 for ‘conflict’ or ‘look again’ (or subjects that do not go together,
or rows that could not be used), 2 for a file that is not sound.
In Dutch: leave out --lang en.""",
}


NOT_WRITTEN = {
    "nl": "de uitkomst is niet te schrijven; is de schijf vol?",
    "en": "the outcome cannot be written; is the disk full?",
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0, 1 (a plan has a conflict or risk) or 2 (refused)."""
    given = list(sys.argv[1:] if argv is None else argv)
    _speak_utf8()
    chosen = _parser(given).parse_args(given)
    try:
        status, output = import_module(f"keuzeruimte.commands.{chosen.command}").run(chosen)
    except RefusedError as refused:
        for line in refused.lines:
            print(f"keuzeruimte: {line}", file=sys.stderr)
        return REFUSED
    try:
        _print(output)
    except OSError:
        print(f"keuzeruimte: {NOT_WRITTEN[chosen.lang]}", file=sys.stderr)
        return REFUSED
    return int(status)


def _parser(given: Sequence[str]) -> ArgumentParser:
    lang = _language(given)
    parser = ArgumentParser(
        prog="keuzeruimte",
        description=ABOUT[lang],
        epilog=EXAMPLES[lang],
        formatter_class=RawDescriptionHelpFormatter,
    )
    add_language(parser, lang=lang)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, help_text in COMMANDS.items():
        command = commands.add_parser(name, help=help_text[lang], description=help_text[lang])
        if name in given:
            import_module(f"keuzeruimte.commands.{name}").arguments(command, lang=lang)
    return parser


def _language(given: Sequence[str]) -> str:
    """The language asked for, known before the rest is, as the help itself speaks it."""
    for place, word in enumerate(given):
        asked = word.removeprefix("--lang=") if word != "--lang" else "".join(given[place + 1 : place + 2])
        if word.startswith("--lang") and asked in LANGUAGES:
            return asked
    return "nl"


def _speak_utf8() -> None:
    """Names have accents, whatever the terminal thinks of them."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _print(output: str) -> None:
    """Print all of it; a reader that stops early (such as `head`) is no reason to complain.

    OSError where it cannot be written for another reason, such as a full disk.
    """
    try:
        print(output, end="", flush=True)  # unlike write(), it accepts that standard output was closed
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python tries again at its end
        if not isinstance(error, BrokenPipeError):
            raise
