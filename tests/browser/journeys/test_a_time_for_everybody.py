"""A time is looked for, set, moved and cancelled, each on the own screen; a calendar follows every step."""

import re
from datetime import timedelta
from urllib.parse import urlsplit

from desks import PHONE, Desk
from django.utils import timezone
from playwright.sync_api import Page, expect
from world import World

TITLE = "Hoe gaat het nu?"


def day(ahead: int) -> str:
    return (timezone.localdate() + timedelta(days=ahead)).isoformat()


def answer(page: Page, *fitting: str, apart: bool = False) -> None:
    """From the own home to the times, and say of each whether it fits."""
    page.get_by_role("link", name="Kijk welke tijden er zijn").first.click()
    for number, word in enumerate(fitting):
        page.locator(".tijdkeuze").nth(number).get_by_label(word, exact=True).check()
    if apart:
        page.get_by_label("Liever apart", exact=True).check()
    page.get_by_role("button", name="Bewaar", exact=True).click()
    expect(page.get_by_text(re.compile("Bewaard. (U kunt|Je kunt) het hier nog veranderen."))).to_be_visible()


def in_calendar(page: Page, address: str) -> dict[str, str]:
    """What a calendar reads in the file of one conversation."""
    lines = page.request.get(f"{address}agenda.ics").text().splitlines()
    wanted = ("UID", "SEQUENCE", "STATUS", "DTSTART;TZID=Europe/Amsterdam")
    return {name: value for name, _colon, value in (line.partition(":") for line in lines) if name in wanted}


def test_a_time_is_proposed_answered_apart_set_moved_and_cancelled(desk: Desk, story: World) -> None:
    family = story.saskia
    ruben = desk.sign_in(story.staff.ruben)
    ruben.goto(f"/leerlingen/{family.saskia.pk}/tijden/")
    ruben.get_by_label("Hoe heet het gesprek?").fill(TITLE)
    asked = ruben.get_by_role("group", name="Wie vraag je?")
    for name in ("Saskia Vermeer", "Marloes Hendriks", "Erik Vermeer"):
        asked.get_by_label(name, exact=True).check()
    for row, (ahead, clock) in enumerate(((9, "19:00"), (10, "20:00")), start=1):
        time = ruben.get_by_role("group", name=f"Tijd {row}", exact=True)
        time.get_by_label("Dag").fill(day(ahead))
        time.get_by_label("Tijd").fill(clock)
    ruben.get_by_role("button", name="Vraag wat past").click()
    expect(ruben.get_by_role("heading", name="Wie je vroeg")).to_be_visible()

    phones = {
        who.given_name: desk.sign_in(who, viewport=PHONE)
        for who in (family.marloes, family.erik, family.saskia.person)
    }
    answer(phones["Marloes"], "Past", "Past")
    answer(phones["Erik"], "Past niet", "Als het moet", apart=True)
    phones["Marloes"].reload()
    expect(phones["Marloes"].get_by_text("Erik")).to_have_count(0)
    answer(phones["Saskia"], "Past", "Past")

    ruben.reload()
    expect(ruben.get_by_text("Liever zonder de andere ouder aan tafel.")).to_be_visible()
    which = ruben.get_by_role("group", name="Welke tijd wordt het?")
    which.get_by_role("radio").nth(1).check()
    ruben.get_by_label("Eén gesprek, na elkaar", exact=True).check()
    ruben.get_by_role("button", name="Zet vast").click()
    ruben.wait_for_url("**/voorbereiden/**")
    talk = urlsplit(ruben.url).path.removesuffix("voorbereiden/")

    first = {name: in_calendar(phone, talk) for name, phone in phones.items()}
    assert [line["SEQUENCE"] for line in first.values()] == ["0", "0", "0"]
    starts = {name: line["DTSTART;TZID=Europe/Amsterdam"][9:13] for name, line in first.items()}
    assert starts["Marloes"] == "2000" and starts["Erik"] > starts["Marloes"]

    ruben.goto(f"{talk}voorbereiden/wanneer/")
    ruben.get_by_label("Welke dag?").fill(day(11))
    ruben.get_by_role("button", name="Bewaar", exact=True).click()
    moved = in_calendar(phones["Marloes"], talk)
    assert (moved["UID"], moved["SEQUENCE"]) == (first["Marloes"]["UID"], "1")
    assert moved["DTSTART;TZID=Europe/Amsterdam"].startswith(day(11).replace("-", ""))

    ruben.goto(f"{talk}afzeggen/")
    ruben.get_by_role("button", name="Zeg het gesprek af").click()
    off = in_calendar(phones["Marloes"], talk)
    assert (off["UID"], off["SEQUENCE"], off["STATUS"]) == (first["Marloes"]["UID"], "2", "CANCELLED")
    phones["Erik"].goto("/ouder/")
    expect(phones["Erik"].get_by_text("gaat niet door")).to_be_visible()
