"""What axe-core finds wrong on a page; the rest of what it found is not brought here to be forgotten."""

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT, AxeResults
from playwright.sync_api import Page
from rest import at_rest

RUN = "options => axe.run(options).then(({violations}) => ({violations}))"


def found_on(page: Page, *, only: str = "") -> AxeResults:
    """The violations on this page, once its colours have come to rest; of this one rule alone, or of all."""
    at_rest(page)
    if not page.evaluate("typeof window.axe?.run === 'function'"):
        page.evaluate(AXE_SCRIPT)
    options: dict[str, Any] = {"resultTypes": ["violations"]}
    if only:
        options["runOnly"] = {"type": "rule", "values": [only]}
    return AxeResults(page.evaluate(RUN, options))
