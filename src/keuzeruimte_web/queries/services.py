"""The services that read along, as the administrator keeps them. A token is never read here."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from keuzeruimte_web.access.decide import require, rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer

# What can be given to a service, in the words of the screen.
MAY: dict[str, str | Promise] = {
    "pupils": _("leerlingen lezen: naam en klas"),
    "parents": _("ouders lezen: alleen de naam"),
    "staff": _("medewerkers lezen: naam en taken"),
    "classes": _("klassen lezen"),
    "busy": _("zien wanneer medewerkers bezet zijn"),
    "offers": _("lijsten aanbieden om in te lezen"),
}


@dataclass(frozen=True, slots=True)
class KeptService:
    """A service. `works`: today; `ended`: somebody stopped it."""

    id: UUID
    name: str
    may: tuple[str, ...]
    may_words: tuple[str, ...]
    until: date
    made_at: datetime
    last_used_on: date | None
    ended: bool
    works: bool


def kept_services(viewer: Viewer) -> tuple[KeptService, ...]:
    """The services of the own school that were not stopped, by name. Two queries."""
    require(viewer, Kind.SCHOOL, Right.CHANGE, viewer.school)
    found = rows(viewer, Kind.SERVICE, Right.CHANGE).filter(ended_at__isnull=True)
    return tuple(_kept(row, today=viewer.today) for row in found.order_by("name", "pk"))


def kept_service(viewer: Viewer, *, service: UUID) -> KeptService:
    """One of them, also one that was stopped; or Invisible."""
    return _kept(require(viewer, Kind.SERVICE, Right.CHANGE, service), today=viewer.today)


def _kept(row: Any, *, today: date) -> KeptService:
    may = tuple(what for what in MAY if getattr(row, what))
    return KeptService(
        id=row.pk,
        name=row.name,
        may=may,
        may_words=tuple(str(MAY[what]) for what in may),
        until=row.until,
        made_at=row.made_at,
        last_used_on=row.last_used_on,
        ended=row.ended_at is not None,
        works=row.ended_at is None and row.until >= today,
    )
