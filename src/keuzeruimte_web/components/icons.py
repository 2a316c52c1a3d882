"""The line drawings beside words: one path each, drawn in a square of 24 by 24 in the colour of the text.

An icon never stands alone: the word beside it says the same, so it is hidden from a screen reader.
"""

from functools import lru_cache

from django.utils.html import format_html
from django.utils.safestring import SafeString

ICONS = {
    "add": '<path d="M12 5v14M5 12h14"/>',
    "agreement": '<path d="M6 4h12v16l-6-3.5L6 20zM9 9.5l2 2 4-4"/>',
    "alert": '<circle cx="12" cy="12" r="9"/><path d="M12 7.5V13M12 16.4v.1" stroke-width="2.4"/>',
    "arrow": '<path d="M5 12h14M13 6l6 6-6 6"/>',
    "back": '<path d="M19 12H5M11 6l-6 6 6 6"/>',
    "choice": '<path d="M12 21v-7M12 14 5.5 7M12 14l6.5-7M5 11V6.500h4.500M19 11V6.500h-4.500"/>',
    "clock": '<circle cx="12" cy="12" r="8.5"/><path d="M12 7.5V12l3 2"/>',
    "conflict": '<path d="M3 12h6.5M6.500 8.500 10 12l-3.500 3.500M21 12'
    "h-6.500M17.500 8.500 14 12l3.500 3.500"
    'M12 5v2M12 17v2"/>',
    "conversation": '<path d="M4 5h16v11h-8l-5 4v-4H4z"/>',
    "done": '<path d="m5 12.5 4.5 4.500L19 7.500"/>',
    "down": '<path d="m6 9 6 6 6-6"/>',
    "enter": '<path d="M4 12h10M10 8l4 4-4 4M14 4.500h5.500v15H14"/>',
    "eye": '<path d="M2.5 12S6 5.500 12 5.500 21.500 12 21.500 12 18 18.500 12 18.500 2.500 12 2.500 12Z"/>'
    '<circle cx="12" cy="12" r="2.8"/>',
    "home": '<path d="M4 11.5 12 4.500l8 7M6 10v9.500h12V10"/>',
    "language": '<circle cx="12" cy="12" r="8.5"/><path d="M3.5 12h17M12 3.500c3 2.500 3 14.500 0 17'
    'M12 3.500c-3 2.500-3 14.500 0 17"/>',
    "leave": '<path d="M10 12h10M16 8l4 4-4 4M10 4.500H4.500v15H10"/>',
    "limit": '<path d="M4 6v12M20 6v12M4 12h3.5M16.500 12H20M11 12h2"/>',
    "lock": '<rect x="5" y="10.5" width="14" height="9.5" rx="2"/><path d="M8 10.5V7.500a4 4 0 0 1 8 0v3"/>',
    "mail": '<path d="M3.5 6h17v12h-17zM4 7l8 6 8-6"/>',
    "note": '<path d="M12 11v7M12 6.5v.2" stroke-width="2.4"/>',
    "open": '<circle cx="12" cy="12" r="7.5"/>',
    "park": '<circle cx="12" cy="12" r="8.5"/><path d="M10 16.5v-9h3a2.700 2.700 0 0 1 0 5.400h-3"/>',
    "people": '<circle cx="9" cy="8.5" r="3.5"/><path d="M2.5 20c.5-4 3-6 6.500-6s6 2 6.500 6'
    'M16 5.300a3.500 3.500 0 0 1 0 6.400M18 14.500c2 .8 3.200 2.600 3.500 5.500"/>',
    "phone": '<path d="M7 3.5h10v17H7zM11 17.5h2"/>',
    "print": '<path d="M7 8V4h10v4M7 17H4.5V9.500A1.500 1.500 0 0 1 6 8h12a1.500 1.500 0 0 1 1.500 1.500V17'
    'H17M7 14h10v6H7z"/>',
    "question": '<path d="M9 9a3 3 0 1 1 4.5 2.600c-1 .6-1.500 1.200-1.500 2.400M12 17.400v.1"/>',
    "risk": '<path d="M12 5v9M12 18.5v.2" stroke-width="2.6"/>',
    "safety": '<path d="M12 3.5 19 6v5.500c0 4.500-3 7.500-7 9-4-1.500-7-4.500-7-9V6z'
    'M12 9v3.500M12 15.600v.1"/>',
    "school": '<path d="M3 10 12 5l9 5-9 5zM7 12.5V17c3 2.500 7 2.500 10 0v-4.500"/>',
    "search": '<circle cx="11" cy="11" r="6.5"/><path d="m20 20-4.2-4.200"/>',
    "strength": '<circle cx="9" cy="12" r="5"/><circle cx="15" cy="12" r="5"/>',
    "table": '<path d="M4 5h16v14H4zM4 10h16M4 14.5h16M10 5v14"/>',
    "triangle": '<path d="M12 5 4 19h16z"/>',
    "undo": '<path d="M9 7 4.5 11.500 9 16M5 11.500h9.500a5 5 0 0 1 0 10H12"/>',
    "up": '<path d="m6 15 6-6 6 6"/>',
    "write": '<path d="M4 20l1-4.5L16 4.500 19.500 8 8.500 19z"/>',
}


@lru_cache(maxsize=512)
def icon(name: str, size: int = 18) -> SafeString:
    """A line drawing, hidden from a screen reader: the word beside it speaks. Strokes: frame.css."""
    return format_html(
        '<svg class="icoon" width="{0}" height="{0}" viewBox="0 0 24 24" aria-hidden="true">{1}</svg>',
        size,
        SafeString(ICONS[name]),
    )
