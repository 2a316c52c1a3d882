"""What a page weighs, for somebody whose telephone has nothing of us yet."""

import gzip
import re
from functools import cache
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders

HTML = 60_000
"""Bytes of a page before compression, at most: it has to come through to a cheap telephone."""
FIRST_VISIT = 100_000
"""Bytes over the line for a page with all that it needs, fonts apart, at most."""

NEEDED = re.compile(rb'<(?:link rel="(?:stylesheet|icon)"|script|img)[^>]*? (?:href|src)="([^"]+)"')
IN_A_STYLE = re.compile(r'url\("?([^")]+)"?\)')
LETTERS = (".woff", ".woff2", ".ttf")


class FromElsewhere(Exception):  # noqa: N818
    """A page asks something of another place than ours."""


def too_heavy(response: Any) -> list[str]:
    """What is too much of this answer, in words; nothing of what is no page."""
    if response.streaming or not response.headers.get("Content-Type", "").startswith("text/html"):
        return []
    page, found = response.content, []
    if len(page) >= HTML:
        found.append(f"{len(page)} bytes of HTML")
    if (visit := over_the_line(page)) >= FIRST_VISIT:
        found.append(f"{visit} bytes for a first visit")
    return found


def over_the_line(page: bytes) -> int:
    """Bytes for a first visit: page and text files compressed, pictures as they are, fonts not counted.

    Raises FromElsewhere: nothing comes from others.
    """
    asked = {address.decode() for address in NEEDED.findall(page)}
    return len(gzip.compress(page, 6)) + sum(_file(address) for address in sorted(asked))


@cache
def _file(address: str) -> int:
    """What one file costs, with the pictures that a style sheet names."""
    if not address.startswith("/") or address.startswith("//"):
        raise FromElsewhere(address)
    if not address.startswith("/static/") or address.endswith(LETTERS):
        return 0
    found = finders.find(address.removeprefix("/static/"))
    assert isinstance(found, str), address
    content = Path(found).read_bytes()
    if not address.endswith((".css", ".js", ".svg")):
        return len(content)
    within = 0
    if address.endswith(".css"):
        folder = address.rpartition("/")[0]
        names = {name for name in IN_A_STYLE.findall(content.decode()) if not name.startswith(("data:", "#"))}
        within = sum(_file(_beside(folder, name)) for name in sorted(names))
    return len(gzip.compress(content, 6)) + within


def _beside(folder: str, name: str) -> str:
    while name.startswith("../"):
        folder, name = folder.rpartition("/")[0], name.removeprefix("../")
    return name if name.startswith("/") else f"{folder}/{name}"
