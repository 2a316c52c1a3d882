"""What /api/v1/openapi.json says holds: schemathesis finds no answer that it does not tell."""

from typing import Any

import pytest
import schemathesis
from called import service
from django.db import connection
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance
from world import World

from keuzeruimte_web.api import entrance
from keuzeruimte_web.operations import served
from keuzeruimte_web.wsgi import application

pytestmark = pytest.mark.django_db

WRITTEN = "/api/v1/openapi.json"
GUESSED = [positive_data_acceptance]
"""Nobody can guess a cursor or a mark: one that was made up is refused, as it should be."""


def _plain(environ: dict[str, Any], start: Any) -> Any:
    """The application, asked from here and without compression: in one process nobody unpacks it."""
    environ.pop("HTTP_ACCEPT_ENCODING", None)
    environ["REMOTE_ADDR"] = "127.0.0.1"
    return application(environ, start)


def check_all(world: World, monkeypatch: pytest.MonkeyPatch, *, examples: int) -> int:
    """Ask every operation so many questions of each kind, right ones and wrong ones; how many operations."""
    for module in (entrance, served):  # how often one may ask is another test
        monkeypatch.setattr(module, "A_MINUTE", 10**6)
    monkeypatch.setattr(entrance, "GUESSES", {"api_token": f"{10**6}/m/ip"})
    monkeypatch.setattr(connection, "close", lambda: None)  # the end of a request would end the test with it
    token = service(world).token
    schema = schemathesis.openapi.from_wsgi(WRITTEN, _plain)
    operations = [found.ok() for found in schema.get_all_operations()]
    for operation in operations:
        for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):
            ask(operation, mode, token, examples=examples)
    return len(operations)


def ask(operation: Any, mode: GenerationMode, token: str, *, examples: int) -> None:
    @settings(
        max_examples=examples,
        derandomize=True,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def one(case: Any) -> None:
        case.call_and_validate(headers={"Authorization": f"Bearer {token}"}, excluded_checks=GUESSED)

    one()


@pytest.mark.parametrize("examples", [8, pytest.param(100, marks=pytest.mark.drill)])
def test_no_request_gets_an_answer_that_the_description_does_not_tell(
    world: World, monkeypatch: pytest.MonkeyPatch, examples: int
) -> None:
    assert check_all(world, monkeypatch, examples=examples) == 13
