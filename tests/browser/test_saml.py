"""With the account of school over SAML, in a real browser, through simpleSAMLphp's own login page."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
import simplesamlphp
from django.conf import settings
from django.core.cache import cache
from playwright.sync_api import Page, expect
from simplesamlphp import SASKIA_ECK, SASKIA_UID, IdentityProvider
from world import World

from keuzeruimte_web.records import models as m
from keuzeruimte_web.records.models import Person
from keuzeruimte_web.records.scope import above_schools


@pytest.fixture
def idp(tmp_path_factory: pytest.TempPathFactory) -> Iterator[IdentityProvider]:
    """The provider of the school; it knows Saskia."""
    with simplesamlphp.started(tmp_path_factory.mktemp("simplesamlphp")) as running:
        running.knows("saskia", uid=SASKIA_UID, eckId=SASKIA_ECK)
        yield running


@pytest.fixture(autouse=True)
def at_our_address(live_server: Any, settings: Any) -> None:
    settings.ADDRESS = live_server.url
    cache.clear()


@pytest.fixture
def petra(page: Page, world: World, sign_in: Callable[[Page, Person], None]) -> Page:
    """The administrator, at her desk."""
    sign_in(page, world.staff.petra)
    return page


def test_the_administrator_connects_entree_and_saskia_comes_in_with_it(
    petra: Page, phone: Page, world: World, idp: IdentityProvider, axe: Callable[[Page], None]
) -> None:
    saskia = world.saskia.saskia.person

    petra.goto("/beheer/school/inloggen/")
    petra.get_by_role("link", name="Voeg een aanbieder toe").click()
    petra.get_by_role("link", name="Voeg een aanbieder met SAML toe").click()
    petra.get_by_label("Hoe heet het account?").fill("Entree")
    petra.get_by_label("Metadata van de aanbieder").fill("<geen metadata")
    petra.get_by_role("button", name="Bewaar").click()
    expect(petra.get_by_text("Dit is geen metadata in XML.").first).to_be_visible()
    petra.get_by_label("Metadata van de aanbieder").fill(idp.metadata())
    petra.get_by_label("Onderteken onze vragen").check()
    petra.get_by_role("button", name="Bewaar").click()
    expect(petra.get_by_role("heading", name="Geef dit adres door aan de aanbieder")).to_be_visible()
    axe(petra)
    ours, answers = petra.locator("code").all_text_contents()
    petra.get_by_label("Dit staat aan").check()
    petra.get_by_role("button", name="Bewaar").click()
    expect(petra.get_by_text("staat aan")).to_be_visible()
    idp.register(ours, comes_back_to=answers)
    with above_schools():
        row = m.IdentityProvider.objects.get()
        m.SchoolIdentity.objects.create(
            school=world.school, person=saskia, kind="eck_id", value=SASKIA_ECK, proved_trust=row.trust
        )

    phone.goto(petra.locator("code").text_content() or "")
    phone.get_by_role("button", name="Entree").click()
    phone.wait_for_url(f"{idp.base}**")
    phone.locator("input[name=username]").fill("saskia")
    phone.locator("input[name=password]").fill(simplesamlphp.PASSWORD)
    phone.locator("input[name=password]").press("Enter")
    phone.wait_for_url(f"{settings.ADDRESS}/**")

    expect(phone.get_by_role("heading", level=1)).to_be_visible()
    assert "inloggen" not in phone.url
    axe(phone)
