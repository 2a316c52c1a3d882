"""Each prepares on a telephone: the connection drops while one types, and nothing is lost or left behind."""

from collections.abc import Callable

from desks import PHONE, Desk
from playwright.sync_api import Page, expect
from world import World

Shot = Callable[[Page, str], None]
KEPT = "Object.keys(localStorage).filter((name) => name.startsWith('keuzeruimte:'))"
LOST = ("ERR_INTERNET_DISCONNECTED", "htmx:afterRequest", "htmx:sendError")


def on_phone(desk: Desk, person: object) -> Page:
    return desk.sign_in(person, viewport=PHONE, has_touch=True)  # type: ignore[arg-type]


def forgive_the_network(desk: Desk) -> None:
    """That there was no connection is no fault of a page here."""
    desk.faults[:] = [fault for fault in desk.faults if not any(sign in fault for sign in LOST)]


def test_a_pupil_types_on_while_the_connection_is_gone(desk: Desk, story: World, shot: Shot) -> None:
    phone = on_phone(desk, story.saskia.saskia.person)
    phone.get_by_role("link", name="Zeg wat jij hoopt").click()
    wish = phone.get_by_label("Wat hoop je?")
    wish.fill("Dat ik naast Noa mag.")
    expect(phone.locator("#kept-wish")).to_contain_text("Bewaard om")
    assert phone.evaluate(KEPT) == []

    phone.context.set_offline(True)
    question = phone.get_by_label("Wat wil jij zelf bespreken, of liever niet?")
    question.fill("Mag ik na de pauze even tekenen?")
    expect(phone.locator("#kept-question")).to_contain_text("blijft op dit toestel staan")
    shot(phone, "preparing-1-offline")
    [place] = phone.evaluate(KEPT)
    assert "tekenen" not in phone.evaluate("(place) => localStorage.getItem(place)", place)

    address, context = phone.url, phone.context
    phone.close()  # the telephone threw the tab away
    context.set_offline(False)
    phone = context.new_page()
    phone.goto(address)
    question = phone.get_by_label("Wat wil jij zelf bespreken, of liever niet?")
    expect(phone.get_by_text("staat weer in het veld")).to_be_visible()
    expect(question).to_have_value("Mag ik na de pauze even tekenen?")
    expect(phone.locator("#kept-question")).to_contain_text("Bewaard om")
    phone.wait_for_function(f"{KEPT}.length === 0")
    phone.reload()
    expect(question).to_have_value("Mag ik na de pauze even tekenen?")
    forgive_the_network(desk)


def test_three_ways_to_say_how_it_goes(desk: Desk, story: World, shot: Shot) -> None:
    phone = on_phone(desk, story.saskia.saskia.person)
    phone.goto(f"/gesprekken/{story.saskia.talk.pk}/mijn-stem/")
    home = phone.locator("#pupil_parents")
    home.get_by_text("Liever in 4 zinnen").click()
    for sentence, answer in (
        ("Ik kan hier thuis over praten.", "ja"),
        ("Ik kan thuis zeggen wat ik zelf wil.", "meestal"),
        ("Ik weet waar zij mij bij helpen.", "een beetje"),
    ):
        home.get_by_role("group", name=sentence).get_by_label(answer, exact=True).check(force=True)
    expect(home.get_by_label("lukt meestal", exact=True)).to_be_checked()
    expect(phone.locator("#kept-side-pupil_parents")).to_contain_text("Bewaard om")
    shot(phone, "preparing-2-sentences")
    phone.reload()
    said = home.get_by_role("group", name="Ik kan hier thuis over praten.")
    expect(said.get_by_label("ja", exact=True)).to_be_checked()


def test_a_parent_signs_out_and_leaves_nothing_on_the_device(desk: Desk, story: World, shot: Shot) -> None:
    phone = on_phone(desk, story.saskia.marloes)
    phone.goto(f"/gesprekken/{story.saskia.talk.pk}/mijn-stem/")
    knows = phone.get_by_label("Wat weet u dat helpt?")
    phone.context.set_offline(True)
    knows.fill("Samen koken helpt haar praten.")
    expect(phone.locator("#kept-knowledge")).to_contain_text("blijft op dit toestel staan")
    phone.context.set_offline(False)  # it comes back while the page is open: nothing has to be pressed
    expect(phone.locator("#kept-knowledge")).to_contain_text("Bewaard om")
    phone.locator("[data-slot=knowledge]").get_by_label("Ruben", exact=True).check()
    phone.get_by_role("button", name="Bewaar", exact=True).click()
    expect(phone.get_by_text("Bewaard.", exact=True)).to_be_visible()
    shot(phone, "preparing-3-parent")

    phone.context.set_offline(True)
    phone.get_by_label("Wat wilt u zelf vragen of bespreken?").fill("Nog iets over de scheiding")
    expect(phone.locator("#kept-question")).to_contain_text("blijft op dit toestel staan")
    assert len(phone.evaluate(KEPT)) == 1
    phone.evaluate("document.querySelector('form[action=\"/uitloggen/\"]').requestSubmit()")
    phone.wait_for_timeout(300)
    phone.context.set_offline(False)
    phone.goto("/inloggen/")
    assert phone.evaluate(KEPT) == []
    forgive_the_network(desk)


def test_two_devices_of_one_parent_keep_both_texts(desk: Desk, story: World, shot: Shot) -> None:
    address = f"/gesprekken/{story.saskia.talk.pk}/mijn-stem/"
    phone, laptop = on_phone(desk, story.saskia.erik), desk.sign_in(story.saskia.erik)
    for page in (phone, laptop):
        page.goto(address)
    phone.get_by_label("Hoe wilt u meedoen?").fill("Liever na vier uur.")
    expect(phone.locator("#kept-take_part")).to_contain_text("Bewaard om")
    laptop.get_by_label("Hoe wilt u meedoen?").fill("Ik bel graag mee.")
    expect(laptop.locator("#kept-take_part")).to_contain_text("Liever na vier uur.")
    shot(laptop, "preparing-4-two-devices")
    phone.reload()
    expect(phone.get_by_label("Hoe wilt u meedoen?")).to_have_value("Liever na vier uur.")
    expect(phone.get_by_text("Ik bel graag mee.")).to_be_visible()
