"""Lays the demo ready: an own database, filled once, told as it stands on the day of filling."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.core.management import call_command
from django.db import connection

from keuzeruimte_web.demo.cast import PASSWORD
from keuzeruimte_web.demo.guard import is_filled, keep_away_from_real_data
from keuzeruimte_web.demo.school import school
from keuzeruimte_web.keys import ring, store
from keuzeruimte_web.operations.statistics import count_the_tables
from keuzeruimte_web.records.growing import lifted


@dataclass(frozen=True, slots=True)
class Filled:
    """Whether the school was filled just now, and as it stands on which day."""

    now: bool
    on: date | None


def lay_ready(*, today: date, fresh: bool) -> Filled:
    """Prepare the database and fill it where it is empty; `fresh` empties it first.

    Raises BesideRealData where a real school is.
    """
    keep_away_from_real_data()
    call_command("prepare")
    if fresh:
        empty()
    if is_filled():
        return Filled(now=False, on=told_on())
    school(today, password=make_password(PASSWORD)).ledger.save()
    count_the_tables()
    day_file().write_text(today.isoformat())
    return Filled(now=True, on=today)


def empty() -> None:
    """Throw the demo's own rows away, and nobody else's: what is real was refused before."""
    with lifted(connection):
        call_command("flush", verbosity=0, interactive=False)
    connection.close()
    store.clear()
    ring.forget()


def told_on() -> date | None:
    """The day on which the demo was filled; None when that is not known."""
    file = day_file()
    return date.fromisoformat(file.read_text().strip()) if file.exists() else None


def day_file() -> Path:
    """Where the day of filling is kept, beside the demo's database."""
    return Path(settings.VAR) / "filled-on"
