"""What stands in the menu of each role leads somewhere, and the page it leads to says where one is."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from world import World

from keuzeruimte_web.screens.frame import MENUS

PARTS = [(role, part.screen) for role, parts in MENUS.items() for part in parts]


@pytest.mark.parametrize(("role", "screen"), PARTS)
def test_every_part_of_a_menu_is_an_address(role: str, screen: str) -> None:
    """One that is misspelt would be left out of the menu in silence."""
    assert reverse(screen)


@pytest.mark.django_db
def test_an_administrator_finds_reading_in_and_what_belongs_to_the_school(
    world: World, client_for: Callable[..., Client]
) -> None:
    page = client_for(world.staff.petra).get("/beheer/achtergrond/").content.decode()
    assert 'href="/beheer/inlezen/"' in page
    assert 'href="/beheer/school/" aria-current="true"' in page
