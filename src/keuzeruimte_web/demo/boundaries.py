"""What other parents entrust, ask and leave to themselves; and one protection that formally exists."""

from keuzeruimte_web.demo.families import Family
from keuzeruimte_web.demo.guidance import delegate, limit, request, topic
from keuzeruimte_web.demo.histories import Guides
from keuzeruimte_web.demo.ledger import Ledger
from keuzeruimte_web.demo.people import Name, person
from keuzeruimte_web.demo.staff import Staff
from keuzeruimte_web.records.models import Matter, Protection, ProtectionPerson
from keuzeruimte_web.records.models.choices import DelegationStatus, Domain, RequestKind

# What families keep to themselves, in their words.
LEFT_ALONE = (
    ("De ziekte van opa", "Wij praten hier thuis over."),
    ("Geld in het gezin", ""),
    ("De verhuizing", "Wij vertellen het zelf, als het zeker is."),
)
ASKED = (
    (RequestKind.BE_INFORMED, "Wilt u bellen als er iets is, ook iets leuks?"),
    (RequestKind.THINK_ALONG, "Heeft u ideeën voor de zondagavond?"),
    (RequestKind.BE_PRESENT, "Wij zijn er graag bij als het over volgend jaar gaat."),
    (RequestKind.INFORMATION, "Waar kunnen wij hier iets over lezen?"),
)
AGAIN = 3


def boundaries_of(ledger: Ledger, about: Matter, family: Family, *, number: int, guides: Guides) -> None:
    """A request of these parents; with every third a limit, with some a delegation stopped or asked."""
    days, parents = ledger.days, family.with_authority
    at_home = topic(ledger, about, "Hoe het thuis gaat", Domain.UPBRINGING)
    kind, words = ASKED[number % len(ASKED)]
    request(ledger, at_home, kind, by=parents[:1], words=words, on=days.before(12), entered_by=guides.first)
    if number % AGAIN == 0:
        title, reason = LEFT_ALONE[number // AGAIN % len(LEFT_ALONE)]
        limit(
            ledger,
            topic(ledger, about, title, Domain.FAMILY),
            by=[(somebody, reason) for somebody in parents],
            audience=(family.child.person,),
            unless_present=parents if number % 2 else (),
            since=days.before(25),
            review=days.after(70),
        )
    if number % AGAIN == 1:
        delegate(
            ledger,
            topic(ledger, about, "Spanning bij toetsen", Domain.SOCIAL_EMOTIONAL),
            by=parents,
            to=(guides.first,),
            words="Samen oefenen met rustig blijven bij een toets.",
            since=days.before(60),
            status=DelegationStatus.WITHDRAWN if number % 2 else DelegationStatus.ASKED,
        )


def protected(ledger: Ledger, about: Matter, staff: Staff) -> Protection:
    """A supervision order for one pupil, with an end; recorded by two people."""
    days = ledger.days
    row = ledger.add(
        Protection,
        matter=about,
        protector=person(ledger, Name("Nadia", "Verhoef")),
        ground="Ondertoezichtstelling, uitgesproken door de kinderrechter. De gezinsvoogd is Nadia Verhoef.",
        domains=[Domain.SAFETY.value],
        leader=staff.marit,
        second=staff.inge,
        since=days.before(75),
        until=days.after(200),
    )
    ledger.add(ProtectionPerson, protection=row, person=staff.mirjam)
    return row
