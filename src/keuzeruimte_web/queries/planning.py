"""Planning a conversation: about which matter one may, who can come, and what stands there now."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.timezone import localdate

from keuzeruimte_web.access.decide import Invisible, require, rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.bridge import facts as f
from keuzeruimte_web.bridge.comers import guests_no_more, parents_of_an_adult, who_may_come
from keuzeruimte_web.bridge.people import people_of
from keuzeruimte_web.bridge.point_choices import NamedChoice
from keuzeruimte_web.bridge.roles import language_in_words
from keuzeruimte_web.bridge.stored import Stored, read


@dataclass(frozen=True, slots=True)
class Planning:
    """What can be chosen, and who likes another language; of a planned conversation also what was chosen.

    `no_more`: who is invited and cannot come any more. `at_18`: parents who can come, where the pupil is 18
    then. `begun`: it is moved or cancelled no more.
    """

    pupil: UUID
    pupil_name: str
    given_name: str
    matters: tuple[NamedChoice, ...]
    guests: tuple[NamedChoice, ...]
    parties: dict[str, str]
    languages: tuple[tuple[str, str], ...] = ()
    conversation: UUID | None = None
    title: str = ""
    starts_at: datetime | None = None
    place: str = ""
    invited: tuple[str, ...] = ()
    version: int = 0
    no_more: tuple[str, ...] = ()
    at_18: tuple[str, ...] = ()
    begun: bool = False


def planning_for(viewer: Viewer, *, pupil: UUID) -> Planning:
    """A new conversation with this pupil's people. Raises Invisible, Forbidden."""
    require(viewer, Kind.PUPIL, Right.OPEN_DOSSIER, pupil)
    found = read(viewer, rows(viewer, Kind.PUPIL, Right.OPEN_DOSSIER).filter(pk=pupil), besides=())
    return _planning(viewer, found[pupil], matter=None)


def planning_of(viewer: Viewer, *, conversation: UUID) -> Planning:
    """When, where and with whom this conversation is. Raises Invisible, Forbidden."""
    talk = require(viewer, Kind.CONVERSATION, Right.PLAN, conversation)
    pupils = rows(viewer, Kind.PUPIL, Right.OPEN_DOSSIER).filter(matters=talk.matter_id)
    found = list(read(viewer, pupils, besides=()).values())
    if not found:
        raise Invisible("pupil")
    base = _planning(viewer, found[0], matter=talk.matter_id)
    invited = [x.person for x in found[0].all(f.InvitationFact) if x.of == conversation]
    people = people_of(found[0], today=viewer.today, matter=talk.matter_id)
    return Planning(
        pupil=base.pupil,
        pupil_name=base.pupil_name,
        given_name=base.given_name,
        matters=base.matters,
        guests=base.guests,
        parties=base.parties,
        languages=base.languages,
        conversation=talk.pk,
        title=talk.title,
        starts_at=talk.starts_at,
        place=talk.place,
        invited=tuple(str(person) for person in invited),
        version=talk.version,
        no_more=guests_no_more(found[0], people, among=invited, today=viewer.today),
        at_18=parents_of_an_adult(
            found[0],
            people,
            among=people,
            on=max(viewer.today, localdate(talk.starts_at)),
            today=viewer.today,
        ),
        begun=talk.state != "planned" and talk.cancelled_at is None,
    )


def _planning(viewer: Viewer, stored: Stored, *, matter: UUID | None) -> Planning:
    people = people_of(stored, today=viewer.today, matter=matter)
    can = who_may_come(stored, people, today=viewer.today)
    order = ("pupil", "parents", "school", "")
    guests = sorted(
        (p for p in people.values() if p.id in can and p.id != viewer.person),
        key=lambda p: (order.index(p.party), p.full, str(p.id)),
    )
    pupil = people[stored.pupil.person]
    return Planning(
        pupil=pupil.id,
        pupil_name=pupil.full,
        given_name=pupil.given,
        matters=tuple((str(m.id), m.title) for m in stored.shown(f.MatterFact) if m.closed_on is None),
        guests=tuple((str(p.id), p.full) for p in guests),
        parties={str(p.id): p.party for p in guests},
        at_18=parents_of_an_adult(stored, people, among=people, on=viewer.today, today=viewer.today),
        languages=tuple((p.short, words) for p in guests if (words := language_in_words(p))),
    )
