"""Installations on the database that these tests run with: SQLite, or a new database in PostgreSQL."""

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from installation import Installation

URL = os.environ.get("KEUZERUIMTE_DATABASE_URL", "")


@pytest.fixture
def installation(tmp_path: Path) -> Iterator[Callable[..., Installation]]:
    """A new and empty installation, with these settings; not prepared yet."""
    made: list[str] = []

    def new(name: str, **settings: str) -> Installation:
        if URL:
            database = f"school_{uuid4().hex[:12]}"
            _say(f"create database {database}")
            made.append(database)
            settings |= {"KEUZERUIMTE_DATABASE_URL": _at(database)}
        folder = tmp_path / name
        folder.mkdir()
        return Installation(folder, settings=settings)

    yield new
    for database in made:
        _drop(database)


def _drop(database: str) -> None:
    """PostgreSQL may be counting its tables, which nobody but its owner may break off: then wait for it."""
    for _ in range(50):
        try:
            return _say(f"drop database {database} with (force)")
        except psycopg.errors.InsufficientPrivilege:
            time.sleep(0.2)
    return _say(f"drop database {database} with (force)")


def _at(database: str) -> str:
    before, question, after = URL.partition("?")
    return f"{before.rpartition('/')[0]}/{database}{question}{after}"


def _say(statement: str) -> None:
    with psycopg.connect(_at("postgres"), autocommit=True) as connection:
        connection.execute(statement.encode())
