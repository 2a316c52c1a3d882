"""A row that is known already is changed by a text that was written once."""

from uuid import uuid4

import pytest
from world import World

from keuzeruimte_web.records.models import AgendaItem, Conversation, Matter, Topic
from keuzeruimte_web.records.one_row import change_row
from keuzeruimte_web.records.scope import school_scope


def known(item: AgendaItem, *, school: object = None) -> AgendaItem:
    """The point as an operation knows it from the facts: without what it says."""
    matter = Matter(pk=item.conversation.matter_id, pupil_id=item.conversation.matter.pupil_id)
    talk = Conversation(pk=item.conversation_id, matter=matter)
    return AgendaItem(pk=item.pk, school_id=school or item.school_id, conversation=talk)


def test_it_is_changed_where_it_is_as_it_was_and_sealed(world: World) -> None:
    with school_scope(world.school.pk):
        item = AgendaItem.objects.filter(conversation=world.saskia.talk, done__isnull=True)[0]
        still = {"conversation_id": item.conversation_id, "done": None, "version": item.version}
        changes = {
            "title": "Nog eens",
            "minutes": 7,
            "topic_id": None,
            "domain": "learning",
            "version": item.version + 1,
        }
        assert change_row(known(item), still=still, **changes)
        now = AgendaItem.objects.get(pk=item.pk)
        assert {name: getattr(now, name) for name in changes} == changes
        assert (now.verb, now.position) == (item.verb, item.position)
        assert not change_row(known(item), still=still, **changes)
        assert not change_row(known(item), still={**still, "conversation_id": uuid4()}, **changes)
        assert not change_row(known(item), still={"done": True}, **changes)
        assert not change_row(known(item, school=uuid4()), still={}, minutes=9)
        assert AgendaItem.objects.get(pk=item.pk).minutes == 7


def test_a_column_with_a_mark_is_not_changed_this_way(world: World) -> None:
    with school_scope(world.school.pk), pytest.raises(ValueError, match="mark"):
        change_row(Topic.objects.all()[0], still={}, title="De scheiding")
