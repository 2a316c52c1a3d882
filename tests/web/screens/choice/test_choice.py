"""The page of a choice: who reads what of it, at the same cost whatever is in it; and a school's steps."""

import re
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from world import World

from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.operations.choice_opening import open_choice
from keuzeruimte_web.operations.choice_words import Said, add_option, advise, ask_back, say
from keuzeruimte_web.operations.choosing import decide, sign
from keuzeruimte_web.operations.leading import open_for_a_reason
from keuzeruimte_web.records import models as m
from keuzeruimte_web.records.scope import school_scope

MOST = 8
"""Statements of a whole answer, with who one is and the trace."""


def at(world: World, person: m.Person, role: ViewerRole) -> Viewer:
    return Viewer(person.pk, world.school.pk, role, world.today)


@pytest.fixture
def moment(world: World) -> UUID:
    with school_scope(world.school.pk):
        hanneke = at(world, world.staff.hanneke, ViewerRole.PROFESSIONAL)
        given = {"template": "shipped:profile-havo-vwo", "title": "Noor kiest", "ends_on": None}
        return open_choice(hanneke, once=uuid4(), pupil=world.noor.noor.pk, **given)  # type: ignore[arg-type]


def more_options(world: World, moment: UUID, *titles: str) -> None:
    with school_scope(world.school.pk):
        hanneke = at(world, world.staff.hanneke, ViewerRole.PROFESSIONAL)
        for title in titles:
            option = add_option(hanneke, moment=moment, kind="words", title=title, needed="", once=uuid4())
            with_noor = [world.noor.noor.pk, world.noor.karin.pk]
            say(hanneke, moment=moment, said={str(option): Said(f"Over {title}", with_noor)})


def test_three_options_cost_as_much_as_one_for_each_corner(
    world: World, client_for: Any, moment: UUID
) -> None:
    browsers = [client_for(one) for one in (world.staff.hanneke, world.noor.noor.person, world.noor.karin)]
    counted = []
    for titles in (("Economie",), ("Natuur", "Cultuur")):
        more_options(world, moment, *titles)
        for browser in browsers:
            browser.get(f"/keuze/{moment}/")  # what is remembered of a visit is written once
            with CaptureQueriesContext(connection) as asked:
                answer = browser.get(f"/keuze/{moment}/")
            assert answer.status_code == 200
            assert f"Over {titles[-1]}" in answer.content.decode()
            counted.append(len(asked))
    assert counted[:3] == counted[3:]
    assert max(counted) <= MOST


def test_a_parent_who_is_heard_and_not_informed_finds_the_own_words_alone(
    world: World, client_for: Any, moment: UUID
) -> None:
    more_options(world, moment, "Economie")
    with school_scope(world.school.pk):
        tie = m.Guardianship.objects.filter(parent=world.noor.bas)
        tie.update(authority="unknown", information_right=False)
    bas = client_for(world.noor.bas)
    page = bas.get(f"/keuze/{moment}/").content.decode()
    assert [word in page for word in ("Uw eigen woorden", "Noor kiest", "Economie")] == [True, False, False]
    assert "<h1>Profielkeuze havo en vwo</h1>" in page
    bas.post(f"/keuze/{moment}/woorden/", {"wish": "Dat ze gelukkig is"})
    assert "Dat ze gelukkig is" in bas.get(f"/keuze/{moment}/").content.decode()


def test_at_eighteen_nothing_says_that_home_reads_the_choice(
    world: World, client_for: Any, moment: UUID
) -> None:
    more_options(world, moment, "Economie")
    pupil, page = world.noor.noor.person, f"/keuze/{moment}/kiezen/"
    with school_scope(world.school.pk):
        m.Person.objects.filter(pk=pupil.pk).update(
            born=world.today.replace(year=world.today.year - 19, day=1)
        )
        option = str(m.ChoiceOption.objects.get().pk)
    noor = client_for(pupil)
    asked = noor.get(page).content.decode()
    chosen = noor.post(page, {"options": option, "once": str(uuid4())}, follow=True).content.decode()
    home = ("Je ouders en school lezen", "Thuis en school lezen")
    assert [word in read for read in (asked, chosen) for word in home] == [False] * 4
    assert "School leest haar nu." in chosen
    advice = client_for(world.staff.hanneke).get(f"/keuze/{moment}/advies/").content.decode()
    assert ("en de ouders lezen dit" in advice, "Noor leest dit, na" in advice) == (False, True)


def test_a_choice_of_somebody_else_is_not_there(world: World, client_for: Any, moment: UUID) -> None:
    strangers = (world.timo.anja, world.staff.fatma, world.elsewhere.counsellor, world.staff.petra)
    assert {client_for(one).get(f"/keuze/{moment}/").status_code for one in strangers} == {404}
    assert client_for(world.staff.hanneke).get(f"/keuze/{moment}/stand/").status_code == 405


def test_a_school_changes_its_steps_and_a_running_choice_keeps_its_own(
    world: World, client_for: Any, moment: UUID
) -> None:
    with school_scope(world.school.pk):
        template = m.ChoiceTemplate.objects.get()
    hanneke = client_for(world.staff.hanneke)
    fields = {
        "version": "1",
        "title": "Onze profielkeuze",
        "kind": "profile_havo_vwo",
        "school_type": "havo",
        "year_group": "3",
        "stap0-title": "Kiezen",
        "stap0-kind": "decide",
        "stap0-who": "family",
        "stap0-on": "1-4",
        "stap0-order": "2",
        "stap1-title": "Eerst zelf",
        "stap1-kind": "wishes",
        "stap1-who": "pupil",
        "stap1-after_days": "7",
        "stap1-order": "1",
    } | {f"stap{number}-{name}": value for number in range(2, 8) for name, value in EMPTY.items()}
    answer = hanneke.post(f"/keuzes/stappen/{template.pk}/", fields)
    assert answer.status_code == 302
    with school_scope(world.school.pk):
        steps = m.TemplateStep.objects.order_by("position").values_list("title", "after_days", "month", "day")
        assert list(steps) == [("Eerst zelf", 7, None, None), ("Kiezen", None, 4, 1)]
        assert m.ChoiceStep.objects.filter(moment=moment).count() == 6
    assert hanneke.post(f"/keuzes/stappen/{template.pk}/", fields).status_code == 409
    wrong = fields | {"version": "2", "stap0-on": "31-2"}
    assert hanneke.post(f"/keuzes/stappen/{template.pk}/", wrong).status_code == 422


EMPTY = {"title": "", "kind": "talk", "who": "together"}


def words_of(world: World, moment: UUID, person: m.Person) -> list[tuple[str, str]]:
    with school_scope(world.school.pk):
        found = m.ChoiceVoice.objects.filter(moment=moment, person=person).order_by("kind")
        return [(one.kind, one.words) for one in found]


def keep(browser: Any, address: str, slot: str, words: str, base: str = "") -> Any:
    answer = browser.post(address, {"slot": slot, slot: words, f"{slot}_base": base})
    assert (answer.status_code, answer["X-Kept"]) == (200, "1")
    return answer


def base_in(page: str, slot: str) -> str:
    found = re.search(rf'name="{slot}_base" value="(\w+)"', page)
    assert found, slot
    return found.group(1)


def test_words_are_kept_while_one_types_and_open_no_advice_before_they_are_saved(
    world: World, client_for: Any, moment: UUID
) -> None:
    with school_scope(world.school.pk):
        hanneke = at(world, world.staff.hanneke, ViewerRole.PROFESSIONAL)
        advise(hanneke, moment=moment, observed="Een acht.", opinion="Houd wiskunde.", once=uuid4())
    noor, address = client_for(world.noor.noor.person), f"/keuze/{moment}/woorden/"
    empty = base_in(noor.get(address).content.decode(), "wish")
    line = keep(noor, address, "wish", "Iets met geld", empty).content.decode()
    assert words_of(world, moment, world.noor.noor.person) == []
    assert "Houd wiskunde." not in noor.get(f"/keuze/{moment}/").content.decode()
    page = noor.get(address).content.decode()
    assert "Iets met geld" in page and base_in(page, "wish") == base_in(line, "wish") != empty
    sent = {"wish": "Iets met geld en mensen", "wish_base": base_in(page, "wish")}
    assert noor.post(address, sent).status_code == 302
    assert words_of(world, moment, world.noor.noor.person) == [("wish", "Iets met geld en mensen")]
    with school_scope(world.school.pk):
        assert not m.Draft.objects.filter(author=world.noor.noor.pk).exists()
    assert "Houd wiskunde." in noor.get(f"/keuze/{moment}/").content.decode()


def test_an_advice_of_who_guides_no_more_stays_with_the_name_alone(
    world: World, client_for: Any, moment: UUID
) -> None:
    with school_scope(world.school.pk):
        hanneke = at(world, world.staff.hanneke, ViewerRole.PROFESSIONAL)
        advise(hanneke, moment=moment, observed="Een acht.", opinion="Houd wiskunde.", once=uuid4())
        m.Involvement.objects.filter(person=world.staff.hanneke).delete()
    noor, address = client_for(world.noor.noor.person), f"/keuze/{moment}/woorden/"
    empty = base_in(noor.get(address).content.decode(), "wish")
    noor.post(address, {"wish": "Iets met geld", "wish_base": empty})
    page = noor.get(f"/keuze/{moment}/").content.decode()
    assert "Hanneke Smit, " in page
    assert ", ," not in page


def test_two_devices_keep_both_texts_and_saving_asks_which(
    world: World, client_for: Any, moment: UUID
) -> None:
    phone, laptop = client_for(world.noor.karin), client_for(world.noor.karin)
    address = f"/keuze/{moment}/woorden/"
    empty = base_in(phone.get(address).content.decode(), "wish")
    keep(phone, address, "wish", "Dat ze plezier heeft", empty)
    beside = keep(laptop, address, "wish", "Dat ze rust heeft", empty).content.decode()
    assert "Dat ze plezier heeft" in beside
    answer = laptop.post(address, {"wish": "Dat ze rust heeft", "wish_base": base_in(beside, "wish")})
    page = answer.content.decode()
    assert (answer.status_code, words_of(world, moment, world.noor.karin)) == (409, [])
    assert "Dat ze plezier heeft" in page and "Dat ze rust heeft" in page
    both = {"wish": "Rust en plezier", "wish_base": base_in(page, "wish")}
    assert laptop.post(address, both).status_code == 302
    assert words_of(world, moment, world.noor.karin) == [("wish", "Rust en plezier")]


def test_every_page_on_which_one_writes_keeps_its_words(world: World, client_for: Any, moment: UUID) -> None:
    more_options(world, moment, "Economie")
    with school_scope(world.school.pk):
        hanneke = at(world, world.staff.hanneke, ViewerRole.PROFESSIONAL)
        advice = advise(hanneke, moment=moment, observed="Een acht.", opinion="Wiskunde.", once=uuid4())
        noor = at(world, world.noor.noor.person, ViewerRole.PUPIL)
        option = m.ChoiceOption.objects.get().pk
        say(noor, moment=moment, said={"wish": Said("Geld")})
        decide(noor, moment=moment, options=[option], words="", once=uuid4())
        asked = ask_back(noor, advice=advice, words="Waarom?", once=uuid4())
        sign_off = m.SignOff.objects.get(person=world.noor.bas).pk
    pages = (
        (world.noor.noor.person, f"/keuze/mogelijkheid/{option}/", str(option)),
        (world.noor.noor.person, f"/keuze/{moment}/mogelijkheid/", "title"),
        (world.noor.noor.person, f"/keuze/{moment}/mogelijkheid/", "needed"),
        (world.noor.noor.person, f"/keuze/{moment}/kiezen/", "words"),
        (world.noor.noor.person, f"/keuze/advies/{advice}/vraag/", "words"),
        (world.noor.bas, f"/keuze/antwoord/{sign_off}/", "words"),
        (world.staff.hanneke, f"/keuze/{moment}/advies/", "observed"),
        (world.staff.hanneke, f"/keuze/vraag/{asked}/", "answer"),
    )
    for person, address, slot in pages:
        browser = client_for(person)
        keep(browser, address, slot, f"Half {slot}", base_in(browser.get(address).content.decode(), slot))
        assert f"Half {slot}" in browser.get(address).content.decode(), address
        assert browser.post(address, {"slot": "nothing", "nothing": "x"}).status_code == 404
    with school_scope(world.school.pk):
        pupils = set(m.Draft.objects.values_list("pupil", flat=True))
        assert pupils == {world.noor.noor.pk}  # each goes when the dossier goes


def test_a_leader_reads_a_choice_that_is_open_for_a_reason_and_changes_nothing(
    world: World, client_for: Any, moment: UUID
) -> None:
    more_options(world, moment, "Economie")
    with school_scope(world.school.pk):
        hanneke = at(world, world.staff.hanneke, ViewerRole.PROFESSIONAL)
        advise(hanneke, moment=moment, observed="Een acht.", opinion="Houd wiskunde.", once=uuid4())
        noor = at(world, world.noor.noor.person, ViewerRole.PUPIL)
        option = m.ChoiceOption.objects.get().pk
        say(noor, moment=moment, said={"wish": Said("Iets met geld", [world.staff.hanneke.pk])})
        decide(noor, moment=moment, options=[option], words="Dit past bij mij", once=uuid4())
        sign_off = m.SignOff.objects.get(person=world.noor.bas).pk
        bas = at(world, world.noor.bas, ViewerRole.PARENT)
        sign(bas, sign_off=sign_off, verdict="objection", words="Ik twijfel", once=uuid4())
    marit, address = client_for(world.staff.marit), f"/keuze/{moment}/"
    assert marit.get(address).status_code == 404
    with school_scope(world.school.pk):
        leader = at(world, world.staff.marit, ViewerRole.PROFESSIONAL)
        open_for_a_reason(leader, pupil=world.noor.noor.pk, reason="complaint", days=1, once=uuid4())
    page = marit.get(address).content.decode()
    read = ("Noor kiest", "Economie", "Houd wiskunde.", "Dit past bij mij")
    not_read = (
        "Iets met geld",
        "Over Economie",
        "Ik twijfel",
        "ezwaar",
        "eerst nog een gesprek",
        "Geef advies",
    )
    assert [word in page for word in (*read, *not_read)] == [True] * len(read) + [False] * len(not_read)
    matter = f"/schoolleiding/inzage/{world.noor.noor.pk}/"
    assert f"/leerlingen/{world.noor.noor.pk}/keuze/" in marit.get(matter).content.decode()
    writes = ("woorden/", "mogelijkheid/", "advies/", "gesprek/")
    assert [marit.get(address + one).status_code for one in writes] == [403] * len(writes)
    assert marit.post(address + "stand/", {"move": "reopen"}).status_code == 403
    with school_scope(world.school.pk):
        traces = m.Trace.objects.filter(actor=world.staff.marit, pupil=world.noor.noor.pk)
        assert traces.filter(word="opened_dossier").count() >= 2


def test_what_a_parent_said_by_telephone_is_put_before_that_parent_and_read_by_who_heard_it_alone(
    world: World, client_for: Any, moment: UUID
) -> None:
    more_options(world, moment, "Economie")
    with school_scope(world.school.pk):
        option = str(m.ChoiceOption.objects.get().pk)
    hanneke, karin = client_for(world.staff.hanneke), client_for(world.noor.karin)
    bas, noor = client_for(world.noor.bas), client_for(world.noor.noor.person)
    address, page = f"/keuze/{moment}/verteld/", f"/keuze/{moment}/"
    karin.post(f"/keuze/{moment}/woorden/", {"wish": "Dat ze rust vindt"})
    for what, words in (("wish", "Iets met toekomst"), (option, "Ze rekent graag")):
        sent = {"parent": str(world.noor.karin.pk), "what": what, "words": words, "once": str(uuid4())}
        assert [hanneke.post(address, sent).status_code for _ in range(2)] == [302, 302]
    with school_scope(world.school.pk):
        told = m.ChoiceVoice.objects.filter(entered_by=world.staff.hanneke)
        assert sorted(one.words for one in told) == ["Iets met toekomst", "Ze rekent graag"]
        wish = told.get(kind="wish").pk
        about = m.Message.objects.filter(kind="choice_voice").values_list("person", "record")
        assert (world.noor.karin.pk, wish) in about
        assert {person for person, _record in about} == {world.noor.karin.pk}
    seen = {name: one.get(page).content.decode() for name, one in (("h", hanneke), ("b", bas), ("n", noor))}
    assert {name: "Iets met toekomst" in text for name, text in seen.items()} == {
        "h": True,
        "b": False,
        "n": False,
    }
    assert "Dat ze rust vindt" not in seen["h"] and "opgeschreven door Hanneke Smit" in seen["h"]
    hers = karin.get(page).content.decode()
    assert "Hanneke Smit schreef dit op. Klopt het zo?" in hers and "Dat ze rust vindt" in hers
    so = f"/keuze/verteld/{wish}/"
    assert [bas.post(so, {"words": "Nee"}).status_code, noor.post(so).status_code] == [404, 404]
    karin.post(so, {"words": "Iets met een toekomst"})
    assert "Iets met een toekomst" in hanneke.get(page).content.decode()
    karin.post(so, {"remove": "1"})
    assert "Iets met een toekomst" not in hanneke.get(page).content.decode()
    assert words_of(world, moment, world.noor.karin) == [
        ("view", "Ze rekent graag"),
        ("wish", "Dat ze rust vindt"),
    ]
    anja = {"parent": str(world.timo.anja.pk), "what": "wish", "words": "x", "once": str(uuid4())}
    assert hanneke.post(address, anja).status_code == 422
    assert [one.get(address).status_code for one in (karin, noor, client_for(world.staff.fatma))] == [404] * 3


def test_what_an_option_would_need_is_written_later_by_who_may_and_two_people_see_both_texts(
    world: World, client_for: Any, moment: UUID
) -> None:
    more_options(world, moment, "Economie")
    with school_scope(world.school.pk):
        option = m.ChoiceOption.objects.get().pk
    address = f"/keuze/mogelijkheid/{option}/veranderen/"
    noor, hanneke = client_for(world.noor.noor.person), client_for(world.staff.hanneke)
    sent = {"title": "Economie en handel", "needed": "Wiskunde A", "version": "1"}
    assert noor.post(address, sent).status_code == 302
    assert "Nodig: Wiskunde A" in hanneke.get(f"/keuze/{moment}/").content.decode()
    late = hanneke.post(address, sent | {"needed": "Een dag meelopen"})
    assert (late.status_code, "Wiskunde A" in late.content.decode()) == (409, True)
    again = sent | {"needed": "Wiskunde A, en een dag meelopen", "version": "2"}
    assert hanneke.post(address, again).status_code == 302
    assert client_for(world.noor.karin).get(address).status_code == 403  # of somebody else
    with school_scope(world.school.pk):
        row = m.ChoiceOption.objects.get()
        assert (row.title, row.needed, row.version) == (
            "Economie en handel",
            "Wiskunde A, en een dag meelopen",
            3,
        )
        m.ChoiceOption.objects.update(kind="package")
    assert noor.post(address, {"title": "Iets anders", "needed": "Niets", "version": "3"}).status_code == 302
    with school_scope(world.school.pk):
        row = m.ChoiceOption.objects.get()
        assert (row.title, row.needed) == ("Economie en handel", "Niets")


def test_a_parent_is_never_addressed_as_a_child(world: World, client_for: Any, moment: UUID) -> None:
    karin = client_for(world.noor.karin)
    familiar = re.compile(r"\b(je|jij|jou|jouw|jullie)\b", re.IGNORECASE)
    empty = main_of(karin, moment)
    more_options(world, moment, "Economie", "Cultuur")
    with school_scope(world.school.pk):
        option = next(one for one in m.ChoiceOption.objects.all() if one.title == "Economie")
        hers = at(world, world.noor.karin, ViewerRole.PARENT)
        say(hers, moment=moment, said={str(option.pk): Said("Wat past", [])})
    filled = main_of(karin, moment)
    assert "Verander wat u schreef" in filled
    assert [familiar.findall(text) for text in (empty, filled)] == [[], []]


def main_of(client: Any, moment: UUID) -> str:
    page = client.get(f"/keuze/{moment}/").content.decode()
    return re.sub(r"<[^>]*>", " ", page[page.index("<main") : page.index("</main>")])
