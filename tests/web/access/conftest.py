"""The town, built once a module.

A module that uses it marks its tests with `django_db`: then what a test does to it is taken back.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from crawl import Visitor
from django.db import transaction
from django.utils import timezone
from town import Town, build_town


@pytest.fixture(scope="module")
def town(django_db_setup: None, django_db_blocker: Any) -> Iterator[Town]:
    """Everybody and everything, for all tests of the module."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield build_town(timezone.localdate())
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def visitors(town: Town) -> dict[str, Visitor]:
    """The whole cast, each with a browser in which one is signed in."""
    return {name: Visitor(town, name) for name in town.cast}
