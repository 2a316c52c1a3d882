"""The account of one of the cast, and never that of somebody at a real school."""

from django.http import HttpRequest

from keuzeruimte_web.demo.cast import CAST, Somebody
from keuzeruimte_web.records.models import Account, Person
from keuzeruimte_web.records.scope import above_schools


def account_of(key: str) -> Account | None:
    """The account with this address, when it belongs to demo schools and to no other."""
    with above_schools():
        people = Person.objects.filter(account__email=key).select_related("account", "school")
        found = list(people)
    if not found or not all(person.school.demo for person in found):
        return None
    account: Account = found[0].account
    return account


def cast(http_request: HttpRequest) -> dict[str, tuple[Somebody, ...]]:
    """For account/demo_people.html on the sign-in page."""
    return {"demo_people": CAST}
