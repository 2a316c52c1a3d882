"""A text that does not open is shown nowhere, and hidden from nobody: the page says so."""

from collections.abc import Callable

from django.test import Client
from world import World

from keuzeruimte_web.keys import ring, store
from keuzeruimte_web.records import models as m
from keuzeruimte_web.records.scope import school_scope
from keuzeruimte_web.records.sealed import Sealed

SignIn = Callable[[m.Person], Client]


def test_a_page_with_a_text_that_was_put_elsewhere_says_that_it_does_not_open(
    world: World, client_for: SignIn
) -> None:
    page = f"/leerlingen/{world.saskia.saskia.pk}/"
    browser = client_for(world.staff.ruben)
    assert browser.get(page).status_code == 200
    with school_scope(world.school.pk):
        one, two = m.Topic._base_manager.filter(matter=world.saskia.trajectory).order_by("pk")[:2]
        moved = m.Topic._base_manager.filter(pk=one.pk).values_list("title", flat=True).get()
        assert isinstance(moved, Sealed)
        m.Topic._base_manager.filter(pk=two.pk).update(title=moved)
    browser.raise_request_exception = False
    answer = browser.get(page)
    assert answer.status_code == 500
    assert "Deze tekst gaat niet open" in answer.content.decode()
    assert one.title not in answer.content.decode()


def test_a_list_with_a_dossier_whose_key_is_lost_says_so_too(world: World, client_for: SignIn) -> None:
    (key,) = (key for key in store.keys_of(world.school.pk) if key.owner == world.saskia.saskia.pk)
    store.drop(key.id)
    ring.forget()
    browser = client_for(world.staff.ruben)
    browser.raise_request_exception = False
    try:
        answer = browser.get("/leerlingen/")
    finally:
        store.add(key)
        ring.forget()
    assert answer.status_code == 500
    assert "Deze tekst gaat niet open" in answer.content.decode()
