"""Planning a conversation: who, when, where, about which matter; and changing that."""

from collections.abc import Callable
from datetime import datetime
from uuid import uuid4

from django.test import Client
from django.utils import timezone
from finding import those
from world import World

from keuzeruimte_web.records.models import Conversation, Person
from keuzeruimte_web.records.scope import school_scope

ClientFor = Callable[[Person], Client]


def filled_in(world: World, **other: object) -> dict[str, object]:
    return {
        "once": str(uuid4()),
        "matter": str(world.saskia.trajectory.pk),
        "title": "Hoe is het na de vakantie?",
        "guests": [str(world.saskia.saskia.pk), str(world.saskia.marloes.pk)],
        "day": "2026-12-01",
        "time": "09:15",
        "place": "kamer 1.12",
        **other,
    }


def invited(world: World, talk: Conversation) -> set[str]:
    with school_scope(world.school.pk):
        return set(talk.invitations.values_list("person__given_name", flat=True))


def made(world: World) -> list[Conversation]:
    with school_scope(world.school.pk):
        return those(Conversation.objects.all(), title="Hoe is het na de vakantie?")


def test_two_clicks_plan_one_conversation_with_the_guests_and_oneself(
    world: World, client_for: ClientFor
) -> None:
    browser = client_for(world.staff.ruben)
    new, sent = f"/leerlingen/{world.saskia.saskia.pk}/gesprek/", filled_in(world)
    answers = [browser.post(new, sent) for _click in range(2)]
    (talk,) = made(world)
    assert {answer["Location"] for answer in answers} == {f"/gesprekken/{talk.pk}/voorbereiden/"}
    assert invited(world, talk) == {"Saskia", "Marloes", "Ruben"}
    local = timezone.localtime(talk.starts_at)
    assert local.replace(tzinfo=None) == datetime(2026, 12, 1, 9, 15)  # noqa: DTZ001


def test_what_is_missing_is_said_and_what_was_typed_stays(world: World, client_for: ClientFor) -> None:
    browser = client_for(world.staff.ruben)
    answer = browser.post(
        f"/leerlingen/{world.saskia.saskia.pk}/gesprek/", filled_in(world, day="", guests=[])
    )
    shown = answer.content.decode()
    assert answer.status_code == 422
    for words in ("Kies een dag.", "Kies wie er komen.", "Hoe is het na de vakantie?"):
        assert words in shown
    assert made(world) == []


def test_nobody_from_another_family_and_no_other_matter_can_be_chosen(
    world: World, client_for: ClientFor
) -> None:
    browser = client_for(world.staff.ruben)
    new = f"/leerlingen/{world.saskia.saskia.pk}/gesprek/"
    for other in ({"guests": [str(world.timo.anja.pk)]}, {"matter": str(world.timo.trajectory.pk)}):
        assert browser.post(new, filled_in(world, **other)).status_code == 422
    assert made(world) == []


def test_who_is_no_longer_invited_sees_the_conversation_no_more(world: World, client_for: ClientFor) -> None:
    browser = client_for(world.staff.ruben)
    sent = filled_in(world, version=1, guests=[str(world.saskia.marloes.pk)])
    answer = browser.post(f"/gesprekken/{world.saskia.talk.pk}/voorbereiden/wanneer/", sent)
    assert answer.status_code == 302
    assert invited(world, world.saskia.talk) == {"Marloes", "Ruben"}


def test_who_changes_the_conversation_second_reads_both(world: World, client_for: ClientFor) -> None:
    change = f"/gesprekken/{world.saskia.talk.pk}/voorbereiden/wanneer/"
    client_for(world.staff.joris).post(change, filled_in(world, version=1, title="Van Joris"))
    answer = client_for(world.staff.ruben).post(change, filled_in(world, version=1, title="Van Ruben"))
    shown = answer.content.decode()
    assert answer.status_code == 409
    assert "Van Joris" in shown
    assert "Van Ruben" in shown
    assert 'name="version" value="2"' in shown
