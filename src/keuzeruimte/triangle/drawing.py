"""The triangle as SVG, large: the largest size, the room, earlier ones, sides in halves, marks, words.

Each side is two halves: the thickness of a half is what its own end gave. One voice: the other half
dashed. No voice: the whole side dotted, and no room drawn (METHOD 7).
"""

from collections.abc import Iterable
from html import escape

from keuzeruimte.triangle import paint
from keuzeruimte.triangle.geometry import CORNERS, ENDS, Strengths
from keuzeruimte.triangle.joint import JointTriangle, of_strengths
from keuzeruimte.triangle.paint import Look
from keuzeruimte.triangle.phrasing import description, strength_in_words
from keuzeruimte.triangle.placing import placed

FRAME = (-66, -65, 132, 107)
FULL = Strengths(1, 1, 1)
SHORT_NAMES = {"pupil_parents": "lo", "pupil_school": "ls", "parents_school": "os"}  # in data-zijde
DUTCH_CORNERS = {"pupil": "leerling", "parents": "ouders", "school": "school"}  # in data-van, for the CSS
TITLES = {"nl": "De driehoek", "en": "The triangle"}


def large(
    triangle: JointTriangle,
    *,
    name: str,
    title: str,
    lang: str = "nl",
    pupil: str = "",
    earlier: Iterable[JointTriangle] = (),
    words_on_sides: bool = True,
) -> str:
    """The drawing for a page with the stylesheet; `name` makes its ids unique on that page."""
    return _drawn(
        triangle,
        name=name,
        title=title,
        lang=lang,
        pupil=pupil,
        earlier=tuple(earlier),
        words_on_sides=words_on_sides,
        look=paint.by_stylesheet,
    )


def standalone(strengths: Strengths, *, lang: str = "nl") -> str:
    """The drawing as a file of its own, with its colours in it; both ends of a side say the same."""
    return _drawn(
        of_strengths(strengths),
        name="triangle",
        title=TITLES[lang],
        lang=lang,
        pupil="",
        earlier=(),
        words_on_sides=True,
        look=paint.by_itself,
    )


def _drawn(
    triangle: JointTriangle,
    *,
    name: str,
    title: str,
    lang: str,
    pupil: str,
    earlier: tuple[JointTriangle, ...],
    words_on_sides: bool,
    look: Look,
) -> str:
    name = escape(name)
    points = placed(triangle.drawn_strengths)
    parts = [
        f'<svg {look("drawing")} viewBox="{" ".join(map(str, FRAME))}" role="img" lang="{lang}" '
        f'aria-labelledby="{name}-t {name}-d">',
        f'<title id="{name}-t">{escape(title)}</title>',
        f'<desc id="{name}-d">{escape(description(triangle, lang=lang, pupil=pupil))}</desc>',
        paint.paper_behind(look, frame=FRAME),
        f'<path {look("largest")} d="{outline(placed(FULL))}"/>',
    ]
    if triangle.strengths is not None:
        parts.append(_room(points, name, look))
    parts += [f'<path {look("earlier")} d="{outline(placed(e.drawn_strengths))}"/>' for e in earlier]
    parts += _sides(triangle, points, look)
    for corner in CORNERS:
        kind = "mark" if corner in triangle.heard else "hollow-mark"
        parts.append(mark(corner, at=points[corner], radius=4, attributes=look(f"{kind}-{corner}")))
    if words_on_sides:
        parts += _words(triangle, points, lang, look)
    return "".join(parts) + "</svg>"


def thickness(value: float) -> float:
    """How thick a half is, in SVG units: 0 is thin, never gone."""
    return 0.7 + 4.1 * value


def outline(points: dict[str, complex]) -> str:
    """The path of the whole triangle."""
    return "M" + "L".join(_xy(points[corner]) for corner in CORNERS) + "Z"


def mark(corner: str, *, at: complex, radius: float, attributes: str) -> str:
    """Circle: pupil. Diamond: parents. Square: school. Form as well as colour tells them apart."""
    if corner == "pupil":
        return f'<circle {attributes} cx="{_n(at.real)}" cy="{_n(at.imag)}" r="{_n(radius)}"/>'
    if corner == "parents":
        r = radius * 1.22
        tips = "L".join(_xy(at + tip) for tip in (complex(0, -r), complex(r), complex(0, r), complex(-r)))
        return f'<path {attributes} d="M{tips}Z"/>'
    r = radius * 0.9
    return (
        f'<rect {attributes} x="{_n(at.real - r)}" y="{_n(at.imag - r)}" '
        f'width="{_n(2 * r)}" height="{_n(2 * r)}" rx="{_n(radius * 0.18)}"/>'
    )


def _room(points: dict[str, complex], name: str, look: Look) -> str:
    path = outline(points)
    gradients, lit = [], []
    for corner in CORNERS:
        at = points[corner]
        gradients.append(
            f'<radialGradient id="{name}-g-{corner}" gradientUnits="userSpaceOnUse" '
            f'cx="{_n(at.real)}" cy="{_n(at.imag)}" r="{_n(max(10.0, abs(at) * 1.3))}">'
            f'<stop offset="0" {look(f"glow-{corner}")}/><stop offset=".5" {look(f"glow-half-{corner}")}/>'
            f'<stop offset="1" {look(f"glow-out-{corner}")}/></radialGradient>'
        )
        lit.append(f'<path fill="url(#{name}-g-{corner})" d="{path}"/>')
    return (
        f"<defs>{''.join(gradients)}</defs><g {look('room')}>"
        f'<path {look("light")} d="{path}"/>{"".join(lit)}</g>'
    )


def _sides(triangle: JointTriangle, points: dict[str, complex], look: Look) -> list[str]:
    drawn = []
    for connection, side in triangle.sides:
        first, second = ENDS[connection]
        name = f'data-zijde="{SHORT_NAMES[connection]}"'
        if not side.voices:
            path = f"M{_xy(points[first])}L{_xy(points[second])}"
            drawn.append(f'<path {look("open-side")} {name} d="{path}"/>')
            continue
        middle = (points[first] + points[second]) / 2
        for corner, value in ((first, side.first), (second, side.second)):
            kind = "silent-half" if value is None else "half"
            width = 1.5 if value is None else thickness(value)
            drawn.append(
                f'<path {look(f"{kind}-{corner}")} {name} data-van="{DUTCH_CORNERS[corner]}" '
                f'stroke-width="{_n(width)}" d="M{_xy(points[corner])}L{_xy(middle)}"/>'
            )
    return drawn


def _words(triangle: JointTriangle, points: dict[str, complex], lang: str, look: Look) -> list[str]:
    """A word outside the middle of each side; hidden from a screen reader, which has the description."""
    written = []
    for connection, side in triangle.sides:
        first, second = (points[corner] for corner in ENDS[connection])
        middle, outward = (first + second) / 2, (second - first) * 1j
        outward /= abs(outward)
        if (outward * middle.conjugate()).real < 0:
            outward = -outward
        at = middle + outward * 6
        anchor = "end" if outward.real < -0.35 else "start" if outward.real > 0.35 else "middle"
        written.append(
            f'<text {look("word")} x="{_n(at.real)}" y="{_n(at.imag + 1.6 + 1.6 * outward.imag)}" '
            f'text-anchor="{anchor}" aria-hidden="true">{strength_in_words(side.strength, lang=lang)}</text>'
        )
    return written


def _n(number: float) -> str:
    text = f"{number:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _xy(point: complex) -> str:
    return f"{_n(point.real)},{_n(point.imag)}"
