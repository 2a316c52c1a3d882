"""The key store never borrows a connection of the records: Django lends kept connections by their name."""

from uuid import uuid4

import pytest
from django.db import DEFAULT_DB_ALIAS, connection

from keuzeruimte_web.keys import store

pytestmark = pytest.mark.django_db


def test_keys_are_never_asked_of_the_database_of_the_records() -> None:
    store.keys_of(uuid4())
    names = [set(handler) for handler in store._HANDLERS.values()]
    assert names != []
    for name in names:
        (own,) = name - {DEFAULT_DB_ALIAS}
        assert own.startswith("keys-")
    assert len({own for name in names for own in name - {DEFAULT_DB_ALIAS}}) == len(names)
    assert "locked_key" not in connection.introspection.table_names()
