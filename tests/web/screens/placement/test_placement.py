"""A work placement: all say yes to the same text, and a wish to talk holds it back."""

from collections.abc import Callable, Iterator
from uuid import uuid4

import pytest
from django.test import Client
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


def sent(world: World, **more: object) -> dict[str, object]:
    day = world.today.isoformat()
    given = {"employer": "Bakker Bo", "since": day, "until": day, "learn": "Brood", "agreed": "Om vijf uur"}
    return {"once": str(uuid4()), **given, **more}


def begun(world: World, **more: object) -> m.Placement:
    days = {"since": world.today, "until": world.today}
    made: m.Placement = m.Placement.objects.create(
        school=world.school, pupil=world.saskia.saskia, employer="Bakker Bo", **days, **more
    )
    return made


def says(client: Client, one: m.Placement, word: str = "yes", version: int = 1) -> int:
    return client.post(f"/stages/{one.pk}/zeg/", {"word": word, "version": version}).status_code


def text(client: Client, one: m.Placement) -> str:
    return client.get(f"/stages/{one.pk}/").content.decode()


def test_the_pupil_writes_it_down_once_and_both_parents_are_told_at_the_same_moment(
    world: World, client_for: SignIn
) -> None:
    story, form = world.saskia, sent(world)
    saskia, address = client_for(story.saskia.person), f"/stages/van/{story.saskia.pk}/nieuw/"
    assert [saskia.post(address, form).status_code for _ in range(2)] == [302, 302]
    one = the(m.Placement.objects.all(), employer="Bakker Bo")
    told = m.Message.objects.filter(kind="placement", record=one.pk)
    assert {row.person for row in told} == {story.marloes, story.erik}
    late = sent(world, until="2020-01-01")
    assert "De laatste dag ligt voor de eerste." in saskia.post(address, late).content.decode()
    assert client_for(story.marloes).post(address, sent(world)).status_code == 404


def test_agreed_when_pupil_each_parent_school_and_company_said_yes(world: World, client_for: SignIn) -> None:
    one, story, ruben = begun(world), world.saskia, world.staff.ruben
    saskia, marloes, erik, counsellor = (
        client_for(somebody) for somebody in (story.saskia.person, story.marloes, story.erik, ruben)
    )
    assert [says(client, one) for client in (saskia, marloes, counsellor)] == [302] * 3
    assert "Nog niet iedereen zei ja." in text(erik, one)
    assert counsellor.post(f"/stages/{one.pk}/opschrijven/", {"person": "", "version": 1}).status_code == 302
    assert says(erik, one) == 302
    assert "Afgesproken: ieder zei ja." in text(saskia, one)
    assert "door school opgeschreven" in text(counsellor, one)
    changed = {**sent(world, learn="Taart"), "version": 1}
    assert saskia.post(f"/stages/{one.pk}/verander/", changed).status_code == 302
    assert "Nog niet iedereen zei ja." in text(saskia, one)
    assert (
        "De tekst is net veranderd."
        in erik.post(f"/stages/{one.pk}/zeg/", {"word": "yes", "version": 1}, follow=True).content.decode()
    )


def test_family_reads_only_that_a_conversation_comes_and_staff_whose_wish_it_is(
    world: World, client_for: SignIn
) -> None:
    one, story = begun(world), world.saskia
    saskia, marloes, erik = (client_for(one) for one in (story.saskia.person, story.marloes, story.erik))
    counsellor = client_for(world.staff.ruben)
    assert [says(marloes, one), says(erik, one, "talk")] == [302, 302]
    for client in (saskia, marloes):
        page = text(client, one)
        assert "School plant eerst nog een gesprek." in page
        assert ("Erik" in page, "wil eerst praten" in page) == (False, False)
    assert "wil eerst praten" in text(counsellor, one)


def test_who_is_no_part_of_it_finds_nothing(world: World, client_for: SignIn) -> None:
    one = begun(world, matter=world.saskia.trajectory)
    staff = world.staff
    strangers = (world.timo.anja, world.timo.timo.person, staff.fatma, staff.mirjam, staff.petra)
    for somebody in strangers:
        client = client_for(somebody)
        answers = [client.get(f"/stages/{one.pk}/").status_code, says(client, one)]
        answers += [client.post(f"/stages/{one.pk}/{end}/").status_code for end in ("link", "klaar")]
        assert answers == [404] * 4, somebody


def test_from_eighteen_on_parents_are_not_asked_and_not_waited_for(world: World, client_for: SignIn) -> None:
    one, story = begun(world), world.saskia
    born = world.today.replace(year=world.today.year - 18, day=1)
    m.Person.objects.filter(pk=story.saskia.pk).update(born=born)
    counsellor = client_for(world.staff.ruben)
    assert says(client_for(story.marloes), one) == 404
    assert [says(client_for(story.saskia.person), one), says(counsellor, one)] == [302, 302]
    counsellor.post(f"/stages/{one.pk}/opschrijven/", {"person": "", "version": 1})
    assert "Afgesproken: ieder zei ja." in text(counsellor, one)
    for browser in (client_for(story.saskia.person), counsellor):
        form = browser.get(f"/stages/van/{story.saskia.pk}/nieuw/").content.decode()
        assert ("Daarna zegt ieder ja." in form, "huis en " in form) == (True, False)


def test_a_professional_who_looks_leaves_a_trace(world: World, client_for: SignIn) -> None:
    one, ruben = begun(world), world.staff.ruben
    before = m.Trace.objects.filter(actor=ruben, word="opened_dossier").count()
    text(client_for(ruben), one)
    assert m.Trace.objects.filter(actor=ruben, word="opened_dossier").count() == before + 1


def test_when_it_is_over_nothing_changes_any_more(world: World, client_for: SignIn) -> None:
    one, saskia = begun(world), client_for(world.saskia.saskia.person)
    assert [saskia.post(f"/stages/{one.pk}/klaar/").status_code for _ in range(2)] == [302, 302]
    assert "Afgerond." in text(saskia, one)
    assert (says(saskia, one), saskia.get(f"/stages/{one.pk}/verander/").status_code) == (403, 403)
