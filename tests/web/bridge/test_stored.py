"""Reading a pupil's file: one query, the same text for everybody in a role, each one's own answer."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from world import World

from keuzeruimte_web.access.decide import Invisible, rows
from keuzeruimte_web.access.floor import school_scope
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.bridge import about, compiled
from keuzeruimte_web.bridge import facts as f
from keuzeruimte_web.bridge.compiled import NoSchool, NotAParameter, text_for
from keuzeruimte_web.bridge.for_a_plan import TO_WEIGH, talk_to_plan
from keuzeruimte_web.bridge.stored import read
from keuzeruimte_web.queries.family import read_of_talk
from keuzeruimte_web.records.models import Event, Person


def as_professional(world: World, person: Person) -> Viewer:
    return Viewer(person.pk, world.school.pk, ViewerRole.PROFESSIONAL, world.today)


def names_read(viewer: Viewer) -> list[str]:
    found = read(viewer, rows(viewer, Kind.PUPIL, Right.OPEN_DOSSIER))
    return sorted(stored.pupil.given for stored in found.values())


def test_two_colleagues_after_each_other_each_get_their_own_pupils(world: World) -> None:
    with school_scope(world.school.pk):
        seen = {
            who.given_name: names_read(as_professional(world, who))
            for who in (world.staff.ruben, world.staff.joris, world.staff.hanneke, world.staff.ruben)
        }
    assert seen == {"Ruben": ["Noor", "Saskia", "Timo"], "Joris": ["Saskia"], "Hanneke": ["Noor"]}


@pytest.mark.parametrize("first", ["who comes", "who prepares"])
def test_whoever_asked_first_who_comes_and_who_prepares_are_asked_apart(
    world: World, monkeypatch: pytest.MonkeyPatch, first: str
) -> None:
    """Both questions start at a conversation, and once answered for each other, whichever was asked first."""
    for module in (about, compiled):
        monkeypatch.setattr(module, "_KEPT", {})
    talk = world.saskia.talk
    prepares, comes = as_professional(world, world.staff.joris), as_professional(world, world.staff.ruben)
    with school_scope(world.school.pk):
        asked = {
            "who comes": lambda: read_of_talk(comes, conversation=talk.pk)[1].id,
            "who prepares": lambda: talk_to_plan(prepares, conversation=talk.pk, reading=TO_WEIGH)[0].id,  # type: ignore[index]
        }
        asked[first]()
        assert {name: ask() for name, ask in asked.items()} == dict.fromkeys(asked, talk.pk)
        with pytest.raises(Invisible):
            read_of_talk(prepares, conversation=talk.pk)


def test_what_was_shared_is_read_for_that_person_only(world: World) -> None:
    def wishes(person: Person) -> list[str]:
        viewer = as_professional(world, person)
        found = read(viewer, rows(viewer, Kind.PUPIL, Right.OPEN_DOSSIER).filter(pk=world.saskia.saskia.pk))
        return sorted(voice.words for voice in found[world.saskia.saskia.pk].all(f.VoiceFact))

    with school_scope(world.school.pk):
        assert wishes(world.staff.ruben) == [
            "Dat Saskia weer zin heeft in maandag.",
            "Dat zij op school gewoon Saskia kan zijn.",
        ]
        assert wishes(world.staff.joris) == []


def test_the_day_is_that_of_the_viewer(world: World) -> None:
    today = as_professional(world, world.staff.ruben)
    long_ago = replace(today, today=world.today - timedelta(days=3000))
    with school_scope(world.school.pk):
        pupils = rows(today, Kind.PUPIL, Right.OPEN_DOSSIER).filter(pk=world.saskia.saskia.pk)
        now = read(today, pupils)[world.saskia.saskia.pk]
        then = read(long_ago, pupils)[world.saskia.saskia.pk]
    assert [limit.matter for limit in now.shown(f.LimitFact)] == [world.saskia.trajectory.pk]
    assert then.shown(f.LimitFact) == []
    assert len(then.all(f.LimitFact)) == 1


def test_another_school_is_not_read_even_when_its_pupil_is_asked_for(world: World) -> None:
    sem = world.elsewhere.sem
    viewer = as_professional(world, world.staff.ruben)
    with school_scope(sem.school_id):
        theirs = type(sem).objects.filter(pk=sem.pk)
    with school_scope(world.school.pk):
        assert read(viewer, theirs) == {}


def test_without_a_school_nothing_is_read(world: World) -> None:
    viewer = as_professional(world, world.staff.ruben)
    with school_scope(world.school.pk):
        pupils = rows(viewer, Kind.PUPIL, Right.OPEN_DOSSIER)
    with pytest.raises(NoSchool):
        read(viewer, pupils)


def test_no_pupils_ask_nothing_of_the_database(world: World) -> None:
    viewer = as_professional(world, world.staff.ruben)
    with school_scope(world.school.pk), CaptureQueriesContext(connection) as asked:
        assert read(viewer, rows(viewer, Kind.PUPIL, Right.CONFIRM)) == {}
    assert len(asked) == 0


def test_one_pupil_or_three_is_one_query(world: World) -> None:
    viewer = as_professional(world, world.staff.ruben)
    with school_scope(world.school.pk):
        mine = rows(viewer, Kind.PUPIL, Right.OPEN_DOSSIER)
        for pupils in (mine.filter(pk=world.saskia.saskia.pk), mine):
            with CaptureQueriesContext(connection) as asked:
                read(viewer, pupils)
            assert len(asked) == 1


def test_a_condition_that_reckons_with_the_viewer_in_an_unknown_way_is_refused(world: World) -> None:
    def next_week(viewer: Viewer):  # type: ignore[no-untyped-def]
        return Event.objects.filter(on__lte=viewer.today + timedelta(days=7)).values("pk")

    with pytest.raises(NotAParameter):
        text_for(ViewerRole.PROFESSIONAL, next_week, key="next week", using="default")


def test_the_text_is_built_once_a_role(world: World) -> None:
    built = []

    def mine(viewer: Viewer):  # type: ignore[no-untyped-def]
        built.append(viewer)
        return rows(viewer, Kind.PUPIL, Right.OPEN_DOSSIER).values("pk")

    for _ in range(3):
        text_for(ViewerRole.PROFESSIONAL, mine, key="once", using="default")
    assert len(built) == 2
