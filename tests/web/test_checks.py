"""What a real school needs before it opens."""

from typing import Any

from django.core.checks import run_checks


def ids(*, deploy: bool) -> set[str]:
    found = run_checks(include_deployment_checks=deploy)
    return {message.id for message in found if message.id and message.id.startswith("keuzeruimte.")}


def test_school_without_a_key_does_not_start(settings: Any) -> None:
    settings.SECRET_KEY = ""
    assert "keuzeruimte.E001" in ids(deploy=False)


def test_demo_that_others_can_reach_does_not_start(settings: Any) -> None:
    settings.DEMO = True
    settings.ALLOWED_HOSTS = ["localhost", "keuzeruimte.voorbeeld.nl"]
    assert ids(deploy=False) == {"keuzeruimte.E002"}


def test_demo_on_ones_own_machine_starts(settings: Any) -> None:
    settings.DEMO = True
    settings.ALLOWED_HOSTS = ["localhost", "127.0.0.1"]
    assert ids(deploy=False) == set()


def test_operator_hears_that_letters_cannot_leave(settings: Any) -> None:
    settings.EMAIL_HOST = ""
    settings.DATABASES["default"]["ENGINE"] = "django.db.backends.postgresql"
    assert ids(deploy=True) == {"keuzeruimte.W001"}
