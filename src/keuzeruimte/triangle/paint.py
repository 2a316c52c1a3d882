"""How a part of the drawing gets its looks: a class for the page's own CSS, or attributes of its own.

A page has a strict content security policy, so there the colours come from the stylesheet alone.
A drawing that stands by itself, as `keuzeruimte triangle --format svg` prints it, brings them along.
"""

from collections.abc import Callable

Look = Callable[[str], str]

_COLOURS = {
    "pupil": ("#cc7800", "#f8ad32", ".95"),
    "parents": ("#d54ea1", "#e371b3", ".85"),
    "school": ("#006380", "#3ca0bc", ".85"),
}
_PAPER = "#f9f7f3"
_INK = "#201b28"
_GREY = "#827e8a"
_DUTCH = {"pupil": "leerling", "parents": "ouders", "school": "school"}  # the classes of the stylesheet

_DOTS = f'fill="none" stroke="{_GREY}" stroke-linecap="round" vector-effect="non-scaling-stroke"'

_CLASSES = {
    "drawing": "drh drh--groot",
    "largest": "drh-maat",
    "room": "drh-ruimte",
    "light": "drh-licht",
    "earlier": "drh-eerder",
    "open-side": "drh-zijde is-stil",
    "word": "drh-woord",
}
_ATTRIBUTES = {
    "drawing": 'xmlns="http://www.w3.org/2000/svg" width="792" height="642"',
    "paper": f'fill="{_PAPER}"',
    "largest": f'{_DOTS} stroke-width="1.25" stroke-dasharray=".1 5"',
    "room": "",
    "light": 'fill="#fffae8"',
    "earlier": f'fill="none" stroke="{_INK}" stroke-opacity=".34" stroke-width="1.25" '
    'stroke-linejoin="round" vector-effect="non-scaling-stroke"',
    "open-side": f'{_DOTS} stroke-width="2.5" stroke-dasharray=".1 7"',
    "word": f'font-family="Figtree, system-ui, sans-serif" font-weight="600" font-size="4.2" fill="#514d5a" '
    f'stroke="{_PAPER}" stroke-width="2.2" stroke-linejoin="round" paint-order="stroke"',
}
for _corner, (_line, _glow, _strong) in _COLOURS.items():
    _dutch = _DUTCH[_corner]
    _CLASSES[f"glow-{_corner}"] = f"gloed-{_dutch}"
    _CLASSES[f"glow-half-{_corner}"] = f"gloed-{_dutch} gloed-half"
    _CLASSES[f"glow-out-{_corner}"] = f"gloed-{_dutch} gloed-uit"
    _CLASSES[f"half-{_corner}"] = f"drh-zijde drh-zijde--{_dutch}"
    _CLASSES[f"silent-half-{_corner}"] = f"drh-zijde drh-zijde--{_dutch} is-leeg"
    _CLASSES[f"mark-{_corner}"] = f"drh-merk drh-merk--{_dutch}"
    _CLASSES[f"hollow-mark-{_corner}"] = f"drh-merk drh-merk--{_dutch} is-stil"
    _ATTRIBUTES[f"glow-{_corner}"] = f'stop-color="{_glow}" stop-opacity="{_strong}"'
    _ATTRIBUTES[f"glow-half-{_corner}"] = f'stop-color="{_glow}" stop-opacity=".3"'
    _ATTRIBUTES[f"glow-out-{_corner}"] = f'stop-color="{_glow}" stop-opacity="0"'
    _ATTRIBUTES[f"half-{_corner}"] = f'fill="none" stroke="{_line}"'
    _ATTRIBUTES[f"silent-half-{_corner}"] = (
        f'fill="none" stroke="{_line}" stroke-dasharray="6 5" vector-effect="non-scaling-stroke"'
    )
    _ATTRIBUTES[f"mark-{_corner}"] = (
        f'fill="{_line}" stroke="{_PAPER}" stroke-width="3" paint-order="stroke" '
        'vector-effect="non-scaling-stroke"'
    )
    _ATTRIBUTES[f"hollow-mark-{_corner}"] = (
        f'fill="{_PAPER}" stroke="{_line}" stroke-width="2" vector-effect="non-scaling-stroke"'
    )


def by_stylesheet(part: str) -> str:
    """The class attribute of one part of the drawing, for a page that has the stylesheet."""
    return f'class="{_CLASSES[part]}"'


def by_itself(part: str) -> str:
    """The presentation attributes of one part of the drawing, for a file without a stylesheet."""
    return _ATTRIBUTES[part]


def paper_behind(look: Look, *, frame: tuple[int, int, int, int]) -> str:
    """The sheet a drawing by itself lies on, so that it is readable on a dark screen too."""
    if look is by_stylesheet:
        return ""
    x, y, width, height = frame
    return f'<rect x="{x}" y="{y}" width="{width}" height="{height}" {look("paper")}/>'
