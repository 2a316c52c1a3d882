"""The ways in with a school account, as the administrator keeps them. A secret is never read here."""

from dataclasses import dataclass
from uuid import UUID

from keuzeruimte_web.access.decide import require, rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.bridge.numbers import version_of


@dataclass(frozen=True, slots=True)
class KeptProvider:
    """One way in. `has_secret`: one is kept; what it is, nobody reads again."""

    id: UUID
    protocol: str
    protocol_name: str
    name: str
    issuer: str
    client_id: str
    metadata: str
    eck_id_claim: str
    uid_claim: str
    active: bool
    has_secret: bool
    version: int


@dataclass(frozen=True, slots=True)
class Numbers:
    """By which numbers the school's accounts know somebody; `proved`: the holder connected one of them."""

    eck_id: str
    uid: str
    proved: bool
    version: int


def kept_providers(viewer: Viewer) -> tuple[KeptProvider, ...]:
    """The ways in of the own school, by name, for who may change them. Two queries."""
    require(viewer, Kind.SCHOOL, Right.CHANGE, viewer.school)
    found = rows(viewer, Kind.IDENTITY_PROVIDER, Right.CHANGE).order_by("name", "pk")
    return tuple(_kept(row) for row in found)


def kept_provider(viewer: Viewer, *, provider: UUID) -> KeptProvider:
    """One of them, or Invisible."""
    return _kept(require(viewer, Kind.IDENTITY_PROVIDER, Right.CHANGE, provider))


def numbers_of(viewer: Viewer, *, person: UUID) -> Numbers:
    """The numbers of one person, for who may change them; else Forbidden or Invisible."""
    require(viewer, Kind.PERSON, Right.INVITE, person)
    found = {row.kind: row for row in rows(viewer, Kind.SCHOOL_IDENTITY).filter(person=person)}
    values = {kind: row.value for kind, row in found.items()}
    return Numbers(
        eck_id=values.get("eck_id", ""),
        uid=values.get("uid", ""),
        proved=any(row.proved_trust is not None for row in found.values()),
        version=version_of(values),
    )


def _kept(row) -> KeptProvider:  # type: ignore[no-untyped-def]
    return KeptProvider(
        id=row.pk,
        protocol=row.protocol,
        protocol_name=row.get_protocol_display(),
        name=row.name,
        issuer=row.issuer,
        client_id=row.client_id,
        metadata=row.metadata,
        eck_id_claim=row.eck_id_claim,
        uid_claim=row.uid_claim,
        active=row.active,
        has_secret=bool(row.sealed_secret),
        version=row.version,
    )
