"""Conflict-free: who clashes is said before anything is saved; separated parents; a whole evening."""

import re
from datetime import timedelta
from uuid import uuid4

from asking import ClientFor, answers, asked, at, form, times
from test_finding_a_time import invited, new_talks
from world import World

from keuzeruimte_web.bridge.busy import Slot
from keuzeruimte_web.bridge.evening import Choice, Wanted, arranged
from keuzeruimte_web.records import models as m
from keuzeruimte_web.records.scope import school_scope


def refused(world: World, client_for: ClientFor, *at_times: object, **other: object) -> str:
    answer = client_for(world.staff.ruben).post(
        f"/leerlingen/{world.saskia.saskia.pk}/tijden/", form(world, *at_times, **other)
    )
    assert answer.status_code == 422
    with school_scope(world.school.pk):
        assert not m.TimeProposal.objects.filter(matter=world.saskia.trajectory).exists()
    return answer.content.decode()


def talk_of(world: World, matter: m.Matter, starts_at: object, *guests: m.Person, **more: object) -> None:
    with school_scope(world.school.pk):
        talk = m.Conversation.objects.create(
            school=world.school, matter=matter, organiser=guests[0], title="x", starts_at=starts_at, **more
        )
        for guest in guests:
            m.Invitation.objects.create(school=world.school, conversation=talk, person=guest)


def test_a_time_at_which_somebody_sits_elsewhere_is_said_by_name_before_it_is_saved(
    world: World, client_for: ClientFor
) -> None:
    talk_of(world, world.saskia.trajectory, at(9, 19, 30), world.staff.ruben, world.saskia.marloes)
    page = refused(world, client_for, at(9, 19), at(10, 19))
    assert "dan is er al een gesprek met Marloes Hendriks en Ruben de Wit." in page
    page = refused(world, client_for, at(9, 18, 40))
    assert "vlak ervoor of erna is er een ander gesprek met Marloes Hendriks en Ruben de Wit." in page


def test_a_room_that_is_taken_is_said_and_so_is_a_colleague_but_not_by_what(
    world: World, client_for: ClientFor
) -> None:
    timo, fatma = world.timo, world.staff.fatma
    talk_of(world, timo.trajectory, at(9, 19), fatma, timo.anja, place="Kamer  2.01")
    assert "kamer 2.01 is dan bezet." in refused(world, client_for, at(9, 19))
    matter = world.elsewhere.trajectory
    assert matter.school_id != world.school.pk
    talk_of(world, world.noor.choice, at(10, 19), world.staff.hanneke, world.staff.joris)
    page = refused(world, client_for, at(10, 19))
    assert "Joris Kuiper" in page and "Noor" not in page


def test_that_a_parent_sits_at_another_childs_table_is_told_to_that_parent_alone(
    world: World, client_for: ClientFor
) -> None:
    school, noor = world.school, world.noor.noor
    with school_scope(school.pk):
        m.Guardianship.objects.create(
            school=school, pupil=noor, parent=world.saskia.marloes, information_right=True
        )
        matter = m.Matter.objects.create(
            school=school, pupil=noor, kind="trajectory", title="x", opened_on=world.today
        )
    talk_of(world, matter, at(9, 19), world.staff.hanneke, world.saskia.marloes)
    proposal = asked(world, client_for, at(9, 19), at(10, 19))
    words = "U heeft dan al een ander gesprek op school"
    address = f"/tijden/{proposal.pk}/antwoord/"
    assert words in client_for(world.saskia.marloes).get(address).content.decode()
    assert words not in client_for(world.saskia.erik).get(address).content.decode()


def separated(world: World, client_for: ClientFor, **sent: object) -> m.TimeProposal:
    proposal = asked(world, client_for)
    client_for(world.saskia.erik).post(
        f"/tijden/{proposal.pk}/antwoord/", answers(world, proposal, "fits", "fits") | {"wish": "apart"}
    )
    first, second = times(world, proposal)
    answer = client_for(world.staff.ruben).post(
        f"/tijden/{proposal.pk}/vast/",
        {
            "once": str(uuid4()),
            "time": str(first.pk),
            "second": str(second.pk),
            "guests": form(world)["guests"],
            "parent": str(world.saskia.erik.pk),
            **sent,
        },
    )
    assert answer.status_code == 302, answer.content.decode()
    return proposal


def test_parents_apart_get_two_conversations_and_neither_sees_the_others(
    world: World, client_for: ClientFor
) -> None:
    separated(world, client_for, way="apart")
    first, second = new_talks(world)
    with school_scope(world.school.pk):
        assert invited(world, first) == {"Ruben", "Joris", "Saskia", "Marloes"}
        assert invited(world, second) == {"Ruben", "Joris", "Saskia", "Erik"}
    assert client_for(world.saskia.erik).get(f"/gesprekken/{first.pk}/mijn-stem/").status_code == 404


def test_parents_in_turn_are_each_at_the_table_for_their_own_part(
    world: World, client_for: ClientFor
) -> None:
    separated(world, client_for, way="turn")
    (talk,) = new_talks(world)
    with school_scope(world.school.pk):
        parts = [
            set(item.people.filter(part="to").values_list("person__given_name", flat=True))
            for item in talk.items.order_by("position")
        ]
    assert parts == [{"Marloes"}, {"Erik"}]


def test_what_was_prepared_goes_on_for_both_when_a_conversation_is_split(
    world: World, client_for: ClientFor
) -> None:
    story, ruben = world.saskia, client_for(world.staff.ruben)
    sent = form(world, at(9, 19), at(10, 20), place="")
    ruben.post(f"/gesprekken/{story.talk.pk}/andere-tijd/", sent)
    with school_scope(world.school.pk):
        proposal = m.TimeProposal.objects.get(conversation=story.talk)
        both = {story.marloes.pk, story.erik.pk}
        before = [
            item.pk
            for item in story.talk.items.order_by("position")
            if both <= set(item.people.filter(part__in=("to", "present")).values_list("person", flat=True))
        ]
        guests = [str(r.person_id) for r in proposal.replies.all()]
    assert before
    time = times(world, proposal)[0]
    answer = ruben.post(
        f"/tijden/{proposal.pk}/vast/",
        {"once": str(uuid4()), "time": str(time.pk), "guests": guests, "way": "turn"}
        | {"parent": str(story.erik.pk)},
    )
    assert answer.status_code == 302, answer.content.decode()
    with school_scope(world.school.pk):
        talk = m.Conversation.objects.get(pk=story.talk.pk)
        assert talk.starts_at == time.starts_at
        there = [
            set(item.people.filter(part__in=("to", "present")).values_list("person", flat=True)) & both
            for item in talk.items.order_by("position")
        ]
    assert all(len(parents) < 2 for parents in there)
    assert sum(parents == {story.erik.pk} for parents in there) >= len(before)


def test_two_conversations_at_one_time_are_refused(world: World, client_for: ClientFor) -> None:
    proposal = asked(world, client_for)
    time = str(times(world, proposal)[0].pk)
    sent = {"once": str(uuid4()), "time": time, "second": time, "guests": form(world)["guests"]}
    sent |= {"way": "apart", "parent": str(world.saskia.erik.pk)}
    answer = client_for(world.staff.ruben).post(f"/tijden/{proposal.pk}/vast/", sent)
    assert answer.status_code == 422
    assert new_talks(world) == []


def test_an_evening_puts_nobody_at_two_tables_and_takes_the_times_that_fit_best() -> None:
    mother, ruben, joris = uuid4(), uuid4(), uuid4()
    seven, eight = at(9, 19), at(9, 20)

    def wanted(people: set[object], *choices: tuple[object, int], place: str = "") -> Wanted:
        made = tuple(Choice(uuid4(), Slot(t, timedelta(minutes=45), place), cost) for t, cost in choices)
        return Wanted(uuid4(), frozenset(people), timedelta(minutes=10), made)  # type: ignore[arg-type]

    eldest = wanted({mother, ruben}, (seven, 0), (eight, 1), place="a")
    youngest = wanted({mother, joris}, (seven, 0), place="b")
    stranger = wanted({uuid4()}, (seven, 0), place="a")
    never = wanted({mother}, (seven, 0), place="c")
    found = arranged([eldest, youngest, stranger, never])
    chosen = {one.proposal: one for one in (eldest, youngest, stranger, never)}
    assert {proposal: choice.slot.starts_at for proposal, choice in found.items()} in (
        {eldest.proposal: eight, youngest.proposal: seven, stranger.proposal: seven},
        {eldest.proposal: eight, never.proposal: seven, stranger.proposal: seven},
    )
    assert all(choice in chosen[proposal].choices for proposal, choice in found.items())


def test_all_that_fits_together_is_set_at_once(world: World, client_for: ClientFor) -> None:
    one = asked(world, client_for, at(9, 19), at(9, 20))
    two = asked(world, client_for, at(9, 19), at(9, 20))
    ruben = client_for(world.staff.ruben)
    page = ruben.get("/tijden/").content.decode()
    assert "Zo past het samen" in page
    sent = dict(re.findall(r'name="(time_[0-9a-f]{32})" value="([^"]+)"', page))
    assert set(sent) == {f"time_{one.pk.hex}", f"time_{two.pk.hex}"}
    ruben.post("/tijden/samen/", sent)
    assert [talk.starts_at for talk in new_talks(world)] == [at(9, 19), at(9, 20)]
