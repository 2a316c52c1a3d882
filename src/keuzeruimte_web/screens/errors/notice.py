"""What a page for something that went wrong says."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Notice:
    """The status for the browser; a title and a text for the reader, and what came along with a form."""

    status: int
    title: str
    text: str
    typed: tuple[str, ...] = ()
