"""A conversation that has begun: it is moved and cancelled no more, and closed when its day is there."""

from collections.abc import Callable
from datetime import timedelta

from django.test import Client
from django.utils import timezone
from world import World

from keuzeruimte_web.records import models as m
from keuzeruimte_web.records.scope import school_scope

ClientFor = Callable[[m.Person], Client]


def begun(world: World, *, days: int) -> str:
    """Saskia's conversation has begun, and is set for this many days from now."""
    with school_scope(world.school.pk):
        m.Conversation.objects.filter(pk=world.saskia.talk.pk).update(
            state="held", starts_at=timezone.now() + timedelta(days=days)
        )
    return f"/gesprekken/{world.saskia.talk.pk}/"


def test_what_has_begun_offers_no_other_time_and_no_cancelling(world: World, client_for: ClientFor) -> None:
    talk, ruben = begun(world, days=0), client_for(world.staff.ruben)
    change = ruben.get(f"{talk}voorbereiden/wanneer/").content.decode()
    assert "andere-tijd/" not in change and "afzeggen/" not in change
    tried = [ruben.get(f"{talk}andere-tijd/"), ruben.get(f"{talk}afzeggen/"), ruben.post(f"{talk}afzeggen/")]
    assert [answer["Location"] for answer in tried] == [talk] * 3
    assert "Dit gesprek is al begonnen." in ruben.get(talk).content.decode()
    with school_scope(world.school.pk):
        assert m.Conversation.objects.get(pk=world.saskia.talk.pk).state == "held"


def test_who_spoke_before_the_day_reads_how_to_close(world: World, client_for: ClientFor) -> None:
    talk, ruben = begun(world, days=8), client_for(world.staff.ruben)
    early = ruben.get(f"{talk}afronden/").content.decode()
    assert "Zet dan eerst de dag en de tijd goed." in early
    assert f'href="{talk}voorbereiden/wanneer/"' in early
    assert "Wanneer was het gesprek?" not in early
    begun(world, days=0)
    assert "Wanneer was het gesprek?" in ruben.get(f"{talk}afronden/").content.decode()
