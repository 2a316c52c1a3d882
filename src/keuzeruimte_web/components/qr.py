"""A QR code as a drawing in the page, black on white, so that it scans in the dark theme and on paper."""

from functools import lru_cache

import segno
from django.utils.safestring import SafeString, mark_safe


@lru_cache(maxsize=256)  # reckoning one takes longer than the rest of the part of a screen that it stands on
def qr(text: str, *, title: str) -> SafeString:
    """The drawing of this text; `title` says to a screen reader what it is, and never holds the text."""
    code = segno.make(text, error="m", micro=False)
    drawn = code.svg_inline(
        omitsize=True, title=title, dark="#000", light="#fff", border=4, svgclass="qr-beeld"
    )
    return mark_safe(drawn)  # noqa: S308 (segno escapes the title; the rest is numbers)
