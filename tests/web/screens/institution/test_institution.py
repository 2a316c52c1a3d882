"""An institution that is guardian of a pupil: beside the parents, never one of them, without an account."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from world import World

from keuzeruimte_web.records.models import Guardianship, Institution, Opening, Person
from keuzeruimte_web.records.scope import above_schools, school_scope

NORTH = "Jeugdbescherming Noord"


def fields(**other: str) -> dict[str, str]:
    return {
        "once": str(uuid4()),
        "role": "guardian",
        "name": NORTH,
        "given_name": "Iris",
        "family_name": "Bos",
        "reach": "06 12345678",
        "source": "gezagsregister gezien",
        "since": "",
    } | other


def page_of(world: World) -> str:
    return f"/beheer/mensen/{world.saskia.saskia.pk}/"


def entered(world: World, client_for, **other: str) -> Institution:
    answer = client_for(world.staff.petra).post(f"{page_of(world)}instelling/", fields(**other))
    assert answer.status_code == 302
    with above_schools():
        return Institution.objects.get(until__isnull=True)


def test_it_stands_for_who_guides_with_who_speaks_for_it_and_makes_nobody_a_parent(
    world: World, client_for
) -> None:
    with above_schools():
        before = (Person.objects.count(), Guardianship.objects.count())
    entered(world, client_for)
    with above_schools():
        assert (Person.objects.count(), Guardianship.objects.count()) == before
    for who, address in ((world.staff.petra, page_of(world)), (world.staff.ruben, dossier(world))):
        page = client_for(who).get(address).content.decode()
        for words in (NORTH, "heeft de voogdij", "namens hen: Iris Bos", "06 12345678"):
            assert words in page
    for who, address in (
        (world.saskia.marloes, f"/ouder/{world.saskia.saskia.pk}/"),
        (world.saskia.saskia.person, "/leerling/"),
    ):
        answer = client_for(who).get(address)
        assert (answer.status_code, NORTH in answer.content.decode()) == (200, False)


def dossier(world: World) -> str:
    return f"/leerlingen/{world.saskia.saskia.pk}/"


def test_somebody_else_speaks_for_it_from_a_day_on_and_how_it_was_stays(world: World, client_for) -> None:
    row = entered(world, client_for, since=(world.today - timedelta(days=30)).isoformat())
    browser, day = client_for(world.staff.petra), world.today - timedelta(days=7)
    address = f"/beheer/instelling/{row.pk}/"
    changed = fields(given_name="Sam", since=day.isoformat(), version=str(row.state))
    assert 'value="Iris"' in browser.get(address).content.decode()
    assert browser.post(address, changed).status_code == 302
    with above_schools():
        rows = Institution.objects.order_by("since")
        assert [(one.given_name, one.since, one.until) for one in rows] == [
            ("Iris", world.today - timedelta(days=30), day - timedelta(days=1)),
            ("Sam", day, None),
        ]
    late = browser.post(address, changed, follow=True)
    assert "Iemand veranderde dit intussen" in late.content.decode()
    page = browser.get(page_of(world)).content.decode()
    assert ("Sam Bos" in page, "Iris Bos" in page) == (True, True)
    page = client_for(world.staff.ruben).get(dossier(world)).content.decode()
    assert ("Sam Bos" in page, "Iris Bos" in page) == (True, False)


def test_of_one_that_began_today_a_page_from_before_writes_nothing_over(world: World, client_for) -> None:
    today = world.today.isoformat()
    row, browser = entered(world, client_for, since=today), client_for(world.staff.petra)
    address = f"/beheer/instelling/{row.pk}/"
    seen = fields(since=today, version=str(row.state))
    assert browser.post(address, seen | {"given_name": "Sam"}).status_code == 302
    late = browser.post(address, seen | {"reach": "06 87654321"})
    assert late.status_code == 409
    assert "Voornaam: Sam" in late.content.decode()
    with above_schools():
        row = Institution.objects.get(pk=row.pk)
    assert (row.given_name, row.reach) == ("Sam", "06 12345678")


def test_what_ends_is_no_longer_for_who_guides(world: World, client_for) -> None:
    row, browser = entered(world, client_for), client_for(world.staff.petra)
    address = f"/beheer/instelling/{row.pk}/einde/"
    assert browser.post(address, {"einde-day": world.today.isoformat()}).status_code == 302
    again = browser.post(address, {"einde-day": world.today.isoformat()}, follow=True)
    assert "Dit was al beëindigd" in again.content.decode()
    assert NORTH not in client_for(world.staff.ruben).get(dossier(world)).content.decode()
    assert NORTH in browser.get(page_of(world)).content.decode()


def test_guardianship_ends_by_law_at_eighteen(world: World, client_for) -> None:
    entered(world, client_for)
    with school_scope(world.school.pk):
        Person.objects.filter(pk=world.saskia.saskia.pk).update(born=world.today.replace(year=2000, day=1))
    assert NORTH not in client_for(world.staff.ruben).get(dossier(world)).content.decode()


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"name": ""}, "Vul dit in."),
        ({"source": ""}, "Vul dit in."),
        ({"role": "parent"}, "role"),
        ({"since": "2199-01-01"}, "Kies vandaag of een eerdere dag"),
    ],
)
def test_what_cannot_be_is_refused_in_words(
    world: World, client_for, wrong: dict[str, str], words: str
) -> None:
    answer = client_for(world.staff.petra).post(f"{page_of(world)}instelling/", fields(**wrong))
    assert answer.status_code == 422
    assert words in answer.content.decode()
    with above_schools():
        assert not Institution.objects.exists()


def test_a_double_click_enters_one_and_two_of_a_kind_are_refused(world: World, client_for) -> None:
    browser, sent = client_for(world.staff.petra), fields()
    for _ in range(2):
        assert browser.post(f"{page_of(world)}instelling/", sent).status_code == 302
    again = browser.post(f"{page_of(world)}instelling/", fields())
    assert (again.status_code, "Er staat al een instelling" in again.content.decode()) == (422, True)
    assert browser.post(f"{page_of(world)}instelling/", fields(role="supervisor")).status_code == 302
    with above_schools():
        assert sorted(Institution.objects.values_list("role", flat=True)) == ["guardian", "supervisor"]


def test_a_leader_who_writes_its_measure_down_finds_who_speaks_for_it(world: World, client_for) -> None:
    entered(world, client_for)
    marit, today = world.staff.marit, world.today
    with school_scope(world.school.pk):
        Opening.objects.create(
            school=world.school,
            pupil=world.saskia.saskia,
            leader=marit,
            reason="measure",
            since=today,
            until=today,
        )
    address = f"/bescherming/nieuw/{world.saskia.trajectory.pk}/"
    page = client_for(marit).get(address).content.decode()
    for words in ("heeft de voogdij", 'value="Iris"', f'value="Bos, {NORTH}"'):
        assert words in page


def test_in_the_own_family_and_for_others_it_is_not_there(world: World, client_for) -> None:
    row = entered(world, client_for)
    pages = (f"/beheer/instelling/{row.pk}/", f"{page_of(world)}instelling/")
    for page in pages:
        for person in (world.staff.ruben, world.saskia.erik, world.elsewhere.administrator):
            assert client_for(person).get(page).status_code == 404
    petra = world.staff.petra
    with school_scope(world.school.pk):
        Guardianship.objects.create(school=world.school, pupil=world.saskia.saskia, parent=petra)
    browser = client_for(petra)
    session = browser.session
    session["seat"] = f"{petra.pk}:administrator"
    session.save()
    assert [browser.get(page).status_code for page in pages] == [404, 403]
    assert browser.post(f"{pages[0]}einde/", {"einde-day": world.today.isoformat()}).status_code == 404
    assert NORTH not in browser.get(page_of(world)).content.decode()


def test_as_many_queries_for_one_as_for_three(world: World, client_for) -> None:
    entered(world, client_for)
    asked = []
    for _ in range(2):
        counts = []
        for who, address in ((world.staff.petra, page_of(world)), (world.staff.ruben, dossier(world))):
            browser = client_for(who)
            with CaptureQueriesContext(connection) as queries:
                assert browser.get(address).status_code == 200
            counts.append(len(queries))
        asked.append(counts)
        with school_scope(world.school.pk):
            for until in (1, 2):
                Institution.objects.create(
                    school=world.school,
                    pupil=world.saskia.saskia,
                    role="supervisor",
                    name=f"Zuid {until}",
                    source="x",
                    until=world.today + timedelta(days=until),
                )
    assert asked[0] == asked[1]
