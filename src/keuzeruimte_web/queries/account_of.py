"""Whether somebody has an account, for the administrator who may loosen it. Never which one."""

from dataclasses import dataclass
from uuid import UUID

from keuzeruimte_web.access.decide import require
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer


@dataclass(frozen=True, slots=True)
class AccountOf:
    """Somebody of this school, and whether there is an account."""

    id: UUID
    name: str
    has_account: bool


def account_of(viewer: Viewer, *, person: UUID) -> AccountOf:
    """Of this person; Invisible at another school, Forbidden for oneself and in the own family."""
    row = require(viewer, Kind.PERSON, Right.LOOSEN, person)
    return AccountOf(id=row.pk, name=row.full_name, has_account=row.account_id is not None)
