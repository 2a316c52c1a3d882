"""Who stands around the pupil: drawn, shared by name, taken back; two who change the same; nobody reached."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from finding import the
from world import World

from keuzeruimte_web.records import models as m
from keuzeruimte_web.records.scope import above_schools

SignIn = Callable[[m.Person | m.Account], Client]


@pytest.fixture(autouse=True)
def looking_from_above() -> Iterator[None]:
    """Requests open the scope of their own school; the test sees all."""
    with above_schools():
        yield


def around(world: World, end: str = "") -> str:
    return f"/om-de-leerling-heen/{world.saskia.saskia.pk}/{end}"


def sent(**more: object) -> dict[str, object]:
    return {"once": str(uuid4()), "name": "tante Fie", "kind": "relative", "for_what": "Bakken", **more}


def nobody_drawn(world: World) -> None:
    m.Village.objects.filter(pupil=world.saskia.saskia).delete()


def names() -> list[str]:
    return [one.name for one in m.Villager.objects.order_by("added_at", "pk")]


def test_a_pupil_draws_and_a_form_sent_twice_makes_one(world: World, client_for: SignIn) -> None:
    nobody_drawn(world)
    saskia, form = client_for(world.saskia.saskia.person), sent(nearness="close")
    assert "Hier staat nog niemand." in saskia.get(around(world)).content.decode()
    assert [saskia.post(around(world, "nieuw/"), form).status_code for _ in range(2)] == [302, 302]
    drawn = [(v.name, v.kind, v.for_what, v.nearness, v.added_by) for v in m.Villager.objects.all()]
    assert drawn == [("tante Fie", "relative", "Bakken", "close", world.saskia.saskia.person)]
    page = saskia.get(around(world)).content.decode()
    assert ("Dichtbij" in page, "Alleen jij ziet dit." in page) == (True, True)
    assert "tante Fie" in saskia.get("/leerling/").content.decode()


def test_a_name_is_enough_and_stands_around(world: World, client_for: SignIn) -> None:
    nobody_drawn(world)
    saskia = client_for(world.saskia.saskia.person)
    saskia.post(around(world, "nieuw/"), {"once": str(uuid4()), "name": "Bo"})
    assert [(v.name, v.kind, v.for_what, v.nearness) for v in m.Villager.objects.all()] == [
        ("Bo", "", "", "around")
    ]


@pytest.mark.parametrize("words", ["bel 06 1234 5678", "fie@thuis.example", "0612345678"])
def test_no_way_to_reach_somebody_is_kept(world: World, client_for: SignIn, words: str) -> None:
    nobody_drawn(world)
    saskia = client_for(world.saskia.saskia.person)
    answers = [saskia.post(around(world, "nieuw/"), sent(**{field: words})) for field in ("name", "for_what")]
    assert [answer.status_code for answer in answers] == [422, 422]
    assert "Wie hier staat, weet daar niet van." in answers[0].content.decode()
    assert names() == []


def test_years_and_ages_are_no_number_to_call(world: World, client_for: SignIn) -> None:
    nobody_drawn(world)
    saskia = client_for(world.saskia.saskia.person)
    saskia.post(around(world, "nieuw/"), sent(for_what="Sinds 2019, elke dag van 8 tot 9."))
    assert names() == ["tante Fie"]


def test_what_is_not_shared_is_there_for_nobody_else(world: World, client_for: SignIn) -> None:
    story = world.saskia
    m.Share.objects.filter(village__pupil=story.saskia).delete()
    villager = m.Villager.objects.order_by("pk")[0]
    for somebody in (story.marloes, story.erik, world.staff.ruben, world.timo.timo.person, world.staff.petra):
        browser = client_for(somebody)
        answers = [
            browser.get(around(world)).status_code,
            browser.get(around(world, "nieuw/")).status_code,
            browser.post(around(world, "nieuw/"), sent()).status_code,
            browser.post(around(world, f"{villager.pk}/"), sent(version=1)).status_code,
            browser.post(around(world, f"{villager.pk}/weg/")).status_code,
            browser.post(around(world, "delen/"), {"people": [str(somebody.pk)]}).status_code,
        ]
        assert answers == [404] * 6, somebody


def test_shared_by_name_a_parent_draws_too_a_professional_looks_and_it_is_gone_at_once(
    world: World, client_for: SignIn
) -> None:
    story, ruben = world.saskia, world.staff.ruben
    m.Share.objects.filter(village__pupil=story.saskia).delete()
    saskia = client_for(story.saskia.person)
    to = {"people": [str(story.marloes.pk), str(ruben.pk)]}
    page = saskia.post(around(world, "delen/"), to, follow=True).content.decode()
    assert "Marloes en Ruben zien dit." in page
    marloes, counsellor, erik = client_for(story.marloes), client_for(ruben), client_for(story.erik)
    pages = [browser.get(around(world)) for browser in (marloes, counsellor, erik)]
    assert [one.status_code for one in pages] == [200, 200, 404]
    assert ["Zet iemand erbij" in one.content.decode() for one in pages] == [True, False, False]
    assert marloes.post(around(world, "nieuw/"), sent()).status_code == 302
    assert counsellor.post(around(world, "nieuw/"), sent()).status_code == 404
    assert "Erbij gezet door Marloes." in saskia.get(around(world)).content.decode()
    assert m.Trace.objects.filter(actor=ruben, word="opened_dossier", record=story.saskia.pk).exists()
    child = f"/ouder/{story.saskia.pk}/"
    links = [around(world) in one.get(child).content.decode() for one in (marloes, erik)]
    assert links == [True, False]
    assert around(world) in counsellor.get(f"/leerlingen/{story.saskia.pk}/").content.decode()
    assert saskia.post(around(world, "delen/"), {}).status_code == 302
    assert [browser.get(around(world)).status_code for browser in (marloes, counsellor)] == [404, 404]
    assert around(world) not in marloes.get(child).content.decode()
    assert around(world) not in counsellor.get(f"/leerlingen/{story.saskia.pk}/").content.decode()


def test_a_parent_takes_nobody_out_and_shares_with_nobody(world: World, client_for: SignIn) -> None:
    marloes, villager = client_for(world.saskia.marloes), m.Villager.objects.order_by("pk")[0]
    before = names()
    assert marloes.get(around(world)).status_code == 200
    assert marloes.post(around(world, f"{villager.pk}/weg/")).status_code == 404
    assert marloes.post(around(world, "delen/"), {}).status_code == 404
    assert (names(), m.Share.objects.filter(village__isnull=False).count()) == (before, 2)


def test_the_pupil_takes_somebody_out(world: World, client_for: SignIn) -> None:
    saskia, villager = client_for(world.saskia.saskia.person), the(m.Villager.objects.all(), name="Pip")
    address = around(world, f"{villager.pk}/weg/")
    assert [saskia.post(address).status_code for _ in range(2)] == [302, 404]
    assert "Pip" not in names()


def test_a_pupil_shares_with_nobody_from_elsewhere(world: World, client_for: SignIn) -> None:
    saskia = client_for(world.saskia.saskia.person)
    answer = saskia.post(around(world, "delen/"), {"people": [str(world.timo.anja.pk)]})
    assert answer.status_code == 422
    assert not m.Share.objects.filter(viewer=world.timo.anja, village__isnull=False).exists()


def test_whom_a_court_keeps_away_cannot_be_named_and_sees_nothing(world: World, client_for: SignIn) -> None:
    story = world.saskia
    m.Guardianship.objects.filter(parent=story.erik).update(court_block=True, information_right=False)
    page = client_for(story.saskia.person).get(around(world)).content.decode()
    assert (str(story.marloes.pk) in page, str(story.erik.pk) in page) == (True, False)
    assert client_for(story.erik).get(around(world)).status_code == 404


def test_two_who_change_the_same_are_told_and_both_texts_survive(world: World, client_for: SignIn) -> None:
    story, villager = world.saskia, the(m.Villager.objects.all(), name="oma Riet")
    address = around(world, f"{villager.pk}/")
    saskia, marloes = client_for(story.saskia.person), client_for(story.marloes)
    hers = {"name": "oma Riet", "kind": "grandparent", "for_what": "Kaarten", "version": 1}
    assert marloes.post(address, hers | {"nearness": "close"}).status_code == 302
    answer = saskia.post(address, hers | {"for_what": "Soep", "nearness": "further"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert [word in page for word in ("Marloes veranderde dit ook", "Kaarten", "Soep", "dichtbij")] == [
        True
    ] * 4
    again = saskia.post(address, hers | {"for_what": "Kaarten en soep", "nearness": "close", "version": 2})
    villager.refresh_from_db()
    assert (again.status_code, villager.for_what, villager.version) == (302, "Kaarten en soep", 3)


def test_at_18_a_parent_sees_it_only_when_it_is_shared_from_then_on(world: World, client_for: SignIn) -> None:
    story = world.saskia
    m.Share.objects.filter(village__pupil=story.saskia).update(shared_at=timezone.now() - timedelta(days=90))
    born = world.today.replace(year=world.today.year - 18, day=1) - timedelta(days=20)
    m.Person.objects.filter(pk=story.saskia.pk).update(born=born)
    saskia, marloes = client_for(story.saskia.person), client_for(story.marloes)
    page = saskia.get(around(world)).content.decode()
    assert ("Alleen jij ziet dit." in page, marloes.get(around(world)).status_code) == (True, 404)
    page = saskia.post(around(world, "delen/"), {"people": [str(story.marloes.pk)]}, follow=True)
    assert "Marloes ziet dit." in page.content.decode()
    assert marloes.get(around(world)).status_code == 200


def test_a_full_drawing_says_so_and_keeps_the_words(world: World, client_for: SignIn) -> None:
    village = m.Village.objects.get(pupil=world.saskia.saskia)
    m.Villager.objects.bulk_create(
        m.Villager(school=world.school, village=village, name=f"Nr {n}") for n in range(22)
    )
    answer = client_for(world.saskia.saskia.person).post(around(world, "nieuw/"), sent())
    page = answer.content.decode()
    assert (answer.status_code, "De tekening is vol." in page, "tante Fie" in page) == (422, True, True)


def test_a_draft_is_kept_for_who_types_and_let_go_when_it_is_saved(world: World, client_for: SignIn) -> None:
    saskia, pupil = client_for(world.saskia.saskia.person), world.saskia.saskia
    m.Draft.objects.create(
        school=world.school,
        author=pupil.person,
        form="village",
        about=str(pupil.pk),
        content={"name": "half getypt"},
    )
    assert "half getypt" in saskia.get(around(world, "nieuw/")).content.decode()
    assert "half getypt" not in client_for(world.saskia.marloes).get(around(world, "nieuw/")).content.decode()
    saskia.post(around(world, "nieuw/"), sent())
    assert not m.Draft.objects.filter(form="village").exists()


def test_one_and_three_people_take_the_same_number_of_queries(world: World, client_for: SignIn) -> None:
    counts = []
    village = m.Village.objects.get(pupil=world.saskia.saskia)
    for somebody in (world.saskia.saskia.person, world.saskia.marloes):
        browser = client_for(somebody)
        for many in (1, 3):
            m.Villager.objects.filter(village=village).delete()
            m.Villager.objects.bulk_create(
                m.Villager(school=world.school, village=village, name=f"Nr {n}") for n in range(many)
            )
            browser.get(around(world))
            with CaptureQueriesContext(
                connection,
            ) as queries:
                assert browser.get(around(world)).status_code == 200
            counts.append(len(queries))
    assert (counts[0], counts[2]) == (counts[1], counts[3])


def test_other_verbs_are_refused(world: World, client_for: SignIn) -> None:
    saskia, villager = client_for(world.saskia.saskia.person), m.Villager.objects.order_by("pk")[0]
    refused = [
        saskia.post(around(world)).status_code,
        saskia.get(around(world, "delen/")).status_code,
        saskia.get(around(world, f"{villager.pk}/weg/")).status_code,
        saskia.put(around(world, "nieuw/")).status_code,
    ]
    assert refused == [405] * 4
