"""The drawing says the same as the numbers: in place, thickness, words, and nothing more."""

import re
import xml.etree.ElementTree as ET
from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keuzeruimte.triangle.drawing import large, standalone
from keuzeruimte.triangle.geometry import ENDS, Strengths, lengths
from keuzeruimte.triangle.joint import JointTriangle, Side, of_strengths
from keuzeruimte.triangle.phrasing import compared, description, room_in_words, strength_in_words
from keuzeruimte.triangle.placing import placed
from keuzeruimte.triangle.small import small, small_source

strength = st.floats(0, 1)
end = st.none() | strength
sides = st.builds(Side, end, end)
triangles = st.builds(JointTriangle, sides, sides, sides)
UNEVEN = JointTriangle(Side(0.9, 0.3), Side(0.4, None), Side(0.6, 0.7))
OPEN = JointTriangle(Side(0.9, 0.3), Side(), Side(0.6, 0.7))


def by_class(drawing: str, name: str) -> list[ET.Element]:
    return [part for part in ET.fromstring(drawing).iter() if name in part.get("class", "").split()]  # noqa: S314


@given(strength, strength, strength)
def test_the_corners_lie_as_far_apart_as_the_sides_are_long(a: float, b: float, c: float) -> None:
    strengths = Strengths(a, b, c)
    points = placed(strengths)
    for (first, second), length in zip(ENDS.values(), lengths(strengths), strict=True):
        assert isclose(abs(points[first] - points[second]), 100 * length, rel_tol=1e-9)
    assert abs(sum(points.values())) < 1e-9
    assert points["pupil"].imag < min(points["parents"].imag, points["school"].imag)
    assert points["parents"].real < points["school"].real


@given(triangles)
def test_every_drawing_is_well_formed_and_has_no_style_of_its_own(triangle: JointTriangle) -> None:
    for drawing in (large(triangle, name="a", title="Nu"), small(triangle, title="Nu"), small(triangle)):
        ET.fromstring(drawing)  # noqa: S314
        assert "style" not in drawing
        assert "nan" not in drawing


@given(triangles)
def test_a_small_drawing_stays_under_six_hundred_characters(triangle: JointTriangle) -> None:
    assert len(small(triangle).encode()) < 600


def test_each_half_is_as_thick_as_its_own_end_said() -> None:
    halves = by_class(large(UNEVEN, name="a", title="Nu"), "drh-zijde")
    drawn = {
        (h.get("data-zijde"), h.get("data-van")): (h.get("stroke-width"), "is-leeg" in h.get("class", ""))
        for h in halves
    }
    assert drawn == {
        ("lo", "leerling"): ("4.39", False),
        ("lo", "ouders"): ("1.93", False),
        ("ls", "leerling"): ("2.34", False),
        ("ls", "school"): ("1.5", True),
        ("os", "ouders"): ("3.16", False),
        ("os", "school"): ("3.57", False),
    }


def test_an_open_side_is_dotted_and_then_there_is_no_room_drawn() -> None:
    whole, open_ = large(UNEVEN, name="a", title="Nu"), large(OPEN, name="a", title="Nu")
    assert len(by_class(whole, "drh-ruimte")) == 1
    assert by_class(open_, "drh-ruimte") == []
    assert [part.get("data-zijde") for part in by_class(open_, "is-stil")] == ["ls"]


def test_a_corner_not_heard_yet_has_a_hollow_mark() -> None:
    silent = JointTriangle(Side(0.9, None), Side(0.4, None), Side())
    marks = by_class(large(silent, name="a", title="Nu"), "drh-merk")
    assert [("is-stil" in mark.get("class", "")) for mark in marks] == [False, True, True]
    assert 'href="#kl"' in small(silent)
    assert 'href="#ho"' in small(silent)


def test_the_marks_differ_in_form() -> None:
    marks = by_class(large(UNEVEN, name="a", title="Nu"), "drh-merk")
    assert [mark.tag for mark in marks] == ["circle", "path", "rect"]


def test_earlier_triangles_are_drawn_and_before_the_sides() -> None:
    drawing = large(UNEVEN, name="a", title="Nu", earlier=[of_strengths(Strengths(0.1, 0.1, 0.1)), OPEN])
    assert len(by_class(drawing, "drh-eerder")) == 2
    assert drawing.rindex("drh-eerder") < drawing.index("drh-zijde")
    assert "drh-eerder" in small(UNEVEN, earlier=OPEN)


def test_the_largest_size_is_in_every_drawing() -> None:
    assert len(by_class(large(OPEN, name="a", title="Nu"), "drh-maat")) == 1
    assert 'href="#dm"' in small(UNEVEN)
    assert 'id="dm"' in small_source()


def test_every_shape_a_small_drawing_uses_is_in_the_source() -> None:
    source = small_source()
    for triangle in (UNEVEN, OPEN, None, JointTriangle(Side(), Side(), Side())):
        for used in re.findall(r'href="#(\w+)"', small(triangle)):
            assert f'id="{used}"' in source


def test_before_anything_is_shared_the_small_drawing_is_a_dashed_outline() -> None:
    assert len(by_class(small(None), "drh-nog-niet")) == 1
    assert by_class(small(UNEVEN), "drh-nog-niet") == []


def test_title_and_description_are_words_without_a_number() -> None:
    drawing = large(UNEVEN, name="a", title="Nu & straks", pupil="Saskia")
    root = ET.fromstring(drawing)  # noqa: S314
    assert [root[0].text, root[1].text] == [
        "Nu & straks",
        "Saskia en ouders: lukt meestal. Saskia en school: lukt soms, één stem. "
        "Ouders en school: lukt meestal. Keuzeruimte: ruimte.",
    ]
    assert root.get("aria-labelledby") == "a-t a-d"
    assert (root[0].get("id"), root[1].get("id")) == ("a-t", "a-d")


def test_the_description_speaks_english_too_and_names_the_open_side() -> None:
    assert description(OPEN, lang="en") == (
        "Pupil and parents: mostly. Pupil and school: no voice yet. Parents and school: mostly. "
        "Room for choice: cannot be seen yet."
    )


@pytest.mark.parametrize(
    ("value", "word"),
    [
        (0, "lukt nog niet"),
        (1 / 3, "lukt soms"),
        (2 / 3, "lukt meestal"),
        (1, "lukt goed"),
        (None, "nog open"),
    ],
)
def test_an_answer_comes_back_in_its_own_word(value: float | None, word: str) -> None:
    assert strength_in_words(value) == word


def test_the_room_has_three_words_and_one_for_not_yet() -> None:
    assert [room_in_words(k) for k in (1 / 8, 0.5, 1, None)] == [
        "weinig ruimte",
        "ruimte",
        "veel ruimte",
        "nog niet te zien",
    ]


def test_a_comparison_says_wider_or_narrower_and_never_why() -> None:
    low, high = of_strengths(Strengths(0.2, 0.2, 0.2)), of_strengths(Strengths(0.8, 0.8, 0.8))
    assert compared(high, earlier=low) == "De ruimte is groter dan eerst."
    assert compared(low, earlier=high) == "De ruimte is kleiner dan eerst."
    assert compared(low, earlier=low) == "De ruimte is ongeveer gelijk."
    assert compared(low, earlier=OPEN) == ""


def test_a_drawing_by_itself_brings_its_colours_and_needs_no_stylesheet() -> None:
    drawing = standalone(Strengths(0.9, 0.7, 0.3))
    assert drawing.startswith('<svg xmlns="http://www.w3.org/2000/svg"')
    assert "class=" not in drawing
    assert "style" not in drawing
    assert {"#cc7800", "#d54ea1", "#006380"} <= set(re.findall(r"#[0-9a-f]{6}", drawing))
    assert "lukt goed" in drawing
    assert "goes well" in standalone(Strengths(0.9, 0.7, 0.3), lang="en")
