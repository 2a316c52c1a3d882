"""From what a school's identity provider vouches for to one person of that school: the only way there.

Nobody is signed in yet, so this looks above the schools, and answers about the provider's own school alone.
Matched by ECK iD, else by uid; never by e-mail address or name. Whoever is not found, of whatever
reason, is `Unknown`: nothing here tells the reasons apart.

An account is opened only by a number that its own holder proved (by connecting, or by the first coming
in): an administrator can enter a number, and with that never gets into somebody's account.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef, Q

from keuzeruimte_web.access.seats import seats_of
from keuzeruimte_web.audit.trail import leave_trace
from keuzeruimte_web.audit.words import TraceWord
from keuzeruimte_web.records.models import (
    Account,
    AccountInvitation,
    Employment,
    Guardianship,
    IdentityProvider,
    Person,
    Pupil,
    SchoolIdentity,
)
from keuzeruimte_web.records.models.choices import IdentityKind
from keuzeruimte_web.records.scope import above_schools

LONGEST = 255


class Unknown(Exception):  # noqa: N818
    """Nobody of this school may come in with this: one answer, for every reason."""


class ConnectFirst(Exception):  # noqa: N818
    """This person has an account here, which did not prove this school account yet."""


class NotYours(Exception):  # noqa: N818
    """This school account does not belong to the one who is signed in."""


class AddressTaken(Exception):  # noqa: N818
    """Meanwhile an account was made with this address."""


@dataclass(frozen=True, slots=True)
class Assertion:
    """What a provider vouched for, after its signature and everything else of the protocol was checked.

    `claims` are as they came: a text, or a list of one text (SAML). Personal: never in a log or an address.
    """

    provider: UUID
    claims: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Arrival:
    """A person of the school; `account` is None for who comes in for the first time.

    `assertion` is what was vouched for with nothing left but the numbers: all that may be kept for a while.
    """

    assertion: Assertion
    person: UUID
    school: UUID
    account: UUID | None
    name: str
    school_name: str
    is_parent: bool


def whose(assertion: Assertion, *, today: date) -> Arrival:
    """The one person of the provider's school whom this is about. Raises Unknown, ConnectFirst.

    Never somebody who died, who left (no place at the school today), or who belongs to another school.
    """
    with above_schools():
        provider = _provider(assertion.provider)
        numbers = _numbers(provider, assertion.claims)
        person = _person(provider, numbers, today=today)
        if person.account_id is not None:
            opened = SchoolIdentity.objects.filter(_these(provider, numbers), person=person.pk)
            if not opened.filter(proved_trust=provider.trust).exists():
                raise ConnectFirst
        is_parent = Guardianship.objects.filter(parent=person.pk).exists()
    return Arrival(
        assertion=Assertion(provider=provider.pk, claims=_only_numbers(provider, numbers)),
        person=person.pk,
        school=provider.school_id,
        account=person.account_id,
        name=person.full_name,
        school_name=provider.school.name,
        is_parent=is_parent,
    )


def come_in(assertion: Assertion, *, email: str, today: date) -> tuple[Account, str]:
    """Make the account of somebody who comes in for the first time, and tie it. Answers the seat one gets.

    `email` was proved to be the newcomer's own: what the provider says of it proves nothing. The account has
    no password. An invitation that was under way ends. Raises Unknown, ConnectFirst, AddressTaken.
    """
    with above_schools(), transaction.atomic():
        arrival = whose(assertion, today=today)
        if arrival.account is not None:
            raise ConnectFirst
        try:
            with transaction.atomic():
                account = Account.objects.create_user(email)
        except IntegrityError as error:
            raise AddressTaken from error
        if not Person.objects.filter(pk=arrival.person, account__isnull=True).update(account=account):
            raise ConnectFirst
        under_way = AccountInvitation.objects.filter(
            person=arrival.person, used_at__isnull=True, ended_at__isnull=True
        )
        under_way.update(used_at=account.created_at)
        _prove(assertion, person=arrival.person)
        seat = _seat(account.pk, arrival.person, today=today)
        leave_trace(
            arrival.school,
            actor=arrival.person,
            role=seat.viewer.role if seat else "",
            word=TraceWord.CAME_IN_FROM_SCHOOL,
            record=arrival.person,
        )
    return account, seat.key if seat else ""


def connect(assertion: Assertion, *, account: UUID, today: date) -> None:
    """Tie this school account to the person whom the signed-in account is at the provider's school.

    The caller asked for the password, or another proof, again. Raises NotYours where the account is nobody
    at this school, where the number is somebody else's, or where the school knows another number of this
    person; nothing changes then.
    """
    with above_schools(), transaction.atomic():
        try:
            provider = _provider(assertion.provider)
            numbers = _numbers(provider, assertion.claims)
        except Unknown as error:
            raise NotYours from error
        seat = next(
            (s for s in seats_of(account, today=today) if s.viewer.school == provider.school_id), None
        )
        if seat is None or _belongs_to_another(provider, numbers, person=seat.viewer.person):
            raise NotYours
        try:
            with transaction.atomic():
                _prove(assertion, person=seat.viewer.person)
        except IntegrityError as error:
            raise NotYours from error
        leave_trace(
            provider.school_id,
            actor=seat.viewer.person,
            role=seat.viewer.role,
            word=TraceWord.CONNECTED_SCHOOL_ACCOUNT,
            record=seat.viewer.person,
        )


def disconnect(provider: UUID, *, account: UUID, today: date) -> None:
    """Let this provider open the account no more; the number itself stays, as the school entered it."""
    with above_schools(), transaction.atomic():
        row = IdentityProvider.objects.filter(pk=provider).first()
        seats = seats_of(account, today=today)
        seat = next((s for s in seats if row and s.viewer.school == row.school_id), None)
        if row is None or seat is None:
            return
        opened = SchoolIdentity.objects.filter(person=seat.viewer.person, proved_trust=row.trust)
        if opened.update(proved_trust=None):
            leave_trace(
                row.school_id,
                actor=seat.viewer.person,
                role=seat.viewer.role,
                word=TraceWord.DISCONNECTED_SCHOOL_ACCOUNT,
                record=seat.viewer.person,
            )


def seat_with(arrival: Arrival, *, today: date) -> str:
    """The seat one gets who comes in with this: at the school that vouched, whatever others one has."""
    found = arrival.account and _seat(arrival.account, arrival.person, today=today)
    return found.key if found else ""


def normal(kind: str, value: str) -> str:
    """A number as it is kept: an ECK iD is an address whose capitals say nothing; a uid stays as it is."""
    return value.strip().lower() if kind == IdentityKind.ECK_ID else value.strip()


def _provider(pk: UUID) -> IdentityProvider:
    found: IdentityProvider | None = (
        IdentityProvider.objects.filter(pk=pk, active=True).select_related("school").first()
    )
    if found is None:
        raise Unknown
    return found


def _numbers(provider: IdentityProvider, claims: Mapping[str, object]) -> dict[str, str]:
    """The numbers that were vouched for, by kind; Unknown where there is none, or more than one of a kind."""
    numbers = {}
    for kind, claim in (
        (IdentityKind.ECK_ID, provider.eck_id_claim),
        (IdentityKind.UID, provider.uid_claim),
    ):
        said = claims.get(claim) if claim else None
        if isinstance(said, (list, tuple)):
            if len(said) > 1:
                raise Unknown
            said = said[0] if said else None
        if isinstance(said, str) and (value := normal(kind, said)):
            if len(value) > LONGEST or "\x00" in value:
                raise Unknown
            numbers[kind.value] = value
    if not numbers:
        raise Unknown
    return numbers


def _only_numbers(provider: IdentityProvider, numbers: Mapping[str, str]) -> dict[str, object]:
    claims = {IdentityKind.ECK_ID: provider.eck_id_claim, IdentityKind.UID: provider.uid_claim}
    return {claims[IdentityKind(kind)]: value for kind, value in numbers.items()}


def _person(provider: IdentityProvider, numbers: Mapping[str, str], *, today: date) -> Person:
    """By ECK iD, else by uid; what is known of this person may contradict neither."""
    known = {
        kind: SchoolIdentity.objects.filter(school=provider.school_id, kind=kind, value=value)
        .values_list("person", flat=True)
        .first()
        for kind, value in numbers.items()
    }
    pk = known.get(IdentityKind.ECK_ID) or known.get(IdentityKind.UID)
    if pk is None or _belongs_to_another(provider, numbers, person=pk):
        raise Unknown
    person: Person | None = (
        Person.objects.filter(_has_a_place(today), pk=pk, school=provider.school_id, deceased=False)
        .select_related("account")
        .first()
    )
    if person is None or (person.account is not None and not person.account.is_active):
        raise Unknown
    return person


def _belongs_to_another(provider: IdentityProvider, numbers: Mapping[str, str], *, person: UUID) -> bool:
    """Is one of these numbers somebody else's, or does the school know another number of this person?"""
    here = SchoolIdentity.objects.filter(school=provider.school_id)
    elses = here.filter(_these(provider, numbers)).exclude(person=person)
    others = here.filter(person=person, kind__in=numbers).exclude(_these(provider, numbers))
    return bool(elses.exists() or others.exists())


def _these(provider: IdentityProvider, numbers: Mapping[str, str]) -> Q:
    found = Q(pk__in=[])
    for kind, value in numbers.items():
        found |= Q(school=provider.school_id, kind=kind, value=value)
    return found


def _prove(assertion: Assertion, *, person: UUID) -> None:
    provider = _provider(assertion.provider)
    for kind, value in _numbers(provider, assertion.claims).items():
        SchoolIdentity.objects.update_or_create(
            school=provider.school,
            person_id=person,
            kind=kind,
            value=value,
            defaults={"proved_trust": provider.trust},
        )


def _has_a_place(today: date) -> Q:
    """A pupil, somebody who works here today, or a parent today whom no court keeps away."""
    in_force = (Q(since__isnull=True) | Q(since__lte=today)) & (Q(until__isnull=True) | Q(until__gte=today))
    parent = Guardianship.objects.filter(in_force, parent=OuterRef("pk"), court_block=False)
    works = Employment.objects.filter(in_force, person=OuterRef("pk"))
    return Q(Exists(parent)) | Q(Exists(works)) | Q(Exists(Pupil.objects.filter(pk=OuterRef("pk"))))


def _seat(account: UUID, person: UUID, *, today: date):  # type: ignore[no-untyped-def]
    return next((seat for seat in seats_of(account, today=today) if seat.viewer.person == person), None)
