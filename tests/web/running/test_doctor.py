"""The doctor: each thing that can break is broken once, and named with what to do."""

import json
import shutil
import socketserver
import tempfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from threading import Thread
from typing import Any
from uuid import uuid4

import pytest
import typst
from django.db import connection
from django.utils import timezone
from installation import Installation
from pytest_django import Settings
from world import build_world

from keuzeruimte_web import saml
from keuzeruimte_web.components import pdf
from keuzeruimte_web.keys import ring
from keuzeruimte_web.keys.master import new_master_key
from keuzeruimte_web.operations.workers import say_alive
from keuzeruimte_web.records.models import IdentityProvider, Worker
from keuzeruimte_web.records.scope import above_schools
from keuzeruimte_web.running.doctor import examine, software
from keuzeruimte_web.running.doctor.examination import EVERYTHING

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _var(settings: Settings, tmp_path: Path) -> Iterator[None]:
    """A folder of its own for what lies in files."""
    var = tmp_path / "var"
    var.mkdir(mode=0o700)
    settings.VAR = var
    ring.forget()
    yield
    ring.forget()


def states(*abouts: str) -> dict[str, str]:
    """How these things are, and nothing else."""
    found: dict[str, str] = {}
    for one in examine(now=timezone.now(), without=[name for name in EVERYTHING if name not in abouts]):
        assert bool(one.do) == (one.state != "well"), one
        worst = max(found.get(one.about, "well"), one.state.value, key=["well", "look", "wrong"].index)
        found[one.about] = worst
    return found


def test_a_setting_that_misses_is_wrong_and_one_without_https_is_worth_a_look(settings: Settings) -> None:
    assert states("settings") == {"settings": "look"}
    settings.MASTER_KEY = ""
    assert states("settings") == {"settings": "wrong"}


def test_another_master_key_than_the_one_that_locked_is_named(settings: Settings) -> None:
    assert states("keys") == {"keys": "well"}
    ring.key_of(uuid4(), school=uuid4())
    assert states("keys") == {"keys": "well"}
    settings.MASTER_KEY = new_master_key()
    assert states("keys") == {"keys": "wrong"}


def test_records_that_were_put_back_without_their_keys_are_named(settings: Settings, tmp_path: Path) -> None:
    build_world(timezone.localdate())
    assert states("keys") == {"keys": "well"}
    settings.KEYS = settings.KEYS | {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": tmp_path / "another" / "keys.sqlite3",
    }
    ring.forget()
    assert states("keys") == {"keys": "wrong"}


def test_a_key_store_that_cannot_be_opened_is_named(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "no-database").write_text("this is no database, and it is long enough to be none" * 9)
    settings.KEYS = settings.KEYS | {"NAME": tmp_path / "no-database"}
    assert states("keys") == {"keys": "wrong"}


def test_a_key_for_the_log_that_is_none_is_named(settings: Settings) -> None:
    assert states("log key") == {"log key": "well"}
    settings.LOG_KEY = "abc"
    assert states("log key") == {"log key": "wrong"}


def test_what_others_may_open_is_named(settings: Settings) -> None:
    settings.VAR = Path(tempfile.mkdtemp())  # its folder is open to all, as those of tests are not
    settings.VAR.chmod(0o755)
    said = [one.says for one in examine(now=timezone.now(), without=set(EVERYTHING) - {"permissions"})]
    assert f"Other users of this machine may open {settings.VAR}." in said


@pytest.mark.parametrize(("free", "state"), [(10, "wrong"), (900, "look"), (9000, "well")])
def test_a_disk_that_fills_up_is_named(monkeypatch: pytest.MonkeyPatch, free: int, state: str) -> None:
    usage = shutil.disk_usage("/")._replace(free=free * 1024 * 1024)
    monkeypatch.setattr(shutil, "disk_usage", lambda _place: usage)
    assert states("disk") == {"disk": state}


def test_tables_of_another_version_are_named_and_nothing_is_asked_of_them() -> None:
    assert states("tables", "jobs") == {"tables": "well", "jobs": "well"}
    with connection.cursor() as cursor:
        cursor.execute("select max(name) from django_migrations where app = 'records'")
        (last,) = cursor.fetchone()
        cursor.execute("delete from django_migrations where app = 'records' and name = %s", [last])
    assert states("tables", "jobs") == {"tables": "wrong"}


def test_tables_that_a_later_version_made_are_named() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "insert into django_migrations (app, name, applied) values ('records', '9999_later', %s)",
            [timezone.now()],
        )
    assert states("tables", "jobs") == {"tables": "wrong"}


def test_a_silent_worker_is_dead_and_a_clock_that_runs_ahead_is_named() -> None:
    assert states("worker", "clock") == {"worker": "wrong", "clock": "well"}
    say_alive(uuid4(), now=timezone.now() - timedelta(minutes=2))
    assert states("worker") == {"worker": "wrong"}
    say_alive(uuid4(), now=timezone.now())
    assert states("worker") == {"worker": "well"}
    Worker.objects.update(seen_at=timezone.now() + timedelta(minutes=5))
    assert states("clock") == {"clock": "wrong"}


class Greets(socketserver.StreamRequestHandler):
    """What a mail server says to who looks in and goes again."""

    def handle(self) -> None:
        self.wfile.write(b"220 here\r\n")
        while line := self.rfile.readline():
            self.wfile.write(b"221 bye\r\n" if line.upper().startswith(b"QUIT") else b"250 well\r\n")


def test_an_extra_that_a_school_signs_in_with_is_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    world = build_world(timezone.localdate())
    assert states("school accounts") == {}
    with above_schools():
        IdentityProvider.objects.create(
            school=world.school, protocol="saml", name="Entree", issuer="https://entree.example", active=True
        )
    monkeypatch.setattr(saml, "installed", lambda: True)
    assert states("school accounts") == {"school accounts": "well"}
    monkeypatch.setattr(saml, "installed", lambda: False)
    assert states("school accounts") == {"school accounts": "wrong"}


def test_a_writing_that_cannot_be_printed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    only_typst = typst.Fonts(include_system_fonts=False)
    monkeypatch.setattr(pdf, "fonts_here", lambda: only_typst)
    (found,) = examine(now=timezone.now(), without=[name for name in EVERYTHING if name != "paper"])
    assert (found.state, "Chinese" in found.says, "Greek" in found.says) == ("look", True, False)
    monkeypatch.setattr(software, "WRITING", {"Greek": "Σ"})
    assert states("paper") == {"paper": "well"}


def test_a_mail_server_that_is_away_is_named(settings: Settings) -> None:
    assert states("mail") == {"mail": "look"}
    server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Greets)
    Thread(target=server.serve_forever, daemon=True).start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = (
        "127.0.0.1",
        server.server_address[1],
        False,
    )
    assert states("mail") == {"mail": "well"}
    server.shutdown()
    server.server_close()
    assert states("mail") == {"mail": "wrong"}


def test_an_old_backup_is_named(settings: Settings, tmp_path: Path) -> None:
    assert states("backups") == {"backups": "look"}
    settings.BACKUPS = str(tmp_path / "backups")
    assert states("backups") == {"backups": "wrong"}
    for days, state in ((3, "wrong"), (0, "well")):
        made = tmp_path / "backups" / f"records-{timezone.now() - timedelta(days=days):%Y%m%dT%H%M%SZ}"
        made.mkdir(parents=True)
        (made / "manifest.json").write_text("{}")
        assert states("backups") == {"backups": state}


@pytest.mark.skipif(connection.vendor != "postgresql", reason="roles and LISTEN are of PostgreSQL")
@pytest.mark.django_db(transaction=True)
def test_on_postgresql_the_wall_and_the_ears_are_looked_at(settings: Settings) -> None:
    from roles import as_owner

    here: Any = {k: v for k, v in connection.settings_dict.items() if k != "OPTIONS"}
    settings.LISTEN = here
    assert states("listening") == {"listening": "well"}
    settings.LISTEN = here | {"HOST": "/nowhere"}
    assert states("listening") == {"listening": "wrong"}
    assert states("plans") == {"plans": "well"}
    assert states("roles") == {"roles": "well"}
    with as_owner():
        assert states("roles") == {"roles": "wrong"}
        with connection.cursor() as cursor:
            cursor.execute("alter table records_person no force row level security")
    assert states("roles") == {"roles": "wrong"}
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("alter table records_person force row level security")


def test_as_an_operator_types_it(tmp_path: Path) -> None:
    here = Installation(tmp_path)
    before = json.loads(here.run("doctor", "--json", code=1).partition("CommandError")[0])
    wrong = {one["about"] for one in before["findings"] if one["state"] == "wrong"}
    assert wrong == {"static", "tables", "address"}
    here.run("prepare")
    here.settings["KEUZERUIMTE_PORT"] = str(here.port or 8000)
    with here.served() as _:
        here.settings["KEUZERUIMTE_ADDRESS"] = f"http://127.0.0.1:{here.port}"
        here.settings["KEUZERUIMTE_BACKUPS"] = str(tmp_path / "backups")
        here.run("backup", "--records", str(tmp_path / "backups"))
        said = here.run("doctor")
        assert "wrong: 0" in said
        here.run("doctor", "--strict", code=1)
    assert "address: http" in here.run("doctor", code=1)
