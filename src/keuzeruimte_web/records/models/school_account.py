"""School accounts: with whom a school lets its people sign in, and by which number they are known there."""

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models.functions import Lower

from .base import SchoolRecord, one_of
from .choices import IdentityKind, Protocol
from .person import Person


class IdentityProvider(SchoolRecord):
    """Who vouches for people of this school, such as Entree Federatie, Microsoft or Google.

    `issuer` is the issuer of OpenID Connect, or the entity id of SAML. `sealed_secret` is encrypted, and
    `metadata` is SAML's. `eck_id_claim` and `uid_claim` name what carries the numbers of `SchoolIdentity`;
    an empty one is not read. `trust` is renewed whenever another could vouch for people than before:
    what they proved with the former one counts no longer.
    """

    protocol = models.CharField(max_length=4, choices=Protocol.choices)
    name = models.CharField(max_length=40)
    issuer = models.CharField(max_length=200)
    client_id = models.CharField(max_length=191, blank=True)
    sealed_secret = models.TextField(blank=True)
    metadata = models.TextField(blank=True)
    eck_id_claim = models.CharField(max_length=120, blank=True)
    uid_claim = models.CharField(max_length=120, blank=True)
    active = models.BooleanField(default=False)
    trust = models.UUIDField(default=uuid4, editable=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints: ClassVar = [
            one_of("protocol", Protocol, "identity_provider_protocol_known"),
            models.UniqueConstraint("school", Lower("name"), name="identity_provider_name_once_a_school"),
        ]

    def __str__(self) -> str:
        return f"IdentityProvider {self.pk}"


class SchoolIdentity(SchoolRecord):
    """A number by which the school's own accounts know a person: never shown but to the administrator.

    `proved_trust` is the `trust` of the provider with which the person's own account proved it; None:
    entered at school, and not yet by the one whom it is about.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="school_identities")
    kind = models.CharField(max_length=6, choices=IdentityKind.choices)
    value = models.CharField(max_length=255)
    proved_trust = models.UUIDField(null=True, blank=True, editable=False)

    class Meta:
        constraints: ClassVar = [
            one_of("kind", IdentityKind, "school_identity_kind_known"),
            models.UniqueConstraint(fields=["school", "kind", "value"], name="school_identity_value_once"),
            models.UniqueConstraint(fields=["person", "kind"], name="school_identity_kind_once_a_person"),
            models.CheckConstraint(condition=~models.Q(value=""), name="school_identity_not_empty"),
        ]

    def __str__(self) -> str:
        return f"SchoolIdentity {self.pk}"
