"""Locking what goes out for one reader: age (age-encryption.org/v1), with the reader's own public key.

What is written passes through a pipe and is locked as it comes: nothing of it ever lies open on a disk, and
nobody here, nor this program, can open it again.
"""

import os
from collections.abc import Callable
from threading import Thread
from typing import IO

import pyrage

SECRET = "AGE-SECRET-KEY-"  # noqa: S105 (how the other half begins, so that we know it when we see it)


class NotAKey(ValueError):  # noqa: N818
    """This is no public key of age."""


class SecretHalf(NotAKey):
    """This is the half that opens: it belongs to the reader alone, and may not stand here."""


def public_key(text: str) -> str:
    """The public key that is written so. Raises SecretHalf, NotAKey; neither holds the text."""
    key = "".join(text.split())
    if SECRET in key.upper():
        raise SecretHalf
    try:
        pyrage.x25519.Recipient.from_str(key)
    except pyrage.RecipientError as error:
        raise NotAKey from error
    return key


def write_locked(out: IO[bytes], write: Callable[[IO[bytes]], None], *, key: str) -> None:
    """Let `write` write, and put what it wrote in `out`, locked for `key`. Raises what `write` raises."""
    receiver = pyrage.x25519.Recipient.from_str(key)
    failed: list[BaseException] = []
    come_in, go_in = os.pipe()

    def lock() -> None:
        try:
            with os.fdopen(come_in, "rb") as source:
                pyrage.encrypt_io(source, out, [receiver])
        except BaseException as error:  # told to the thread that waits, whatever it is
            failed.append(error)

    locking = Thread(target=lock, name="lock")
    locking.start()
    try:
        with os.fdopen(go_in, "wb") as target:
            write(target)
    finally:
        locking.join()
    if failed:
        raise failed[0]
