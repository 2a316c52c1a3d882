"""Handing a matter over: what the successor sees is chosen, told, and nothing more can be reckoned."""

import re
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from world import World

from keuzeruimte_web.access.decide import may, rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.records import models as m
from keuzeruimte_web.records.scope import above_schools, school_scope

EACH_TIME = re.compile(r'name="(csrfmiddlewaretoken|once)" value="[^"]*"|X-CSRFToken[^}]*')


@pytest.fixture
def past(world: World) -> dict[str, Any]:
    """Saskia's matter with only Ruben, and three closed conversations of before, each with a report."""
    with school_scope(world.school.pk):
        story, ruben = world.saskia, world.staff.ruben
        m.Involvement.objects.filter(matter=story.trajectory).exclude(person=ruben).delete()
        m.Report.objects.filter(conversation__matter=story.trajectory).exclude(state="closed").delete()
        m.Conversation.objects.filter(matter=story.trajectory, state="closed").delete()
        found: dict[str, Any] = {}
        for number, circle in enumerate(("triangle", "parents_school", "triangle"), start=1):
            found[f"report {number}"] = a_report(world, f"Verslagwoord{number}", circle, days=40 - number)
        m.Event.objects.filter(matter=story.trajectory).delete()
        for days in (30, 5):
            found[f"event {days}"] = new(
                world,
                m.Event,
                matter=story.trajectory,
                on=world.today - timedelta(days=days),
                created_at=moment(world.today - timedelta(days=days)),
                person=story.saskia.person,
                kind="stagnates",
                observed=f"Gezien{days}dagen",
                author=ruben,
            )
    return found


def new(world: World, model: Any, /, **fields: Any) -> Any:
    return model.objects.create(school=world.school, **fields)


def moment(day: date) -> datetime:
    return datetime.combine(day, time(12), tzinfo=timezone.get_current_timezone())


def a_report(world: World, word: str, circle: str, *, days: int) -> Any:
    story, ruben = world.saskia, world.staff.ruben
    on = moment(world.today - timedelta(days=days))
    talk = new(
        world,
        m.Conversation,
        matter=story.trajectory,
        organiser=ruben,
        title=f"Gesprek {word}",
        starts_at=on,
        state="closed",
        closed_at=on,
    )
    item = new(
        world,
        m.AgendaItem,
        conversation=talk,
        position=1,
        title=f"Punt {word}",
        by=ruben,
        verb="ask",
        domain="learning",
        done=True,
        done_on=on.date(),
    )
    report = new(
        world, m.Report, conversation=talk, circle=circle, author=ruben, state="closed", observed=word
    )
    new(world, m.ReportItem, report=report, item=item)
    new(
        world,
        m.Agreement,
        conversation=talk,
        item=item,
        circle=circle,
        text=f"Afspraak {word}",
        made_on=on.date(),
    )
    readers = [story.marloes, story.erik, *([story.saskia.person] if circle == "triangle" else [])]
    for person in readers:
        new(world, m.ReportReader, report=report, person=person, present=True)
        new(world, m.ItemPerson, item=item, person=person, part="present")
    return report


def address(world: World, last: str = "overdragen/") -> str:
    return f"/leerlingen/{world.saskia.saskia.pk}/traject/{world.saskia.trajectory.pk}/{last}"


def sent(world: World, **fields: Any) -> dict[str, Any]:
    return {"once": uuid4(), "colleague": str(world.staff.mirjam.pk), "day": world.today.isoformat()} | fields


def dossier(world: World) -> str:
    return f"/leerlingen/{world.saskia.saskia.pk}/"


def page(browser: Client, place: str) -> str:
    return EACH_TIME.sub("", browser.get(place, follow=True).content.decode())


def viewer(world: World, person: m.Person, role: ViewerRole = ViewerRole.PROFESSIONAL) -> Viewer:
    return Viewer(person.pk, world.school.pk, role, world.today)


def seen(world: World, who: Viewer) -> dict[str, set[str]]:
    """The texts of this matter that somebody can read."""
    here = world.saskia.trajectory
    with school_scope(world.school.pk):
        return {
            "talks": {one.title for one in rows(who, Kind.CONVERSATION).filter(matter=here, state="closed")},
            "items": {
                one.title
                for one in rows(who, Kind.ITEM).filter(conversation__matter=here)
                if one.title.startswith("Punt V")
            },
            "reports": {one.observed for one in rows(who, Kind.REPORT).filter(conversation__matter=here)},
            "agreements": {
                one.text
                for one in rows(who, Kind.AGREEMENT).filter(conversation__matter=here)
                if one.text.startswith("Afspraak V")
            },
            "events": {one.observed for one in rows(who, Kind.EVENT).filter(matter=here)},
        }


def test_the_successor_reads_what_was_chosen_and_what_stands_and_the_other_nothing_any_more(
    world: World, past: dict[str, Any], client_for: Any
) -> None:
    ruben, mirjam = client_for(world.staff.ruben), client_for(world.staff.mirjam)
    form = page(ruben, address(world))
    assert "Gesprek Verslagwoord1" in form
    assert "Mirjam" in form
    fields = sent(
        world,
        reports=[str(past["report 2"].pk)],
        events_since=(world.today - timedelta(days=10)).isoformat(),
    )
    assert ruben.post(address(world), fields).status_code == 302
    assert seen(world, viewer(world, world.staff.mirjam)) == {
        "talks": {"Gesprek Verslagwoord2"},
        "items": {"Punt Verslagwoord2"},
        "reports": {"Verslagwoord2"},
        "agreements": {"Afspraak Verslagwoord2"},
        "events": {"Gezien5dagen"},
    }
    with school_scope(world.school.pk):
        assert may(viewer(world, world.staff.mirjam), Kind.LIMIT, Right.SEE, world.saskia.limit.pk)
    told = page(mirjam, dossier(world))
    assert "Gezien5dagen" in told
    assert "Gezien30dagen" not in told
    assert "Verslagwoord1" not in told
    assert ruben.get(dossier(world)).status_code == 404
    assert not any(seen(world, viewer(world, world.staff.ruben)).values())


def test_what_comes_from_that_day_on_is_seen(world: World, past: dict[str, Any], client_for: Any) -> None:
    assert client_for(world.staff.ruben).post(address(world), sent(world)).status_code == 302
    who = viewer(world, world.staff.mirjam)
    assert not any(seen(world, who).values())
    with school_scope(world.school.pk):
        a_report(world, "Verslagwoord9", "triangle", days=0)
    assert seen(world, who)["reports"] == {"Verslagwoord9"}
    assert seen(world, who)["talks"] == {"Gesprek Verslagwoord9"}


def test_all_reports_from_a_day_on_can_be_chosen_at_once(
    world: World, past: dict[str, Any], client_for: Any
) -> None:
    since = (world.today - timedelta(days=38)).isoformat()
    assert (
        client_for(world.staff.ruben).post(address(world), sent(world, reports_since=since)).status_code
        == 302
    )
    assert seen(world, viewer(world, world.staff.mirjam))["reports"] == {"Verslagwoord2", "Verslagwoord3"}


def test_the_successor_cannot_reckon_how_much_there_was_before(
    world: World, past: dict[str, Any], client_for: Any
) -> None:
    client_for(world.staff.ruben).post(address(world), sent(world, reports=[str(past["report 1"].pk)]))
    mirjam = client_for(world.staff.mirjam)
    places = (
        dossier(world),
        address(world, ""),
        address(world),
        "/leerlingen/",
        "/afspraken/",
        "/gesprekken/",
    )
    more = [page(mirjam, place) for place in places]
    with school_scope(world.school.pk):
        for name in ("report 2", "report 3"):
            past[name].conversation.delete()
        past["event 30"].delete()
    assert [page(mirjam, place) for place in places] == more


def test_one_gives_only_what_one_reads(world: World, past: dict[str, Any], client_for: Any) -> None:
    client_for(world.staff.ruben).post(address(world), sent(world, reports=[str(past["report 1"].pk)]))
    mirjam = client_for(world.staff.mirjam)
    everything = {
        "colleague": str(world.staff.samira.pk),
        "reports_since": "2000-01-01",
        "events_since": "2000-01-01",
    }
    refused = sent(world, **everything | {"reports": [str(past["report 2"].pk)]})
    assert mirjam.post(address(world), refused).status_code == 422
    assert mirjam.post(address(world), sent(world, **everything)).status_code == 302
    found = seen(world, viewer(world, world.staff.samira))
    assert found["reports"] == {"Verslagwoord1"}
    assert found["events"] == set()


def test_each_of_the_family_is_told_at_once_and_reads_it_as_far_as_it_is_theirs(
    world: World, past: dict[str, Any], client_for: Any
) -> None:
    story = world.saskia
    with above_schools():
        m.Message.objects.all().delete()
    chosen = [str(past[name].pk) for name in ("report 1", "report 2")]
    client_for(world.staff.ruben).post(address(world), sent(world, reports=chosen))
    with above_schools():
        told = set(m.Message.objects.values_list("person", "kind"))
    assert told >= {(one.pk, "involvement") for one in (story.saskia.person, story.marloes, story.erik)}
    place = f"/wie-begeleidt/{story.saskia.pk}/"
    mother, pupil = page(client_for(story.marloes), place), page(client_for(story.saskia.person), place)
    assert "Gesprek Verslagwoord1" in mother
    assert "Gesprek Verslagwoord2" in mother
    assert "grens" in mother
    assert "Gesprek Verslagwoord1" in pupil
    assert "Gesprek Verslagwoord2" not in pupil
    assert "grens" not in pupil.split("<main")[1].split("</main")[0]
    assert "Leest nu niets meer." in mother


def test_a_pupil_cannot_tell_that_a_report_without_the_pupil_was_chosen(
    world: World, past: dict[str, Any], client_for: Any
) -> None:
    place = f"/wie-begeleidt/{world.saskia.saskia.pk}/"
    client_for(world.staff.ruben).post(address(world), sent(world, reports=[str(past["report 2"].pk)]))
    pupil = client_for(world.saskia.saskia.person)
    chosen = page(pupil, place)
    with above_schools():
        m.HandedReport.objects.all().delete()
    assert page(pupil, place) == chosen


def test_a_colleague_is_asked_along_and_the_first_stays(
    world: World, past: dict[str, Any], client_for: Any
) -> None:
    ruben = client_for(world.staff.ruben)
    assert ruben.post(address(world, "erbij/"), sent(world)).status_code == 302
    assert ruben.get(dossier(world)).status_code == 200
    assert seen(world, viewer(world, world.staff.mirjam))["reports"] == set()
    again = ruben.post(address(world, "erbij/"), sent(world))
    assert again.status_code == 422


def test_a_hand_over_can_be_for_a_later_day(world: World, past: dict[str, Any], client_for: Any) -> None:
    later = world.today + timedelta(days=7)
    ruben = client_for(world.staff.ruben)
    assert ruben.post(address(world), sent(world, day=later.isoformat())).status_code == 302
    assert ruben.get(dossier(world)).status_code == 200
    assert client_for(world.staff.mirjam).get(dossier(world)).status_code == 404
    with school_scope(world.school.pk):
        for day, who in ((later - timedelta(days=1), world.staff.ruben), (later, world.staff.mirjam)):
            on_day = Viewer(who.pk, world.school.pk, ViewerRole.PROFESSIONAL, day)
            other = world.staff.mirjam if who == world.staff.ruben else world.staff.ruben
            off_day = Viewer(other.pk, world.school.pk, ViewerRole.PROFESSIONAL, day)
            assert may(on_day, Kind.MATTER, Right.PLAN, world.saskia.trajectory.pk)
            assert not may(off_day, Kind.MATTER, Right.SEE, world.saskia.trajectory.pk)


def test_a_double_click_hands_over_once(world: World, past: dict[str, Any], client_for: Any) -> None:
    ruben, fields = client_for(world.staff.ruben), sent(world)
    assert [ruben.post(address(world), fields).status_code for _ in range(2)] == [302, 302]
    with above_schools():
        assert m.Involvement.objects.filter(matter=world.saskia.trajectory, until=None).count() == 1


def test_an_own_report_is_finished_first(world: World, past: dict[str, Any], client_for: Any) -> None:
    with school_scope(world.school.pk):
        m.Report.objects.filter(pk=past["report 1"].pk).update(state="open")
    refused = client_for(world.staff.ruben).post(address(world), sent(world))
    assert refused.status_code == 422
    assert "Sluit dat eerst" in refused.content.decode()


@pytest.mark.parametrize("day", ["", "x", "2000-01-01", "2999-01-01"])
def test_a_day_that_cannot_be_is_said(world: World, past: dict[str, Any], client_for: Any, day: str) -> None:
    assert client_for(world.staff.ruben).post(address(world), sent(world, day=day)).status_code == 422


def test_an_office_a_parent_or_somebody_elsewhere_is_no_successor(
    world: World, past: dict[str, Any], client_for: Any
) -> None:
    with above_schools():
        m.Guardianship.objects.create(
            school=world.school, pupil=world.saskia.saskia, parent=world.staff.samira, authority="yes"
        )
    ruben = client_for(world.staff.ruben)
    for who in (world.staff.petra, world.staff.samira, world.elsewhere.counsellor, world.staff.ruben):
        assert ruben.post(address(world), sent(world, colleague=str(who.pk))).status_code == 422


def test_for_others_it_is_not_there(world: World, past: dict[str, Any], client_for: Any) -> None:
    for who in (world.staff.joris, world.staff.marit, world.saskia.marloes, world.elsewhere.counsellor):
        browser = client_for(who)
        for last in ("", "overdragen/", "erbij/", "afronden/"):
            assert browser.get(address(world, last)).status_code == 404
        for last in ("overdragen/", "erbij/", "stoppen/"):
            assert browser.post(address(world, last), sent(world)).status_code == 404
    place = f"/wie-begeleidt/{world.saskia.saskia.pk}/"
    for who in (world.staff.ruben, world.timo.anja, world.timo.timo.person, world.elsewhere.mother):
        assert client_for(who).get(place).status_code == 404


def test_as_many_queries_for_three_reports_as_for_one(
    world: World, past: dict[str, Any], client_for: Any
) -> None:
    ruben, marloes = client_for(world.staff.ruben), client_for(world.saskia.marloes)
    place = f"/wie-begeleidt/{world.saskia.saskia.pk}/"

    def asked() -> list[int]:
        found = []
        for browser, where in ((ruben, address(world)), (ruben, address(world, "")), (marloes, place)):
            with CaptureQueriesContext(connection) as queries:
                assert browser.get(where).status_code == 200
            found.append(len(queries))
        return found

    chosen = [str(past[f"report {n}"].pk) for n in (1, 2, 3)]
    ruben.post(address(world, "erbij/"), sent(world, reports=chosen))
    asked()
    three = asked()
    with above_schools():
        for n in (2, 3):
            past[f"report {n}"].conversation.delete()
    assert asked() == three
    assert ruben.put(address(world)).status_code == 405


def test_a_long_list_of_colleagues_is_searched_and_nothing_that_was_filled_in_is_lost(
    world: World, past: dict[str, Any], client_for: Any
) -> None:
    with school_scope(world.school.pk):
        for number in range(30):
            person = new(world, m.Person, given_name=f"Yıldız{number:02}", family_name="Van Dam")
            new(world, m.Employment, person=person, role="counsellor", since=world.today)
    story, ruben = world.saskia, client_for(world.staff.ruben)
    page = f"/leerlingen/{story.saskia.pk}/traject/{story.trajectory.pk}/erbij/"
    first = ruben.get(page).content.decode()
    assert first.count('name="colleague"') == 12
    day = (world.today + timedelta(days=3)).isoformat()
    typed = {"once": str(uuid4()), "day": day, "colleague-zocht": "", "colleague-zoek": "yildiz 27 dam"}
    found = ruben.post(page, typed)
    shown = found.content.decode()
    assert (found.status_code, shown.count('name="colleague"'), day in shown) == (200, 1, True)
    assert "Yıldız27 Van Dam" in shown
    chosen = re.search(r'name="colleague" value="([^"]+)"', shown)
    assert chosen is not None
    again = {**typed, "colleague": chosen[1], "colleague-zocht": "yildiz 27 dam"}
    looking = ruben.post(
        page, {**again, "colleague-zoek": "niemand", "colleague-zoeken": "1"}
    ).content.decode()
    assert (looking.count('name="colleague"'), "checked" in looking) == (1, True)
    with school_scope(world.school.pk):
        assert not m.Involvement.objects.filter(person=chosen[1]).exists()
    assert ruben.post(page, again).status_code == 302
    with school_scope(world.school.pk):
        assert m.Involvement.objects.filter(person=chosen[1], matter=story.trajectory).exists()
