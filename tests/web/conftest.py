"""What every test of the web application can ask for."""

from collections.abc import Callable, Iterator

import pytest
import pytest_django
from django.db import connection
from django.test import Client
from django.utils import timezone
from simplesamlphp import idp  # noqa: F401 (a fixture)
from throw_away import whole_worlds_go
from world import World, build_world

from keuzeruimte_web.operations.tables import hand_to
from keuzeruimte_web.records.models import Account, Person

SERVES = "keuzeruimte_serves"
"""The role of PostgreSQL that the application has: it owns nothing (`bin/with-postgresql` makes it)."""


@pytest.fixture(scope="session")
def django_db_setup(
    django_db_setup: None, django_db_blocker: pytest_django.DjangoDbBlocker
) -> Iterator[None]:
    """On PostgreSQL every test runs as the role that serves, as a school does: not as who made the tables."""
    if connection.vendor != "postgresql":
        yield
        return
    options = connection.settings_dict["OPTIONS"]
    with django_db_blocker.unblock():
        hand_to(SERVES)
        with connection.cursor() as cursor:  # emptying the tables between tests is not for a school
            cursor.execute(f"GRANT TRUNCATE ON ALL TABLES IN SCHEMA public TO {SERVES}")
        connection.close()
    options["assume_role"] = SERVES
    yield
    del options["assume_role"]
    with django_db_blocker.unblock():
        connection.close()


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
