"""The command `keuzeruimte-web`: Django's own commands and ours (`keuzeruimte-web serve`)."""

import os
import sys
from pathlib import Path

from django.core.management import execute_from_command_line


def main() -> None:
    """Run the command named on the command line; without one, list them."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "keuzeruimte_web.settings")
    if sys.argv[1:2] == ["demo"]:
        stay_apart()
    # A command of two words is typed with a dash; the file that holds it cannot have one.
    words = [word.replace("-", "_") for word in sys.argv[1:2] if not word.startswith("-")] or sys.argv[1:2]
    execute_from_command_line(["keuzeruimte-web", *words, *sys.argv[2:]])


def stay_apart() -> None:
    """Give the demo a folder of its own: database, secret key, letters."""
    os.environ["KEUZERUIMTE_DEMO"] = "1"
    os.environ.setdefault("KEUZERUIMTE_VAR", str(Path("var") / "demo"))
