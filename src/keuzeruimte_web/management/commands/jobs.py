"""How the work in the background stands, and another try for what was given up."""

from uuid import UUID

from django.core.management.base import BaseCommand, CommandError, CommandParser

from keuzeruimte_web.jobs.queue import NotGivenUp, how_it_stands, try_again


class Command(BaseCommand):
    """`keuzeruimte-web jobs [--again ID]`."""

    help = "Show how many jobs wait and run, and which were given up."

    def add_arguments(self, parser: CommandParser) -> None:
        """Nothing: show. An id: try that job again."""
        parser.add_argument("--again", type=UUID, metavar="ID", help="try this job again")

    def handle(self, *args: object, **options: object) -> None:
        """Try again when asked, and show how it stands."""
        if isinstance(options["again"], UUID):
            try:
                try_again(options["again"])
            except NotGivenUp as error:
                raise CommandError(f"No job {error} was given up.") from error
        stands = how_it_stands()
        lines = [f"waiting: {stands.waiting}", f"running: {stands.running}"]
        lines.append(f"given up: {len(stands.given_up)}")
        lines += [f"  {job.id}  {job.job}  {job.error}" for job in stands.given_up]
        self.stdout.write("\n".join(lines))
