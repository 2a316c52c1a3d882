"""Records and keys are put back both, or none of them: what refuses one keeps the other away."""

import io
import tarfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from pytest_django import DjangoDbBlocker, Settings

from keuzeruimte_web.keys import ring, store
from keuzeruimte_web.keys.master import new_master_key
from keuzeruimte_web.running.backup import BackupRefused, put_back, take_keys
from keuzeruimte_web.running.backup.manifest import FILE, Manifest, part_of
from keuzeruimte_web.running.backup.shut import key_of, new_salt, shut

SQLITE = {"ENGINE": "django.db.backends.sqlite3"}
MANIFEST = Manifest("records", "2026-11-23T02:00:00+00:00", "0.1.0", "sqlite", "0001_initial", "", ())


@dataclass
class Place:
    """An empty place with SQLite, and beside it a copy of the keys and one of the records."""

    var: Path
    keys: Path
    records: Path

    def write(self, manifest: Manifest) -> None:
        """Write down the copy of the records as it lies there."""
        (self.records / FILE).unlink(missing_ok=True)
        replace(manifest, parts=tuple(part_of(file) for file in sorted(self.records.iterdir()))).write(
            self.records
        )

    def pack(self, *, also: tarfile.TarInfo | None = None) -> None:
        """Lay the files of this installation in the copy of the records."""
        with tarfile.open(self.records / "files.tar", "w") as tar:
            seals = tarfile.TarInfo("log-seals.jsonl")
            seals.size = 5
            tar.addfile(seals, io.BytesIO(b"seals"))
            if also:
                tar.addfile(also)
        self.write(MANIFEST)

    @property
    def holds(self) -> set[str]:
        """The files that lie in it."""
        return {file.name for file in self.var.rglob("*") if file.is_file()}


@pytest.fixture
def place(
    tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch, django_db_blocker: DjangoDbBlocker
) -> Iterator[Place]:
    here = Place(tmp_path / "var", tmp_path, tmp_path / "records")
    settings.VAR = str(here.var)
    settings.KEYS = SQLITE | {"NAME": here.var / "keys.sqlite3"}
    monkeypatch.setitem(settings.DATABASES, "default", SQLITE | {"NAME": here.var / "keuzeruimte.sqlite3"})
    here.records.mkdir()
    (here.records / "records").write_bytes(b"a database")
    here.pack()
    with django_db_blocker.unblock():  # for the store of keys, which no test shares
        ring.forget()
        ring.key_of(uuid4(), school=uuid4())
        (here.var / "log-key").write_text("signs")
        here.keys = take_keys(tmp_path / "copies", now=timezone.now())
        store.put_away()
        (here.var / "log-key").unlink()
        yield here
        ring.forget()


def not_whole(place: Place) -> None:
    (place.records / "records").write_bytes(b"another database")


def of_later_tables(place: Place) -> None:
    place.write(replace(MANIFEST, tables="9999_of_later"))


def of_another_engine(place: Place) -> None:
    place.write(replace(MANIFEST, engine="postgresql"))


def locked_otherwise(place: Place) -> None:
    salt = new_salt()
    for name in ("records", "files.tar"):
        shut(place.records / name, key=key_of(new_master_key(), salt=salt))
    place.write(replace(MANIFEST, salt=salt))


def stopping_half_way(place: Place) -> None:
    link = tarfile.TarInfo("link")
    link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
    place.pack(also=link)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (not_whole, "is not as it was made"),
        (of_later_tables, "is of a later program: the last step of its tables is 9999_of_later"),
        (of_another_engine, "and the settings name sqlite"),
        (locked_otherwise, "does not open"),
        (stopping_half_way, "no plain file"),
    ],
)
def test_when_records_are_refused_no_key_is_put_back(
    place: Place, settings: Settings, wrong: Callable[[Place], None], words: str
) -> None:
    settings.BACKUP_KEY = new_master_key()
    wrong(place)
    with pytest.raises(BackupRefused, match=words):
        put_back(records=place.records, keys=place.keys)
    assert place.holds == set()


@pytest.mark.parametrize("there", ["keuzeruimte.sqlite3", "log-seals.jsonl"])
def test_where_records_lie_already_no_key_is_put_back(place: Place, there: str) -> None:
    (place.var / there).write_text("of before")
    with pytest.raises(BackupRefused, match=f"{there} is there already"):
        put_back(records=place.records, keys=place.keys)
    assert place.holds == {there}


def test_where_keys_lie_already_no_record_is_put_back(place: Place) -> None:
    ring.key_of(uuid4(), school=uuid4())
    with pytest.raises(BackupRefused, match=r"keys\.sqlite3 is there already"):
        put_back(records=place.records, keys=place.keys)
    assert place.holds == {"keys.sqlite3"}


def test_what_was_refused_is_put_back_once_it_is_whole(place: Place) -> None:
    stopping_half_way(place)
    with pytest.raises(BackupRefused):
        put_back(records=place.records, keys=place.keys)
    place.pack()
    assert set(put_back(records=place.records, keys=place.keys)) == {"records", "keys"}
    assert place.holds == {"keuzeruimte.sqlite3", "keys.sqlite3", "log-key", "log-seals.jsonl"}
    assert len(store.some(2)) == 1


def test_with_a_role_that_is_not_there_nothing_is_put_back(place: Place) -> None:
    with pytest.raises(CommandError, match="knows no role nobody_here, and nothing was done"):
        call_command("restore", records=place.records, keys=place.keys, serves="nobody_here")
    assert place.holds == set()
