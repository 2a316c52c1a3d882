"""What deploy/container/compose.yaml leaves alone, for podman-compose does otherwise (decision 0210)."""

from pathlib import Path
from typing import Any

import pytest
import yaml

COMPOSE = Path(__file__).parents[2] / "deploy/container/compose.yaml"
SERVICES: dict[str, dict[str, Any]] = yaml.safe_load(COMPOSE.read_text())["services"]


@pytest.mark.parametrize("service", SERVICES.values(), ids=list(SERVICES))
def test_no_setting_is_named_after_itself(service: dict[str, Any]) -> None:
    """`NAME: ${NAME:-...}` reaches the program as that text when .env has no NAME."""
    assert not [name for name, value in service["environment"].items() if f"${{{name}" in str(value)]


@pytest.mark.parametrize("service", SERVICES.values(), ids=list(SERVICES))
def test_nothing_waits_for_what_has_ended(service: dict[str, Any]) -> None:
    """Podman does not start, nor start again, what depends on a container that ran to its end."""
    lasting = {name for name, one in SERVICES.items() if one["restart"] == "always"}
    assert set(service.get("depends_on", {})) <= lasting


@pytest.mark.parametrize("service", SERVICES.values(), ids=list(SERVICES))
def test_health_is_asked_by_one_text(service: dict[str, Any]) -> None:
    """Of a list of words the quotes are broken."""
    assert service.get("healthcheck", {"test": ["CMD-SHELL"]})["test"][0] == "CMD-SHELL"


def test_tables_are_made_and_put_back_as_their_owner() -> None:
    owner = {"source": "owner-url", "target": "database-url"}
    assert [name for name, one in SERVICES.items() if owner in one["secrets"]] == ["prepare", "restore"]
