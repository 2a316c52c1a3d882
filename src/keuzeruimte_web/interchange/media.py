"""Pictures and documents that somebody brings: told apart by what is in them, never by their name.

A picture is drawn anew: what was hidden in the file (where and when it was taken, with which telephone, a
second file behind it) does not come along. A document (PDF) is kept as it is, and never shown inside a page.
"""

import re
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from unicodedata import category, normalize

MOST_BYTES = 10 * 1024 * 1024
"""Of what is brought."""
MOST_PIXELS = 60_000_000
"""Of a picture, before it is opened: a small file can hold a very large one."""
LONGEST_SIDE = 2000
SMALL_SIDE = 1000
"""Of the same picture on paper."""
QUALITY = 82
FORMATS = ("JPEG", "PNG", "WEBP")
NAME = re.compile(r"[^\w .()-]")
LONGEST_NAME = 100


class NotTaken(ValueError):  # noqa: N818
    """It is not kept; `why` is one of too_large, not_known, not_whole."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class Media:
    """What is kept: the bytes, the media type, a name with the ending that goes with it, and the sides in
    pixels (0 for a document)."""

    content: bytes
    media: str
    name: str
    width: int = 0
    height: int = 0


def taken(content: bytes, *, name: str) -> Media:
    """The picture or document in these bytes, safe to keep. Raises NotTaken."""
    if len(content) > MOST_BYTES:
        raise NotTaken("too_large")
    if content.startswith(b"%PDF-"):
        if b"%%EOF" not in content[-2048:]:
            raise NotTaken("not_whole")
        return Media(content, "application/pdf", _named(name, "pdf"))
    return _picture(content, name=name)


def smaller(content: bytes) -> bytes:
    """A picture that was taken, as a JPEG for on paper."""
    picture = _opened(content)
    picture.thumbnail((SMALL_SIDE, SMALL_SIDE))
    return _written(_on_white(picture), "JPEG")


def _picture(content: bytes, *, name: str) -> Media:
    from PIL import ImageOps  # noqa: PLC0415

    picture = _opened(content)
    try:
        upright = ImageOps.exif_transpose(picture) or picture
        upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        drawn = picture.format == "PNG" and "A" in picture.getbands()
        # A drawing that one can see through stays so; all else becomes a photograph.
        kind, ending = ("PNG", "png") if drawn else ("JPEG", "jpg")
        fresh = upright.convert("RGBA") if drawn else _on_white(upright)
        written = _written(fresh, kind)
    except (OSError, SyntaxError, ValueError) as broken:
        raise NotTaken("not_whole") from broken
    return Media(written, f"image/{kind.lower()}", _named(name, ending), *fresh.size)


def _opened(content: bytes) -> Any:
    """The picture, not yet read. Loaded here: only who brings a picture needs what reads them."""
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415

    try:
        picture = Image.open(BytesIO(content), formats=FORMATS)
        if picture.width * picture.height > MOST_PIXELS:
            raise NotTaken("too_large")
        picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
        picture.load()
    except Image.DecompressionBombError as bomb:
        raise NotTaken("too_large") from bomb
    except UnidentifiedImageError as unknown:
        raise NotTaken("not_known") from unknown
    except (OSError, SyntaxError, ValueError) as broken:
        raise broken if isinstance(broken, NotTaken) else NotTaken("not_whole") from broken
    return picture


def _on_white(picture: Any) -> Any:
    """The picture in plain colours; what one could see through becomes white, as paper."""
    from PIL import Image  # noqa: PLC0415

    if picture.mode.startswith("I"):  # grey in 65,536 steps, of which `convert` keeps the first 256
        return picture.convert("I").point(lambda step: step * (1 / 256)).convert("L").convert("RGB")
    if "A" not in picture.getbands() and "transparency" not in picture.info:
        return picture.convert("RGB")
    seen = picture.convert("RGBA")
    paper = Image.new("RGB", seen.size, "white")
    paper.paste(seen, mask=seen.getchannel("A"))
    return paper


def _written(picture: Any, kind: str) -> bytes:
    """Only what is drawn: a new picture, with nothing of what stood beside it in the file."""
    from PIL import Image  # noqa: PLC0415

    fresh = Image.new(picture.mode, picture.size)
    fresh.paste(picture)
    into = BytesIO()
    fresh.save(into, kind, quality=QUALITY, optimize=True)
    return into.getvalue()


def _named(name: str, ending: str) -> str:
    """The name without a path, an odd sign or an ending that tells something else."""
    stem = normalize("NFC", name.replace("\\", "/").rpartition("/")[2].rpartition(".")[0] or name)
    kept = ""
    for sign in stem:
        # A mark at a letter is no letter to `\w`: an accent that has no letter with it, a vowel in Hindi.
        at_letter = category(sign).startswith("M") and kept[-1:].strip(" .()-")
        kept += sign if at_letter or not NAME.match(sign) else " "
    plain = " ".join(kept.split()).strip(" .")[:LONGEST_NAME].strip(" .")
    return f"{plain or 'bijlage'}.{ending}"
