"""Who may be the same person: shown before somebody is entered again. Nothing is joined by itself."""

from uuid import UUID

from django.db.models import Q

from keuzeruimte_web.access.decide import rows
from keuzeruimte_web.access.rights import Kind
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.bridge.addresses import mark_of_address
from keuzeruimte_web.bridge.in_order import by_family_name
from keuzeruimte_web.components.names import searchable

from .people import Listed, listed, people

MOST = 8


def doubles(viewer: Viewer, *, given: str, prefix: str, family: str, email: str = "") -> tuple[Listed, ...]:
    """People of this name, or with this address; none where nobody looks like it. Three queries."""
    name = searchable(f"{given} {prefix} {family}")
    alike = Q(search_name=name)
    if email:
        mark = mark_of_address(viewer.school, email=email)
        reached = rows(viewer, Kind.CONTACT).filter(email_mark=mark).values("person")
        alike |= Q(account__email__iexact=email) | Q(pk__in=reached)
    return listed(viewer, by_family_name(rows(viewer, Kind.PERSON).filter(alike))[:MOST])


def by_name(viewer: Viewer, *, text: str) -> tuple[Listed, ...]:
    """Living people who are no pupils, to tie as a parent; none for an empty text."""
    if not text.strip():
        return ()
    found = people(viewer, text=text).people
    return tuple(one for one in found if not one.deceased and "pupil" not in one.parties)[:MOST]


def one(viewer: Viewer, *, person: UUID) -> Listed | None:
    """One of the people, to tie; None where there is no such person for this viewer."""
    found = listed(viewer, rows(viewer, Kind.PERSON).filter(pk=person))
    return found[0] if found else None
