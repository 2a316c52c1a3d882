"""The real provider of these tests: one process for all of them."""

from collections.abc import Iterator

import pytest
from real_provider import RealProvider, real_provider


@pytest.fixture(scope="session")
def running_provider() -> Iterator[RealProvider]:
    """Started once."""
    with real_provider("http://testserver") as provider:
        yield provider


@pytest.fixture
def there(running_provider: RealProvider) -> RealProvider:
    """Behaving well, and knowing nobody."""
    running_provider.spoils("")
    running_provider.knows()
    return running_provider
