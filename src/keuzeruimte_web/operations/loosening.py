"""The administrator loosens a person from an account: a telephone is lost, or the wrong account was tied.

It gives nobody a way in. The person comes back with a new invitation, which goes to that person.
"""

from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db import transaction

from keuzeruimte_web.access.decide import require
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.audit.trail import leave_trace
from keuzeruimte_web.audit.words import TraceWord
from keuzeruimte_web.operations import devices
from keuzeruimte_web.operations.account_letters import tell_account
from keuzeruimte_web.operations.own_address import forget_address
from keuzeruimte_web.records.models import Person, SchoolIdentity
from keuzeruimte_web.records.models.choices import AccountNews
from keuzeruimte_web.records.scope import above_schools


class NoAccount(Exception):  # noqa: N818
    """This person has no account (any more)."""


def loosen(viewer: Viewer, *, person: UUID, lost_proof: bool) -> None:
    """Loosen this person from the account, sign it out everywhere and tell it so at its own address.

    `lost_proof`: its second proofs and recovery codes go too, so that its password is enough to sign in and
    tie it again; but not where it belongs to a person of another school as well, whom nobody here may make
    less safe. That is not told here: schools never see each other (PRODUCT 3). A number of the school's own
    accounts that was connected goes; the school enters it anew where it is the right one. Raises NoAccount,
    Invisible; Forbidden for oneself and in the own family.
    """
    with transaction.atomic():
        row: Person = require(viewer, Kind.PERSON, Right.LOOSEN, person)
        account = row.account_id
        if account is None or not Person.objects.filter(pk=person, account=account).update(account=None):
            raise NoAccount
        # Whoever held the account may have brought the number: with it one would come in for the first time.
        SchoolIdentity.objects.filter(person=person, proved_trust__isnull=False).delete()
        with above_schools():
            elsewhere = Person.objects.filter(account=account).exists()
        if lost_proof and not elsewhere:
            Authenticator.objects.filter(user=account).delete()
        devices.end_others(account, session="")
        forget_address(account)
        tell_account(account, news=AccountNews.LOOSENED)
        leave_trace(
            viewer.school,
            actor=viewer.person,
            role=viewer.role,
            word=TraceWord.LOOSENED_ACCOUNT,
            record=person,
        )
