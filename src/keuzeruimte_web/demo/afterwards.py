"""What comes after a talk: a report that changed, an agreement that asks for another day, a doubt."""

from collections.abc import Sequence
from datetime import date

from keuzeruimte_web.demo.days import at
from keuzeruimte_web.demo.ledger import Ledger
from keuzeruimte_web.records.models import (
    Agreement,
    AgreementYes,
    Doubt,
    DoubtColleague,
    Matter,
    Person,
    Report,
    ReportVersion,
)
from keuzeruimte_web.records.models.choices import Proposal


def changed_after(ledger: Ledger, report: Report, author: Person, *, last: str, on: date) -> ReportVersion:
    """The text that lay before its readers until that day, with another last sentence."""
    report.version = 2
    return ledger.add(
        ReportVersion,
        report=report,
        number=1,
        observed=f"{report.observed.rpartition('. ')[0]}. {last}",
        opinion=report.opinion,
        author=author,
        until=at(on, 16),
    )


def another_day(ledger: Ledger, one: Agreement, *, by: Person, due: date) -> None:
    """Who does it proposes another day, and waits for a yes."""
    one.proposal, one.proposed_by, one.proposed_due = Proposal.RENEW, by, due
    ledger.add(AgreementYes, agreement=one, person=by)


def doubt(
    ledger: Ledger, about: Matter, text: str, *, author: Person, asked: Sequence[Person], on: date
) -> Doubt:
    """What somebody doubted in the own approach, and which colleagues think along."""
    row = ledger.add(Doubt, matter=about, author=author, text=text, written_on=on, created_at=at(on, 17))
    for colleague in asked:
        ledger.add(DoubtColleague, doubt=row, person=colleague, asked_on=on)
    return row
