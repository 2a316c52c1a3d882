"""Journeys: somebody comes in with e-mail and password, and does what one comes for, on several screens.

One server and one small world serve all journeys of a module. So the tests of a module tell one story: they
run in the order in which they stand, and a later chapter finds what an earlier one left.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from accessible import found_on
from desks import PASSWORD, Desk, fits
from django.contrib.auth.hashers import make_password
from django.core.cache import cache
from django.core.management import call_command
from django.utils import timezone
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer
from world import World, build_world


@pytest.fixture(autouse=True)
def nothing_refused() -> None:
    """Instead of the guard around one page: `Desk` guards every page of everybody."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """The address of one server for the whole module."""
    server = LiveServer("localhost")
    server._live_server_modified_settings.enable()
    yield server.url
    server._live_server_modified_settings.disable()
    server.stop()


@pytest.fixture
def transactional_db() -> None:
    """By this name the database is made; here nothing is thrown away between the tests of a module."""


@pytest.fixture(scope="module")
def story(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """The small world of today, with a password for everybody; thrown away after the module."""
    with django_db_blocker.unblock():
        cache.clear()
        yield build_world(timezone.localdate(), password=make_password(PASSWORD))
        call_command("flush", verbosity=0, interactive=False)


@pytest.fixture(scope="module")
def desks(browser: Browser, site: str) -> Iterator[Desk]:
    """All browsers of this module."""
    everybody = Desk(browser, site)
    yield everybody
    for context in everybody.contexts:
        context.close()


@pytest.fixture
def desk(desks: Desk, story: World, transactional_db: None) -> Iterator[Desk]:
    """The browsers, in a world that is there; after each test nothing may have gone wrong in any."""
    yield desks
    faults, desks.faults = desks.faults, []
    assert faults == []


@pytest.fixture(scope="session")
def faults_in() -> Callable[..., list[str]]:
    """What axe-core finds on this page, in one line each; with "colour" it looks at contrast alone."""

    def find(page: Page, only: str = "") -> list[str]:
        return [
            f"{fault['id']}: {fault['nodes'][0]['html'][:120]} ({len(fault['nodes'])})"
            for fault in found_on(page, only="color-contrast" if only else "").response["violations"]
        ]

    return find


@pytest.fixture(scope="session")
def faultless(faults_in: Callable[[Page], list[str]]) -> Callable[[Page], None]:
    """Fail on any fault that axe-core finds, and on a page that scrolls sideways."""

    def check(page: Page) -> None:
        assert faults_in(page) == []
        assert fits(page), f"{page.url} scrolls sideways"

    return check


@pytest.fixture
def shot() -> Callable[[Page, str], None]:
    """Keep a picture of the page, where KEUZERUIMTE_SHOTS names a folder: to look at it while one builds."""
    folder = os.environ.get("KEUZERUIMTE_SHOTS")

    def take(page: Page, name: str) -> None:
        if folder:
            page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)

    return take
