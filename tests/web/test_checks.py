"""What a real school needs before it opens."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.checks import Tags, run_checks
from world import World

from keuzeruimte_web import saml
from keuzeruimte_web.records.models import IdentityProvider
from keuzeruimte_web.records.scope import above_schools


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


@pytest.mark.django_db
def test_operator_hears_that_a_school_needs_saml(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def w003() -> bool:
        found = run_checks(tags=[Tags.database], databases=["default"])
        return "keuzeruimte.W003" in {message.id for message in found}

    monkeypatch.setattr(saml, "installed", lambda: False)
    assert not w003()
    with above_schools():
        made = IdentityProvider.objects.create(
            school=world.school, protocol="saml", name="Entree", issuer="https://entree.example", active=True
        )
    assert w003()
    with above_schools():
        IdentityProvider.objects.filter(pk=made.pk).update(active=False)
    assert not w003()


WITHOUT_SAML = """
import sys

sys.modules.update({name: None for name in ("onelogin", "xmlsec", "lxml")})
import django
django.setup()
from django.core.checks import run_checks
from django.test import Client
from django.urls import reverse
from keuzeruimte_web import saml
assert not [message for message in run_checks() if message.level >= 40]
print(saml.installed(), Client(headers={"host": "localhost"}).get(reverse("school_sign_in")).status_code)
"""


def test_the_application_starts_and_opens_its_door_without_what_saml_needs(tmp_path: Path) -> None:
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "KEUZERUIMTE_DEMO": "0",
        "KEUZERUIMTE_VAR": str(tmp_path),
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    run = [sys.executable, "-c", WITHOUT_SAML]
    said = subprocess.run(run, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert (said.stdout.splitlines(), said.returncode) == (["False 200"], 0), said.stderr


@pytest.mark.parametrize("key", ["", "kort", "A" * 44])
def test_a_school_without_a_master_key_that_fits_does_not_start(settings: Any, key: str) -> None:
    settings.MASTER_KEY = key
    assert "keuzeruimte.E003" in ids(deploy=False)
    (said,) = (m for m in run_checks() if m.id == "keuzeruimte.E003")
    assert not key or key not in said.msg


def test_an_earlier_master_key_that_is_none_is_named(settings: Any) -> None:
    settings.EARLIER_MASTER_KEYS = ["kort"]
    (said,) = (m for m in run_checks() if m.id == "keuzeruimte.E003")
    assert said.msg.startswith("KEUZERUIMTE_EARLIER_MASTER_KEYS holds no key")


def test_keys_do_not_lie_with_the_program(settings: Any, tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    settings.KEYS = settings.KEYS | {"NAME": tmp_path / "var" / "keys.sqlite3"}
    assert "keuzeruimte.E004" in ids(deploy=False)


def test_operator_hears_that_one_copy_holds_records_and_keys(settings: Any, tmp_path: Path) -> None:
    records = {"ENGINE": "django.db.backends.sqlite3", "NAME": tmp_path / "keuzeruimte.sqlite3"}
    settings.DATABASES = settings.DATABASES | {"default": records}
    settings.KEYS = settings.KEYS | {"NAME": tmp_path / "keys.sqlite3"}
    assert "keuzeruimte.W004" in ids(deploy=True)
    settings.KEYS = settings.KEYS | {"NAME": tmp_path / "elsewhere" / "keys.sqlite3"}
    assert "keuzeruimte.W004" not in ids(deploy=True)
