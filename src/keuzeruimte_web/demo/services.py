"""Two programs of the school: one reads along, one offers lists. They have no tokens that anybody knows."""

from keuzeruimte_web.demo.days import at
from keuzeruimte_web.demo.ledger import Ledger
from keuzeruimte_web.demo.staff import Staff
from keuzeruimte_web.records.models import OfferedLists, Person, Service

YEAR = 300
HEADS = "leerlingnummer;roepnaam;tussenvoegsel;achternaam;geboortedatum;klas"
NEW_PUPILS = ("61204;Ilias;;Demir;{};1A", "61207;Fleur;van der;Wal;{};1B")


def programs(ledger: Ledger, staff: Staff) -> None:
    """The timetable, and the pupil administration, of which a list waits for the administrator."""
    born = (ledger.days.born(1, month=2, day=11), ledger.days.born(1, month=12, day=3))
    rows = [row.format(day) for row, day in zip(NEW_PUPILS, born, strict=True)]
    service(ledger, staff.petra, "Roosterprogramma", "pupils", "staff", "classes", "busy")
    office = service(ledger, staff.petra, "Leerlingadministratie", "offers")
    ledger.add(
        OfferedLists,
        service=office,
        offered_at=at(ledger.days.before(1), 6, 30),
        changes_only=True,
        lists={"leerlingen.csv": "\n".join([HEADS, *rows])},
    )


def service(ledger: Ledger, maker: Person, name: str, *may: str) -> Service:
    """A service of which the token was never made: what stands here is the hash of nothing."""
    return ledger.add(
        Service,
        name=name,
        token_hash=f"{ledger.random.getrandbits(256):064x}",
        made_by=maker,
        made_at=at(ledger.days.before(40), 10, 15),
        until=ledger.days.after(YEAR),
        last_used_on=ledger.days.before(1),
        **dict.fromkeys(may, True),
    )
