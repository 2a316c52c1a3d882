"""The page on which each prepares: acknowledged first, kept while one types, shared by name, lost never."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from finding import the, those
from world import World

from keuzeruimte_web.records import models as m
from keuzeruimte_web.records.models import Person

ClientFor = Callable[[Person], Client]
NOT_TWICE = re.compile(r'name="(csrfmiddlewaretoken|once)" value="[^"]+"|"X-CSRFToken": "[^"]+"')


def own_page(world: World) -> str:
    return f"/gesprekken/{world.saskia.talk.pk}/mijn-stem/"


def based_on(page: Any, slot: str) -> str:
    """The mark that the page gives to go on from."""
    found = re.search(rf'name="{slot}_base" value="([^"]+)"', page.content.decode())
    assert found
    return found[1]


def type_in(browser: Client, address: str, slot: str, words: str, base: str) -> Any:
    return browser.post(
        address + "bewaar/", {"slot": slot, slot: words, f"{slot}_base": base}, headers={"HX-Request": "true"}
    )


def face(browser: Client, address: str) -> str:
    return NOT_TWICE.sub("", browser.get(address).content.decode())


def test_it_begins_with_what_school_acknowledges_for_that_person_alone(
    world: World, client_for: ClientFor
) -> None:
    address, story = own_page(world), world.saskia
    ruben, marloes, erik = (client_for(one) for one in (world.staff.ruben, story.marloes, story.erik))
    before = [face(one, address) for one in (erik, client_for(story.saskia.person))]
    slot = f"acknowledge_{story.marloes.pk}"
    type_in(ruben, address, slot, "U kookt samen, ook als het druk is.", based_on(ruben.get(address), slot))
    assert "U kookt samen" not in marloes.get(address).content.decode()  # not before it is whole
    ruben.post(address, {slot: "U kookt samen, ook als het druk is."})
    page = marloes.get(address).content.decode()
    assert page.index("U kookt samen") < page.index("<textarea")
    assert [face(one, address) for one in (erik, client_for(story.saskia.person))] == before


def test_who_is_no_professional_writes_no_acknowledgement(world: World, client_for: ClientFor) -> None:
    address, slot = own_page(world), f"acknowledge_{world.saskia.erik.pk}"
    answer = type_in(client_for(world.saskia.marloes), address, slot, "Goed zo", "")
    assert answer.status_code == 404
    stranger = f"acknowledge_{world.timo.anja.pk}"
    assert type_in(client_for(world.staff.ruben), address, stranger, "Dank", "").status_code == 404


def test_what_nobody_sees_is_kept_as_one_types(world: World, client_for: ClientFor) -> None:
    address, saskia = own_page(world), client_for(world.saskia.saskia.person)
    first = type_in(saskia, address, "question", "Mag ik", based_on(saskia.get(address), "question"))
    assert re.search(r"Bewaard om \d\d\.\d\d", first.content.decode())
    then = type_in(saskia, address, "question", "Mag ik naast Noa?", based_on(first, "question"))
    assert "Anderen zien" not in then.content.decode()
    kept = the(m.Voice.objects.filter(person=world.saskia.saskia.person), kind="question")
    assert (kept.words, kept.shares.count()) == ("Mag ik naast Noa?", 0)
    assert "Mag ik naast Noa?" in saskia.get(address).content.decode()


def test_what_is_shared_changes_for_others_only_by_saving(world: World, client_for: ClientFor) -> None:
    address, story = own_page(world), world.saskia
    marloes, ruben = client_for(story.marloes), client_for(world.staff.ruben)
    at_table = f"/gesprekken/{story.talk.pk}/"
    before = face(ruben, at_table)
    assert "Dat Saskia weer zin heeft in maandag." in before
    answer = type_in(marloes, address, "wish", "Half een zi", based_on(marloes.get(address), "wish"))
    assert "Anderen zien dit pas na" in answer.content.decode()
    words = the(m.Voice.objects.filter(person=story.marloes), kind="wish").words
    assert words == "Dat Saskia weer zin heeft in maandag."
    assert face(ruben, at_table) == before
    page = marloes.get(address)
    assert "Half een zi" in page.content.decode()
    sent = {
        "wish": "Een hele zin.",
        "wish_base": based_on(page, "wish"),
        "wish_for": [str(world.staff.ruben.pk)],
    }
    assert marloes.post(address, sent).status_code == 302
    assert the(m.Voice.objects.filter(person=story.marloes), kind="wish").words == "Een hele zin."
    assert not m.Draft.objects.filter(author=story.marloes, form="voice").exists()


@pytest.mark.parametrize("who", ["saskia", "marloes"])
def test_a_colleague_who_left_is_not_named_as_one_who_reads(
    world: World, client_for: ClientFor, who: str
) -> None:
    story, ruben = world.saskia, world.staff.ruben
    browser = client_for(story.saskia.person if who == "saskia" else story.marloes)
    home = "/leerling/" if who == "saskia" else f"/ouder/{story.saskia.pk}/"

    def named() -> tuple[bool, ...]:
        """On the own page as one who reads; before the talk, with one's words and one's triangle."""
        reads = re.findall(r"([^<>]*) zie[nt] dit\.<", browser.get(home).content.decode())
        boxes = (
            re.findall(r"<input[^>]*>", browser.get(f"/gesprekken/{story.talk.pk}/{page}/").content.decode())
            for page in ("mijn-stem", "mijn-driehoek")
        )
        offered = (
            any("_for" in box or "shared_with" in box for box in page if str(ruben.pk) in box)
            for page in boxes
        )
        return ("Ruben" in " ".join(reads), *offered)

    ties = m.Involvement.objects.filter(person=ruben)
    assert named() == (True, True, True)
    ties.update(until=world.today)
    assert named() == (True, True, True)
    ties.update(until=world.today - timedelta(days=1))
    assert named() == (False, False, False)


def test_who_named_a_colleague_that_left_meanwhile_reads_so_and_keeps_the_words(
    world: World, client_for: ClientFor
) -> None:
    address, ruben = own_page(world), world.staff.ruben
    saskia = client_for(world.saskia.saskia.person)
    base = based_on(saskia.get(address), "question")
    m.Involvement.objects.filter(person=ruben).update(until=world.today - timedelta(days=1))
    sent = {"question": "Mag ik naast Noa?", "question_base": base, "question_for": [str(ruben.pk)]}
    answer = saskia.post(address, sent)
    page = answer.content.decode()
    assert (answer.status_code, "Mag ik naast Noa?" in page, str(ruben.pk) in page) == (422, True, False)
    assert "Iemand die gekozen was, hoort er niet meer bij." in page


def test_two_devices_lose_nothing(world: World, client_for: ClientFor) -> None:
    address, person = own_page(world), world.saskia.saskia.person
    phone, laptop = client_for(person), client_for(person)
    base = based_on(phone.get(address), "knowledge")
    on_phone = type_in(phone, address, "knowledge", "Tekenen helpt.", base)
    on_laptop = type_in(laptop, address, "knowledge", "Muziek helpt.", base)
    assert "Tekenen helpt." in on_laptop.content.decode()
    on = type_in(laptop, address, "knowledge", "Muziek helpt ook.", based_on(on_laptop, "knowledge"))
    assert "Tekenen helpt." in on.content.decode()
    type_in(phone, address, "knowledge", "Tekenen helpt mij.", based_on(on_phone, "knowledge"))
    for browser in (phone, laptop):
        page = browser.get(address).content.decode()
        assert ("Tekenen helpt mij." in page, "Muziek helpt ook." in page) == (True, True)
    # the phone saves without having seen the other text: that one stays
    phone.post(
        address, {"knowledge": "Tekenen.", "knowledge_base": based_on(phone.get(address), "knowledge")}
    )
    assert "Muziek helpt ook." in phone.get(address).content.decode()
    # the laptop saves what it had: it reads both, and nothing is written over
    sent = {"knowledge": "Muziek helpt ook.", "knowledge_base": based_on(on, "knowledge")}
    answer = laptop.post(address, sent)
    assert answer.status_code == 409
    assert ("Tekenen." in answer.content.decode(), "Muziek helpt ook." in answer.content.decode()) == (
        True,
        True,
    )
    assert the(m.Voice.objects.filter(person=person), kind="knowledge").words == "Tekenen."


def test_a_field_that_one_did_not_touch_takes_nothing_back(world: World, client_for: ClientFor) -> None:
    address, person = own_page(world), world.saskia.saskia.person
    old, new = client_for(person), client_for(person)
    page = old.get(address)
    bases = {f"{slot}_base": based_on(page, slot) for slot in ("wish", "question")}
    type_in(new, address, "wish", "Rust", bases["wish_base"])
    answer = old.post(address, {"wish": "", "question": "Mag ik?", **bases})
    assert answer.status_code == 302
    assert {v.kind: v.words for v in m.Voice.objects.filter(person=person)} == {
        "wish": "Rust",
        "question": "Mag ik?",
    }


@pytest.mark.parametrize(
    ("sent", "value", "sentences"),
    [
        ({"word": "2"}, 2 / 3, None),
        ({"word": "1", "precise": "0.4"}, 0.4, None),
        ({"s0": "3", "s1": "2", "s2": "2", "s3": "skip"}, 7 / 9, [3, 2, 2, None, None, None]),
        ({"s0": "3", "s1": "2"}, None, None),
        ({"word": "0", "s0": "3", "s1": "skip"}, 0, [3, None, None, None, None, None]),
        ({"word": "skip"}, None, None),
    ],
)
def test_three_ways_say_one_thing(
    world: World, client_for: ClientFor, sent: dict[str, str], value: float | None, sentences: Any
) -> None:
    person = world.saskia.saskia.person
    m.Answer.objects.filter(person=person).delete()
    saskia = client_for(person)
    saskia.post(own_page(world), {f"pupil_school-{name}": one for name, one in sent.items()})
    rows = [(a.connection, a.value, a.sentences) for a in m.Answer.objects.filter(person=person)]
    assert rows == ([] if value is None else [("pupil_school", pytest.approx(value), sentences)])
    again = saskia.get(own_page(world))
    assert again.status_code == 200
    saskia.post(own_page(world), {f"pupil_school-{name}": one for name, one in sent.items()})
    assert [(a.connection, a.value, a.sentences) for a in m.Answer.objects.filter(person=person)] == rows


def test_sentences_are_nobody_elses_whoever_sees_the_answer(world: World, client_for: ClientFor) -> None:
    story, ruben = world.saskia, client_for(world.staff.ruben)
    saskia, marloes = client_for(story.saskia.person), client_for(story.marloes)
    talk = f"/gesprekken/{story.talk.pk}/"
    shared = {"pupil_school-shared_with": [str(world.staff.ruben.pk), str(story.marloes.pk)]}
    looked = [
        (ruben, talk + "mijn-stem/"),
        (marloes, talk + "mijn-stem/"),
        (marloes, f"/ouder/{story.saskia.pk}/"),
    ]

    def faces(said: str) -> list[str]:
        saskia.post(own_page(world), {**{f"pupil_school-s{n}": one for n, one in enumerate(said)}, **shared})
        return [face(browser, address) for browser, address in looked]

    assert faces("321000") == faces("000123") == faces("123000")


def test_an_answer_that_is_shared_waits_for_saving(world: World, client_for: ClientFor) -> None:
    story = world.saskia
    marloes, before = client_for(story.marloes), list(m.Answer.objects.filter(person=story.marloes))
    sent = {"slot": "side-parents_school", "parents_school-word": "0"}
    answer = marloes.post(own_page(world) + "bewaar/", sent)
    assert "Anderen zien dit pas na" in answer.content.decode()
    now = {a.pk: a.value for a in m.Answer.objects.filter(person=story.marloes)}
    assert now == {a.pk: a.value for a in before}
    assert re.search(
        r'name="parents_school-word" value="0"[^>]*checked', marloes.get(own_page(world)).content.decode()
    )
    own = {"slot": "side-pupil_parents", "pupil_parents-word": "1"}
    m.Share.objects.filter(answer__person=story.marloes, answer__connection="pupil_parents").delete()
    marloes.post(own_page(world) + "bewaar/", own)
    home = m.Answer.objects.get(person=story.marloes, conversation=story.talk, connection="pupil_parents")
    assert home.value == pytest.approx(1 / 3)
    third = {"slot": "side-pupil_school", "pupil_school-word": "1"}
    assert marloes.post(own_page(world) + "bewaar/", third).status_code == 404


def test_nothing_is_kept_for_who_is_not_invited_or_after_the_talk(
    world: World, client_for: ClientFor
) -> None:
    address, story = own_page(world), world.saskia
    outside = (world.timo.anja, world.timo.timo.person, world.staff.hanneke, world.elsewhere.counsellor)
    assert [type_in(client_for(one), address, "wish", "x", "").status_code for one in outside] == [404] * 4
    m.Conversation.objects.filter(pk=story.talk.pk).update(state="closed")
    marloes = client_for(story.marloes)
    answer = type_in(marloes, address, "question", "Nog iets", "")
    assert "afgerond" in answer.content.decode()
    assert not those(m.Voice.objects.filter(person=story.marloes), words="Nog iets")
    assert marloes.get(address + "bewaar/").status_code == 405


def test_a_parent_sees_own_limits_and_trusts_and_a_pupil_neither(world: World, client_for: ClientFor) -> None:
    address, story = own_page(world), world.saskia
    parent = client_for(story.marloes).get(address).content.decode()
    pupil = client_for(story.saskia.person).get(address).content.decode()
    for words in ("Wat u toevertrouwt", "Uw grens", "De scheiding", "Hoe wilt u meedoen?"):
        assert (words in parent, words in pupil) == (True, False)
    assert "Hoe kan school thuis er het best bij betrekken?" in pupil


def test_what_somebody_did_already_stands_above_the_questions(world: World, client_for: ClientFor) -> None:
    story = world.saskia
    done = the(m.Agreement.objects.all(), text="Laten weten wanneer Saskia extra rust nodig heeft")
    m.Agreement.objects.filter(pk=done.pk).update(done_at=story.talk.starts_at - timedelta(days=1))
    page = client_for(story.marloes).get(own_page(world)).content.decode()
    assert page.index("Dit deed u al:") < page.index("Laten weten wanneer") < page.index("<textarea")
    assert "Laten weten wanneer" not in client_for(story.saskia.person).get(own_page(world)).content.decode()
