"""Who can be asked to come to a conversation today, and which parent was asked before and cannot be any more.

Why a parent cannot come is told nowhere here: who prepares needs to know that it is so, and the administrator
keeps the reason.
"""

from collections.abc import Collection, Mapping
from datetime import date
from uuid import UUID

from django.db.models import Q

from keuzeruimte_web.access.decide import rows
from keuzeruimte_web.access.ground import on_day
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.records.models import Guardianship

from .people import FilePerson, kept_away, people_of
from .stored import Stored, read


def who_may_come(stored: Stored, people: Mapping[UUID, FilePerson], *, today: date) -> frozenset[UUID]:
    """Everybody in the file who is tied to the pupil today, alive, and not kept away by a court order."""
    near = {person.id for person in people.values() if person.involved and not person.deceased}
    return frozenset(near - kept_away(stored, today=today))


def who_may_come_about(viewer: Viewer, *, matter: UUID) -> frozenset[UUID] | None:
    """The same, of the pupil whom this matter is about; None where the viewer may not open that file."""
    found = list(
        read(viewer, rows(viewer, Kind.PUPIL, Right.OPEN_DOSSIER).filter(matters=matter), besides=()).values()
    )
    if not found:
        return None
    people = people_of(found[0], today=viewer.today, matter=matter)
    return who_may_come(found[0], people, today=viewer.today)


def parents_no_more(
    stored: Stored, people: Mapping[UUID, FilePerson], *, among: Collection[UUID], today: date
) -> tuple[str, ...]:
    """The living parents `among` these who cannot come any more, by the name that one calls them."""
    can = who_may_come(stored, people, today=today)
    return tuple(
        sorted(
            people[person].short
            for person in among
            if person in people
            and people[person].party == "parents"
            and not people[person].deceased
            and person not in can
        )
    )


def parents_out(viewer: Viewer, *, pupil: UUID) -> frozenset[UUID]:
    """The parents of this pupil who died, or whom a court order keeps away today: nothing waits for them."""
    away = Q(on_day(viewer), court_block=True) | Q(parent__deceased=True)
    return frozenset(Guardianship.objects.filter(away, pupil=pupil).values_list("parent", flat=True))
