"""The demo refuses to run beside real data, and lets nobody in elsewhere."""

from collections.abc import Iterator

import pytest
from django.conf import LazySettings
from django.contrib.auth.hashers import make_password
from django.core.management import CommandError, call_command
from django.test import Client
from world import TUESDAY

from keuzeruimte_web.demo.cast import CAST, PASSWORD
from keuzeruimte_web.demo.guard import BesideRealData, keep_away_from_real_data
from keuzeruimte_web.demo.lindecollege import lindecollege
from keuzeruimte_web.demo.school import school
from keuzeruimte_web.records.models import Account, School
from keuzeruimte_web.records.scope import above_schools

pytestmark = pytest.mark.django_db


@pytest.fixture
def demo_school() -> Iterator[None]:
    """The demo school with passwords."""
    lindecollege(TUESDAY, password=make_password(PASSWORD)).ledger.save()
    yield


@pytest.fixture
def whole_demo() -> None:
    """The demo as `make demo` lays it ready: everybody of the cast is there."""
    school(TUESDAY, password=make_password(PASSWORD)).ledger.save()


def test_an_empty_database_is_for_the_demo() -> None:
    keep_away_from_real_data()


def test_the_demo_may_run_beside_itself(demo_school: None) -> None:
    keep_away_from_real_data()


def test_the_demo_refuses_beside_a_real_school(demo_school: None) -> None:
    School.objects.create(name="Een echte school")
    with pytest.raises(BesideRealData):
        keep_away_from_real_data()


def test_the_demo_refuses_beside_a_real_account(demo_school: None) -> None:
    Account.objects.create_user("iemand@echt.example")
    with pytest.raises(BesideRealData):
        keep_away_from_real_data()


def test_the_command_refuses_beside_a_real_school_and_leaves_it_as_it_was(settings: LazySettings) -> None:
    settings.DEMO = True
    School.objects.create(name="Een echte school")
    with pytest.raises(CommandError, match="echte school"):
        call_command("demo", "--no-serve", "--fresh")
    assert [row.name for row in School.objects.all()] == ["Een echte school"]


def test_the_command_refuses_outside_the_demo(settings: LazySettings) -> None:
    settings.DEMO = False
    with pytest.raises(CommandError, match="niet de demo"):
        call_command("demo", "--no-serve")


def test_everybody_of_the_cast_can_sign_in(whole_demo: None) -> None:
    accounts = {row.email: row for row in Account.objects.all()}
    assert [one.name for one in CAST if not accounts[one.key].check_password(PASSWORD)] == []


def test_the_cast_have_the_names_they_are_printed_with(whole_demo: None) -> None:
    with above_schools():
        names = {row.email: [p.full_name for p in row.people.all()] for row in Account.objects.all()}
    assert [(one.name, names[one.key]) for one in CAST] == [(one.name, [one.name]) for one in CAST]


@pytest.mark.urls("keuzeruimte_web.demo.door.urls")
def test_one_click_signs_somebody_of_the_cast_in(demo_school: None, settings: LazySettings) -> None:
    settings.DEMO = True
    browser = Client()
    answer = browser.post("/demo/", {"person": CAST[0].key})
    assert answer.status_code == 302
    assert str(Account.objects.get(email=CAST[0].key).pk) == browser.session["_auth_user_id"]


@pytest.mark.urls("keuzeruimte_web.demo.door.urls")
@pytest.mark.parametrize("demo_mode", [True, False])
def test_one_click_signs_in_nobody_else(demo_school: None, settings: LazySettings, demo_mode: bool) -> None:
    settings.DEMO = demo_mode
    settings.DEBUG_PROPAGATE_EXCEPTIONS = False
    if demo_mode:  # one of the cast's addresses, but now at a real school
        School.objects.update(demo=False)
    browser = Client(raise_request_exception=False)
    browser.post("/demo/", {"person": CAST[0].key})
    browser.post("/demo/", {"person": "fatma.el.idrissi@lindecollege.example"})
    browser.get("/demo/")
    assert "_auth_user_id" not in browser.session
