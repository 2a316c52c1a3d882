"""Who comes in, and from which seat one looks."""

from collections.abc import Callable

from django.test import Client
from django.utils import timezone
from world import World

from keuzeruimte_web.access.seats import seats_of
from keuzeruimte_web.access.viewer import ViewerRole
from keuzeruimte_web.records.models import Employment, Guardianship, Person, Pupil
from keuzeruimte_web.records.scope import above_schools

SignIn = Callable[..., Client]


def roles(person: Person) -> list[ViewerRole]:
    return [seat.viewer.role for seat in seats_of(person.account_id, today=timezone.localdate())]


def test_each_person_looks_in_the_role_one_has(world: World) -> None:
    assert roles(world.staff.ruben) == [ViewerRole.PROFESSIONAL]
    assert roles(world.saskia.marloes) == [ViewerRole.PARENT]
    assert roles(world.saskia.saskia.person) == [ViewerRole.PUPIL]


def test_administrator_is_no_professional(world: World) -> None:
    assert roles(world.staff.petra) == [ViewerRole.ADMINISTRATOR]


def test_parent_who_teaches_here_has_two_seats(world: World) -> None:
    with above_schools():
        Employment.objects.create(school=world.school, person=world.saskia.marloes, role="teacher")
    assert roles(world.saskia.marloes) == [ViewerRole.PROFESSIONAL, ViewerRole.PARENT]


def test_role_that_is_over_is_no_seat(world: World) -> None:
    yesterday = timezone.localdate() - timezone.timedelta(days=1)
    with above_schools():
        Guardianship.objects.filter(parent=world.saskia.marloes).update(until=yesterday)
    assert roles(world.saskia.marloes) == []


def test_account_of_no_school_reads_only_what_is_for_everybody(world: World, client_for: SignIn) -> None:
    browser = client_for(world.stranger)
    assert browser.get("/hulp/").status_code == 200
    refused = browser.post("/kijk-als/", {"person": "x"})
    assert refused.status_code == 403
    assert "Dit account hoort nu bij geen school" in refused.content.decode()


def test_words_sent_after_the_last_task_ended_are_given_back(world: World, client_for: SignIn) -> None:
    browser, yesterday = client_for(world.staff.ruben), timezone.localdate() - timezone.timedelta(days=1)
    with above_schools():
        Employment.objects.filter(person=world.staff.ruben).update(until=yesterday)
    sent = {"observed": "Saskia lachte vandaag weer.", "kind": "progresses"}
    refused = browser.post(f"/leerlingen/{world.saskia.saskia.pk}/gebeurtenis/", sent)
    page = refused.content.decode()
    assert refused.status_code == 403
    assert "Wat net verstuurd is, is niet bewaard." in page
    assert "Saskia lachte vandaag weer." in page


def test_nobody_gets_past_the_door_without_signing_in(world: World) -> None:
    answer = Client().post("/kijk-als/")
    assert (answer.status_code, answer["Location"]) == (302, "/inloggen/?next=/kijk-als/")


def test_somebody_changes_to_another_role_and_never_to_another_person(
    world: World, client_for: SignIn
) -> None:
    with above_schools():
        Employment.objects.create(school=world.school, person=world.saskia.marloes, role="teacher")
        other = Pupil.objects.first().person
    browser = client_for(world.saskia.marloes)
    browser.post("/kijk-als/", {"person": f"{world.saskia.marloes.pk}:parent"})
    assert browser.get("/hulp/").context["frame"].party == "parents"
    browser.post("/kijk-als/", {"person": f"{other.pk}:pupil"})
    assert browser.get("/hulp/").context["frame"].name == "Marloes Hendriks"
    assert browser.session["seat"] == f"{world.saskia.marloes.pk}:parent"


def test_looking_takes_two_queries_before_the_screen_begins(
    world: World, client_for: SignIn, django_assert_num_queries: Callable[..., object]
) -> None:
    browser = client_for(world.staff.ruben)
    with django_assert_num_queries(2):
        browser.get("/hulp/")
