"""Pages for what went wrong."""

import pytest
from django.test import Client, RequestFactory
from world import World

from keuzeruimte_web.records import models as m
from keuzeruimte_web.records.scope import school_scope
from keuzeruimte_web.screens.errors import views


@pytest.mark.django_db
def test_page_that_is_not_there_says_so_and_no_more() -> None:
    answer = Client().get("/leerlingen/0e9f/")
    page = answer.content.decode()
    assert answer.status_code == 404
    assert "Misschien klopt het adres niet, of is de pagina niet gedeeld." in page


def test_who_looks_from_two_seats_reads_that_it_may_stand_at_the_other(world: World) -> None:
    here, there = Client(), Client()
    here.force_login(world.saskia.erik.account)
    with school_scope(world.elsewhere.school.pk):
        m.Person.objects.filter(pk=world.elsewhere.mother.pk).update(account=world.saskia.marloes.account)
    there.force_login(world.saskia.marloes.account)
    alone, both = (one.get("/leerlingen/0e9f/").content.decode() for one in (here, there))
    told = "Het kan ook onder ‘Kijk als’ staan, bij de naam bovenaan."
    assert told in both and told not in alone


@pytest.mark.django_db
def test_what_was_typed_in_a_form_of_what_is_gone_is_given_back_and_a_password_is_not() -> None:
    sent = {
        "words": "Elke week <b>bellen</b>\nen mailen",
        "title": "Pesten",
        "password": "samen om tafel",
        "oldpassword": "weer om tafel",
    }
    answer = Client().post("/leerlingen/0e9f/", sent)
    page = answer.content.decode()
    assert answer.status_code == 404
    assert "Wat net verstuurd is, is niet bewaard." in page
    assert "Elke week &lt;b&gt;bellen&lt;/b&gt;<br>en mailen" in page
    assert "Er is niets kwijt" not in page
    assert "om tafel" not in page


@pytest.mark.django_db
def test_who_sends_a_form_after_being_signed_out_gets_the_words_back_and_the_way_in() -> None:
    answer = Client().post("/afspraken/", {"words": "Elke week bellen", "password": "samen om tafel"})
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "Wat net verstuurd is, is niet bewaard." in page
    assert "Elke week bellen" in page
    assert 'href="/inloggen/?next=/afspraken/"' in page
    assert "om tafel" not in page


@pytest.mark.django_db
def test_who_sends_no_words_after_being_signed_out_or_by_a_script_signs_in_first() -> None:
    for sent, headers in (({"done": "yes"}, {}), ({"words": "Elke week bellen"}, {"HX-Request": "true"})):
        answer = Client().post("/afspraken/", sent, headers=headers)
        assert (answer.status_code, answer["Location"]) == (302, "/inloggen/?next=/afspraken/")


@pytest.mark.django_db
def test_page_that_is_not_there_for_a_form_without_words_gives_nothing_back() -> None:
    page = Client().post("/leerlingen/0e9f/", {"answer": "yes"}).content.decode()
    assert "Wat net verstuurd is, is niet bewaard." in page
    assert "Dit stond in het formulier" not in page


def test_page_for_our_own_fault_needs_no_database() -> None:
    """Without the mark for a database, any query here would fail the test."""
    answer = views.broken(RequestFactory().get("/"))
    assert answer.status_code == 500
    page = answer.content.decode()
    assert "Wat als bewaard is gemeld, is er nog." in page
    assert "Wat net verstuurd is, is waarschijnlijk niet bewaard." in page


@pytest.mark.django_db
def test_form_that_was_open_too_long_is_explained() -> None:
    answer = Client(enforce_csrf_checks=True).post("/taal/", {"language": "en"})
    assert answer.status_code == 403
    assert "Deze pagina stond te lang open" in answer.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/hulp/", "/privacy/", "/toegankelijkheid/", "/veiligheid/"])
def test_pages_for_everybody_only_answer_reading(address: str) -> None:
    assert Client().get(address).status_code == 200
    assert Client().post(address).status_code == 405


@pytest.mark.django_db
def test_address_of_a_form_opened_by_itself_is_explained() -> None:
    answer = Client().get("/taal/")
    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert "Er is niets veranderd." in answer.content.decode()


@pytest.mark.django_db
def test_trying_too_often_is_told_in_our_own_words() -> None:
    browser = Client()
    for _ in range(30):
        answer = browser.post("/wachtwoord/vergeten/", {"email": "niemand@elders.example"})
    assert answer.status_code == 429
    assert "Wacht een paar minuten" in answer.content.decode()


@pytest.mark.django_db
def test_every_answer_is_closed_to_caches_frames_and_other_hosts() -> None:
    answer = Client().get("/inloggen/")
    assert "no-store" in answer["Cache-Control"]
    assert answer["X-Frame-Options"] == "DENY"
    policy = answer["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
