"""A copy while people write, put back elsewhere: all that was told to be saved is there, and can be read."""

import re
import shutil
import stat
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from installation import Installation
from pytest_django import Settings
from writing import Writer, school_in, written_in

from browser import Browser
from keuzeruimte_web.keys import ring, store
from keuzeruimte_web.keys.master import new_master_key
from keuzeruimte_web.running.backup import (
    BackupRefused,
    let_go,
    put_back,
    take_keys,
)
from keuzeruimte_web.running.backup.engines import copy
from keuzeruimte_web.running.backup.shut import PIECE, TAG, key_of, new_salt, open_again, shut

New = Callable[..., Installation]


def backups(folder: Path, kind: str) -> list[Path]:
    return sorted(folder.glob(f"{kind}-*"))


def test_what_was_saved_before_a_copy_is_in_it_and_is_read_elsewhere(
    installation: New, tmp_path: Path
) -> None:
    here = installation("here", KEUZERUIMTE_SECOND_FACTOR="0", KEUZERUIMTE_BACKUP_KEY=new_master_key())
    school = school_in(here)
    there_records, there_keys = tmp_path / "records", tmp_path / "keys"
    with here.served("--no-worker"):
        here.run("sign-log")
        writer = Writer((here.port,), school).begin()
        writer.wait_for(3)
        before = list(writer.told)
        here.run("backup", "--records", str(there_records), "--keys", str(there_keys))
        during = list(writer.told)
        writer.wait_for(1)
        writer.end()
    (records,), (keys,) = backups(there_records, "records"), backups(there_keys, "keys")
    every = [one for folder in (records, keys) for one in (folder, *folder.iterdir())]
    assert {stat.S_IMODE(one.stat().st_mode) for one in every} == {0o700, 0o600}
    assert len(during) > len(before)
    for file in [*records.iterdir(), *keys.iterdir()]:  # locked: nothing of it can be read
        assert b"records_event" not in file.read_bytes()

    same = {name: value for name, value in here.settings.items() if not name.endswith("DATABASE_URL")}
    there = installation("there", **same)
    there.master_key = here.master_key
    alone = there.run("restore", "--records", str(records), code=1)
    assert "There are no keys here" in alone, alone
    said = there.run("restore", "--records", str(records), "--keys", str(keys))
    assert said.count(": whole. ") == 2, said
    found = written_in(there)
    assert set(before) <= set(found) <= {*writer.told, f"Zag a {writer.tried}"}
    with there.served("--no-worker"):
        browser = Browser(f"http://127.0.0.1:{there.port}")
        browser.sign_in(school.ruben)
        dossier = browser.open(f"/leerlingen/{school.pupil}/")
        (event, *_others) = re.findall(rf"/leerlingen/{school.pupil}/gebeurtenis/[0-9a-f-]{{36}}/", dossier)
        assert "Zag a" in browser.open(event)

    refused = there.run("restore", "--records", str(records), code=1)
    assert "in an empty place only" in refused


@pytest.fixture
def copied(db: None, settings: Settings, tmp_path: Path) -> Path:
    """A copy of a small key store, which is a database like the other; the store itself is gone."""
    settings.VAR = tmp_path / "var"
    settings.KEYS = settings.KEYS | {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": tmp_path / "store" / "keys.sqlite3",
    }
    ring.forget()
    ring.key_of(uuid4(), school=uuid4())
    made = take_keys(tmp_path / "keys", now=timezone.now())
    shutil.rmtree(tmp_path / "store")
    return made


def test_a_copy_that_is_not_whole_or_not_ours_is_refused_and_nothing_is_put_back(
    copied: Path, settings: Settings, tmp_path: Path
) -> None:
    def refused(folder: Path, words: str, *, kind: str = "keys") -> None:
        with pytest.raises(BackupRefused, match=words):
            put_back(**{kind: folder})
        assert not list((tmp_path / "store").glob("*"))

    for number, (words, name) in enumerate(
        (("is not as it was made", "keys"), ("no backup", "manifest.json"))
    ):
        broken = tmp_path / f"broken-{number}"
        shutil.copytree(copied, broken)
        with (broken / name).open("r+b") as file:
            file.write(b"X")
        refused(broken, words)
    refused(copied, "not of the records", kind="records")
    settings.KEYS = settings.KEYS | {"ENGINE": "django.db.backends.postgresql"}
    refused(copied, "and the settings name postgresql")


def test_a_pg_dump_of_before_this_database_is_told_with_both_versions(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """As pg_dump 15 says it of PostgreSQL 17."""
    (tmp_path / "pg_dump").write_text(
        "#!/bin/sh\necho 'pg_dump: error: aborting because of server version mismatch' >&2\n"
        "echo 'pg_dump: detail: server version: 17.6; pg_dump version: 15.14' >&2\nexit 1\n"
    )
    (tmp_path / "pg_dump").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    there = {"ENGINE": "django.db.backends.postgresql", "NAME": "keuzeruimte"}
    with pytest.raises(BackupRefused, match=r"version mismatch.*server version: 17\.6"):
        copy(there, into=tmp_path / "copied")


def test_a_locked_copy_opens_with_its_key_alone_and_shows_when_it_was_cut(
    settings: Settings, tmp_path: Path
) -> None:
    key, other = (key_of(new_master_key(), salt=new_salt()) for _ in range(2))
    words = b"what somebody wrote " * 150_000  # three pieces
    file = tmp_path / "records"
    file.write_bytes(words)
    sealed, into = shut(file, key=key), tmp_path / "open"
    into.mkdir()
    assert (file.exists(), b"somebody" in sealed.read_bytes()) == (False, False)
    assert open_again(sealed, key=key, into=into).read_bytes() == words
    (into / "records").unlink()
    with pytest.raises(BackupRefused):
        open_again(sealed, key=other, into=into)
    (into / "records").unlink()
    sealed.write_bytes(sealed.read_bytes()[: 2 * (PIECE + TAG)])  # the third piece is gone
    with pytest.raises(BackupRefused):
        open_again(sealed, key=key, into=into)


def test_old_copies_go_and_the_newest_never(tmp_path: Path) -> None:
    for day in ("20260101T020000Z", "20261110T020000Z", "20261111T020000Z", "of-another-program"):
        (tmp_path / f"keys-{day}").mkdir()
        (tmp_path / f"keys-{day}" / "manifest.json").touch()
    gone = let_go(tmp_path, kind="keys", before=datetime(2026, 12, 1, tzinfo=UTC))
    assert (gone, [one.name for one in backups(tmp_path, "keys")]) == (
        2,
        ["keys-20261111T020000Z", "keys-of-another-program"],
    )


def test_old_copies_of_keys_stay_while_the_store_itself_is_empty(
    copied: Path, settings: Settings, tmp_path: Path
) -> None:
    def old_stays(copies: Path) -> bool:
        old = copies / "keys-20261101T020000Z"
        shutil.copytree(copied, old)
        call_command("backup", keys=copies)
        return old.exists()

    settings.KEYS = settings.KEYS | {"NAME": tmp_path / "new" / "keys.sqlite3"}
    store.holds_nothing()  # lays an empty store, as whatever comes first does
    lost = old_stays(tmp_path / "first")
    ring.forget()
    ring.key_of(uuid4(), school=uuid4())
    assert (lost, old_stays(tmp_path / "then")) == (True, False)


def test_keys_and_records_do_not_go_to_one_place(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="Keep keys and records apart"):
        call_command("backup", records=tmp_path, keys=tmp_path / "keys")
    assert not list(tmp_path.iterdir())


@pytest.mark.django_db
def test_nothing_is_copied_where_there_are_no_keys(settings: Settings, tmp_path: Path) -> None:
    """Records alone would count as the newest copy, and nobody could read it."""
    settings.KEYS = settings.KEYS | {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": tmp_path / "none.sqlite3",
    }
    records = tmp_path / "records"
    with pytest.raises(CommandError, match=r"There is no .*none\.sqlite3"):
        call_command("backup", records=records, keys=tmp_path / "keys")
    assert not records.exists()
