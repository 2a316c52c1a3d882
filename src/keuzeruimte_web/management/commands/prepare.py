"""Bring the database and the static files up to this version; may run twice without harm."""

from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError
from django.utils import timezone

from keuzeruimte_web.operations.erasure import erase_again
from keuzeruimte_web.operations.statistics import count_what_came_in, let_be_counted
from keuzeruimte_web.operations.tables import NoSuchRole, hand_to, may_make_tables, must_know


class Command(BaseCommand):
    """`keuzeruimte-web prepare`: before the first start and after every upgrade."""

    help = "Make or upgrade the tables, and lay the style sheets and fonts ready."

    def add_arguments(self, parser: CommandParser) -> None:
        """With PostgreSQL: who reads and writes the rows afterwards."""
        parser.add_argument(
            "--serves", metavar="ROLE", help="role of PostgreSQL that serves, and owns nothing"
        )

    def handle(self, *args: object, **options: object) -> None:
        """The folder, tables, the table for counting sign-in attempts, erasures, static files."""
        if role := options["serves"]:
            serve_as(str(role))
        folder = Path(settings.VAR)
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)  # other users of this machine have no business here
        make_tables()
        call_command("createcachetable", verbosity=0)
        # A copy from before an erasure may just have been put back.
        if came_back := erase_again(now=timezone.now()):
            self.stdout.write(f"Erased again, after a copy was put back: {came_back}")
        let_be_counted()
        count_what_came_in()
        call_command("collectstatic", verbosity=0, interactive=False)
        if role:
            hand_to(str(role))


def serve_as(role: str) -> None:
    """Stop before anything is done where the database knows no such role. Raises CommandError."""
    try:
        must_know(role)
    except NoSuchRole as wrong:
        raise CommandError(
            f"This database knows no role {wrong}, and nothing was done. Only PostgreSQL has roles; "
            "make it there first: docs/operating.md."
        ) from wrong


def make_tables() -> None:
    """Bring the tables up to this version. Raises CommandError when this role may not."""
    try:
        call_command("migrate", verbosity=0, interactive=False)
    except DatabaseError as error:
        if may_make_tables():
            raise
        raise CommandError(
            "This role of PostgreSQL may not make tables. "
            "Run prepare as the one that owns them: docs/operating.md."
        ) from error
