"""The choice that every command has: Dutch or English."""

from argparse import ArgumentParser

LANGUAGES = ("nl", "en")
HELP = {"nl": "taal van de teksten (nl of en)", "en": "language of the texts (nl or en)"}


def add_language(parser: ArgumentParser, *, lang: str) -> None:
    """Give this command the option --lang."""
    parser.add_argument("--lang", choices=LANGUAGES, default=lang, help=HELP[lang])
