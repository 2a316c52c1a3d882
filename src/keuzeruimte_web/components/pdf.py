"""A copy on paper: a tagged PDF (PDF/UA-1), made by Typst from values alone."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import typst

TEMPLATE = Path(__file__).parent / "copy.typ"


def pdf_of(copy: Mapping[str, Any]) -> bytes:
    """The PDF of this content; whatever somebody wrote is printed as it stands there."""
    made = typst.compile(
        TEMPLATE, format="pdf", sys_inputs={"copy": json.dumps(copy)}, pdf_standards=["ua-1"]
    )
    if not isinstance(made, bytes):
        raise TypeError("one document was expected")
    return made
