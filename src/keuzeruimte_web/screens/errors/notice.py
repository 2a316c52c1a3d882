"""What a page for something that went wrong says."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Notice:
    """The status for the browser; a title and a text for the reader, and what came along with a form.

    `door`: the address to sign in at, where that is what to do now.
    """

    status: int
    title: str
    text: str
    typed: tuple[str, ...] = ()
    door: str = ""
