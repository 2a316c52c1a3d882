"""Planning a conversation: who, when, where, about which matter; and changing that."""

from collections.abc import Callable
from datetime import datetime
from uuid import uuid4

from django.test import Client
from django.utils import timezone
from finding import those
from world import World

from keuzeruimte_web.records.models import Conversation, Invitation, Matter, Person
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


def sits_elsewhere(world: World, matter: Matter, *guests: Person, place: str = "") -> Conversation:
    """A conversation of an hour that these people have on 1 December from half past nine."""
    starts_at = timezone.make_aware(datetime(2026, 12, 1, 9, 30))  # noqa: DTZ001
    with school_scope(world.school.pk):
        talk: Conversation = Conversation.objects.create(
            school=world.school,
            matter=matter,
            organiser=guests[0],
            title="Iets anders",
            starts_at=starts_at,
            place=place,
        )
        for guest in guests:
            Invitation.objects.create(school=world.school, conversation=talk, person=guest)
    return talk


def test_a_time_set_by_hand_at_which_somebody_sits_elsewhere_is_refused_and_what_was_typed_stays(
    world: World, client_for: ClientFor
) -> None:
    sits_elsewhere(world, world.saskia.trajectory, world.staff.joris, world.saskia.marloes)
    ruben, new = client_for(world.staff.ruben), f"/leerlingen/{world.saskia.saskia.pk}/gesprek/"
    answer = ruben.post(new, filled_in(world))
    assert answer.status_code == 422
    assert "dan is er al een gesprek met Marloes Hendriks." in answer.content.decode()
    assert "Hoe is het na de vakantie?" in answer.content.decode()
    assert made(world) == []
    assert ruben.post(new, filled_in(world, time="10:40")).status_code == 302


def test_moving_by_hand_says_of_a_colleague_and_a_room_that_they_are_taken_and_not_by_what(
    world: World, client_for: ClientFor
) -> None:
    sits_elsewhere(world, world.noor.choice, world.staff.joris, world.noor.karin, place="Kamer 1.12")
    change = f"/gesprekken/{world.saskia.talk.pk}/voorbereiden/wanneer/"
    guests = [str(world.saskia.marloes.pk), str(world.staff.joris.pk)]
    answer = client_for(world.staff.ruben).post(change, filled_in(world, version=1, guests=guests))
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert "dan is er al een gesprek met Joris Kuiper." in shown
    assert "kamer 1.12 is dan bezet." in shown
    assert "Iets anders" not in shown and "Karin" not in shown and "Noor" not in shown


def test_another_title_is_kept_whatever_else_goes_on_then_but_a_new_guest_must_be_free(
    world: World, client_for: ClientFor
) -> None:
    ruben, story = client_for(world.staff.ruben), world.saskia
    change = f"/gesprekken/{story.talk.pk}/voorbereiden/wanneer/"
    marloes, erik = str(story.marloes.pk), str(story.erik.pk)
    assert ruben.post(change, filled_in(world, version=1, guests=[marloes])).status_code == 302
    sits_elsewhere(world, story.trajectory, world.staff.joris, story.marloes, story.erik, place="kamer 1.12")
    sent = filled_in(world, version=2, guests=[marloes], title="Anders genoemd")
    assert ruben.post(change, sent).status_code == 302
    answer = ruben.post(change, filled_in(world, version=3, guests=[marloes, erik]))
    assert answer.status_code == 422
    assert "dan is er al een gesprek met Erik Vermeer." in answer.content.decode()
