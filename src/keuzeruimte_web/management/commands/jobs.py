"""How the work in the background stands; which jobs, why one failed, another try, and letting go of one."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from keuzeruimte_web.jobs import looking
from keuzeruimte_web.jobs.queue import NotGivenUp, how_it_stands, try_again


class Command(BaseCommand):
    """`keuzeruimte-web jobs`, alone or with one of its options: see `--help`."""

    help = "Show how many jobs wait and run, and which were given up; list them, try again, let go."

    def add_arguments(self, parser: CommandParser) -> None:
        """Nothing: show how it stands."""
        parser.add_argument("--list", action="store_true", help="the jobs, oldest first; a hundred at most")
        parser.add_argument(
            "--state", choices=sorted(looking.STATES), help="with --list: in this state alone"
        )
        parser.add_argument("--kind", default="", help="with --list: with this in the name of the job")
        parser.add_argument("--older", type=int, metavar="MINUTES", help="with --list: queued before that")
        parser.add_argument(
            "--why", type=UUID, metavar="ID", help="the last error of this job, without its words"
        )
        parser.add_argument("--again", type=UUID, metavar="ID", help="try this job again")
        parser.add_argument("--drop", type=UUID, metavar="ID", help="let go of this job; needs --reason")
        parser.add_argument("--reason", choices=looking.REASONS)
        parser.add_argument("--schedule", action="store_true", help="what happens by itself, last and next")
        parser.add_argument("--workers", action="store_true", help="which workers live")

    def handle(self, *args: object, **options: Any) -> None:
        """Do what is asked, and show how it stands."""
        try:
            if options["why"]:
                self.stdout.write(looking.why(options["why"]))
                return
            if options["again"]:
                try_again(options["again"])
            if options["drop"]:
                if not options["reason"]:
                    raise CommandError("Say why: --reason " + ", ".join(looking.REASONS))
                looking.drop(options["drop"], reason=options["reason"])
        except NotGivenUp as error:
            raise CommandError(f"No job {error} waits or was given up.") from error
        self.stdout.write("\n".join(_lines(options)))


def _lines(options: dict[str, Any]) -> Iterator[str]:
    if options["list"]:
        older = None if options["older"] is None else timedelta(minutes=options["older"])
        for job in looking.jobs(state=options["state"], kind=options["kind"], older=older):
            again = f"  again {_at(job.again_at)}" if job.again_at else ""
            error = f"  {job.error}" if job.error else ""
            yield f"{job.id}  {job.state:<8}  {_at(job.since)}  {job.kind}  tries {job.tries}{error}{again}"
    elif options["schedule"]:
        for turn in looking.timetable():
            yield f"{turn.kind:<28} every {turn.every!s:<16} last {_at(turn.last)}  next {_at(turn.next)}"
    elif options["workers"]:
        living = looking.workers()
        yield f"workers: {len(living)}"
        for worker, seen in living:
            yield f"  {worker}  last heard of {_at(seen)}"
    else:
        stands = how_it_stands()
        yield from (f"waiting: {stands.waiting}", f"running: {stands.running}")
        yield f"given up: {len(stands.given_up)}"
        for given_up in stands.given_up:
            yield f"  {given_up.id}  {given_up.job}  {given_up.error}"


def _at(moment: datetime | None) -> str:
    return f"{timezone.localtime(moment):%Y-%m-%d %H:%M}" if moment else "never"
