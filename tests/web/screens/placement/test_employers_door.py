"""The employer's link: in a neutral letter, worth nothing when guessed, ended or old."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone
from world import World

from keuzeruimte_web.operations.courier import Courier
from keuzeruimte_web.operations.delivery import deliver_next
from keuzeruimte_web.operations.placement_link import hashed
from keuzeruimte_web.records import models as m
from keuzeruimte_web.records.scope import above_schools

SignIn = Callable[[m.Person | m.Account], Client]
SECRET = "a-secret-of-the-letter"
ADDRESS = f"/stage-bij-ons/{SECRET}/"
GONE = "Deze link werkt niet"


@pytest.fixture(autouse=True)
def looking_from_above() -> Iterator[None]:
    """Requests open the scope of their own school; the test sees all."""
    with above_schools():
        yield


def begun(world: World, **more: object) -> m.Placement:
    given = {"since": world.today, "until": world.today, "learn": "Leert brood bakken", **more}
    made: m.Placement = m.Placement.objects.create(
        school=world.school,
        pupil=world.saskia.saskia,
        employer="Bakker Bo",
        email="bo@bakker.example",
        **given,
    )
    return made


def linked(world: World, **more: object) -> m.PlacementLink:
    given = {"token_hash": hashed(SECRET), "until": world.today + timedelta(days=9), **more}
    made: m.PlacementLink = m.PlacementLink.objects.create(
        school=world.school, placement=begun(world), made_by=world.staff.ruben, **given
    )
    return made


def test_the_letter_names_nobody_and_holds_a_secret_of_which_only_the_hash_is_kept(
    world: World, client_for: SignIn
) -> None:
    one = begun(world)
    assert client_for(world.staff.ruben).post(f"/stages/{one.pk}/link/").status_code == 302
    with Courier() as courier:
        while deliver_next(world.school.pk, courier=courier, now=timezone.now()):
            pass
    (letter,) = [sent for sent in mail.outbox if sent.to == ["bo@bakker.example"]]
    told = f"{letter.subject}\n{letter.body}"
    names = (world.saskia.saskia.person.given_name, "Vermeer", "Bakker", "Ruben")
    assert [name for name in names if name in told] == []
    (secret,) = set(re.findall(r"/stage-bij-ons/([^/\s]+)/", str(letter.body)))
    (link,) = m.PlacementLink.objects.all()
    assert (link.token_hash, secret == link.token_hash) == (hashed(secret), False)
    assert Client().get(f"/stage-bij-ons/{secret}/").status_code == 200
    client_for(world.staff.ruben).post(f"/stages/{one.pk}/link/", {"stop": "1"})
    assert Client().get(f"/stage-bij-ons/{secret}/").status_code == 404


def test_only_who_guides_sends_it(world: World, client_for: SignIn) -> None:
    one, story = begun(world), world.saskia
    people = (story.saskia.person, story.marloes)
    assert [client_for(who).post(f"/stages/{one.pk}/link/").status_code for who in people] == [404, 404]
    assert m.PlacementLink.objects.count() == 0


@pytest.mark.parametrize("why", ["guessed", "old", "ended", "over"])
def test_what_does_not_work_says_nothing_of_why(world: World, why: str) -> None:
    link = linked(world)
    secret = SECRET
    if why == "guessed":
        secret = "another-secret"
    elif why == "old":
        m.PlacementLink.objects.update(until=world.today - timedelta(days=1))
    elif why == "ended":
        m.PlacementLink.objects.update(ended_at=timezone.now())
    else:
        m.Placement.objects.filter(pk=link.placement_id).update(ended_on=world.today)
    for answer in (
        Client().get(f"/stage-bij-ons/{secret}/"),
        Client().post(f"/stage-bij-ons/{secret}/", {"seen": "x"}),
    ):
        page = answer.content.decode()
        assert (answer.status_code, GONE in page, "Saskia" in page) == (404, True, False)


def test_the_employer_says_yes_to_the_text_that_was_read_and_then_sees_a_name_and_two_days(
    world: World,
) -> None:
    link, employer = linked(world), Client()
    page = employer.get(ADDRESS).content.decode()
    assert ("Saskia Vermeer" in page, "Leert brood bakken" in page) == (True, True)
    read = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page)  # letters by chance: 1A too
    assert [word in read for word in ("Marloes", "1A", "Ruben")] == [False] * 3
    m.Placement.objects.filter(pk=link.placement_id).update(version=2)
    old = employer.post(ADDRESS, {"word": "yes", "version": 1})
    assert (old.status_code, "net veranderd" in old.content.decode()) == (409, True)
    assert employer.post(ADDRESS, {"word": "yes", "version": 2}).status_code == 302
    said = m.PlacementWord.objects.get(placement=link.placement_id)
    assert (said.party, said.person, said.word, said.version) == ("employer", None, "yes", 2)
    assert "Leert brood bakken" not in employer.get(ADDRESS).content.decode()


def test_what_the_employer_writes_is_put_before_the_pupil_alone_once(
    world: World, client_for: SignIn
) -> None:
    link, employer, story = linked(world), Client(), world.saskia
    words = {"seen": "Zij hielp een klant.", "went_well": "Rustig", "tip": "Vraag meer"}
    assert employer.post(ADDRESS, words).status_code == 404
    employer.post(ADDRESS, {"word": "yes", "version": 1})
    assert "leest wat u hier schrijft" in employer.get(ADDRESS).content.decode()
    assert employer.post(ADDRESS, {"seen": ""}).status_code == 422
    assert [employer.post(ADDRESS, words).status_code for _ in range(2)] == [302, 302]
    (made,) = m.CareerItem.objects.filter(kind="feedback")
    assert (made.pupil, made.words, made.results, made.follow_up) == (
        story.saskia,
        "Zij hielp een klant.",
        "Rustig",
        "Vraag meer",
    )
    thanks = employer.get(ADDRESS).content.decode()
    assert ("Uw woorden zijn bij" in thanks, "Zij hielp" in thanks) == (True, False)
    saskia, ruben = client_for(story.saskia.person), client_for(world.staff.ruben)
    assert saskia.get(f"/loopbaan/{made.pk}/").status_code == 200
    assert ruben.get(f"/loopbaan/{made.pk}/").status_code == 404
    assert str(made.pk) not in ruben.get(f"/stages/{link.placement_id}/").content.decode()
    assert m.Message.objects.filter(kind="career_item", person=story.saskia.person).count() == 1


def test_words_that_come_too_late_or_a_second_time_are_given_back(world: World) -> None:
    link, employer = linked(world), Client()
    employer.post(ADDRESS, {"word": "yes", "version": 1})
    employer.post(ADDRESS, {"seen": "Zij hielp een klant."})
    again = employer.post(ADDRESS, {"seen": "Zij was altijd op tijd.", "tip": "Vraag meer"})
    page = again.content.decode()
    assert (again.status_code, "is er niet bij gekomen" in page) == (409, True)
    assert ("Zij was altijd op tijd." in page, "Vraag meer" in page, "hielp" in page) == (True, True, False)
    assert [made.words for made in m.CareerItem.objects.filter(kind="feedback")] == ["Zij hielp een klant."]
    m.Placement.objects.filter(pk=link.placement_id).update(ended_on=world.today)
    late = employer.post(ADDRESS, {"seen": "Zij was altijd op tijd."})
    page = late.content.decode()
    assert (late.status_code, GONE in page, "Zij was altijd op tijd." in page) == (404, True, True)


def test_after_so_many_times_nothing_is_answered_any_more(world: World) -> None:
    linked(world)
    employer = Client()
    answers = {employer.get(ADDRESS).status_code for _ in range(122)}
    assert answers == {200, 429}
