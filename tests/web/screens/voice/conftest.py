"""These tests look into the records of the school themselves, above the scope of a request."""

from collections.abc import Iterator

import pytest

from keuzeruimte_web.records.scope import above_schools


@pytest.fixture(autouse=True)
def looking_from_above() -> Iterator[None]:
    """Requests open the scope of their own school; the test sees all."""
    with above_schools():
        yield
