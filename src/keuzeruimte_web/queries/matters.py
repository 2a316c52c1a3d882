"""The matters in which a family member has a part; known by title only to who may know it."""

from dataclasses import dataclass
from uuid import UUID

from keuzeruimte_web.bridge import family_facts as ff
from keuzeruimte_web.bridge.family import Seen


@dataclass(frozen=True, slots=True)
class MatterLine:
    """A matter that runs; its title only where the viewer may know it."""

    id: UUID
    title: str
    may_limit: bool
    may_entrust: bool


def matters(seen: Seen) -> tuple[MatterLine, ...]:
    """The matters that run, in which the viewer has a part; the latest first."""
    titles = {matter.id: matter.title for matter in seen.every(ff.MatterTitle)}
    limit = {matter.id for matter in seen.every(ff.LimitMatter)}
    trust = {matter.id for matter in seen.every(ff.EntrustMatter)}
    running = [matter for matter in seen.every(ff.SpeakMatter) if matter.closed_on is None]
    running.sort(key=lambda matter: (matter.opened_on, matter.id.int), reverse=True)
    return tuple(
        MatterLine(m.id, titles.get(m.id, ""), may_limit=m.id in limit, may_entrust=m.id in trust)
        for m in running
    )
