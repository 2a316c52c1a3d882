"""`keuzeruimte repair FILE`: the way round, as steps to take, as data, or as the repaired case file."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from datetime import datetime

from keuzeruimte.commands.assess import FILE_HELP, read_cases, terminal_width
from keuzeruimte.commands.languages import add_language
from keuzeruimte.repair import repair
from keuzeruimte.words import Verdict

FORMAT_HELP = {
    "nl": "text om te lezen, json voor een programma, yaml voor het nieuwe casusbestand",
    "en": "text to read, json for a program, yaml for the new case file",
}
TAKE_HELP = {"nl": "doe alleen de eerste N stappen", "en": "take the first N steps only"}


def arguments(parser: ArgumentParser, *, lang: str) -> None:
    """What this command takes."""
    parser.add_argument("file", metavar="FILE", help=FILE_HELP[lang])
    parser.add_argument("--format", choices=("text", "json", "yaml"), default="text", help=FORMAT_HELP[lang])
    parser.add_argument("--take", type=_steps, metavar="N", help=TAKE_HELP[lang])
    add_language(parser, lang=lang)


def run(chosen: Namespace) -> tuple[int, str]:
    """Exit status (1 where a conflict or risk remains) and what to print; RefusedError for a bad file."""
    (case,) = read_cases([chosen.file], today=datetime.now().astimezone().date(), lang=chosen.lang)
    outcome = repair(case, take=chosen.take)
    status = 0 if outcome.verdict is Verdict.CLEAR else 1
    if chosen.format == "yaml":
        from keuzeruimte.writing import as_yaml  # noqa: PLC0415 (only the report that is asked for)

        return status, as_yaml(outcome.case)
    if chosen.format == "json":
        from keuzeruimte.report.repair_json import repair_as_json  # noqa: PLC0415

        return status, repair_as_json(outcome, lang=chosen.lang)
    from keuzeruimte.report.repair_text import repair_as_text  # noqa: PLC0415

    return status, repair_as_text(outcome, lang=chosen.lang, width=terminal_width())


def _steps(given: str) -> int:
    if not (given.isascii() and given.isdigit() and len(given) < 10):
        raise ArgumentTypeError(f"{given!r}: 0, 1, 2, …")
    return int(given)
