"""Everybody's browsers in one story, and a guard over all their pages."""

from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, Request, Response

from keuzeruimte_web.records.models import Person

PASSWORD = "vier woorden op een rij"
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1440, "height": 900}
# A browser says in its console that a page came with such a status; the pages of these journeys may.
MEANT = tuple(f"status of {status}" for status in (403, 404, 405, 409, 422))


@dataclass
class Desk:
    """Everybody's browsers: each person in a context of its own, and what went wrong in any of them."""

    browser: Browser
    site: str
    faults: list[str] = field(default_factory=list)
    contexts: list[BrowserContext] = field(default_factory=list)

    def browser_of(self, **wishes: Any) -> Page:
        """A browser in which nobody is signed in yet."""
        wishes = {"viewport": DESK, "locale": "nl-NL", "base_url": self.site} | wishes
        context = self.browser.new_context(**wishes)
        context.set_default_timeout(20_000)
        context.set_default_navigation_timeout(30_000)
        context.on("weberror", lambda told: self.faults.append(f"{told.error}"))
        context.on("console", lambda told: self.hear(told.type, told.text))
        context.on("response", self.look)
        context.on("requestfailed", self.miss)
        self.contexts.append(context)
        return context.new_page()

    def sign_in(self, person: Person, page: Page | None = None, **wishes: Any) -> Page:
        """Come in by the form, with e-mail and password."""
        page = page or self.browser_of(**wishes)
        page.goto("/inloggen/")
        page.get_by_label("E-mailadres").fill(person.account.email)
        page.get_by_label("Wachtwoord", exact=True).fill(PASSWORD)
        page.get_by_role("button", name="Log in", exact=True).click()
        page.wait_for_url(lambda address: "inloggen" not in address)
        return page

    def hear(self, kind: str, text: str) -> None:
        """Keep what a console calls an error, and any breach of the content security policy."""
        meant = any(status in text for status in MEANT)
        if "Content Security Policy" in text or (kind == "error" and not meant):
            self.faults.append(text)

    def look(self, response: Response) -> None:
        """Keep a broken page, and anything within a page that is not there."""
        of_a_page = response.request.resource_type == "document"
        if response.status >= 500 or (response.status >= 400 and not of_a_page):
            self.faults.append(f"{response.status} {response.url}")

    def miss(self, request: Request) -> None:
        """Keep what never came, but not what a next page cut off."""
        if request.failure and "ERR_ABORTED" not in request.failure:
            self.faults.append(f"{request.failure} {request.url}")


def fits(page: Page) -> bool:
    """Whether nothing sticks out at the side."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
