"""What the pages that care for the relation first show: the pupil, the matters with topics, and when."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.utils import timezone

from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.bridge import facts as f
from keuzeruimte_web.queries.files import File, file_of

FOR = timedelta(days=60)
"""How long after it somebody stagnated, or a parent doubted, this asks attention (METHOD 6)."""
DOUBTED = frozenset({"doubts_expertise", "complains"})
BOND = frozenset({"acknowledge", "listen"})


@dataclass(frozen=True, slots=True)
class Caring:
    """Whom it is about, and what can be chosen."""

    pupil: UUID
    name: str
    given: str
    parents: tuple[str, ...]
    matters: tuple[tuple[UUID, str], ...]
    topics: tuple[tuple[UUID, UUID, str], ...]


def caring(viewer: Viewer, *, pupil: UUID) -> Caring:
    """For a professional who guides. Raises Invisible."""
    file = file_of(viewer, pupil=pupil)
    matters = {matter.id for matter in file.matters()}
    topics = [one for one in file.stored.all(f.TopicFact) if one.matter in matters]
    return Caring(
        pupil=file.pupil.id,
        name=file.pupil.full,
        given=file.pupil.short,
        parents=tuple(
            sorted(one.short for one in file.people.values() if one.party == "parents" and not one.deceased)
        ),
        matters=tuple((matter.id, matter.title) for matter in file.matters()),
        topics=tuple(
            sorted(((one.id, one.matter, one.title) for one in topics), key=lambda one: (one[2], str(one[0])))
        ),
    )


def stagnating_since(file: File) -> date | None:
    """The day on which the pupil was last seen to stagnate, unless one listened and acknowledged since."""
    today = file.viewer.today
    days = [
        event.on
        for event in file.stored.shown(f.EventFact)
        if event.kind == "stagnates" and event.person == file.pupil.id and today - FOR <= event.on <= today
    ]
    if not days:
        return None
    last = max(days)
    talks = {talk.id: talk for talk in file.stored.shown(f.ConversationFact)}
    cared = any(
        item.verb in BOND
        and item.of in talks
        and (timezone.localdate(talks[item.of].starts_at) >= last)
        and (item.done or talks[item.of].state != "closed")
        for item in file.stored.shown(f.ItemFact)
    )
    return None if cared else last


def doubted_on(file: File, parents: set[UUID]) -> tuple[str, date] | None:
    """Which of these parents doubted or complained last, in these weeks: a reason to ask, and no verdict."""
    today = file.viewer.today
    found = [
        (event.on, file.people[event.person].short)
        for event in file.stored.shown(f.EventFact)
        if event.kind in DOUBTED
        and event.person in parents & set(file.people)
        and today - FOR <= event.on <= today
    ]
    if not found:
        return None
    on, name = max(found)
    return name, on
