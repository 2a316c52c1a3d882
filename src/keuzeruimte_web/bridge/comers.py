"""Who can be asked to come to a conversation today, and who was asked before and cannot be any more.

Why somebody cannot come is told nowhere here: who prepares needs to know that it is so, and the administrator
keeps the reason.
"""

from collections.abc import Collection, Mapping
from datetime import date
from uuid import UUID

from django.db.models import Q

from keuzeruimte_web.access.ages import EIGHTEEN, is_of_age
from keuzeruimte_web.access.decide import rows
from keuzeruimte_web.access.ground import on_day
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.records.models import Guardianship

from .facts import InvolvementFact
from .people import FilePerson, called, in_force, kept_away, people_of
from .stored import Stored, read


def who_may_come(stored: Stored, people: Mapping[UUID, FilePerson], *, today: date) -> frozenset[UUID]:
    """Everybody in the file who is tied to the pupil today, alive, and not kept away by a court order.

    A parent by birth stays in the file when the tie ends (METHOD 3), and would open nothing of it.
    """
    near = {
        person.id
        for person in people.values()
        if person.involved and not person.deceased and (person.tie is None or in_force(person.tie, today))
    }
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


def guests_no_more(
    stored: Stored, people: Mapping[UUID, FilePerson], *, among: Collection[UUID], today: date
) -> tuple[str, ...]:
    """The living parents `among` these who cannot come any more, and colleagues who guide this pupil no more;
    by the name that one calls them."""
    out = set(among) - who_may_come(stored, people, today=today)
    left = {tie.person: called(tie) for tie in stored.all(InvolvementFact) if tie.person in out}
    known = {person: people[person] for person in out if person in people}
    parents = {p for p, one in known.items() if one.party == "parents" and not one.deceased}
    return tuple(sorted(known[p].short if p in known else left[p] for p in parents | left.keys()))


def parents_of_an_adult(
    stored: Stored, people: Mapping[UUID, FilePerson], *, among: Collection[UUID], on: date, today: date
) -> tuple[str, ...]:
    """The parents `among` these who can come, where the pupil is 18 on that day: by then they read nothing of
    it but what the pupil shares (PRODUCT 3). By the name that one calls them."""
    if not is_of_age(stored.pupil.born, age=EIGHTEEN, today=on):
        return ()
    come = who_may_come(stored, people, today=today).intersection(among)
    return tuple(sorted(people[person].short for person in come if people[person].party == "parents"))


def parents_out(viewer: Viewer, *, pupil: UUID) -> frozenset[UUID]:
    """The parents of this pupil who died, or whom a court order keeps away today: nothing waits for them."""
    away = Q(on_day(viewer), court_block=True) | Q(parent__deceased=True)
    return frozenset(Guardianship.objects.filter(away, pupil=pupil).values_list("parent", flat=True))
