"""The triangle as SVG, small: for lists and overviews, under 600 characters each.

Size and marks stand once on the page (`small_source`) and come back with `<use>`; paths are in whole
half units, which at 5 rem is a fifth of a pixel.
"""

from functools import lru_cache
from html import escape

from keuzeruimte.triangle import paint
from keuzeruimte.triangle.drawing import FULL, mark
from keuzeruimte.triangle.geometry import CORNERS, ENDS
from keuzeruimte.triangle.joint import JointTriangle
from keuzeruimte.triangle.placing import placed

FRAME = "-132-136 264 216"
RADIUS = 13.2
KEPT = 4096
"""Drawings that are kept: those of a home are the same until somebody answers."""
_LETTERS = {
    "pupil": "l",
    "parents": "o",
    "school": "s",
}  # zl, zo, zs: half; kl, ko, ks: mark; h..: hollow mark


def small_source() -> str:
    """The shapes that every small drawing uses; put it once on the page, before the first."""
    shapes = "".join(
        mark(corner, at=0j, radius=RADIUS, attributes=f'id="{first}{_LETTERS[corner]}" {looks}')
        for corner in CORNERS
        for first, looks in (
            ("k", paint.by_stylesheet(f"mark-{corner}")),
            ("h", paint.by_stylesheet(f"hollow-mark-{corner}")),
        )
    )
    largest = f'<path id="dm" class="drh-maat" d="{_outline(placed(FULL))}"/>'
    return f'<svg class="drh drh--klein drh-bron" aria-hidden="true"><defs>{largest}{shapes}</defs></svg>'


def small(triangle: JointTriangle | None, *, title: str = "", earlier: JointTriangle | None = None) -> str:
    """The small drawing; None where nothing is shared yet. Without a title it is decoration."""
    head = f' role="img"><title>{escape(title)}</title>' if title else ' aria-hidden="true">'
    return f'<svg class="drh drh--klein" viewBox="{FRAME}"{head}{_drawn(triangle, earlier)}</svg>'


@lru_cache(maxsize=KEPT)
def _drawn(triangle: JointTriangle | None, earlier: JointTriangle | None) -> str:
    # Of equal numbers the drawing is equal; of whom they are is not in it.
    parts = []
    points = placed(triangle.drawn_strengths if triangle else FULL)
    if triangle is None:
        parts.append(f'<path class="drh-nog-niet" d="{_outline(points)}"/>')
    else:
        parts.append('<use href="#dm"/>')
        if triangle.strengths is not None:
            parts.append(f'<path class="drh-licht" d="{_outline(points)}"/>')
        if earlier is not None:
            parts.append(f'<path class="drh-eerder" d="{_outline(placed(earlier.drawn_strengths))}"/>')
        parts += _sides(triangle, points)
    heard = triangle.heard if triangle else ()
    parts += [
        f'<use href="#{"k" if corner in heard else "h"}{_LETTERS[corner]}" '
        f'x="{_whole(points[corner].real)}" y="{_whole(points[corner].imag)}"/>'
        for corner in CORNERS
    ]
    return "".join(parts)


def _sides(triangle: JointTriangle, points: dict[str, complex]) -> list[str]:
    drawn = []
    for connection, side in triangle.sides:
        first, second = ENDS[connection]
        if not side.voices:
            drawn.append(f'<path class="zn" d="M{_path(points[first], points[second])}"/>')
            continue
        middle = (points[first] + points[second]) / 2
        for corner, value in ((first, side.first), (second, side.second)):
            half = f"z{_LETTERS[corner]}"
            looks = (
                f'class="{half} is-leeg"'
                if value is None
                else f'class="{half}" stroke-width="{0.9 + 4.3 * value:.1f}"'
            )
            drawn.append(f'<path {looks} d="M{_path(points[corner], middle)}"/>')
    return drawn


def _outline(points: dict[str, complex]) -> str:
    return "M" + _path(*(points[corner] for corner in CORNERS)) + "Z"


def _path(*points: complex) -> str:
    """Points one after another; a minus sign separates well enough by itself."""
    return " ".join(_whole(v) for point in points for v in (point.real, point.imag)).replace(" -", "-")


def _whole(number: float) -> str:
    return str(round(2 * number))
