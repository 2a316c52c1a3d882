"""Open a school: its name, and its first administrator, who comes in with the code that this prints."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.urls import reverse
from django.utils import timezone

from keuzeruimte_web.operations.first_school import AlreadyThere, open_school


class Command(BaseCommand):
    """`keuzeruimte-web open-school "Lindecollege" --given Petra --family Vos`."""

    help = "Open a school, and print the code for its first administrator: once, and nowhere kept."

    def add_arguments(self, parser: CommandParser) -> None:
        """The school and the person."""
        parser.add_argument("name", help="name of the school, as people know it")
        parser.add_argument("--given", required=True, help="given name of the administrator")
        parser.add_argument("--prefix", default="", help="what stands between, such as 'van der'")
        parser.add_argument("--family", required=True, help="family name")

    def handle(self, *args: object, **options: object) -> None:
        """Open it, and say what to hand over."""
        words = {key: str(options[key]).strip() for key in ("name", "given", "prefix", "family")}
        if not (words["name"] and words["given"] and words["family"]):
            raise CommandError("A school has a name, and so has its administrator.")
        try:
            opened = open_school(
                words["name"],
                given_name=words["given"],
                prefix=words["prefix"],
                family_name=words["family"],
                today=timezone.localdate(),
            )
        except AlreadyThere as error:
            raise CommandError(f"There is a school named {error} already.") from error
        door = f"{settings.ADDRESS}{reverse('invitation')}"
        self.stdout.write(
            f"School {opened.school} is open.\n\n"
            f"Give the administrator, in person:\n  {door}\n  {opened.code}\n\n"
            f"It holds until {opened.until:%Y-%m-%d}, once. The administrator then invites everybody else."
        )
