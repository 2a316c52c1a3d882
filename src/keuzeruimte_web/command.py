"""The command `keuzeruimte-web`: Django's own commands and ours (`keuzeruimte-web serve`)."""

import os
import sys

from django.core.management import execute_from_command_line


def main() -> None:
    """Run the command named on the command line; without one, list them."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "keuzeruimte_web.settings")
    execute_from_command_line(["keuzeruimte-web", *sys.argv[1:]])
