"""My conversations: those to close, those to come, and those behind us."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from keuzeruimte_web.access.replica import from_replica
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.bridge.my_talks import TalkRow, my_talks


@dataclass(frozen=True, slots=True)
class Talk:
    """A conversation in the list."""

    id: UUID
    pupil: UUID
    pupil_name: str
    title: str
    starts_at: datetime
    place: str
    names: tuple[str, ...]
    mine: bool


@dataclass(frozen=True, slots=True)
class Conversations:
    """The page: to close (the day is over), coming, past."""

    to_close: tuple[Talk, ...]
    coming: tuple[Talk, ...]
    past: tuple[Talk, ...]


@from_replica
def conversations(viewer: Viewer) -> Conversations:
    """All conversations of the viewer's matters; one query however many there are."""
    found: dict[str, list[Talk]] = defaultdict(list)
    for talk in my_talks(viewer):
        over = timezone.localdate(talk.starts_at) < viewer.today
        found["past" if talk.past else "to_close" if over else "coming"].append(_talk(viewer, talk))
    return Conversations(
        to_close=tuple(found["to_close"]), coming=tuple(found["coming"]), past=tuple(found["past"])
    )


def _talk(viewer: Viewer, talk: TalkRow) -> Talk:
    return Talk(
        id=talk.id,
        pupil=talk.pupil,
        pupil_name=talk.pupil_name,
        title=talk.title,
        starts_at=talk.starts_at,
        place=talk.place,
        names=tuple(name for person, name in talk.guests if person != viewer.person),
        mine=talk.organiser == viewer.person,
    )
