"""With whom the people of a school sign in, and by which number they are known there; for the administrator.

A secret is written here and read by nobody: it is asked anew where it would go to another than before.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction

from keuzeruimte_web import secret
from keuzeruimte_web.access.decide import require, rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.audit.words import TraceWord
from keuzeruimte_web.bridge.numbers import version_of
from keuzeruimte_web.operations.identity_providers import PURPOSE
from keuzeruimte_web.operations.once import remember
from keuzeruimte_web.operations.people import trace_of
from keuzeruimte_web.operations.school_identity import normal
from keuzeruimte_web.operations.versions import Stale, save_version
from keuzeruimte_web.records.models import IdentityProvider, SchoolIdentity
from keuzeruimte_web.records.models.choices import IdentityKind, Protocol

VOUCHES = ("issuer", "metadata", "eck_id_claim", "uid_claim")
"""What decides who is believed about whom: another one of these ends what was proved so far."""


class NameTaken(Exception):  # noqa: N818
    """The school has a way in with this name already."""


class SecretMissing(Exception):  # noqa: N818
    """It cannot be on without a secret; or the issuer changed, and the secret is not for another."""


class NumberTaken(Exception):  # noqa: N818
    """This number is somebody else's at this school. `kind` says which of the two."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


@dataclass(frozen=True, slots=True)
class ProviderSettings:
    """What the administrator fills in. An empty `client_secret` keeps the one that is there."""

    name: str
    issuer: str
    client_id: str = ""
    client_secret: str = field(default="", repr=False)
    metadata: str = ""
    eck_id_claim: str = ""
    uid_claim: str = ""
    active: bool = False


def enter_provider(viewer: Viewer, *, protocol: str, kept: ProviderSettings, once: UUID) -> UUID:
    """A new way in. Raises NameTaken, SecretMissing, SentBefore."""
    with transaction.atomic():
        require(viewer, Kind.SCHOOL, Right.CHANGE, viewer.school)
        if kept.active and protocol == Protocol.OIDC and not kept.client_secret:
            raise SecretMissing
        pk = uuid4()
        remember(viewer, key=once, made=pk)
        try:
            with transaction.atomic():
                IdentityProvider.objects.create(
                    pk=pk,
                    school_id=viewer.school,
                    protocol=protocol,
                    sealed_secret=_sealed(kept.client_secret),
                    **_open_part(kept),
                )
        except IntegrityError as error:
            raise NameTaken from error
        trace_of(viewer, TraceWord.CHANGED_PROVIDER, record=pk)
    return pk


def change_provider(viewer: Viewer, *, provider: UUID, version: int, kept: ProviderSettings) -> None:
    """Change a way in. Where another is believed from now on, everybody connects the own account anew.

    Raises NameTaken, SecretMissing, Stale.
    """
    with transaction.atomic():
        row: IdentityProvider = require(viewer, Kind.IDENTITY_PROVIDER, Right.CHANGE, provider)
        changes: dict[str, object] = _open_part(kept)
        goes_elsewhere = row.sealed_secret and row.issuer != kept.issuer
        has_none = kept.active and not row.sealed_secret and row.protocol == Protocol.OIDC
        if not kept.client_secret and (goes_elsewhere or has_none):
            raise SecretMissing
        if kept.client_secret:
            changes["sealed_secret"] = _sealed(kept.client_secret)
        if any(getattr(row, name) != changes[name] for name in VOUCHES):
            changes["trust"] = uuid4()
        try:
            with transaction.atomic():
                save_version(
                    rows(viewer, Kind.IDENTITY_PROVIDER, Right.CHANGE),
                    pk=provider,
                    version=version,
                    **changes,
                )
        except IntegrityError as error:
            raise NameTaken from error
        trace_of(viewer, TraceWord.CHANGED_PROVIDER, record=provider)


def remove_provider(viewer: Viewer, *, provider: UUID) -> None:
    """Take a way in away; the numbers of people stay."""
    with transaction.atomic():
        require(viewer, Kind.IDENTITY_PROVIDER, Right.CHANGE, provider).delete()
        trace_of(viewer, TraceWord.CHANGED_PROVIDER, record=provider)


def keep_numbers(viewer: Viewer, *, person: UUID, version: int, numbers: Mapping[str, str]) -> None:
    """Keep by which numbers the school's accounts know somebody; an empty one is taken away.

    Another number opens no account until its holder proves it. Raises NumberTaken, Stale, Forbidden.
    """
    with transaction.atomic():
        require(viewer, Kind.PERSON, Right.INVITE, person)
        mine = {row.kind: row for row in SchoolIdentity.objects.filter(person=person).select_for_update()}
        now = {kind: mine[kind].value if kind in mine else "" for kind in IdentityKind.values}
        if version_of(now) != version:
            raise Stale(current=now, version=version_of(now))
        for kind in IdentityKind.values:
            value = normal(kind, numbers.get(kind, ""))
            if value == now[kind]:
                continue
            if kind in mine:
                mine[kind].delete()
            if value:
                _keep(viewer, person, kind, value)
        if any(normal(kind, numbers.get(kind, "")) != now[kind] for kind in now):
            trace_of(viewer, TraceWord.CHANGED_IDENTITY, record=person)


def _keep(viewer: Viewer, person: UUID, kind: str, value: str) -> None:
    try:
        with transaction.atomic():
            SchoolIdentity.objects.create(school_id=viewer.school, person_id=person, kind=kind, value=value)
    except IntegrityError as error:
        raise NumberTaken(kind) from error


def _open_part(kept: ProviderSettings) -> dict[str, object]:
    return {
        "name": kept.name,
        "issuer": kept.issuer,
        "client_id": kept.client_id,
        "metadata": kept.metadata,
        "eck_id_claim": kept.eck_id_claim,
        "uid_claim": kept.uid_claim,
        "active": kept.active,
    }


def _sealed(client_secret: str) -> str:
    return secret.locked(client_secret, purpose=PURPOSE) if client_secret else ""
