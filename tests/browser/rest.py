"""Wait until nothing on a page moves or changes colour: what is measured meanwhile holds for no one."""

from playwright.sync_api import Page

ENDED = """
() => Promise.allSettled(
  document.getAnimations()
    .filter((turning) => turning.effect?.getComputedTiming().endTime !== Infinity)
    .map((turning) => turning.finished)
)
"""


def at_rest(page: Page) -> None:
    """Return when every transition and animation that ends has ended."""
    page.evaluate(ENDED)
