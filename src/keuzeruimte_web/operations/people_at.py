"""Who was at an agenda item, from the records: for the circle of a report or an agreement."""

from collections import defaultdict
from collections.abc import Mapping
from uuid import UUID

from keuzeruimte_web.access.decide import rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.bridge.people import FilePerson, people_of
from keuzeruimte_web.bridge.stored import read
from keuzeruimte_web.records.models import AgendaItem, Conversation, ItemPerson


def people_around(viewer: Viewer, *, conversation: Conversation) -> Mapping[UUID, FilePerson]:
    """Everybody in the file of the pupil of this conversation."""
    pupil = conversation.matter.pupil_id
    stored = read(viewer, rows(viewer, Kind.PUPIL, Right.OPEN_DOSSIER).filter(pk=pupil), dossier=False)
    return people_of(stored[pupil], today=viewer.today, matter=conversation.matter_id)


def people_at(items: list[AgendaItem]) -> Mapping[UUID, set[UUID]]:
    """Who hears each item: who speaks, is addressed or present; not who is kept out (METHOD 3, *hears*)."""
    found: dict[UUID, set[UUID]] = defaultdict(set)
    kept_out = {item.pk for item in items if item.verb == "withhold"}
    for item in items:
        found[item.pk].add(item.by_id)
    links = ItemPerson.objects.filter(item__in=[item.pk for item in items], part__in=("to", "present"))
    without = {(x.item_id, x.person_id) for x in links if x.item_id in kept_out and x.part == "to"}
    for link in links:
        if (link.item_id, link.person_id) not in without:
            found[link.item_id].add(link.person_id)
    return found
