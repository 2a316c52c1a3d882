"""A pupil with a very long given name, on the narrowest telephone."""

from collections.abc import Callable

from playwright.sync_api import Page
from world import World

from keuzeruimte_web.records.models import Person
from keuzeruimte_web.records.scope import school_scope


def test_the_triangle_in_words_fits_with_a_given_name_of_27_letters(
    world: World, page: Page, sign_in: Callable[[Page, Person], None]
) -> None:
    saskia = world.saskia.saskia.person
    with school_scope(world.school.pk):
        Person.objects.filter(pk=saskia.pk).update(given_name="Wolfeschlegelsteinhausenber")
    sign_in(page, saskia)
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto("/leerling/")
    page.get_by_text("De driehoek in woorden").click()
    assert page.get_by_role("table", name="Hoe lukt het om samen te werken?").is_visible()
    wide = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert wide == [320, 320]
