"""A copy, report, career file or letters on paper: a tagged PDF (PDF/UA-1), by Typst from values alone."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

import typst

HERE = Path(__file__).parent


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


def _made(template: str, content: Mapping[str, Any]) -> bytes:
    try:
        return _compiled(template, content, standard="ua-1")
    except typst.TypstError:
        # PDF/UA refuses the whole document for one sign that no font here has: a flag, a word in Tigrinya.
        # Whose file it is gets it all the same, tagged, with an empty box there (0219).
        return _compiled(template, content, standard=None)


def _compiled(template: str, content: Mapping[str, Any], *, standard: Literal["ua-1"] | None) -> bytes:
    made = typst.compile(
        HERE / f"{template}.typ",
        format="pdf",
        sys_inputs={template: json.dumps(content)},
        pdf_standards=standard,
    )
    if not isinstance(made, bytes):
        raise TypeError("one document was expected")
    return made
