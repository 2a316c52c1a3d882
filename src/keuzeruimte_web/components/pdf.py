"""A copy, report, career file or letters on paper: a tagged PDF (PDF/UA-1), by Typst from values alone.

PDF/UA-1 takes no text for which there is no letter to draw. Where this machine has no font for what somebody
wrote, the paper is made without that promise, with a box for each such letter (docs/decisions/0219).
"""

import json
import logging
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal

import typst

HERE = Path(__file__).parent

log = logging.getLogger(__name__)


def pdf_of(copy: Mapping[str, Any]) -> bytes:
    """The PDF of a copy; whatever somebody wrote is printed as it stands there.

    The same content gives the same bytes: the file does not tell to the second when it was made.
    """
    return _made("copy", copy)


def pdf_of_report(report: Mapping[str, Any]) -> bytes:
    """The PDF of a report, as its reader may read it."""
    return _made("report", report)


def pdf_of_career(career: Mapping[str, Any]) -> bytes:
    """The PDF of a pupil's own career file. A picture is a list of the numbers of its bytes, a JPEG or PNG:
    so nothing of it touches the disk."""
    return _made("career", career)


def pdf_of_letters(post: Mapping[str, Any]) -> bytes:
    """The PDF of letters, each on a page of its own."""
    return _made("letters", post)


def can_print(text: str) -> bool:
    """Whether this machine has a font for every letter of a text."""
    try:
        _compiled(b"#set document(title: sys.inputs.text)\n#sys.inputs.text", {"text": text}, "ua-1")
    except typst.TypstError:
        return False
    return True


def _made(template: str, content: Mapping[str, Any]) -> bytes:
    source, inputs = HERE / f"{template}.typ", {template: json.dumps(content)}
    try:
        return _compiled(source, inputs, "ua-1")
    except typst.TypstError:
        made = _compiled(source, inputs, None)  # a fault of the template is raised here once more
        log.warning("%s on paper is no PDF/UA: a font is missing; see keuzeruimte-web doctor", template)
        return made


def _compiled(source: bytes | Path, inputs: dict[str, str], standard: Literal["ua-1"] | None) -> bytes:
    made = typst.compile(
        source, format="pdf", sys_inputs=inputs, pdf_standards=standard, font_paths=fonts_here()
    )
    if not isinstance(made, bytes):
        raise TypeError("one document was expected")
    return made


@cache
def fonts_here() -> typst.Fonts:
    """The fonts of this machine and those that Typst brings, looked up once a process: it takes a third of a
    second where there are many."""
    return typst.Fonts(include_system_fonts=True)
