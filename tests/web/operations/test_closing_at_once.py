"""Two screens that close one conversation at the same moment: one does, the other hears that it is closed."""

import threading
from uuid import uuid4

import pytest
from django.db import connection
from world import World

from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.operations.talk import AlreadyClosed, close
from keuzeruimte_web.records.models import AgendaItem, Conversation, Report, ReportItem, Trace
from keuzeruimte_web.records.scope import school_scope


@pytest.mark.django_db(transaction=True)
def test_of_four_who_close_a_conversation_at_once_one_does(world: World) -> None:
    family = world.saskia
    ruben = Viewer(world.staff.ruben.pk, world.school.pk, ViewerRole.PROFESSIONAL, world.today)
    with school_scope(world.school.pk):
        items = set(AgendaItem.objects.filter(conversation=family.talk).values_list("pk", flat=True))
        Report.objects.filter(conversation=family.talk).delete()
    start, ends = threading.Barrier(4), list[str]()

    def run() -> None:
        try:
            start.wait()
            with school_scope(world.school.pk):
                close(ruben, conversation=family.talk.pk, done=items, on=world.today, once=uuid4())
            ends.append("closed")
        except AlreadyClosed:
            ends.append("closed by another")
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(ends) == ["closed", *["closed by another"] * 3]
    with school_scope(world.school.pk):
        assert Conversation.objects.get(pk=family.talk.pk).state == "closed"
        circles = list(Report.objects.filter(conversation=family.talk).values_list("circle", flat=True))
        read = list(
            ReportItem.objects.filter(report__conversation=family.talk).values_list("item", flat=True)
        )
        traces = Trace.objects.filter(record=family.talk.pk, word="closed_conversation").count()
    assert len(circles) == len(set(circles)) > 0
    assert len(read) == len(set(read))
    assert traces == 1
