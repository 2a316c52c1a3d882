"""The identity provider that these tests speak with: started once for all of them."""

from collections.abc import Iterator

import pytest
import simplesamlphp
from simplesamlphp import SASKIA_ECK, SASKIA_UID, IdentityProvider


@pytest.fixture(scope="session")
def idp(tmp_path_factory: pytest.TempPathFactory) -> Iterator[IdentityProvider]:
    """A real simpleSAMLphp that knows Saskia."""
    with simplesamlphp.started(tmp_path_factory.mktemp("simplesamlphp")) as running:
        running.knows(
            "saskia", uid=SASKIA_UID, eckId=SASKIA_ECK, givenName="Saskia", mail="saskia@school.example"
        )
        yield running
