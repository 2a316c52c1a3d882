"""Points of the agenda: two people at once, order, whom they invite, and what *apply* keeps."""

from uuid import UUID

import pytest
from world import World

from keuzeruimte_web.access.decide import Forbidden, Invisible
from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.bridge.point import Point
from keuzeruimte_web.operations.applying import NothingToApply, apply, park
from keuzeruimte_web.operations.points import Sent, move_point, remove_point, save_point
from keuzeruimte_web.operations.versions import Stale
from keuzeruimte_web.records.models import (
    AgendaItem,
    Guardianship,
    Invitation,
    ItemPerson,
    Offer,
    OfferParent,
    Person,
    Trace,
)
from keuzeruimte_web.records.scope import school_scope


def viewer_of(world: World, person: Person) -> Viewer:
    return Viewer(person.pk, world.school.pk, ViewerRole.PROFESSIONAL, world.today)


def divorce_with_saskia(world: World, title: str = "") -> Point:
    return Point(
        verb="discuss",
        by=world.staff.ruben.pk,
        topic=world.saskia.divorce.pk,
        people={"to": frozenset({world.saskia.saskia.pk})},
        title=title,
        minutes=15,
    )


def saved(world: World, point: Point) -> UUID:
    ruben = viewer_of(world, world.staff.ruben)
    new = save_point(
        ruben, conversation=world.saskia.talk.pk, item=None, sent=lambda _choices: Sent(point, 0, None)
    )
    assert new
    return new


def titles(world: World) -> list[str]:
    items = AgendaItem.objects.filter(conversation=world.saskia.talk).order_by("position")
    return [item.title for item in items]


def test_who_saves_a_point_second_is_told_and_overwrites_nothing(world: World) -> None:
    ruben = viewer_of(world, world.staff.ruben)
    joris = viewer_of(world, world.staff.joris)
    with school_scope(world.school.pk):
        item = saved(world, divorce_with_saskia(world, title="Van Ruben"))
        talk = world.saskia.talk.pk

        def first_and(title: str) -> Sent:
            return Sent(divorce_with_saskia(world, title=title), version=1, once=None)

        save_point(joris, conversation=talk, item=item, sent=lambda _choices: first_and("Van Joris"))
        with pytest.raises(Stale) as stale:
            save_point(ruben, conversation=talk, item=item, sent=lambda _choices: first_and("Weer van Ruben"))
        assert (stale.value.version, stale.value.current["title"]) == (2, "Van Joris")
        assert titles(world)[-1] == "Van Joris"


def test_points_move_one_place_and_stay_at_the_ends(world: World) -> None:
    ruben, talk = viewer_of(world, world.staff.ruben), world.saskia.talk.pk
    with school_scope(world.school.pk):
        item = saved(world, divorce_with_saskia(world, title="Derde"))
        move_point(ruben, conversation=talk, item=item, earlier=True)
        assert titles(world)[1] == "Derde"
        move_point(ruben, conversation=talk, item=item, earlier=True)
        move_point(ruben, conversation=talk, item=item, earlier=True)
        assert titles(world)[0] == "Derde"
        remove_point(ruben, conversation=talk, item=item)
        assert "Derde" not in titles(world)


def test_who_is_needed_at_a_point_is_invited_but_never_whom_a_court_keeps_away(world: World) -> None:
    erik, marloes, joris = world.saskia.erik, world.saskia.marloes, world.staff.joris
    with school_scope(world.school.pk):
        Guardianship.objects.filter(parent=erik).update(court_block=True)
        Invitation.objects.filter(conversation=world.saskia.talk, person__in=(erik, marloes)).delete()
        point = Point(
            verb="ask",
            by=world.staff.ruben.pk,
            topic=world.saskia.bullying.pk,
            people={"to": frozenset({erik.pk, marloes.pk}), "present": frozenset({joris.pk})},
        )
        saved(world, point)
        invited = Invitation.objects.filter(conversation=world.saskia.talk)
        assert set(invited.values_list("person__given_name", flat=True)) == {
            "Saskia",
            "Marloes",
            "Joris",
            "Ruben",
        }


def test_nobody_from_another_file_gets_onto_an_agenda(world: World) -> None:
    with school_scope(world.school.pk):
        point = Point(
            verb="ask",
            by=world.staff.ruben.pk,
            topic=world.saskia.bullying.pk,
            people={"to": frozenset({world.saskia.saskia.pk, world.timo.anja.pk})},
        )
        item = saved(world, point)
        assert set(ItemPerson.objects.filter(item=item).values_list("person__given_name", flat=True)) == {
            "Saskia"
        }
        invited = Invitation.objects.filter(conversation=world.saskia.talk)
        assert not invited.filter(person=world.timo.anja).exists()


def test_a_topic_of_another_matter_is_not_there(world: World) -> None:
    with school_scope(world.school.pk), pytest.raises(Invisible):
        saved(world, Point(verb="ask", by=world.staff.ruben.pk, topic=world.timo.temper.pk))


def test_apply_keeps_the_own_title_place_and_minutes_of_the_point_that_changes(world: World) -> None:
    ruben = viewer_of(world, world.staff.ruben)
    with school_scope(world.school.pk):
        item = saved(world, divorce_with_saskia(world, title="Onze eigen titel"))
        apply(
            ruben,
            conversation=world.saskia.talk.pk,
            item=item,
            point=None,
            version=None,
            rule="against-limit",
            person=None,
        )
        after = AgendaItem.objects.get(pk=item)
        assert (after.title, after.minutes, after.position, after.verb) == (
            "Onze eigen titel",
            15,
            5,
            "discuss",
        )


def test_a_finding_that_is_not_there_changes_nothing(world: World) -> None:
    ruben = viewer_of(world, world.staff.ruben)
    with school_scope(world.school.pk):
        item = saved(world, divorce_with_saskia(world))
        before = titles(world)
        with pytest.raises(NothingToApply):
            apply(
                ruben,
                conversation=world.saskia.talk.pk,
                item=item,
                point=divorce_with_saskia(world, title="Wordt niet bewaard"),
                version=1,
                rule="treatment",
                person=None,
            )
        assert titles(world) == before


def test_parking_goes_to_parents_who_are_asked_and_heard_and_leaves_a_trace(world: World) -> None:
    ruben = viewer_of(world, world.staff.ruben)
    with school_scope(world.school.pk):
        Guardianship.objects.filter(parent=world.saskia.erik).update(court_block=True)
        item = saved(world, divorce_with_saskia(world))
        offer = park(
            ruben,
            conversation=world.saskia.talk.pk,
            item=item,
            point=divorce_with_saskia(world),
            version=1,
        )
        kept = Offer.objects.get(pk=offer)
        parents = set(OfferParent.objects.filter(offer=offer).values_list("person__given_name", flat=True))
        traces = Trace.objects.filter(record=offer).values_list("word", flat=True)
        assert (kept.title, parents, list(traces)) == ("De scheiding", {"Marloes"}, ["offered_talk"])
        assert not AgendaItem.objects.filter(pk=item).exists()


def test_there_is_nothing_to_park_for_a_pupil_of_18(world: World) -> None:
    ruben = viewer_of(world, world.staff.ruben)
    with school_scope(world.school.pk):
        item = saved(world, divorce_with_saskia(world))
        Person.objects.filter(pk=world.saskia.saskia.pk).update(born=world.today.replace(year=1999, day=1))
        with pytest.raises(Forbidden):
            park(
                ruben,
                conversation=world.saskia.talk.pk,
                item=item,
                point=divorce_with_saskia(world),
                version=1,
            )
        assert AgendaItem.objects.filter(pk=item).exists()


def test_a_pupil_is_not_invited_for_a_point_that_waits_for_the_parents(world: World) -> None:
    waiting = Point(
        verb="discuss",
        by=world.staff.ruben.pk,
        topic=world.saskia.divorce.pk,
        people={
            "to": frozenset({world.saskia.saskia.pk}),
            "waits_for": frozenset({world.saskia.marloes.pk, world.saskia.erik.pk}),
        },
    )
    pupil = world.saskia.saskia.person
    with school_scope(world.school.pk):
        Invitation.objects.filter(conversation=world.saskia.talk, person=pupil).delete()
        saved(world, waiting)
        invited = Invitation.objects.filter(conversation=world.saskia.talk, person=pupil)
        assert not invited.exists()
        saved(world, divorce_with_saskia(world))
        assert invited.exists()
