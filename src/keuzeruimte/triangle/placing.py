"""Where the corners of a triangle lie on the page: same centre, same way up, so that two compare."""

import cmath
from math import radians, sqrt

from keuzeruimte.triangle.geometry import CORNERS, Strengths, lengths

UNIT = 100  # a side of length 1 is 100 SVG units, on every screen
_UPRIGHT = tuple(cmath.rect(1 / sqrt(3), radians(degrees)) for degrees in (90, 210, 330))


def placed(strengths: Strengths) -> dict[str, complex]:
    """The corners in SVG units, y downwards, with the centre of gravity at 0.

    The law of cosines gives the shape; the smallest turn towards the equilateral triangle
    (Procrustes) keeps the pupil on top, parents on the left and school on the right.
    """
    pupil_parents, pupil_school, parents_school = lengths(strengths)
    x = (pupil_parents**2 + parents_school**2 - pupil_school**2) / (2 * parents_school)
    corners = (complex(x, sqrt(max(0.0, pupil_parents**2 - x**2))), 0j, complex(parents_school, 0))
    centre = sum(corners) / 3
    total = sum((corner - centre).conjugate() * up for corner, up in zip(corners, _UPRIGHT, strict=True))
    turn = total / abs(total)
    return {
        name: ((corner - centre) * turn).conjugate() * UNIT
        for name, corner in zip(CORNERS, corners, strict=True)
    }
