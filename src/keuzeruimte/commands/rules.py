"""`keuzeruimte rules [RULE]`: the rule book, one rule or all."""

from argparse import ArgumentParser, Namespace
from difflib import get_close_matches

from keuzeruimte.commands.languages import add_language
from keuzeruimte.commands.refused import RefusedError
from keuzeruimte.report.rulebook_text import rulebook_text
from keuzeruimte.rulebook import RULE_IDS

RULE_HELP = {"nl": "de naam van één regel of signaal", "en": "the name of one rule or signal"}
UNKNOWN = {
    "nl": "de regel ‘{0}’ bestaat niet.{1} Toegestaan: {2}.",
    "en": "there is no rule ‘{0}’.{1} Allowed: {2}.",
}
NEAREST = {"nl": " Bedoel je ‘{0}’?", "en": " Did you mean ‘{0}’?"}


def arguments(parser: ArgumentParser, *, lang: str) -> None:
    """What this command takes."""
    parser.add_argument("rule", nargs="?", metavar="RULE", help=RULE_HELP[lang])
    add_language(parser, lang=lang)


def run(chosen: Namespace) -> tuple[int, str]:
    """Exit status 0 and the text of the rules asked for; RefusedError for a rule that is not there."""
    rule: str | None = chosen.rule
    if rule is not None and rule not in RULE_IDS:
        near = get_close_matches(rule, RULE_IDS, n=1)
        nearest = NEAREST[chosen.lang].format(near[0]) if near else ""
        raise RefusedError(UNKNOWN[chosen.lang].format(ascii(rule)[1:-1], nearest, ", ".join(RULE_IDS)))
    return 0, rulebook_text(RULE_IDS if rule is None else [rule], lang=chosen.lang)
