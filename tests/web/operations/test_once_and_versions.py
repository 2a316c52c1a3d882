"""Two clicks make one record; two people who change one record at once both keep their text."""

from uuid import uuid4

import pytest
from world import World

from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.operations.once import SentBefore, remember
from keuzeruimte_web.operations.versions import Stale, save_version
from keuzeruimte_web.records.models import Conversation
from keuzeruimte_web.records.scope import school_scope


def test_the_second_click_is_told_what_the_first_one_made(world: World) -> None:
    ruben = Viewer(world.staff.ruben.pk, world.school.pk, ViewerRole.PROFESSIONAL, world.today)
    joris = Viewer(world.staff.joris.pk, world.school.pk, ViewerRole.PROFESSIONAL, world.today)
    key, made = uuid4(), uuid4()
    with school_scope(world.school.pk):
        remember(ruben, key=key, made=made)
        remember(joris, key=key, made=None)
        with pytest.raises(SentBefore) as second:
            remember(ruben, key=key, made=uuid4())
    assert second.value.made == made


def test_who_saves_second_is_told_what_stands_there_now(world: World) -> None:
    with school_scope(world.school.pk):
        talks = Conversation.objects.all()
        talk = world.saskia.talk
        assert save_version(talks, pk=talk.pk, version=1, place="kamer 1.12") == 2
        with pytest.raises(Stale) as stale:
            save_version(talks, pk=talk.pk, version=1, place="de gang")
        assert (stale.value.version, stale.value.current) == (2, {"place": "kamer 1.12"})
        assert save_version(talks, pk=talk.pk, version=2, place="de gang") == 3
