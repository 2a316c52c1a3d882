"""Handing one letter to the mail server, so that one knows for every moment whether the server has it.

A letter is the server's from the moment that it answers to the dot that ends it. Until that dot is sent the
letter can safely be offered again; between the dot and the answer nobody on this side can know.
"""

import re
from collections.abc import Callable
from types import TracebackType
from typing import Any, Self

from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.smtp import EmailBackend

ACCEPTED, GO_ON = 250, 354
LINE_START_DOT = re.compile(rb"^\.", re.MULTILINE)


class NotNow(Exception):  # noqa: N818
    """The server did not take it, or is not there; it can safely be offered again."""


class Refused(Exception):  # noqa: N818
    """The server will never take it for this address."""


class Unsure(Exception):  # noqa: N818
    """The letter was given whole, and no answer came: it may have been sent or not."""


class Overtaken(Exception):  # noqa: N818
    """Somebody else took this letter over meanwhile; it was not sent."""


class Courier:
    """A way to the mail server, kept open for several letters. Use it with `with`."""

    def __init__(self) -> None:
        self._post = get_connection()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._post.close()

    def bring(self, mail: EmailMessage, *, last_moment: Callable[[], bool]) -> None:
        """Hand over one letter to its one address.

        `last_moment` is called just before the letter becomes the server's; when it answers False the letter
        is not sent. Raises NotNow, Refused, Unsure, Overtaken.
        """
        if isinstance(self._post, EmailBackend):
            try:
                self._by_smtp(self._post, mail, last_moment)
            except (NotNow, Refused, Unsure, Overtaken):
                self._hang_up(self._post)
                raise
        elif last_moment():
            self._post.send_messages([mail])
        else:
            raise Overtaken

    def _by_smtp(self, post: EmailBackend, mail: EmailMessage, last_moment: Callable[[], bool]) -> None:
        message: Any = mail.message()
        whole: bytes = LINE_START_DOT.sub(b"..", message.as_bytes(linesep="\r\n"))
        try:
            post.open()
            server = post.connection
            if server is None:
                raise NotNow("no connection")
            server.ehlo_or_helo_if_needed()
            _ask(server.mail(mail.from_email)[0], wanted=ACCEPTED)
            _ask(server.rcpt(mail.to[0])[0], wanted=ACCEPTED, for_good=True)
            _ask(server.docmd("DATA")[0], wanted=GO_ON)
            server.send(whole if whole.endswith(b"\r\n") else whole + b"\r\n")
        except UnicodeEncodeError as error:
            raise Refused("address") from error
        except OSError as error:
            raise NotNow(type(error).__name__) from error
        if not last_moment():
            raise Overtaken
        try:
            server.send(b".\r\n")
            code = server.getreply()[0]
        except OSError as error:
            raise Unsure(type(error).__name__) from error
        _ask(code, wanted=ACCEPTED, for_good=True)

    def _hang_up(self, post: EmailBackend) -> None:
        """Drop the line without the politeness of QUIT: a server that hangs would keep us waiting."""
        if post.connection is not None:
            post.connection.close()
            post.connection = None


def _ask(code: int, *, wanted: int, for_good: bool = False) -> None:
    if code == wanted:
        return
    if for_good and code >= 500:
        raise Refused(str(code))
    raise NotNow(str(code))
