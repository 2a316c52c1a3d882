"""The dossier: everything a professional may know, nothing more, and never without a trace."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from world import World

from keuzeruimte_web.records.models import Event, Guardianship, Involvement, Person, Share, Trace, Voice
from keuzeruimte_web.records.scope import above_schools


def address(world: World) -> str:
    return f"/leerlingen/{world.saskia.saskia.pk}/"


def opened() -> list[tuple[object, object]]:
    with above_schools():
        return list(Trace.objects.filter(word="opened_dossier").order_by("at").values_list("actor", "pupil"))


def page_of(world: World, client) -> str:
    answer = client.get(address(world))
    assert answer.status_code == 200
    return answer.content.decode()


def test_it_tells_how_it_stands(world: World, client_for) -> None:
    page = page_of(world, client_for(world.staff.ruben))
    for text in (
        "Begin bij Saskia niet over ‘De scheiding’",
        "Grens van Erik en Marloes",
        "De driehoek van Saskia",
        "De driehoek in woorden",
        "Pesten in de klas",
        "Elke vrijdag een kort bericht",
        "Gesprek met Saskia, Erik, Marloes en Ruben",
        "Saskia loopt vast",
        "Saskia gaat weer met plezier naar school, en weet bij wie zij terecht kan.",
        "Zorgen over veiligheid?",
    ):
        assert text in page, text


def test_who_can_see_something_is_named_once(world: World, client_for) -> None:
    page = page_of(world, client_for(world.staff.ruben))
    names = re.findall(r"Wie kan dit zien\?.*?</summary><p>(.*?)\.</p>", page, re.DOTALL)
    assert "Erik, Marloes, Joris en Ruben" in names
    for sentence in names:
        those = re.split(r", | en ", sentence)
        assert len(set(those)) == len(those), sentence


def test_opening_leaves_a_trace_each_time(world: World, client_for) -> None:
    browser, before = client_for(world.staff.ruben), opened()
    page_of(world, browser)
    page_of(world, browser)
    browser.head(address(world))
    assert opened() == [*before, *[(world.staff.ruben.pk, world.saskia.saskia.pk)] * 3]


@pytest.mark.parametrize("who", ["hanneke", "marit", "petra", "pieter", "marloes", "saskia", "daan"])
def test_for_whoever_is_not_involved_it_does_not_exist_and_no_trace_is_left(
    world: World, client_for, who: str
) -> None:
    people = {
        "marloes": world.saskia.marloes,
        "saskia": world.saskia.saskia.person,
        "daan": world.elsewhere.counsellor,
    }
    person = people.get(who) or getattr(world.staff, who)
    before = opened()
    assert client_for(person).get(address(world)).status_code == 404
    assert opened() == before


def test_a_parent_who_works_here_is_a_parent_only(world: World, client_for) -> None:
    browser = client_for(world.staff.joris)
    page_of(world, browser)
    with above_schools():
        Guardianship.objects.create(
            school=world.school, pupil=world.saskia.saskia, parent=world.staff.joris, authority="yes"
        )
    assert browser.get(address(world)).status_code == 404


def test_a_mentor_who_is_not_in_the_trajectory_sees_nothing_of_it(world: World, client_for) -> None:
    with above_schools():
        Involvement.objects.filter(person=world.staff.joris, matter=world.saskia.trajectory).delete()
    page = page_of(world, client_for(world.staff.joris))
    assert "Er loopt nu geen traject" in page
    for hidden in ("scheiding", "Pesten", "vrijdag", "loopt vast", "Weer met plezier", "Hoe gaat het"):
        assert hidden not in page, hidden


def test_what_was_shared_with_a_colleague_stays_with_that_colleague(world: World, client_for) -> None:
    page = page_of(world, client_for(world.staff.joris))
    assert "drh-ruimte" not in page
    assert "deelde met jou" not in page
    assert "verschijnt als er iets met jou gedeeld is" in page


def test_what_is_taken_back_is_gone_at_once_also_from_the_ghosts(world: World, client_for) -> None:
    browser = client_for(world.staff.ruben)
    assert "drh-eerder" in page_of(world, browser)
    with above_schools():
        Share.objects.filter(viewer=world.staff.ruben).delete()
    page = page_of(world, browser)
    assert "drh-ruimte" not in page
    assert "deelde met jou" not in page


def test_nobodys_own_words_are_on_it(world: World, client_for) -> None:
    with above_schools():
        words = [voice.words for voice in Voice.objects.all()]
    page = page_of(world, client_for(world.staff.joris))
    assert words
    assert not [said for said in words if said in page]


def test_a_limit_that_ended_is_no_limit(world: World, client_for) -> None:
    with above_schools():
        world.saskia.limit.authors.update(until=world.today - timedelta(days=1))
    assert "Grens van" not in page_of(world, client_for(world.staff.ruben))


def test_observation_and_opinion_stand_apart(world: World, client_for) -> None:
    with above_schools():
        Event.objects.create(
            school=world.school,
            matter=world.saskia.trajectory,
            on=world.today,
            person=world.saskia.saskia.person,
            kind="stagnates",
            observed="Zij <b>zat</b> alleen.",
            opinion="Ik denk aan de pauze.",
            author=world.staff.joris,
        )
    page = page_of(world, client_for(world.staff.ruben))
    assert "Zij &lt;b&gt;zat&lt;/b&gt; alleen." in page
    assert "Joris Kuiper denkt daarbij:" in page


def test_ten_queries_however_much_there_is(world: World, client_for) -> None:
    browser = client_for(world.staff.ruben)
    page_of(world, browser)
    with CaptureQueriesContext(connection) as few:
        page_of(world, browser)
    with above_schools():
        for n in range(30):
            Event.objects.create(
                school=world.school,
                matter=world.saskia.trajectory,
                on=world.today - timedelta(days=n),
                person=world.saskia.saskia.person,
                kind="progresses",
                author=world.staff.joris,
                created_at=timezone.now(),
            )
    with CaptureQueriesContext(connection) as many:
        page_of(world, browser)
    assert len(few) == len(many) <= 10


def test_only_reading(world: World, client_for) -> None:
    assert client_for(world.staff.ruben).post(address(world)).status_code == 405


def test_language_interpreter_and_a_parent_who_died_are_told_to_who_guides(world: World, client_for) -> None:
    story = world.saskia
    with above_schools():
        Person.objects.filter(pk=story.marloes.pk).update(speaks="Arabisch", interpreter=True)
        Person.objects.filter(pk=story.erik.pk).update(deceased=True)
    ruben = client_for(world.staff.ruben)
    page = page_of(world, ruben)
    assert "praat liever Arabisch, met een tolk" in page
    people = page[page.index('id="k-mensen"') :]
    assert "Erik Vermeer" in people[: people.index("</ul>")]
    assert "overleden" in people[: people.index("</ul>")]
    planning = ruben.get(f"{address(world)}gesprek/").content.decode()
    assert "Marloes praat liever Arabisch, met een tolk." in planning
    assert str(story.erik.pk) not in planning
    family = client_for(story.marloes).get(f"/ouder/{story.saskia.pk}/").content.decode()
    assert "tolk" not in family
