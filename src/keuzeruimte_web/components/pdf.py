"""A copy and a report on paper: a tagged PDF (PDF/UA-1), made by Typst from values alone."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

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


def _made(template: str, content: Mapping[str, Any]) -> bytes:
    made = typst.compile(
        HERE / f"{template}.typ",
        format="pdf",
        sys_inputs={template: json.dumps(content)},
        pdf_standards=["ua-1"],
    )
    if not isinstance(made, bytes):
        raise TypeError("one document was expected")
    return made
