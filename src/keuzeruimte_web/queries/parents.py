"""What the forms for a parent of a pupil offer: who is alike, who is known, and the closed lists."""

from dataclasses import dataclass
from uuid import UUID

from keuzeruimte_web.access.decide import Invisible, require, rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.bridge.listed import choices_of

from .doubles import by_name, doubles, one
from .people import Listed
from .somebody import TieOf, tie_to_change

Choices = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ParentPage:
    """For adding a parent. `chosen` is somebody the school knows, `secret` that the address is; `alike` are
    people who look like what was typed, `found` who were searched for."""

    pupil: UUID
    name: str
    text: str
    chosen: Listed | None
    secret: bool
    found: tuple[Listed, ...]
    alike: tuple[Listed, ...]
    kinds: Choices
    authorities: Choices


@dataclass(frozen=True, slots=True)
class TiePage:
    """For changing or ending a tie."""

    pupil: UUID
    name: str
    tie: TieOf
    kinds: Choices
    authorities: Choices


def parent_page(
    viewer: Viewer,
    *,
    pupil: UUID,
    chosen: UUID | None = None,
    text: str = "",
    entered: tuple[str, ...] | None = None,
) -> ParentPage:
    """For a pupil whom the viewer may change; `entered` is what was typed: given, prefix, family, e-mail."""
    child = require(viewer, Kind.PUPIL, Right.CHANGE, pupil)
    known = one(viewer, person=chosen) if chosen else None
    if chosen and known is None:
        raise Invisible(f"{Kind.PERSON}")
    alike: tuple[Listed, ...] = ()
    if entered and known is None:
        given, prefix, family, email = entered
        alike = doubles(viewer, given=given, prefix=prefix, family=family, email=email.replace("\x00", ""))
    return ParentPage(
        pupil=pupil,
        name=child.person.full_name,
        text=text,
        chosen=known,
        secret=chosen is not None and rows(viewer, Kind.CONTACT).filter(person=chosen, secret=True).exists(),
        found=tuple(somebody for somebody in by_name(viewer, text=text) if somebody.id != pupil),
        alike=tuple(somebody for somebody in alike if somebody.id != pupil),
        kinds=tuple(choices_of("parent")),
        authorities=tuple(choices_of("authority")),
    )


def tie_page(viewer: Viewer, *, guardianship: UUID) -> TiePage:
    """For a tie that the viewer may change; Invisible otherwise."""
    pupil, name, tie = tie_to_change(viewer, guardianship=guardianship)
    return TiePage(pupil, name, tie, tuple(choices_of("parent")), tuple(choices_of("authority")))
