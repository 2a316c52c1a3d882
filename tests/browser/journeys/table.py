"""The preparation page and the report, in the words that stand on the screen."""

from collections.abc import Sequence

from playwright.sync_api import Locator, Page, expect


def open_plan(page: Page, pupil: str, talk: str) -> None:
    """From the home of a professional by the dossier to the preparation of this conversation."""
    page.get_by_role("link", name="Keuzeruimte", exact=True).click()
    page.get_by_role("region", name="Alle leerlingen").get_by_role("link", name=pupil).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(pupil)
    page.get_by_role("region", name="Gesprekken").get_by_role("link", name=talk).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(talk)


def choose(
    page: Page,
    *,
    about: str,
    verb: str,
    to: Sequence[str],
    there: Sequence[str] = (),
    doing: Sequence[str] = (),
    subject: Sequence[str] = (),
    options: str = "",
    title: str = "",
) -> None:
    """Make the plain choices of one point; nothing is kept yet."""
    point = page.locator("#punt-formulier")
    group(point, "Waarover gaat het?").get_by_label(about, exact=True).check()
    acts = group(point, "Wat doe je?")
    if not acts.get_by_label(verb, exact=True).is_visible():
        acts.get_by_text("Iets anders doen").click()
    acts.get_by_label(verb, exact=True).check()
    only(group(point, "Met wie?"), to)
    only(group(point, "Wie zit erbij?"), there)
    if subject:
        only(group(point, "Over wie gaat het?"), subject)
    if doing:
        only(group(point, "Wie doet het?"), doing)
    if options:
        group(point, "Hoeveel mogelijkheden leg je voor?").get_by_label(options).check()
    if title:
        point.get_by_label("Titel op de agenda").fill(title)


def group(point: Locator, question: str) -> Locator:
    """The question with its answers."""
    return point.get_by_role("group", name=question)


def only(answers: Locator, wanted: Sequence[str]) -> None:
    """Tick these people, and nobody else."""
    for box in answers.get_by_role("checkbox").all():
        box.set_checked(False)
    for name in wanted:
        answers.get_by_label(name, exact=True).check()


def keep(page: Page) -> None:
    """Put the point on the agenda."""
    page.get_by_role("button", name="Zet op de agenda").or_(
        page.get_by_role("button", name="Bewaar dit punt")
    ).click()
    expect(page.get_by_text("Bewaard.", exact=True)).to_be_visible()


def findings(page: Page) -> Locator:
    """What the method says, beside the form."""
    return page.get_by_role("complementary", name="Toets").locator("details.bevinding")


def titles(page: Page) -> list[str]:
    """The points of the agenda, in order."""
    return page.get_by_role("region", name="Agenda").locator("ol.agenda b").all_inner_texts()


def rules(page: Page) -> list[tuple[str, str]]:
    """The findings on the point one looks at, and not those on the whole: how grave, and their title."""
    found = page.locator("#toets > div details.bevinding")
    return [(one.get_attribute("data-soort") or "", one.locator("h3").inner_text()) for one in found.all()]


def new_point(page: Page) -> None:
    """Begin a point; on an empty agenda the form stands ready."""
    more = page.get_by_role("link", name="Nog een punt")
    if more.count():
        more.click()
    expect(page.get_by_role("heading", name="Nieuw punt")).to_be_visible()


def take_off(page: Page, title: str) -> None:
    """Take a point off the agenda."""
    page.get_by_role("region", name="Agenda").get_by_role("link", name=title).click()
    page.get_by_role("button", name="Haal van de agenda").click()
    expect(page.get_by_text("Het punt is van de agenda.")).to_be_visible()
