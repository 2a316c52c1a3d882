"""By when somebody does what was agreed: no day before one spoke, and a day that went by since is one."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

from django.test import Client
from django.utils import timezone
from world import World

from keuzeruimte_web.records import models as m
from keuzeruimte_web.records.scope import school_scope

ClientFor = Callable[[m.Person], Client]
WORDS = "Elke dag samen tien minuten lezen"


def test_what_is_agreed_is_not_due_before_one_spoke(world: World, client_for: ClientFor) -> None:
    talk, ruben = world.saskia.talk, client_for(world.staff.ruben)
    with school_scope(world.school.pk):
        item = m.AgendaItem.objects.filter(conversation=talk).order_by("position")[0]
        # Spoken four days ago, and written down today.
        m.Conversation.objects.filter(pk=talk.pk).update(
            starts_at=timezone.now() - timedelta(days=4), state="held"
        )

    def agreed(days_ago: int) -> tuple[int, str]:
        sent = {
            "text": WORDS,
            "owners": [str(world.saskia.saskia.pk)],
            "due": (world.today - timedelta(days=days_ago)).isoformat(),
            "once": uuid4(),
        }
        answer = ruben.post(f"/gesprekken/{talk.pk}/punten/{item.pk}/afspraak/", sent)
        return answer.status_code, answer.content.decode()

    code, shown = agreed(5)
    assert code == 422
    assert "Deze dag is van voor het gesprek. Kies een latere dag, of laat de dag leeg." in shown
    assert WORDS in shown
    assert agreed(2)[0] == 302
    with school_scope(world.school.pk):
        due = [one.due_on for one in m.Agreement.objects.filter(conversation=talk)]
    assert due == [world.today - timedelta(days=2)]
