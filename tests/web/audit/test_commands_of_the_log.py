"""`sign-log` and `verify-log`, as an operator types them; the key."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db import connection
from throw_away import lifted
from world import World

from keuzeruimte_web.audit import keys
from keuzeruimte_web.jobs.access_log import check_the_logs
from keuzeruimte_web.records.models import LogCheck, Trace
from keuzeruimte_web.records.scope import above_schools, school_scope

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _folder_of_its_own(settings: Any, tmp_path: Path) -> None:
    settings.VAR = tmp_path


def said(*command: str) -> str:
    out = StringIO()
    call_command(*command, stdout=out)
    return out.getvalue()


def sealed(django_capture_on_commit_callbacks: Any) -> str:
    with django_capture_on_commit_callbacks(execute=True):
        return said("sign_log")


def test_signing_is_told_and_kept_outside_the_database(
    world: World, settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    told = sealed(django_capture_on_commit_callbacks)
    lines = (settings.VAR / "log-seals.jsonl").read_text().splitlines()
    assert [line.split()[1].strip(":") for line in told.splitlines()] == [
        json.loads(line)["school"] for line in lines
    ]
    assert [line.split()[-1] for line in told.splitlines()] == [
        json.loads(line)["fingerprint"] for line in lines
    ]
    assert said("sign_log") == "Nothing new to sign.\n"
    assert said("sign_log", "--public-key").strip() == keys.public_key()
    assert "whole" in said("verify_log")


def test_a_broken_log_ends_the_check_with_an_error_that_names_no_people(world: World) -> None:
    said("sign_log")
    with above_schools(), lifted(connection):
        Trace.objects.update(role="pupil")
    out = StringIO()
    with pytest.raises(CommandError, match="broken"):
        call_command("verify_log", stdout=out)
    assert "changed: chain" in out.getvalue()
    assert not any(name in out.getvalue() for name in ("Saskia", "Ruben", "Vermeer"))


def test_the_key_is_for_its_owner_alone_and_stays_the_same(settings: Any) -> None:
    first = keys.public_key()
    assert (settings.VAR / "log-key").stat().st_mode & 0o777 == 0o600
    assert [file.name for file in settings.VAR.iterdir()] == ["log-key"]
    assert keys.public_key() == first


def test_after_another_key_the_earlier_one_is_trusted_when_it_is_named(world: World, settings: Any) -> None:
    said("sign_log")
    earlier = keys.public_key()
    settings.LOG_KEY = "11" * 32
    with pytest.raises(CommandError):
        said("verify_log")
    settings.EARLIER_LOG_KEYS = [earlier]
    assert "whole" in said("verify_log")


def test_a_key_that_is_none_is_refused_by_its_name(settings: Any) -> None:
    settings.LOG_KEY = "geen sleutel"
    with pytest.raises(ImproperlyConfigured, match="KEUZERUIMTE_LOG_KEY"):
        keys.public_key()


def test_a_copy_of_the_seals_that_is_no_such_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "copy").write_text("een brief\n")
    with pytest.raises(CommandError, match="line 1"):
        said("verify_log", "--seals", str(tmp_path / "copy"))
    with pytest.raises(CommandError, match="no file"):
        said("verify_log", "--seals", str(tmp_path / "nergens"))


def test_the_daily_check_keeps_what_it_found(world: World) -> None:
    check_the_logs.func()
    with above_schools(), lifted(connection):
        Trace.objects.filter(school=world.school).update(role="pupil")
    check_the_logs.func()
    with school_scope(world.school.pk):
        assert list(LogCheck.objects.order_by("at").values_list("faults", flat=True)) == [[], ["changed"]]
