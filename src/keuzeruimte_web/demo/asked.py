"""What families asked by the law on privacy, and a pupil who left: so that these pages show something."""

from keuzeruimte_web.demo.families import Family
from keuzeruimte_web.demo.ledger import Ledger
from keuzeruimte_web.records.models import PrivacyRequest
from keuzeruimte_web.records.models.choices import Claim, PrivacyKind

MONTH = 30


def asked_by_law(ledger: Ledger, families: tuple[Family, ...]) -> None:
    """Requests of the first two families, each of a parent with authority; the pupil of the third left."""
    days = ledger.days
    first, second, third = families[:3]
    for family, kind, ago, words in (
        (first, PrivacyKind.INSPECTION, 6, ""),
        (second, PrivacyKind.CORRECTION, 3, "In het dossier staat dat wij laat waren. De trein reed niet."),
    ):
        ledger.add(
            PrivacyRequest,
            pupil=family.child,
            asker=family.with_authority[0],
            kind=kind,
            claim=Claim.PARENT,
            words=words,
            asked_on=days.before(ago),
            due_on=days.after(MONTH - ago),
        )
    third.child.left_on = days.before(MONTH)
