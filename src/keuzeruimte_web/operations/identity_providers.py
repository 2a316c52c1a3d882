"""The ways in with a school account, as the sign-in page needs them: before anybody is signed in."""

import ipaddress
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings

from keuzeruimte_web import secret
from keuzeruimte_web.access.seats import seats_of
from keuzeruimte_web.records.models import IdentityProvider, SchoolIdentity
from keuzeruimte_web.records.models.choices import Protocol
from keuzeruimte_web.records.scope import above_schools

PURPOSE = "identity provider"
SHORTEST = 3
"""Letters of a school's name before anything is looked for: nobody walks through all the schools."""
AT_MOST = 5


@dataclass(frozen=True, slots=True)
class WayIn:
    """A provider that is on. `client_secret` is for the protocol alone: no page shows it."""

    id: UUID
    school: UUID
    school_name: str
    protocol: str
    name: str
    issuer: str
    client_id: str
    metadata: str
    client_secret: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class SchoolDoor:
    """A school whose people can sign in with their school accounts."""

    id: UUID
    name: str


def ways_in(*, school: UUID | None = None, provider: UUID | None = None) -> tuple[WayIn, ...]:
    """The providers that are on, by name: of this school, or this one. One query."""
    with above_schools():
        rows = IdentityProvider.objects.filter(active=True).select_related("school")
        if school is not None:
            rows = rows.filter(school=school)
        if provider is not None:
            rows = rows.filter(pk=provider)
        return tuple(_way(row) for row in rows.order_by("name", "pk"))


def schools_with_a_way_in(name: str) -> tuple[SchoolDoor, ...]:
    """The schools with this in their name; none for a short text. Spelled as the school writes it, or not."""
    asked = name.replace("\x00", "").strip()[:120]
    if len(asked) < SHORTEST:
        return ()
    with above_schools():
        rows = IdentityProvider.objects.filter(active=True, school__name__icontains=asked)
        found = rows.values_list("school", "school__name").order_by("school__name", "school").distinct()
        return tuple(SchoolDoor(pk, school_name) for pk, school_name in found[:AT_MOST])


def any_way_in() -> bool:
    """Does any school of this deployment use school accounts?"""
    with above_schools():
        return bool(IdentityProvider.objects.filter(active=True).exists())


def any_saml() -> bool:
    """Does any school of this deployment sign in with SAML?"""
    with above_schools():
        return bool(IdentityProvider.objects.filter(active=True, protocol=Protocol.SAML).exists())


def saml_key(provider: UUID) -> str | None:
    """What we sign with to this SAML provider, "" for nothing; None: there is no such provider, on or off."""
    with above_schools():
        row = IdentityProvider.objects.filter(pk=provider, protocol=Protocol.SAML).first()
    return None if row is None else _secret(row)


def _way(row: IdentityProvider) -> WayIn:
    return WayIn(
        id=row.pk,
        school=row.school_id,
        school_name=row.school.name,
        protocol=row.protocol,
        name=row.name,
        issuer=row.issuer,
        client_id=row.client_id,
        metadata=row.metadata,
        client_secret=_secret(row),
    )


def _secret(row: IdentityProvider) -> str:
    return secret.unlocked(row.sealed_secret, purpose=PURPOSE) if row.sealed_secret else ""


@dataclass(frozen=True, slots=True)
class OwnWay:
    """A provider of a school where somebody is somebody; `connected` when it opens this account."""

    id: UUID
    name: str
    school_name: str
    connected: bool


def own_ways(account: UUID, *, today: date) -> tuple[OwnWay, ...]:
    """The providers of the schools where this account has a seat today, by school and name."""
    people = {seat.viewer.school: seat.viewer.person for seat in seats_of(account, today=today)}
    with above_schools():
        proved = set(
            SchoolIdentity.objects.filter(person__in=people.values(), proved_trust__isnull=False).values_list(
                "person", "proved_trust"
            )
        )
        rows = IdentityProvider.objects.filter(active=True, school__in=people).select_related("school")
        return tuple(
            OwnWay(row.pk, row.name, row.school.name, (people[row.school_id], row.trust) in proved)
            for row in rows.order_by("school__name", "name", "pk")
        )


def is_safe(address: object) -> bool:
    """Over https; on a machine of its own (tests, trying out) http to that machine is fine."""
    if not isinstance(address, str):
        return False
    try:
        parts = urlsplit(address)
        host, _port = parts.hostname, parts.port
    except ValueError:
        return False
    if parts.scheme == "https" and host:
        return not settings.HTTPS or not _is_inside(host)
    return not settings.HTTPS and parts.scheme == "http" and host in ("127.0.0.1", "localhost")


def is_issuer(address: str) -> bool:
    """An address that may stand as an issuer: safe, and nothing but a place."""
    if not is_safe(address):
        return False
    parts = urlsplit(address)
    return not (parts.query or parts.fragment or parts.username or parts.password)


def _is_inside(host: str) -> bool:
    """This machine, or a number within a network: not where a provider of a school is."""
    if host == "localhost" or host.endswith((".localhost", ".local", ".internal")):
        return True
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        return False
