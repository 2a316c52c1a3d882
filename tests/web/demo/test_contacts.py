"""Contacts of the demo: so that every way of inviting can be seen, with invented people."""

from typing import Any

import pytest
from world import TUESDAY

from keuzeruimte_web.demo.school import school
from keuzeruimte_web.records.models import Account, Contact, Guardianship, Person
from keuzeruimte_web.records.scope import above_schools

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _world() -> Any:
    with above_schools():
        school(TUESDAY).ledger.save()
        yield


def test_every_living_parent_has_a_contact_and_nobody_who_died() -> None:
    parents = set(Guardianship.objects.filter(parent__deceased=False).values_list("parent", flat=True))
    assert set(Contact.objects.values_list("person", flat=True)) == parents


def test_every_way_of_inviting_can_be_seen() -> None:
    waiting = Contact.objects.filter(person__account__isnull=True)
    assert waiting.count() >= 10
    assert {bool(contact.email) for contact in waiting} == {True, False}
    assert any(contact.address for contact in waiting)
    assert Contact.objects.filter(secret=True).count() >= 5


def test_all_of_it_is_invented() -> None:
    emails = [contact.email for contact in Contact.objects.all()]
    assert all(email.endswith(".example") for email in emails if email)
    assert all(row.phone.startswith("06 000") for row in Contact.objects.all())


def test_a_secret_address_stands_nowhere_else() -> None:
    secret = Contact.objects.filter(secret=True).values("person")
    assert {tie.household for tie in Guardianship.objects.filter(parent__in=secret)} == {""}


def test_no_account_is_of_nobody() -> None:
    used = Person.objects.filter(account__isnull=False).values("account")
    assert not Account.objects.exclude(pk__in=used).exists()
