"""The work in the background: somebody does it, nothing was given up, no letter waits long."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from keuzeruimte_web.jobs import queue
from keuzeruimte_web.operations import outbox
from keuzeruimte_web.operations.readiness import workers

from .finding import Finding, look, well, wrong

LONG = timedelta(minutes=30)


def worker(now: datetime) -> Iterator[Finding]:
    """A worker lives."""
    living = workers(now=now).living
    if living:
        yield well("worker", f"Workers that live: {living}.")
    else:
        yield wrong(
            "worker",
            "No worker lives: no message goes out, and the log is not signed.",
            do="Start keuzeruimte-web serve, or beside it keuzeruimte-web worker.",
        )


def jobs(now: datetime) -> Iterator[Finding]:
    """No job was given up."""
    stands = queue.how_it_stands()
    if stands.given_up:
        yield look(
            "jobs",
            f"Jobs that were given up: {len(stands.given_up)}.",
            do="keuzeruimte-web jobs names them; mend the cause, and say jobs --again ID.",
        )
    else:
        yield well("jobs", f"No job was given up; {stands.waiting} wait.")


def letters(now: datetime) -> Iterator[Finding]:
    """No letter waits long, and of none is it unknown whether it went."""
    stands = outbox.how_it_stands(now=now)
    if stands.since and stands.since < now - LONG:
        yield look(
            "letters",
            f"Letters that wait: {stands.waiting}, the first for more than half an hour.",
            do="Look at the mail server and at keuzeruimte-web jobs.",
        )
    if stands.unsure or stands.refused:
        yield look(
            "letters",
            f"Unsure letters: {len(stands.unsure)}; refused: {len(stands.refused)}.",
            do="keuzeruimte-web outbox names them, and says how to decide.",
        )
    if not (stands.unsure or stands.refused or (stands.since and stands.since < now - LONG)):
        yield well("letters", f"No letter waits long; {stands.waiting} wait.")
