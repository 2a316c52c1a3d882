"""Where the parents of the demo can be reached, and the few whom the school did not reach yet."""

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from keuzeruimte_web.demo.families import Family
from keuzeruimte_web.demo.ledger import Ledger
from keuzeruimte_web.demo.people import Name, address
from keuzeruimte_web.records.models import Account, Contact, Guardianship, Person

TOWN = "3999 ZZ Lindedorp"
EVERY = {"without_email": 6, "without_address": 11, "secret": 23}
"""Of so many parents one has no e-mail address that the school knows, no postal address, a secret one."""
NOT_YET = 14
"""How many parents have no account yet."""


def contacts(ledger: Ledger, families: Iterable[Family]) -> None:
    """A contact for each living parent; parents of one household have one address.

    Of these families, who did nothing yet in the stories, some have no account: they can be invited.
    """
    houses: dict[tuple[UUID, str], int] = {}
    seen: set[UUID] = set()
    homes: dict[UUID, list[Guardianship]] = defaultdict(list)
    for tie in ledger.rows[Guardianship]:
        homes[tie.parent_id].append(tie)
    for tie in ledger.rows[Guardianship]:
        somebody: Person = tie.parent
        if somebody.pk in seen or somebody.deceased:
            continue
        seen.add(somebody.pk)
        home = (tie.pupil_id, tie.household)
        number = houses.setdefault(home, ledger.random.randint(1, 98))
        _contact(ledger, tie, house=number, count=len(seen), homes=homes[somebody.pk])
    _not_yet_in(ledger, [parent for family in families for parent in family.parents])


def _contact(
    ledger: Ledger, tie: Guardianship, *, house: int, count: int, homes: Iterable[Guardianship]
) -> None:
    street = tie.household.partition(",")[0]
    secret = count % EVERY["secret"] == 0
    lives = f"{street} {house}, {TOWN}" if street and count % EVERY["without_address"] else ""
    ledger.add(
        Contact,
        person=tie.parent,
        email="" if count % EVERY["without_email"] == 0 else _email(ledger, tie.parent),
        phone=f"06 000{count:05d}",
        address=lives,
        secret=secret,
    )
    if secret:  # where somebody lives stands nowhere else then
        for row in homes:
            row.household = ""


def _email(ledger: Ledger, somebody: Person) -> str:
    if somebody.account is not None:
        return somebody.account.email
    name = Name(somebody.given_name, somebody.family_name, somebody.prefix)
    return address(name, domain=f"thuis.{ledger.domain}")


def _not_yet_in(ledger: Ledger, parents: list[Person]) -> None:
    """Every so many of these has no account; both parents of a pair among them, and one of a pair."""
    waiting = {person.pk: person for person in parents if person.account is not None}
    chosen = list(waiting.values())[:NOT_YET]
    gone = {person.account_id for person in chosen}
    for person in chosen:
        person.account = None
    ledger.rows[Account] = [row for row in ledger.rows[Account] if row.pk not in gone]
