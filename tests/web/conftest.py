"""What every test of the web application can ask for."""

from collections.abc import Callable, Iterator

import pytest
from django.test import Client
from django.utils import timezone
from simplesamlphp import idp  # noqa: F401 (a fixture)
from throw_away import whole_worlds_go
from world import World, build_world

from keuzeruimte_web.records.models import Account, Person


@pytest.fixture(scope="session", autouse=True)
def _whole_worlds_go() -> Iterator[None]:
    with whole_worlds_go():
        yield


@pytest.fixture
def world(db: None) -> World:
    """The small world of today."""
    return build_world(timezone.localdate())


@pytest.fixture
def client_for() -> Callable[[Person | Account], Client]:
    """A browser in which this person, or this account, is signed in."""

    def sign_in(somebody: Person | Account) -> Client:
        account = somebody.account if isinstance(somebody, Person) else somebody
        browser = Client()
        browser.force_login(account)
        return browser

    return sign_in
