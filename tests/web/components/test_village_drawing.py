"""The drawing around a pupil: everybody on the own ring, inside the drawing, no name over another."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from keuzeruimte_web.components.village import HEIGHT, RINGS, WIDTH, _box, _overlap, rings, spots

NAMES = st.text(st.characters(categories=["L", "Zs"]), min_size=1, max_size=40)
PLACES = st.lists(st.tuples(NAMES, st.sampled_from(sorted(RINGS))), max_size=30)


@given(PLACES)
def test_everybody_stands_on_the_own_ring(places: list[tuple[str, str]]) -> None:
    found = spots(places)
    assert len(found) == len(places)
    for spot, (_, place) in zip(found, places, strict=True):
        rx, ry = RINGS[place]
        assert abs((spot.x / rx) ** 2 + (spot.y / ry) ** 2 - 1) < 0.04


@given(PLACES)
def test_no_name_stands_over_another_or_outside_the_drawing(places: list[tuple[str, str]]) -> None:
    boxes = [_box(spot.x, spot.y, spot.name) for spot in spots(places) if spot.name]
    # Half a unit of rounding on either side.
    assert all(_overlap(one, other) < 60 for one, other in combinations(boxes, 2))
    for left, top, right, bottom in boxes:
        assert -WIDTH / 2 - 2 <= left <= right <= WIDTH / 2 + 2
        assert -HEIGHT / 2 - 2 <= top <= bottom <= HEIGHT / 2 + 2


def test_the_same_people_stand_alike_and_only_needed_rings_are_drawn() -> None:
    places = [("oma Riet", "close"), ("Noa", "close"), ("coach Sem", "further")]
    assert spots(places) == spots(places)
    assert [(ring.rx, ring.ry) for ring in rings(places)] == [RINGS["close"], RINGS["further"]]


def test_a_long_name_is_shortened_to_words_that_fit() -> None:
    shown = [
        spots([(name, "around")])[0].name
        for name in ("de buurvrouw van hiernaast", "oma Riet uit Zwolle", "Bartholomeus-Jan", "Pip")
    ]
    assert shown == ["buurvrouw", "oma Riet uit", "Bartholomeu…", "Pip"]
