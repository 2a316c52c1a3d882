"""What happened to an account, and is told at its own address: who did not do it oneself must know."""

from uuid import UUID

from keuzeruimte_web.operations.account_letters import tell_account
from keuzeruimte_web.operations.own_address import forget_address
from keuzeruimte_web.records.models.choices import AccountNews


def chose_password(account: UUID) -> None:
    """Another password, also after a forgotten one. Another address that was asked for is let go: whoever
    did not ask for it chooses a password."""
    forget_address(account)
    tell_account(account, news=AccountNews.PASSWORD)


def added_proof(account: UUID) -> None:
    """A passkey or an app."""
    tell_account(account, news=AccountNews.PROOF_ADDED)


def removed_proof(account: UUID) -> None:
    """A passkey or an app."""
    tell_account(account, news=AccountNews.PROOF_REMOVED)


def made_codes(account: UUID) -> None:
    """Ten new recovery codes."""
    tell_account(account, news=AccountNews.CODES_MADE)


def used_code(account: UUID) -> None:
    """A recovery code opened the door."""
    tell_account(account, news=AccountNews.CODE_USED)
