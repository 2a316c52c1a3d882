"""`keuzeruimte admission FILE --profile CODE --package SUBJECTS`: which programmes does a package open?"""

from argparse import ArgumentParser, Namespace

from keuzeruimte.careers.admission.csv_file import LARGEST_FILE, ProgrammeList, read_programmes
from keuzeruimte.careers.admission.openings import Openings
from keuzeruimte.careers.admission.refusal import ProgrammesFileError
from keuzeruimte.careers.names import shipped_names
from keuzeruimte.commands.files import bytes_of
from keuzeruimte.commands.languages import add_language
from keuzeruimte.commands.refused import RefusedError
from keuzeruimte.report.admission_json import outlook_as_json
from keuzeruimte.report.admission_text import outlook_as_text

HELP = {
    "nl": {
        "file": "lijst met opleidingen in CSV; - leest wat binnenkomt",
        "profile": "profiel, zoals nt",
        "package": "de vakken van het pakket, met komma’s ertussen",
        "intake": "alleen rijen voor dit diploma, zoals havo",
        "format": "text om te lezen, json voor een programma",
    },
    "en": {
        "file": "list of programmes in CSV; - reads standard input",
        "profile": "profile, such as nt",
        "package": "the subjects of the package, separated by commas",
        "intake": "only rows for this diploma, such as havo",
        "format": "text to read, json for a program",
    },
}
REFUSED = {
    "nl": {
        "not-found": "{0}: dit bestand is er niet.",
        "not-opened": "{0}: dit bestand is niet te lezen.",
        "subject": "‘{0}’ is geen vak dat we kennen.",
    },
    "en": {
        "not-found": "{0}: there is no such file.",
        "not-opened": "{0}: this file cannot be read.",
        "subject": "‘{0}’ is no subject that we know.",
    },
}


def arguments(parser: ArgumentParser, *, lang: str) -> None:
    """What this command takes."""
    told = HELP[lang]
    parser.add_argument("file", metavar="FILE", help=told["file"])
    parser.add_argument("--profile", required=True, metavar="CODE", help=told["profile"])
    parser.add_argument("--package", required=True, metavar="SUBJECTS", help=told["package"])
    parser.add_argument("--intake", metavar="TYPE", help=told["intake"])
    parser.add_argument("--format", choices=("text", "json"), default="text", help=told["format"])
    add_language(parser, lang=lang)


def run(chosen: Namespace) -> tuple[int, str]:
    """Exit status (1 where rows were left out) and what to print; RefusedError for a file of no use."""
    names = shipped_names()
    subjects = [_subject(name, chosen.lang) for name in chosen.package.split(",") if name.strip()]
    read = _programmes(chosen.file, chosen.lang)
    intake = (chosen.intake or "").casefold()
    asked = [one for one in read.programmes if not intake or one.intake.casefold() == intake]
    outlook = Openings(asked, vocabulary=names).outlook(profile=chosen.profile.casefold(), subjects=subjects)
    status = 1 if read.problems else 0
    if chosen.format == "json":
        return status, outlook_as_json(outlook, read=read, lang=chosen.lang)
    return status, outlook_as_text(outlook, read=read, vocabulary=names, lang=chosen.lang)


def _programmes(file: str, lang: str) -> ProgrammeList:
    try:
        return read_programmes(bytes_of(file, at_most=LARGEST_FILE), vocabulary=shipped_names())
    except ProgrammesFileError as refusal:
        raise RefusedError(f"{file}: {refusal.in_words(lang)}") from refusal
    except FileNotFoundError as error:
        raise RefusedError(REFUSED[lang]["not-found"].format(file)) from error
    except (OSError, ValueError) as error:
        raise RefusedError(REFUSED[lang]["not-opened"].format(file)) from error


def _subject(name: str, lang: str) -> str:
    code = shipped_names().code_of(name)
    if code is None:
        raise RefusedError(REFUSED[lang]["subject"].format(ascii(name.strip()[:40])[1:-1]))
    return code
