"""What one typed is found again; a double click makes one record; of two texts at once both survive."""

from collections.abc import Callable

import pytest
from desks import PHONE, Desk
from django.conf import settings
from playwright.sync_api import Page, Route, expect
from table import choose, open_plan, titles
from world import World

from keuzeruimte_web.records.models import Agreement, Event
from keuzeruimte_web.records.scope import above_schools

Shot = Callable[[Page, str], None]


@pytest.fixture(scope="module")
def hanneke(desks: Desk, story: World) -> Page:
    """The careers adviser, at her desk."""
    return desks.sign_in(story.staff.hanneke)


@pytest.fixture(scope="module")
def ruben(desks: Desk, story: World) -> Page:
    """The counsellor."""
    return desks.sign_in(story.staff.ruben)


def kept(page: Page) -> None:
    """Wait until the page says that what was typed is kept."""
    expect(page.get_by_text("Bewaard als kladje. Niemand anders ziet het.").first).to_be_visible()


def test_half_typed_form_is_found_again_by_its_author_alone(
    desk: Desk, ruben: Page, story: World, shot: Shot
) -> None:
    ruben.goto(f"/leerlingen/{story.saskia.saskia.pk}/gebeurtenis/")
    ruben.get_by_text("Iemand anders, een andere dag").click()
    ruben.get_by_label("Wat zag of hoorde je?").fill("Saskia liep vandaag met Noa")
    kept(ruben)
    ruben.get_by_role("link", name="Afspraken", exact=True).click()
    ruben.go_back()
    expect(ruben.get_by_label("Wat zag of hoorde je?")).to_have_value("Saskia liep vandaag met Noa")
    elsewhere = desk.sign_in(story.staff.ruben)
    elsewhere.goto(f"/leerlingen/{story.saskia.saskia.pk}/gebeurtenis/")
    expect(elsewhere.get_by_label("Wat zag of hoorde je?")).to_have_value("Saskia liep vandaag met Noa")
    shot(elsewhere, "lost-1-event")
    joris = desk.sign_in(story.staff.joris)
    joris.goto(f"/leerlingen/{story.saskia.saskia.pk}/gebeurtenis/")
    expect(joris.get_by_label("Wat zag of hoorde je?")).to_have_value("")


def test_double_click_makes_one_record(desk: Desk, ruben: Page, story: World) -> None:
    with above_schools():
        before = Event.objects.count()
    ruben.get_by_role("group", name="Wie deed iets?").get_by_label("Saskia").check()
    ruben.get_by_role("group", name="Wat gebeurde er?").get_by_role("radio").first.check()
    ruben.get_by_role("button", name="Bewaar").dblclick()
    expect(ruben.get_by_role("heading", level=1)).to_have_text("Saskia Vermeer")
    with above_schools():
        assert Event.objects.count() == before + 1


def test_while_a_proxy_finds_no_server_what_is_typed_waits_and_is_kept_after(
    desk: Desk, story: World
) -> None:
    ruben = desk.sign_in(story.staff.ruben)
    ruben.goto(f"/leerlingen/{story.saskia.saskia.pk}/gebeurtenis/")
    ruben.get_by_text("Iemand anders, een andere dag").click()
    ruben.route("**/concept/", lambda route: route.fulfill(status=503, body="Zo weer terug"))
    ruben.get_by_label("Wat zag of hoorde je?").fill("Saskia had een goede dag")
    expect(ruben.get_by_text("Er is even geen verbinding. Alles staat er nog").first).to_be_visible()
    ruben.unroute("**/concept/")
    expect(ruben.get_by_text("Bewaard als kladje. Niemand anders ziet het.").first).to_be_visible(
        timeout=15000
    )
    told, desk.faults = desk.faults, []  # the browser wrote down the 503 itself
    assert all("503" in one for one in told)


def test_who_is_signed_out_meanwhile_is_not_told_that_the_text_is_kept(desk: Desk, story: World) -> None:
    erik = desk.sign_in(story.saskia.erik)
    erik.goto(f"/toevertrouwen/{story.saskia.saskia.pk}/nieuw/{story.saskia.trajectory.pk}/")
    words = erik.get_by_label("Wat mag school doen?")
    words.fill("Saskia helpen")
    kept(erik)
    erik.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    words.fill("Saskia helpen, en elke week bellen")
    expect(erik.get_by_text("Dit wordt niet bewaard: het inloggen is verlopen.").first).to_be_visible()
    expect(erik.get_by_text("Bewaard als kladje.")).to_have_count(0)


def test_two_windows_on_one_report_keep_both_texts(
    desk: Desk, hanneke: Page, story: World, shot: Shot
) -> None:
    other = desk.sign_in(story.staff.hanneke)
    for window in (hanneke, other):
        window.goto("/verslagen/")
        window.get_by_role("link", name="Waar denkt Noor aan?").click()
    text = "Wat is er besproken en wat zag je?"
    hanneke.get_by_label(text).fill("Noor wil later iets met mensen en geld.")
    hanneke.get_by_role("button", name="Bewaar het verslag").click()
    expect(hanneke.get_by_text("Bewaard.", exact=True)).to_be_visible()
    other.get_by_label(text).fill("Noor en haar moeder vertelden over de zorg.")
    other.get_by_role("button", name="Bewaar het verslag").click()
    expect(other.get_by_role("alert")).to_contain_text("Noor wil later iets met mensen en geld.")
    expect(other.get_by_label(text)).to_have_value("Noor en haar moeder vertelden over de zorg.")
    shot(other, "lost-2-two-texts")
    other.get_by_role("button", name="Bewaar het verslag").click()
    expect(other.get_by_text("Bewaard.", exact=True)).to_be_visible()
    hanneke.reload()
    expect(hanneke.get_by_label(text)).to_have_value("Noor en haar moeder vertelden over de zorg.")


def test_two_windows_on_one_point_keep_both_texts(desk: Desk, ruben: Page, story: World, shot: Shot) -> None:
    other = desk.sign_in(story.staff.ruben)
    for window in (ruben, other):
        window.goto("/")
        open_plan(window, "Saskia Vermeer", "Hoe gaat het met Saskia?")
    ruben.get_by_label("Titel op de agenda").fill("Hoe was de week?")
    ruben.get_by_role("button", name="Bewaar dit punt").click()
    expect(ruben.get_by_text("Bewaard.", exact=True)).to_be_visible()
    other.get_by_label("Titel op de agenda").fill("Hoe is het naast Noa?")
    other.get_by_role("button", name="Bewaar dit punt").click()
    expect(other.get_by_role("alert").first).to_contain_text("Hoe was de week?")
    expect(other.get_by_label("Titel op de agenda")).to_have_value("Hoe is het naast Noa?")
    shot(other, "lost-3-two-points")
    other.get_by_role("button", name="Bewaar dit punt").click()
    expect(other.get_by_text("Bewaard.", exact=True)).to_be_visible()
    assert titles(other)[0] == "Hoe is het naast Noa?"


def test_a_point_is_saved_without_leaving_the_page(desk: Desk, story: World, shot: Shot) -> None:
    page = desk.sign_in(story.staff.ruben)
    open_plan(page, "Saskia Vermeer", "Hoe gaat het met Saskia?")
    page.evaluate("window.stays = true")
    title, save = page.get_by_label("Titel op de agenda"), page.get_by_role("button", name="Bewaar dit punt")
    for asked in ("Hoe was de week?", "Hoe gaat het naast Noa?"):
        title.fill(asked)
        save.press("Enter")
        expect(page.get_by_text("Bewaard.", exact=True)).to_be_visible()
        expect(page.get_by_role("region", name="Agenda").locator("b").first).to_have_text(asked)
        expect(save).to_be_focused()
    shot(page, "lost-4-saved-where-it-stands")
    page.get_by_label("Minuten").fill("12")
    kept(page)
    assert page.evaluate("window.stays") is True
    title.fill("")
    save.click()
    expect(page.locator("main > [role=status]")).to_have_text("Bewaard.")
    assert page.evaluate("window.stays === undefined")
    assert title.input_value() != ""


def test_half_typed_wish_of_a_parent_waits_on_another_telephone(desk: Desk, story: World) -> None:
    karin = desk.sign_in(story.noor.karin, viewport=PHONE)
    karin.get_by_role("link", name="Zeg wat u wenst of wilt vragen").or_(
        karin.get_by_role("link", name="Uw wensen en vragen")
    ).first.click()
    karin.get_by_role("textbox").first.fill("Dat Noor iets kiest wat zij")
    expect(karin.get_by_text("Bewaard om").first).to_be_visible()
    again = desk.sign_in(story.noor.karin, viewport=PHONE)
    again.goto(karin.url)
    expect(again.get_by_role("textbox").first).to_have_value("Dat Noor iets kiest wat zij")


def typed_before(page: Page, script: str, address: str, type_in: Callable[[], None]) -> None:
    """Open an address and type in it while its script is still on its way."""
    on_its_way: list[Route] = []

    def hold(route: Route) -> None:
        on_its_way.append(route)

    page.route(f"**/js/{script}*", hold)
    page.goto(address, wait_until="commit")
    type_in()
    for _look in range(150):
        if on_its_way:
            break
        page.wait_for_timeout(100)
    assert len(on_its_way) == 1
    on_its_way[0].continue_()
    page.unroute(f"**/js/{script}*")


def test_who_types_before_the_script_is_there_loses_nothing(desk: Desk, story: World) -> None:
    erik = desk.sign_in(story.saskia.erik, viewport=PHONE)
    wish, side = erik.get_by_role("textbox").first, erik.locator("#parents_school")

    def wish_and_choose() -> None:
        wish.fill("Dat het weer rustig wordt in de klas")
        side.locator("[data-words]").get_by_label("lukt goed", exact=True).check()

    typed_before(erik, "keep", f"/gesprekken/{story.saskia.talk.pk}/mijn-stem/", wish_and_choose)
    expect(erik.get_by_text("Bewaard om")).to_have_count(2)
    erik.reload()
    expect(wish).to_have_value("Dat het weer rustig wordt in de klas")
    expect(side.locator("[data-words]").get_by_label("lukt goed", exact=True)).to_be_checked()


def test_a_draft_typed_before_the_script_is_there_is_kept(desk: Desk, story: World) -> None:
    page = desk.sign_in(story.staff.joris)
    address = f"/leerlingen/{story.saskia.saskia.pk}/gebeurtenis/"

    def describe() -> None:
        page.get_by_text("Iemand anders, een andere dag").click()
        page.get_by_label("Wat zag of hoorde je?").fill("Saskia hielp een ander")

    typed_before(page, "draft", address, describe)
    kept(page)


def test_a_form_that_is_only_looked_at_becomes_no_draft(desk: Desk, story: World) -> None:
    sent: list[str] = []
    talk, pupil = f"/gesprekken/{story.saskia.talk.pk}/", story.saskia.saskia.pk
    plan = f"{talk}voorbereiden/"
    for somebody, addresses in (
        (
            story.staff.ruben,
            (plan, f"{plan}?punt=nieuw", f"/leerlingen/{pupil}/gebeurtenis/", f"{plan}wanneer/"),
        ),
        (story.saskia.erik, (f"/ouder/{pupil}/", f"{talk}mijn-stem/")),
    ):
        page = desk.sign_in(somebody)
        page.on("request", lambda one: sent.append(one.url) if one.method == "POST" else None)
        forms = 0
        for address in addresses:
            assert page.goto(address).status == 200  # type: ignore[union-attr]
            forms += page.locator("form[data-draft], form[data-keep]").count()
            page.wait_for_timeout(1500)  # longer than a script waits before it keeps something
        assert forms
    assert sent == []


def test_what_is_chosen_before_the_script_is_there_is_assessed(desk: Desk, story: World) -> None:
    page = desk.sign_in(story.staff.ruben)
    address = f"/gesprekken/{story.saskia.talk.pk}/voorbereiden/?punt=nieuw"

    def discuss_the_divorce() -> None:
        choose(page, about="De scheiding", verb="Bespreken", to=["Saskia"])

    typed_before(page, "draft", address, discuss_the_divorce)
    expect(page.locator("#weg")).to_contain_text("Vraag het eerst aan Erik en Marloes")


def test_without_a_script_one_sees_where_one_lands_that_it_is_saved(desk: Desk, story: World) -> None:
    page = desk.sign_in(story.staff.ruben, viewport=PHONE, java_script_enabled=False)
    open_plan(page, "Saskia Vermeer", "Hoe gaat het met Saskia?")
    page.get_by_role("button", name="Bewaar dit punt").click()
    expect(page.get_by_role("heading", name="Punt 1")).to_be_in_viewport()
    expect(page.get_by_text("Bewaard.", exact=True)).to_be_in_viewport()


def test_double_click_without_a_script_makes_one_record_too(desk: Desk, story: World) -> None:
    page = desk.sign_in(story.staff.ruben, java_script_enabled=False)
    open_plan(page, "Saskia Vermeer", "Hoe gaat het met Saskia?")
    page.get_by_role("link", name="Start het gesprek").click()
    page.get_by_role("button", name="Begin het gesprek").click()
    with above_schools():
        before = Agreement.objects.count()
    agreements = page.get_by_role("region", name="Wat spreken we af?")
    agreements.get_by_role("group", name="Wie doet het?").get_by_label("Saskia", exact=True).check()
    agreements.get_by_label("Wat spreek je af?").fill("In de pauze bij Noa blijven")
    page.get_by_role("button", name="Zet de afspraak erbij").dblclick()
    expect(agreements.locator("li.afspraak")).to_have_count(1)
    with above_schools():
        assert Agreement.objects.count() == before + 1


def test_what_is_chosen_for_the_triangle_without_a_connection_is_there_after_a_reload(
    desk: Desk, story: World
) -> None:
    erik = desk.sign_in(story.saskia.erik, viewport=PHONE, reduced_motion="reduce")
    erik.goto(f"/gesprekken/{story.saskia.talk.pk}/mijn-stem/")
    side = erik.locator("#parents_school")
    erik.route("**/bewaar/", lambda route: route.abort())
    side.locator("[data-words]").get_by_label("lukt soms", exact=True).check()

    def lies_here(wanted: bool) -> None:
        for _look in range(150):
            if bool(erik.evaluate("Object.keys(localStorage).join()")) == wanted:
                return
            erik.wait_for_timeout(100)
        pytest.fail(f"in the browser: {not wanted}")

    lies_here(True)
    assert "lukt" not in erik.evaluate("Object.values(localStorage).join()")
    erik.reload()
    expect(side.locator("[data-words]").get_by_label("lukt soms", exact=True)).to_be_checked()
    erik.unroute("**/bewaar/")
    desk.faults.clear()  # that nothing came through was meant
    lies_here(False)
