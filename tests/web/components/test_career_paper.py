"""A pupil's own career file on paper: no title is left behind at the foot of a page, and no sign stops it."""

import json
from pathlib import Path
from typing import Any

import pytest
import typst

from keuzeruimte_web.components import pdf

WHERE = """#include "{template}"
#context [#metadata(query(heading).map(one => one.location().page())) <pages>]
"""


def career(lines: int) -> dict[str, Any]:
    """A first piece of so many lines, and a second."""
    piece = {"what": "Open dag, 3 november 2026", "pictures": [], "files": []}
    first = piece | {"title": "Open dag", "parts": [{"head": "", "text": "\n".join(["Leuk."] * lines)}]}
    second = piece | {"title": "Interview", "parts": [{"head": "Wat ik deed", "text": "Vragen."}]}
    chapters = [{"title": "Wat ik meemaakte", "entries": [first, second]}]
    words = {"title": "Loopbaan", "lang": "nl", "name": "Noor", "page_word": "bladzijde", "school": "Linde"}
    return words | {"opening": "Van mij.", "closing": "Klaar.", "chapters": chapters}


@pytest.mark.parametrize("lines", range(20, 28))
def test_a_piece_begins_on_the_page_of_its_first_words(lines: int, tmp_path: Path) -> None:
    around = tmp_path / "around.typ"
    around.write_text(WHERE.format(template=pdf.HERE / "career.typ"))
    values = {"career": json.dumps(career(lines))}
    [pages] = json.loads(typst.query(around, "<pages>", field="value", root="/", sys_inputs=values))
    *_before, title, first_words = pages
    assert title == first_words


@pytest.mark.parametrize("sign", ["\U0010fffd", "\x1f"])
def test_a_sign_that_no_font_has_stops_no_file(sign: str) -> None:
    made = pdf.pdf_of_career(career(1) | {"title": f"Loopbaan {sign}", "closing": f"Klaar {sign}"})
    assert made.startswith(b"%PDF-")
    assert b"/StructTreeRoot" in made


def test_signs_longer_than_a_line_stay_on_the_paper(tmp_path: Path) -> None:
    around = tmp_path / "around.typ"
    fit = f"""#import "{pdf.HERE / "fitting.typ"}": fitting
#context [#metadata(measure(width: 8cm, fitting("{"0_" * 60}")).height.pt()) <height>]
"""
    around.write_text(fit)
    [height] = json.loads(typst.query(around, "<height>", field="value", root="/"))
    assert height > 20, "one line, of which the paper holds the beginning"


@pytest.mark.parametrize("template", ["career", "copy", "letters", "report"])
def test_every_paper_keeps_long_signs_on_it(template: str) -> None:
    assert "#show: fitting\n" in (pdf.HERE / f"{template}.typ").read_text()
