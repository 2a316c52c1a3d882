"""Jobs that tests put in the queue."""

import time
from pathlib import Path

from django_tasks import task


@task()
def note(*, file: str, word: str) -> None:
    """Write a word to a file."""
    with Path(file).open("a") as kept:
        kept.write(f"{word}\n")


@task()
def note_slowly(*, file: str, word: str) -> None:
    """Say that one begins, take a second, write the word."""
    Path(f"{file}.began").touch()
    time.sleep(1)
    note.call(file=file, word=word)


@task()
def fail(*, words: str) -> None:
    """Go wrong, and quote somebody in the error."""
    raise ValueError(words)
