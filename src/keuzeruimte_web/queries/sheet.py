"""An invitation on paper, for who in the family uses no screen: what that person sees, and no more."""

from dataclasses import dataclass
from uuid import UUID

from keuzeruimte_web.access.decide import Invisible, require
from keuzeruimte_web.access.present import viewers_around
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.bridge.at_table import Span
from keuzeruimte_web.queries.family import Who, people, read_of_talk, talks


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands on it: to whom, when that person comes in and goes out, and the points that are theirs."""

    conversation: UUID
    matter: UUID
    pupil: UUID
    pupil_name: str
    name: str
    role: str
    title: str
    visits: tuple[Span, ...]
    place: str
    with_whom: tuple[Who, ...]
    points: tuple[str, ...]


def sheet(viewer: Viewer, *, conversation: UUID, person: UUID) -> Sheet:
    """The sheet of one guest of the family, for who prepares the conversation.

    It is read as that guest reads the own home: so it cannot hold what is another's, nor own words, which
    are not for staff to print. Raises Invisible, Forbidden, also when the conversation is over.
    """
    talk = require(viewer, Kind.CONVERSATION, Right.PLAN, conversation)
    pupil = talk.matter.pupil_id
    guest = viewers_around([person], pupil=pupil, school=viewer.school, today=viewer.today).get(person)
    if guest is None or guest.role == ViewerRole.PROFESSIONAL:
        raise Invisible("guest")
    seen, _talk = read_of_talk(guest, conversation=conversation)
    who = people(seen, viewer=guest)
    line = next((one for one in talks(seen, who=who, viewer=guest) if one.id == conversation), None)
    if line is None:
        raise Invisible(Kind.CONVERSATION)
    return Sheet(
        conversation=conversation,
        matter=talk.matter_id,
        pupil=pupil,
        pupil_name=who[pupil].name,
        name=who[person].name,
        role=guest.role.value,
        title=line.title,
        visits=line.visits,
        place=line.place,
        with_whom=line.with_whom,
        points=tuple(title for _point, title in line.points),
    )
