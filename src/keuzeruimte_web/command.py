"""The command `keuzeruimte-web`: Django's own commands and ours (`keuzeruimte-web serve`)."""

import gc
import os
import sys
from pathlib import Path

from django.conf import settings
from django.core.management import execute_from_command_line
from django.db import OperationalError, ProgrammingError

from keuzeruimte_web.environment import WrongVariable
from keuzeruimte_web.variables import FROM_FILE, VARIABLES

UNDEFINED_TABLE = "42P01"
"""Of the standard of SQL, as PostgreSQL says it: https://www.postgresql.org/docs/current/errcodes-appendix.html."""


def main() -> None:
    """Run the command named on the command line; without one, list them."""
    gc.set_threshold(20_000, 10, 10)  # starting makes much and throws nothing away: a tenth of its time
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "keuzeruimte_web.settings")
    if sys.argv[1:2] == ["demo"]:
        stay_apart()
    refuse_wrong_settings()
    # A command of two words is typed with a dash; the file that holds it cannot have one.
    words = [word.replace("-", "_") for word in sys.argv[1:2] if not word.startswith("-")] or sys.argv[1:2]
    try:
        execute_from_command_line(["keuzeruimte-web", *words, *sys.argv[2:]])
    except OperationalError as error:
        # A disk that is full, a database that is away: no fault of ours, so no page of Python.
        sys.exit(f"The database cannot do this now: {str(error).strip()}\nRun keuzeruimte-web doctor.")
    except ProgrammingError as error:
        if getattr(error.__cause__, "sqlstate", None) != UNDEFINED_TABLE:
            raise
        sys.exit(
            "The tables are not there, or of another version. Run keuzeruimte-web doctor: it says what to do."
        )


def stay_apart() -> None:
    """Give the demo a folder of its own: database, secret key, letters."""
    os.environ["KEUZERUIMTE_DEMO"] = "1"
    os.environ.setdefault("KEUZERUIMTE_VAR", str(Path("var") / "demo"))


def refuse_wrong_settings() -> None:
    """Stop before anything else when a variable has a value that cannot be used: which, and what to do."""
    try:
        _ = settings.INSTALLED_APPS
    except WrongVariable as wrong:
        known = VARIABLES.get(wrong.name.removesuffix(FROM_FILE)) or VARIABLES.get(wrong.name)
        means = f"\n{known.name}: {known.means}. Without it: {known.otherwise}." if known else ""
        sys.exit(f"{wrong}{means}\nChange it and start again; every setting is in docs/settings.md.")
