"""A real browser against a real server: what every journey through several screens can ask for.

`page` is Playwright's own, 1440 wide; `phone` is a telephone, 390 wide. `sign_in(page, person)`
skips the door. `axe(page)` fails on any fault that axe finds.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from accessible import found_on
from django.conf import settings
from django.test import Client
from django.utils import timezone
from half_minute import no_code_goes_by  # noqa: F401 (a fixture)
from playwright.sync_api import Browser, Page, expect
from throw_away import whole_worlds_go
from world import World, build_world

from keuzeruimte_web.records.models import Account, Person

# Playwright runs a loop in this thread, and Django then refuses its own database calls. Only here: elsewhere
# the refusal guards us.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

# Without windows a page costs 0.6 of the processor time (decision 0215); `make drill` takes what people use.
BROWSER = shutil.which(os.environ.get("TEST_BROWSER", "chromium-headless-shell")) or "/usr/bin/chromium"
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1440, "height": 900}

# How long a screen may take to show what is waited for: a machine may be busy.
expect.set_options(timeout=15_000)


@pytest.fixture(scope="session", autouse=True)
def _whole_worlds_go() -> Iterator[None]:
    with whole_worlds_go():
        yield


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The system's own Chromium, also as root in a container."""
    return browser_type_launch_args | {"executable_path": BROWSER, "args": list(FLAGS)}


@pytest.fixture
def browser_context_args(browser_context_args: dict[str, Any], live_server: Any) -> dict[str, Any]:
    """Addresses start at the live server: page.goto("/hulp/")."""
    return browser_context_args | {"base_url": live_server.url, "locale": "nl-NL", "viewport": DESK}


@pytest.fixture(autouse=True)
def nothing_refused(page: Page) -> Iterator[None]:
    """No page breaks its content security policy, and no script fails."""
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda m: faults.append(m.text) if "Content Security Policy" in m.text else None)
    yield
    assert faults == []


@pytest.fixture
def phone(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[Page]:
    """A page on a telephone, in a context of its own."""
    context = browser.new_context(**(browser_context_args | {"viewport": PHONE, "has_touch": True}))
    yield context.new_page()
    context.close()


@pytest.fixture
def without_scripts(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[Page]:
    """A page in a browser where JavaScript is off."""
    context = browser.new_context(**(browser_context_args | {"java_script_enabled": False}))
    yield context.new_page()
    context.close()


@pytest.fixture
def world(transactional_db: None) -> World:
    """The small world of today, where the server can see it too."""
    return build_world(timezone.localdate())


@pytest.fixture
def sign_in(live_server: Any) -> Callable[[Page, Person | Account], None]:
    """Sign somebody in, in the browser of this page, without passing the door."""

    def bring(page: Page, somebody: Person | Account) -> None:
        client = Client()
        client.force_login(somebody.account if isinstance(somebody, Person) else somebody)
        cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
        page.context.add_cookies(
            [{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}]
        )

    return bring


@pytest.fixture
def axe() -> Callable[[Page], None]:
    """Fail on any fault that axe-core finds on this page, once its colours have come to rest."""

    def check(page: Page) -> None:
        found = found_on(page)
        assert found.violations_count == 0, f"{page.url}\n{found.generate_report()}"

    return check
