"""The second proof, as allauth tells of it: the account is told by letter.

The recovery codes that come and go with a first proof are no news of their own.
"""

from typing import Protocol
from uuid import UUID

from allauth.mfa.models import Authenticator
from allauth.mfa.signals import (
    authenticator_added,
    authenticator_removed,
    authenticator_reset,
    authenticator_used,
)
from django.dispatch import receiver

from keuzeruimte_web.operations import account_changes

CODES = Authenticator.Type.RECOVERY_CODES


class Whose(Protocol):
    """The account that a signal tells of."""

    pk: UUID


class Proof(Protocol):
    """The passkey, app or codes."""

    type: str


@receiver(authenticator_added, dispatch_uid="proof_added")
def added(user: Whose, authenticator: Proof, **signal: object) -> None:
    """A passkey or an app."""
    if authenticator.type != CODES:
        account_changes.added_proof(user.pk)


@receiver(authenticator_removed, dispatch_uid="proof_removed")
def removed(user: Whose, authenticator: Proof, **signal: object) -> None:
    """A passkey or an app."""
    if authenticator.type != CODES:
        account_changes.removed_proof(user.pk)


@receiver(authenticator_reset, dispatch_uid="proof_codes_made")
def made_codes(user: Whose, **signal: object) -> None:
    """Ten new codes."""
    account_changes.made_codes(user.pk)


@receiver(authenticator_used, dispatch_uid="proof_code_used")
def used(user: Whose, authenticator: Proof, **signal: object) -> None:
    """A recovery code: somebody has no telephone at hand, or is somebody else."""
    if authenticator.type == CODES:
        account_changes.used_code(user.pk)
