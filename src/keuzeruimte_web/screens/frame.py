"""What stands around every page: who is looking, the menu, the day, and whether this is the demo."""

from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from keuzeruimte_web.queries.seat import Seat

PARTIES = {"pupil": "pupil", "parent": "parents"}  # every other role belongs to the school


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the application: its first address by name, its word and icon, what else belongs to it."""

    screen: str
    name: str | Promise
    icon: str
    below: tuple[str, ...] = ()


CORNERS = ("pupil", "parent", "professional")
"""Who comes to conversations, and so has a calendar and reminders."""
# A family has one page, and needs no menu.
MENUS: dict[str, tuple[Part, ...]] = {
    "professional": (
        Part(screen="home", name=_("Leerlingen"), icon="people", below=("/leerlingen/",)),
        Part(screen="conversations", name=_("Gesprekken"), icon="conversation", below=("/gesprekken/",)),
        Part(screen="choices", name=_("Keuzes"), icon="choice", below=("/keuzes/",)),
        Part(screen="agreements", name=_("Afspraken"), icon="agreement", below=("/afspraken/",)),
    ),
    "administrator": (
        Part(screen="people", name=_("Mensen"), icon="people", below=("/beheer/mensen/",)),
        Part(screen="invitations", name=_("Uitnodigen"), icon="mail", below=("/beheer/uitnodigen/",)),
        Part(screen="classes", name=_("Klassen"), icon="table", below=("/beheer/klassen/",)),
        Part(screen="imports", name=_("Inlezen"), icon="enter", below=("/beheer/inlezen/",)),
        Part(
            screen="school",
            name=_("School"),
            icon="school",
            below=(
                "/beheer/school/",
                "/beheer/diensten/",
                "/beheer/achtergrond/",
                "/beheer/wissen/",
                "/beheer/meenemen/",
                "/bewaren/",
                "/keuzes/",
            ),
        ),
    ),
    "privacy_officer": (
        Part(screen="oversight", name=_("Toezicht"), icon="eye"),
        Part(screen="privacy_desk", name=_("Verzoeken"), icon="mail", below=("/toezicht/verzoeken/",)),
        Part(screen="retention", name=_("Bewaren"), icon="clock", below=("/bewaren/",)),
        Part(screen="export_desk", name=_("Meenemen"), icon="enter", below=("/toezicht/meenemen/",)),
        Part(screen="access_table", name=_("Wie mag wat"), icon="table"),
    ),
}


@dataclass(frozen=True, slots=True)
class MenuItem:
    """One line of the menu; `current` is "page" on that page itself, "true" on one that belongs to it."""

    address: str
    name: str | Promise
    icon: str
    current: str


@dataclass(frozen=True, slots=True)
class Other:
    """Another seat of the same account, to change to."""

    key: str
    name: str
    role: str
    school: str
    party: str


@dataclass(frozen=True, slots=True)
class Frame:
    """What header.html, footer.html, safety/page.html and other_door/page.html show of the one who looks."""

    name: str
    party: str
    school: str
    safety_text: str
    safety_contact: str
    other_person: str
    complaints: str
    corner: bool
    menu: tuple[MenuItem, ...]
    others: tuple[Other, ...]


def frame(http_request: HttpRequest) -> dict[str, object]:
    """For base.html and header.html; `frame` is None for who is not signed in."""
    seat: Seat | None = getattr(http_request, "seat", None)
    return {
        "demo": settings.DEMO,
        "second_factor": settings.SECOND_FACTOR,
        "formal": _only_a_parent(http_request),
        "today": seat.viewer.today if seat else timezone.localdate(),
        "frame": seat and _around(seat, http_request),
    }


def _only_a_parent(http_request: HttpRequest) -> bool:
    """Whether pages about the account itself say *u*: to who is a parent here, and nothing else (0100)."""
    seats: tuple[Seat, ...] = getattr(http_request, "seats", ())
    return bool(seats) and all(seat.viewer.role == "parent" for seat in seats)


def _around(seat: Seat, http_request: HttpRequest) -> Frame:
    seats: tuple[Seat, ...] = getattr(http_request, "seats", ())
    english = get_language() == "en"
    return Frame(
        name=seat.name,
        party=PARTIES.get(seat.viewer.role, "school"),
        school=seat.school,
        safety_text=(english and seat.safety_text_en) or seat.safety_text,
        safety_contact=(english and seat.safety_contact_en) or seat.safety_contact,
        other_person=(english and seat.other_person_en) or seat.other_person,
        complaints=(english and seat.complaints_en) or seat.complaints,
        corner=seat.viewer.role in CORNERS,
        menu=_menu(seat.viewer.role, path=http_request.path),
        others=tuple(
            Other(
                key=other.key,
                name=other.name,
                role=str(other.viewer.role.label),
                school=other.school,
                party=PARTIES.get(other.viewer.role, "school"),
            )
            for other in seats
            if other != seat
        ),
    )


def _menu(role: str, *, path: str) -> tuple[MenuItem, ...]:
    """Only what is there: a part whose screen is not installed has no line."""
    parts = ((part, _address(part.screen)) for part in MENUS.get(role, ()))
    return tuple(
        MenuItem(address=address, name=part.name, icon=part.icon, current=_current(part, address, path))
        for part, address in parts
        if address
    )


@cache
def _address(screen: str) -> str:
    """The same for everybody, as long as the server runs."""
    try:
        return reverse(screen)
    except NoReverseMatch:
        return ""


def _current(part: Part, address: str, path: str) -> str:
    if path == address:
        return "page"
    return "true" if path.startswith(part.below) and part.below else ""
