"""The choice room of a choice: how each option stands, and adding a package or a programme as an option."""

import re
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from world import World

from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.bridge.subject_rules import shipped_text
from keuzeruimte_web.operations.choice_opening import open_choice
from keuzeruimte_web.operations.choice_words import Said, say
from keuzeruimte_web.operations.choosing import decide
from keuzeruimte_web.records import models as m
from keuzeruimte_web.records.scope import school_scope

LIST = """opleiding;instelling;plaats;soort;instroom;NT;EM
Bouwkunde;Hogeschool Delta;Delft;hbo;havo;*;wisA of wisB
Techniek;Hogeschool Delta;Delft;hbo;havo;*;nat
Geneeskunde;Hogeschool Delta;Delft;hbo;havo;*;#
"""
MOST = 8
TRIANGLE = re.compile(r'class="kr-(gekozen|bekeken|open|dicht)" d="M\d+ \d+l8')


def at(world: World, person: m.Person, role: ViewerRole) -> Viewer:
    return Viewer(person.pk, world.school.pk, role, world.today)


@pytest.fixture
def rules(world: World) -> UUID:
    with school_scope(world.school.pk):
        return m.SubjectRules.objects.create(
            school=world.school,
            title="Profielen havo",
            school_type="havo",
            text=shipped_text("havo"),
            changed_on=world.today,
        ).pk


def opened(world: World, template: str, rules: UUID | None = None) -> UUID:
    with school_scope(world.school.pk):
        hanneke = at(world, world.staff.hanneke, ViewerRole.PROFESSIONAL)
        given = {"template": f"shipped:{template}", "title": "Noor kiest", "ends_on": None, "rules": rules}
        return open_choice(hanneke, once=uuid4(), pupil=world.noor.noor.pk, **given)  # type: ignore[arg-type]


def counted(page: str) -> dict[str, int]:
    """How many triangles of the drawing look how."""
    drawn = page[page.index('<svg class="kr"') :]
    found = TRIANGLE.findall(drawn[: drawn.index("</svg>")])
    return {looks: found.count(looks) for looks in sorted(set(found))}


def add(browser: Any, moment: UUID, rules: UUID, profile: str, *subjects: str) -> None:
    address = f"/keuze/{moment}/mogelijkheid/pakket/"
    sent = {"once": str(uuid4()), "rules": str(rules), "profile": profile, "subjects": subjects}
    assert [browser.post(address, sent).status_code for _ in range(2)] == [302, 302]


def options(world: World, moment: UUID) -> list[tuple[str, str, Any]]:
    with school_scope(world.school.pk):
        found = m.ChoiceOption.objects.filter(moment=moment, by__isnull=False).order_by("added_at")
        return [(one.kind, one.title, one.content) for one in found]


def test_a_package_becomes_an_option_and_the_room_tells_what_closes_it_and_what_would_open_it(
    world: World, client_for: Any, rules: UUID
) -> None:
    moment = opened(world, "profile-havo-vwo", rules)
    noor = client_for(world.noor.noor.person)
    empty = counted(noor.get(f"/keuze/{moment}/").content.decode())
    assert set(empty) == {"open"}
    address = f"/keuze/{moment}/mogelijkheid/pakket/"
    tried = noor.get(f"{address}?profiel=em&vak=wisA&vak=wisB").content.decode()
    assert "Dit gaat niet samen" in tried and "Voeg dit pakket toe" in tried
    assert options(world, moment) == []
    add(noor, moment, rules, "em", "wisA", "wisB")
    assert options(world, moment) == [
        (
            "package",
            "Economie en Maatschappij: wiskunde A, wiskunde B",
            {"profile": "em", "subjects": ["wisA", "wisB"], "rules": str(rules)},
        )
    ]
    page = noor.get(f"/keuze/{moment}/").content.decode()
    assert "Nu dicht" in page and "In een pakket zit één van wiskunde A of B." in page
    assert "Het gaat open zonder:" in page
    add(noor, moment, rules, "em", "wisA", "beco")
    seen = counted(noor.get(f"/keuze/{moment}/").content.decode())
    assert sum(seen.values()) == sum(empty.values())
    assert seen["bekeken"] == 4  # one profile, three subjects
    with school_scope(world.school.pk):
        viewer = at(world, world.noor.noor.person, ViewerRole.PUPIL)
        chosen = m.ChoiceOption.objects.get(moment=moment, content__isnull=False, added_at__gt=_first(moment))
        decide(viewer, moment=moment, options=[chosen.pk], words="", once=uuid4())
    page = noor.get(f"/keuze/{moment}/").content.decode()
    assert counted(page)["gekozen"] == 3
    assert "score" not in page.casefold() and "beste" not in page.casefold()
    wrong = {"once": str(uuid4()), "rules": str(rules), "profile": "em", "subjects": ["toverkunst"]}
    assert noor.post(address, wrong).status_code == 404


def test_what_belongs_to_the_package_already_is_named_beside_the_room_in_which_it_is_not_drawn(
    world: World, client_for: Any, rules: UUID
) -> None:
    moment = opened(world, "profile-havo-vwo", rules)
    noor = client_for(world.noor.noor.person)
    before = noor.get(f"/keuze/{moment}/").content.decode()
    assert "Horen er al bij: Nederlands, Engels, maatschappijleer, " in before
    chosen(world, moment, "em")
    page = noor.get(f"/keuze/{moment}/").content.decode()
    fewer = sum(counted(before).values()) - sum(counted(page).values())
    assert (fewer, "Horen er al bij: Nederlands, Engels, geschiedenis, economie, " in page) == (2, True)
    assert "Wat er al bij hoort, is niet getekend." in page


def test_two_packages_chosen_at_once_draw_the_room_with_neither(
    world: World, client_for: Any, rules: UUID
) -> None:
    moment = opened(world, "profile-havo-vwo", rules)
    noor = client_for(world.noor.noor.person)
    before = counted(noor.get(f"/keuze/{moment}/").content.decode())
    chosen(world, moment, "em", "ng")
    page = noor.get(f"/keuze/{moment}/").content.decode()
    assert "Met: " not in page
    assert counted(page) == {"bekeken": 2, "open": before["open"] - 2}


def test_what_was_looked_at_in_a_choice_is_so_too_where_one_puts_a_package_together(
    world: World, client_for: Any, rules: UUID
) -> None:
    moment = opened(world, "profile-havo-vwo", rules)
    noor = client_for(world.noor.noor.person)
    add(noor, moment, rules, "em", "wisA", "beco")
    add(noor, moment, rules, "ng", "wisB")
    seen = counted(noor.get(f"/keuze/{moment}/").content.decode())
    assert counted(noor.get(f"/keuze/{moment}/mogelijkheid/pakket/").content.decode()) == seen
    assert seen["bekeken"] == 5


def chosen(world: World, moment: UUID, *profiles: str) -> None:
    """Noor chooses the options of these profiles."""
    with school_scope(world.school.pk):
        every = m.ChoiceOption.objects.filter(moment=moment)
        of = [one.pk for one in every if (one.content or {}).get("profile") in profiles]
        noor = at(world, world.noor.noor.person, ViewerRole.PUPIL)
        decide(noor, moment=moment, options=of, words="", once=uuid4())


def _first(moment: UUID) -> Any:
    mine = m.ChoiceOption.objects.filter(moment=moment, by__isnull=False).order_by("added_at")
    return mine[0].added_at


def test_words_that_were_not_shared_do_not_show_in_the_room_of_another(
    world: World, client_for: Any, rules: UUID
) -> None:
    moment = opened(world, "profile-havo-vwo", rules)
    with school_scope(world.school.pk):
        option = str(m.ChoiceOption.objects.filter(moment=moment).order_by("pk")[0].pk)
        noor = at(world, world.noor.noor.person, ViewerRole.PUPIL)
        say(noor, moment=moment, said={option: Said("Dit trekt", [world.noor.karin.pk])})
    rooms = {
        name: counted(client_for(person).get(f"/keuze/{moment}/").content.decode())
        for name, person in (
            ("noor", world.noor.noor.person),
            ("karin", world.noor.karin),
            ("bas", world.noor.bas),
            ("hanneke", world.staff.hanneke),
        )
    }
    assert {name: room.get("bekeken", 0) for name, room in rooms.items()} == {
        "noor": 1,
        "karin": 1,
        "bas": 0,
        "hanneke": 0,
    }


def test_a_programme_becomes_an_option_and_stands_by_the_package_that_was_chosen(
    world: World, client_for: Any, rules: UUID
) -> None:
    with school_scope(world.school.pk):
        m.ProgrammeList.objects.create(
            school=world.school,
            year="2026",
            text=LIST,
            programmes=3,
            left_out=0,
            in_use=True,
            kept_on=world.today,
        )
    first = opened(world, "profile-havo-vwo", rules)
    noor = client_for(world.noor.noor.person)
    add(noor, first, rules, "em", "wisA", "beco", "ak")
    study = opened(world, "further-study")
    address = f"/keuze/{study}/mogelijkheid/opleiding/"
    before = noor.get(f"{address}?zoek=delft").content.decode()
    assert "We weten nog niet welk pakket er gekozen is." in before
    with school_scope(world.school.pk):
        viewer = at(world, world.noor.noor.person, ViewerRole.PUPIL)
        package = m.ChoiceOption.objects.get(moment=first, by__isnull=False).pk
        decide(viewer, moment=first, options=[package], words="", once=uuid4())
    found = noor.get(f"{address}?zoek=delft").content.decode()
    places = [found.index(name) for name in ("Bouwkunde", "Geneeskunde", "Techniek")]
    assert places == sorted(places)
    listed = re.search(r'name="programmes" value="([^"]+)"', found)
    assert listed
    once = str(uuid4())
    for row in re.findall(r'name="row" value="(\d+)"', found):
        sent = {"once": str(uuid4()), "programmes": listed.group(1), "row": row}
        assert noor.post(address, sent).status_code == 302
    assert [(kind, title) for kind, title, _content in options(world, study)] == [
        ("programme", "Bouwkunde, Hogeschool Delta, Delft"),
        ("programme", "Geneeskunde, Hogeschool Delta, Delft"),
        ("programme", "Techniek, Hogeschool Delta, Delft"),
    ]
    page = noor.get(f"/keuze/{study}/").content.decode()
    assert counted(page) == {"bekeken": 1, "dicht": 2}
    assert [
        words in page
        for words in (
            "Open met het gekozen pakket.",
            "Met natuurkunde erbij gaat dit open.",
            "geeft deze opleiding geen",
        )
    ] == [True] * 3
    other = {"once": once, "programmes": str(uuid4()), "row": "2"}
    assert noor.post(address, other).status_code == 404
    assert client_for(world.timo.anja).get(address).status_code == 404


def test_one_option_costs_as_much_as_three_for_each_corner_with_its_room(
    world: World, client_for: Any, rules: UUID
) -> None:
    with school_scope(world.school.pk):
        m.ProgrammeList.objects.create(
            school=world.school,
            year="2026",
            text=LIST,
            programmes=3,
            left_out=0,
            in_use=True,
            kept_on=world.today,
        )
    moments = (opened(world, "profile-havo-vwo", rules), opened(world, "further-study"))
    browsers = [client_for(one) for one in (world.staff.hanneke, world.noor.noor.person, world.noor.karin)]
    asked: list[list[int]] = []
    for subjects in (("wisA",), ("wisB", "econ")):
        with school_scope(world.school.pk):
            (listed,) = m.ProgrammeList.objects.values_list("pk", flat=True)
        for place, subject in enumerate(subjects):
            add(browsers[1], moments[0], rules, "em", subject)
            row = 2 + place + len(subjects) - 1
            sent = {"once": str(uuid4()), "programmes": str(listed), "row": str(row)}
            browsers[1].post(f"/keuze/{moments[1]}/mogelijkheid/opleiding/", sent)
        asked.append([])
        for moment in moments:
            for browser in browsers:
                browser.get(f"/keuze/{moment}/")
                with CaptureQueriesContext(connection) as queries:
                    assert browser.get(f"/keuze/{moment}/").status_code == 200
                asked[-1].append(len(queries))
    assert [len(options(world, moment)) for moment in moments] == [3, 3]
    assert asked[0] == asked[1]
    assert max(asked[0]) <= MOST


def test_where_choices_are_listed_each_has_its_room_small_for_who_looks_at_one_cost(
    world: World, client_for: Any, rules: UUID
) -> None:
    moment = opened(world, "profile-havo-vwo", rules)
    with school_scope(world.school.pk):
        option = str(m.ChoiceOption.objects.filter(moment=moment).order_by("pk")[0].pk)
        noor = at(world, world.noor.noor.person, ViewerRole.PUPIL)
        say(noor, moment=moment, said={option: Said("Dit trekt", [world.noor.karin.pk])})
    pages = {
        "noor": (world.noor.noor.person, "/leerling/"),
        "karin": (world.noor.karin, f"/ouder/{world.noor.noor.pk}/"),
        "bas": (world.noor.bas, f"/ouder/{world.noor.noor.pk}/"),
        "hanneke": (world.staff.hanneke, f"/leerlingen/{world.noor.noor.pk}/"),
    }
    browsers = {name: client_for(person) for name, (person, _address) in pages.items()}

    def asked() -> dict[str, int]:
        found = {}
        for name, (_person, address) in pages.items():
            browsers[name].get(address)
            with CaptureQueriesContext(connection) as queries:
                assert browsers[name].get(address).status_code == 200
            found[name] = len(queries)
        return found

    drawn = {
        name: counted(browsers[name].get(address).content.decode()).get("bekeken", 0)
        for name, (_person, address) in pages.items()
    }
    assert drawn == {"noor": 1, "karin": 1, "bas": 0, "hanneke": 0}
    before = asked()
    for _more in range(2):
        opened(world, "subjects", rules)
    assert asked() == before
    assert max(before[name] for name in ("noor", "karin", "bas")) <= MOST
