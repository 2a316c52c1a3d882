"""People of a world: somebody with an account, a pupil with a class, parents and their households."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from keuzeruimte_web.components.names import searchable
from keuzeruimte_web.demo.days import at
from keuzeruimte_web.demo.ledger import Ledger
from keuzeruimte_web.records.models import (
    Account,
    Employment,
    Guardianship,
    Person,
    Pupil,
    SchoolClass,
)
from keuzeruimte_web.records.models.choices import Authority, Language, ParentKind, StaffRole


@dataclass(frozen=True, slots=True)
class Name:
    """Given name, tussenvoegsel and family name."""

    given: str
    family: str
    prefix: str = ""

    def __str__(self) -> str:
        return " ".join(part for part in (self.given, self.prefix, self.family) if part)

    def with_given(self, given: str) -> "Name":
        """Somebody else of this family."""
        return Name(given, self.family, self.prefix)


@lru_cache(maxsize=10_000)
def plain(name: Name) -> str:
    """The name as it is looked for. Invented names come back; those of people are never kept like this."""
    return searchable(str(name))


def address(name: Name, *, domain: str) -> str:
    """An e-mail address in plain letters, such as ruben.de.wit@lindecollege.example."""
    letters = plain(name).encode("ascii", "ignore").decode()
    return f"{'.'.join(letters.split())}@{domain}"


def account(ledger: Ledger, email: str, *, language: Language = Language.DUTCH) -> Account:
    """An account with the password of this world; a second one of a name gets a number."""
    local, _, domain = email.partition("@")
    number = 1
    while email in ledger.addresses:
        number += 1
        email = f"{local}{number}@{domain}"
    ledger.addresses.add(email)
    return ledger.add_above(
        Account,
        id=ledger.new_id(),
        email=email,
        language=language,
        password=ledger.password or "!no-password",
        created_at=at(ledger.days.before(200), 9),
    )


def person(
    ledger: Ledger,
    name: Name,
    *,
    domain: str = "",
    born: date | None = None,
    deceased: bool = False,
    language: Language = Language.DUTCH,
) -> Person:
    """Somebody at this school; with a domain also an account."""
    return ledger.add(
        Person,
        account=account(ledger, address(name, domain=domain), language=language) if domain else None,
        given_name=name.given,
        prefix=name.prefix,
        family_name=name.family,
        born=born,
        deceased=deceased,
        search_name=plain(name),
    )


def employee(ledger: Ledger, name: Name, *roles: StaffRole) -> Person:
    """Somebody who works here, in these roles."""
    somebody = person(ledger, name, domain=ledger.domain)
    employ(ledger, somebody, *roles)
    return somebody


def employ(ledger: Ledger, somebody: Person, *roles: StaffRole) -> None:
    """Give somebody work at this school."""
    for role in roles:
        ledger.add(Employment, person=somebody, role=role, since=ledger.days.before(900))


def pupil(ledger: Ledger, name: Name, *, school_class: SchoolClass, born: date) -> Pupil:
    """A pupil with an account, in a class."""
    somebody = person(ledger, name, domain=f"leerling.{ledger.domain}", born=born)
    return ledger.add(Pupil, person=somebody, school_class=school_class)


def parent(
    ledger: Ledger, name: Name, *, deceased: bool = False, language: Language = Language.DUTCH
) -> Person:
    """A parent or carer; the living ones have an account."""
    domain = "" if deceased else f"thuis.{ledger.domain}"
    return person(ledger, name, domain=domain, deceased=deceased, language=language)


def guard(
    ledger: Ledger,
    child: Pupil,
    somebody: Person,
    *,
    kind: ParentKind = ParentKind.BIRTH,
    authority: Authority = Authority.YES,
    informed: bool = True,
    court_block: bool = False,
    household: str = "",
    since: date | None = None,
) -> Guardianship:
    """Tie a parent to a pupil. Whoever carries authority is informed; a court can block that."""
    return ledger.add(
        Guardianship,
        pupil=child,
        parent=somebody,
        kind=kind,
        authority=authority,
        information_right=informed,
        court_block=court_block,
        household=household,
        source="Inschrijfformulier, gezien door de administratie",
        since=since,
    )
