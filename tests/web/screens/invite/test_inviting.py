"""The administrator asks people in."""

import math
import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from world import World

from keuzeruimte_web.operations.codes import ALPHABET, LONG, digest, new_code
from keuzeruimte_web.records.models import (
    AccountInvitation,
    Contact,
    Employment,
    Guardianship,
    Message,
    Person,
    Pupil,
    Trace,
)
from keuzeruimte_web.records.scope import school_scope

SignIn = Callable[..., Client]
CODE = re.compile(r"\b(?:[2-9A-Z]{4}-){3}[2-9A-Z]{4}\b")
LIST, LETTERS = "/beheer/uitnodigen/", "/beheer/uitnodigen/brieven/"


def print_for(browser: Client, *people: Person, way: str = "post") -> tuple[list[str], str]:
    """The codes on the printed letters, and the page itself."""
    answer = browser.post(LETTERS, {"people": [person.pk for person in people], "way": way})
    page = answer.content.decode()
    return CODE.findall(page), page


def test_a_code_has_sixty_bits_or_more_and_no_letters_that_look_alike() -> None:
    assert LONG * math.log2(len(ALPHABET)) >= 60
    assert set(ALPHABET) & set("01OILUSZGB8") == set()
    assert CODE.fullmatch(new_code())
    assert len({new_code() for _ in range(200)}) == 200


def test_a_code_is_recognised_however_it_is_typed() -> None:
    assert digest("K7QX-2M9V-TR4C-HD3W") == digest(" k7qx 2m9v tr4chd3w ") == digest("K7QX–2M9U–TR4C–HD3W")


def test_a_group_without_anybody_is_not_said_to_be_in(world: World, client_for: SignIn) -> None:
    petra = client_for(world.staff.petra)
    assert "Iedereen uit deze groep is binnen." in petra.get(LIST).content.decode()
    Guardianship.objects.all().delete()
    page = petra.get(LIST).content.decode()
    assert "In deze groep staat nog niemand om uit te nodigen." in page
    assert "is binnen" not in page


def test_each_parent_gets_an_own_letter_and_what_is_kept_is_no_code(
    world: World, door: Any, client_for: SignIn
) -> None:
    marloes, erik = door.outside(world.saskia.marloes), door.outside(world.saskia.erik)
    codes, page = print_for(client_for(world.staff.petra), marloes, erik)
    assert len(set(codes)) == 2
    kept = AccountInvitation.objects.values_list("person", "code_hash", "way")
    # letters lie in the order of family names
    assert set(kept) == {
        (marloes.pk, digest(codes[0]), "post"),
        (erik.pk, digest(codes[1]), "post"),
    }
    assert "Beste Marloes Hendriks" in page
    assert "Beste Erik Vermeer" in page
    assert "Saskia" not in page


def test_a_new_code_ends_the_old_one(world: World, door: Any, client_for: SignIn) -> None:
    marloes = door.outside(world.saskia.marloes)
    browser = client_for(world.staff.petra)
    (old,), _ = print_for(browser, marloes)
    (new,), _ = print_for(browser, marloes)
    still = AccountInvitation.objects.filter(ended_at__isnull=True).values_list("code_hash", flat=True)
    assert (list(still), old == new) == ([digest(new)], False)


def test_a_parent_who_died_is_never_invited(world: World, door: Any, client_for: SignIn) -> None:
    marloes, erik = door.outside(world.saskia.marloes), door.outside(world.saskia.erik)
    Person.objects.filter(pk=erik.pk).update(deceased=True)
    browser = client_for(world.staff.petra)
    codes, page = print_for(browser, marloes, erik)
    assert len(codes) == 1
    assert "Beste Erik" not in page
    listed = browser.get(LIST).content.decode()
    assert ("Marloes Hendriks" in listed, "Erik Vermeer" in listed) == (True, False)


@pytest.mark.parametrize("gone", ["left", "died"])
def test_a_class_that_is_asked_in_leaves_out_who_left_or_died_and_their_parents(
    world: World, client_for: SignIn, gone: str
) -> None:
    saskia = world.saskia.saskia
    with school_scope(world.school.pk):
        Person.objects.filter(pk__in=(saskia.pk, world.saskia.marloes.pk)).update(account=None)
    petra = client_for(world.staff.petra)
    where = {"klas": saskia.school_class.name}
    for group, name in (("leerlingen", "Saskia Vermeer"), ("ouders", "Marloes Hendriks")):
        listed = petra.get(LIST, where | {"wie": group}).context["list"].people
        assert name in [one.name for one in listed]
    with school_scope(world.school.pk):
        if gone == "left":
            Pupil.objects.filter(pk=saskia.pk).update(left_on=world.today - timedelta(days=1))
        else:
            Person.objects.filter(pk=saskia.pk).update(deceased=True)
    for group, name in (("leerlingen", "Saskia Vermeer"), ("ouders", "Marloes Hendriks")):
        listed = petra.get(LIST, where | {"wie": group}).context["list"].people
        assert name not in [one.name for one in listed]


def test_who_is_in_already_who_left_and_who_is_kept_away_gets_no_letter(
    world: World, door: Any, client_for: SignIn
) -> None:
    marloes, erik, ruben = (
        world.saskia.marloes,
        door.outside(world.saskia.erik),
        door.outside(world.staff.ruben),
    )
    Guardianship.objects.filter(parent=erik).update(court_block=True)
    Employment.objects.filter(person=ruben).update(until=world.today - timedelta(days=1))
    codes, page = print_for(client_for(world.staff.petra), marloes, erik, ruben)
    assert codes == []
    assert "Er zijn geen brieven gemaakt" in page


def test_an_administrator_invites_nobody_of_the_own_family(
    world: World, door: Any, client_for: SignIn
) -> None:
    """A letter is a key: with that of the other parent one could read what is that parent's own."""
    petra = world.staff.petra
    Guardianship.objects.create(school=world.school, pupil=world.saskia.saskia, parent=petra)
    erik, saskia = door.outside(world.saskia.erik), door.outside(world.saskia.saskia.person)
    timo = door.outside(world.timo.timo.person)
    codes, page = print_for(client_for(petra), erik, saskia, timo)
    assert len(codes) == 1
    assert "Beste Timo Bakker" in page


def test_people_of_another_school_get_no_letter_and_are_not_listed(
    world: World, door: Any, client_for: SignIn
) -> None:
    judith = door.outside(world.elsewhere.mother)
    browser = client_for(world.staff.petra)
    assert print_for(browser, judith)[0] == []
    assert judith.full_name not in browser.get(LIST).content.decode()
    assert judith.full_name in client_for(world.elsewhere.administrator).get(LIST).content.decode()


def test_the_list_says_how_it_stands_without_blame(world: World, door: Any, client_for: SignIn) -> None:
    marloes, erik = door.outside(world.saskia.marloes), door.outside(world.saskia.erik)
    browser = client_for(world.staff.petra)
    print_for(browser, marloes)
    page = browser.get(LIST).content.decode()
    assert "De code werkt tot en met" in page
    assert "Nog niet uitgenodigd." in page
    assert not re.search(r"reageer|te laat|genegeerd", page)
    AccountInvitation.objects.update(until=world.today - timedelta(days=1))
    assert "Die code werkt niet meer." in browser.get(LIST).content.decode()
    assert erik.full_name in page


def test_pupils_and_staff_have_their_own_list(world: World, door: Any, client_for: SignIn) -> None:
    saskia, ruben = door.outside(world.saskia.saskia.person), door.outside(world.staff.ruben)
    browser = client_for(world.staff.petra)
    for group, there, absent in (("leerlingen", saskia, ruben), ("medewerkers", ruben, saskia)):
        page = browser.get(LIST, {"wie": group}).content.decode()
        assert (str(there.pk) in page, str(absent.pk) in page) == (True, False)
    assert str(saskia.pk) not in browser.get(LIST, {"wie": "leerlingen", "klas": "1B"}).content.decode()


def test_withdrawing_ends_the_code_and_leaves_a_trace(world: World, door: Any, client_for: SignIn) -> None:
    marloes = door.outside(world.saskia.marloes)
    door.code_for(marloes)
    invitation = AccountInvitation.objects.get()
    client_for(world.staff.petra).post(f"{LIST}{invitation.pk}/intrekken/")
    assert AccountInvitation.objects.get().ended_at is not None
    words = Trace.objects.filter(record=marloes.pk).values_list("word", flat=True).order_by("at")
    assert list(words) == ["invited", "ended_invitation"]


def test_withdrawing_at_another_school_is_not_there(world: World, door: Any, client_for: SignIn) -> None:
    door.code_for(door.outside(world.saskia.marloes))
    invitation = AccountInvitation.objects.get()
    answer = client_for(world.elsewhere.administrator).post(f"{LIST}{invitation.pk}/intrekken/")
    assert (answer.status_code, AccountInvitation.objects.get().ended_at) == (404, None)


def test_only_an_administrator_comes_here(world: World, client_for: SignIn) -> None:
    for person in (world.staff.ruben, world.staff.pieter, world.saskia.marloes, world.saskia.saskia.person):
        browser = client_for(person)
        assert (browser.get(LIST).status_code, browser.post(LETTERS).status_code) == (404, 404)


def test_wrong_verbs_are_refused(world: World, client_for: SignIn) -> None:
    browser = client_for(world.staff.petra)
    assert (browser.post(LIST).status_code, browser.get(LETTERS).status_code) == (405, 405)


def test_strange_numbers_and_ids_break_nothing(world: World, client_for: SignIn) -> None:
    browser = client_for(world.staff.petra)
    for asked in ({"blad": "-1"}, {"blad": "²"}, {"blad": "9" * 40}, {"wie": "\x00"}, {"klas": "'"}):
        assert browser.get(LIST, asked).status_code == 200
    assert browser.post(LETTERS, {"people": ["x"], "way": "post"}).status_code == 302
    assert browser.post(LETTERS, {"way": "post"}).status_code == 302


def test_as_many_queries_for_three_as_for_one(
    world: World, door: Any, client_for: SignIn, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    browser = client_for(world.staff.petra)
    counts = []
    for parents in ([world.saskia.marloes], [world.saskia.erik, world.timo.anja]):
        for parent in parents:
            door.outside(parent)
        with django_assert_max_num_queries(12) as asked:
            browser.get(LIST)
        counts.append(len(asked.captured_queries))
    assert counts[0] == counts[1]


def test_a_class_is_asked_in_at_once_by_email_and_on_paper(
    world: World, door: Any, client_for: SignIn
) -> None:
    marloes, _erik, anja = (
        door.outside(one) for one in (world.saskia.marloes, world.saskia.erik, world.timo.anja)
    )
    Contact.objects.create(school=world.school, person=marloes, email="m@post.example")
    browser = client_for(world.staff.petra)
    chosen = {"everybody": "1", "group": "ouders", "school_class": "1A", "way": "email"}
    page = browser.post(LETTERS, chosen).content.decode()
    assert (len(CODE.findall(page)), "Beste Erik Vermeer" in page, "Beste Marloes" in page) == (
        1,
        True,
        False,
    )
    assert "Er gaat een e-mail met een eigen code naar 1 mens." in page
    assert "m@post.example" not in page
    assert list(Message.objects.values_list("person", "kind")) == [(marloes.pk, "account_invitation")]
    assert not AccountInvitation.objects.filter(person=anja).exists()
    # who has a code is left alone the next time
    browser.post(LETTERS, chosen)
    assert AccountInvitation.objects.count() == 2


def test_only_of_a_class_everybody_is_asked_in_at_once(world: World, door: Any, client_for: SignIn) -> None:
    door.outside(world.saskia.marloes)
    browser = client_for(world.staff.petra)
    for named in ({"school_class": ""}, {"school_class": "9Z"}, {"group": "medewerkers"}):
        answers = {"everybody": "1", "group": "ouders", "school_class": "1A", "way": "post", **named}
        browser.post(LETTERS, answers)
    assert AccountInvitation.objects.count() == 0
    assert "zonder code uit (1)" in browser.get(LIST, {"klas": "1A"}).content.decode()
    assert "zonder code uit" not in browser.get(LIST).content.decode()


def test_with_only_emails_one_is_back_at_the_list(world: World, door: Any, client_for: SignIn) -> None:
    marloes = door.outside(world.saskia.marloes)
    Contact.objects.create(school=world.school, person=marloes, email="m@post.example")
    browser = client_for(world.staff.petra)
    answer = browser.post(LETTERS, {"people": [marloes.pk], "way": "email"}, follow=True)
    page = answer.content.decode()
    assert answer.redirect_chain[0][0].startswith(LIST)
    assert "Er gaat een e-mail met een eigen code naar 1 mens." in page
    assert "De e-mail gaat zo weg." in page
    assert "m@post.example" not in page


def test_a_secret_address_stands_on_the_letter_of_that_person_alone_and_leaves_a_trace(
    world: World, door: Any, client_for: SignIn
) -> None:
    marloes, erik = door.outside(world.saskia.marloes), door.outside(world.saskia.erik)
    for person, street, secret in ((marloes, "Schuilplaats 3", True), (erik, "Dorpsweg 1", False)):
        Contact.objects.create(
            school=world.school, person=person, address=f"{street}, 1234 AB Linde", secret=secret
        )
    browser = client_for(world.staff.petra)
    _, page = print_for(browser, marloes, erik)
    letters = {"Marloes" if "Beste Marloes" in one else "Erik": one for one in page.split("<article")[1:]}
    found = {
        name: [street for street in ("Schuilplaats 3", "Dorpsweg 1") if street in letter]
        for name, letter in letters.items()
    }
    assert found == {"Marloes": ["Schuilplaats 3"], "Erik": ["Dorpsweg 1"]}
    opened = Trace.objects.filter(word="opened_contact").values_list("record", flat=True)
    assert list(opened) == [marloes.pk]
    assert "Schuilplaats" not in browser.get(LIST).content.decode()
    # given by hand there is no address on it
    assert "Schuilplaats" not in print_for(browser, marloes, way="handed")[1]


def test_as_many_queries_to_print_three_letters_without_an_address_as_with(
    world: World, door: Any, client_for: SignIn, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    people = [door.outside(one) for one in (world.saskia.marloes, world.saskia.erik, world.timo.anja)]
    browser = client_for(world.staff.petra)
    counts = []
    print_for(browser, *people)  # the first line of a trail asks more than the next
    for address in ("", "Dorpsweg 1, Linde"):
        for person in people:
            Contact.objects.update_or_create(
                person=person, defaults={"school": world.school, "address": address}
            )
        with django_assert_max_num_queries(60) as asked:
            print_for(browser, *people)
        counts.append(len(asked.captured_queries))
    assert counts[0] == counts[1]
