"""`keuzeruimte assess FILE...`: read every file first, then print what the method says of each (METHOD 8)."""

from argparse import ArgumentParser, Namespace
from datetime import date, datetime

from keuzeruimte.assess import assess
from keuzeruimte.case import Case
from keuzeruimte.commands.files import bytes_of
from keuzeruimte.commands.languages import add_language
from keuzeruimte.commands.refused import RefusedError
from keuzeruimte.reading.case_file import read_case
from keuzeruimte.reading.document import LARGEST_FILE
from keuzeruimte.reading.refusal import CaseFileError
from keuzeruimte.words import Verdict

NARROWEST, WIDEST = 60, 100
FILE_HELP = {
    "nl": "casusbestand in YAML of JSON; - leest wat binnenkomt",
    "en": "case file in YAML or JSON; - reads standard input",
}
FORMAT_HELP = {
    "nl": "text om te lezen, json voor een programma",
    "en": "text to read, json for a program",
}


def arguments(parser: ArgumentParser, *, lang: str) -> None:
    """What this command takes."""
    parser.add_argument("files", nargs="+", metavar="FILE", help=FILE_HELP[lang])
    parser.add_argument("--format", choices=("text", "json"), default="text", help=FORMAT_HELP[lang])
    add_language(parser, lang=lang)


def run(chosen: Namespace) -> tuple[int, str]:
    """Exit status (1 where a plan has a conflict or risk) and what to print; RefusedError for bad files."""
    today = datetime.now().astimezone().date()
    cases = read_cases(chosen.files, today=today, lang=chosen.lang)
    reports, status = [], 0
    for case in cases:
        assessment = assess(case)
        if assessment.verdict is not Verdict.CLEAR:
            status = 1
        if chosen.format == "json":
            from keuzeruimte.report.as_json import as_json  # noqa: PLC0415 (only the report that is asked for)

            reports.append(as_json(assessment, case=case, lang=chosen.lang))
        else:
            from keuzeruimte.report.as_text import as_text  # noqa: PLC0415

            reports.append(as_text(assessment, case=case, lang=chosen.lang, width=terminal_width()))
    return status, ("" if chosen.format == "json" else "\n\n").join(reports)


def read_cases(files: list[str], *, today: date, lang: str) -> list[Case]:
    """The cases in these files (`-` is standard input); RefusedError with a line for each bad file."""
    cases, refusals = [], []
    for file in files:
        try:
            cases.append(read_case(_content(file), today=today))
        except CaseFileError as refusal:
            refusals.append(f"{file}: {refusal.in_words(lang)}")
    if refusals:
        raise RefusedError(*refusals)
    return cases


def _content(file: str) -> bytes:
    """The bytes of a file, no more of them than it takes to see that it is too large."""
    try:
        return bytes_of(file, at_most=LARGEST_FILE)
    except FileNotFoundError as error:
        raise CaseFileError("not-found") from error
    except (OSError, ValueError) as error:
        raise CaseFileError("not-opened") from error


def terminal_width() -> int:
    """How many characters a line of text gets: what the terminal has, within what reads well."""
    from shutil import get_terminal_size  # noqa: PLC0415 (only text has a width)

    return max(NARROWEST, min(WIDEST, get_terminal_size().columns))
