"""What every test of the web application can ask for."""

from collections.abc import Callable, Iterator

import pytest
from django.db import connection, connections
from django.db.backends.postgresql.base import DatabaseWrapper
from django.test import Client
from django.utils import timezone
from half_minute import no_code_goes_by  # noqa: F401 (a fixture)
from pytest_django import DjangoDbBlocker
from roles import SERVES, hand_over
from shown_as_text import only_texts_are_shown
from simplesamlphp import idp  # noqa: F401 (a fixture)
from throw_away import whole_worlds_go
from world import World, build_world

from keuzeruimte_web.records.models import Account, Person


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """On PostgreSQL every test runs as the role that serves, not as the one that made the tables."""
    if connection.vendor != "postgresql":
        yield
        return
    options = connection.settings_dict["OPTIONS"]
    with django_db_blocker.unblock():
        hand_over()
        _forget_connections()
    options["options"] = f"-c role={SERVES}"
    yield
    del options["options"]
    with django_db_blocker.unblock():
        _forget_connections()


def _forget_connections() -> None:
    # What is kept open has the role with which it was opened.
    kept = connections["default"]
    kept.close()
    if isinstance(kept, DatabaseWrapper):
        kept.close_pool()


@pytest.fixture(scope="session", autouse=True)
def _whole_worlds_go() -> Iterator[None]:
    with whole_worlds_go():
        yield


@pytest.fixture(scope="module", autouse=True)
def only_texts() -> Iterator[None]:
    """No page shows what only Python reads."""
    with only_texts_are_shown():
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
