"""A disk that is full: no copy looks whole that is not, and where nothing was put back it is empty again.

The system's bound on the size of a file (RLIMIT_FSIZE) stands for the disk.
"""

import resource
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from django.utils import timezone
from pytest_django import Settings

from keuzeruimte_web.running.backup import BackupRefused, put_back, take_keys

ROOM = 100_000


@pytest.fixture
def place(tmp_path: Path, settings: Settings) -> Path:
    """A key store of more than there will be room for."""
    file = tmp_path / "store" / "keys.sqlite3"
    file.parent.mkdir()
    with closing(sqlite3.connect(file)) as made:
        made.execute("create table filler (bytes blob)")
        made.execute("insert into filler values (zeroblob(?))", [3 * ROOM])
        made.commit()
    settings.KEYS = {"ENGINE": "django.db.backends.sqlite3", "NAME": str(file)}
    settings.VAR = str(tmp_path / "var")
    return file


@contextmanager
def full() -> Iterator[None]:
    """No file grows further than there is room."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (ROOM, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.django_db
def test_a_copy_that_does_not_fit_is_refused_in_words_and_leaves_nothing(place: Path, tmp_path: Path) -> None:
    with full(), pytest.raises(BackupRefused, match="could not be copied"):
        take_keys(tmp_path / "copies", now=timezone.now())
    assert list((tmp_path / "copies").iterdir()) == []
    assert take_keys(tmp_path / "copies", now=timezone.now()).is_dir()


@pytest.mark.django_db
def test_what_does_not_fit_when_it_is_put_back_leaves_the_place_empty(place: Path, tmp_path: Path) -> None:
    copy = take_keys(tmp_path / "copies", now=timezone.now())
    before = place.read_bytes()
    place.unlink()
    with full(), pytest.raises(BackupRefused, match="Nothing was put back"):
        put_back(keys=copy)
    assert list(place.parent.iterdir()) == []
    put_back(keys=copy)
    assert len(place.read_bytes()) == len(before)
