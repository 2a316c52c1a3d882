"""Who has no page to ask on asks by telephone or letter, and gets an answer that nobody else reads."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from world import World

from keuzeruimte_web.components import pdf
from keuzeruimte_web.operations import copies
from keuzeruimte_web.operations.copies import make_copy
from keuzeruimte_web.operations.privacy import months_after
from keuzeruimte_web.records import models as m
from keuzeruimte_web.records.scope import school_scope

SignIn = Callable[..., Client]
CODE = re.compile(r"[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}")


def write_down(world: World, office: Client, who: m.Person, kind: str = "inspection", **more: Any) -> Any:
    address = f"/beheer/verzoeken/{world.saskia.saskia.pk}/nieuw/"
    sent = {
        "once": uuid4(), "person": who.pk, "kind": kind, "asked_on": world.today, "words": "", "sure": "on",
    }  # fmt: skip
    return office.post(address, {**sent, **more})


def only_request(world: World) -> Any:
    with school_scope(world.school.pk):
        (found,) = m.PrivacyRequest.objects.all()
        return found


def kept_away(world: World, parent: m.Person) -> None:
    with school_scope(world.school.pk):
        m.Guardianship.objects.filter(parent=parent).update(court_block=True, information_right=False)


def without_account(world: World, person: m.Person) -> None:
    with school_scope(world.school.pk):
        m.Person.objects.filter(pk=person.pk).update(account=None)


@pytest.fixture
def on_paper(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What goes on paper, read before it is a PDF."""
    seen: list[str] = []

    def kept(content: Any) -> bytes:
        seen.append(str(content))
        return pdf.pdf_of(content)

    monkeypatch.setattr(copies, "pdf_of", kept)
    return seen


def test_who_has_no_account_gets_the_answer_with_a_code_from_a_letter(
    world: World, client_for: SignIn, on_paper: list[str]
) -> None:
    story = world.saskia
    petra, pieter, ruben = (
        client_for(who) for who in (world.staff.petra, world.staff.pieter, world.staff.ruben)
    )
    without_account(world, story.marloes)
    earlier = world.today - timedelta(days=9)
    assert write_down(world, petra, story.marloes, asked_on=earlier, sure="").status_code == 422
    assert write_down(world, petra, story.marloes, asked_on=earlier).status_code == 302
    assert write_down(world, petra, story.marloes).status_code == 422  # the same, asked already
    asked = only_request(world)
    assert (asked.entered_by_id, asked.claim) == (world.staff.petra.pk, "parent")
    assert (asked.asked_on, asked.due_on) == (earlier, months_after(earlier, 1))
    assert "Marloes Hendriks" in petra.get("/beheer/verzoeken/").content.decode()
    assert ruben.post(f"/verzoeken/{asked.pk}/kiezen/", {"keep_back": "no"}).status_code == 302
    letter = f"/beheer/verzoeken/{asked.pk}/brief/"
    assert petra.post(letter).status_code in (403, 404)
    assert pieter.post(f"/toezicht/verzoeken/{asked.pk}/").status_code == 302
    make_copy(world.school.pk, privacy_request=asked.pk, now=timezone.now(), today=world.today)
    codes = [CODE.findall(petra.post(letter).content.decode())[0] for _letter in range(2)]
    assert CODE.findall(petra.get(letter).content.decode()) == []
    stranger = Client()
    answers = [stranger.post("/afschrift/", {"code": code}) for code in (codes[0], codes[1].lower(), "x")]
    assert [one.status_code for one in answers] == [422, 200, 422]
    assert answers[1].content.startswith(b"%PDF-")
    assert answers[1].headers["Cache-Control"] == "no-store"
    assert "Afschrift: Saskia Vermeer" in on_paper[0]
    with school_scope(world.school.pk):
        words = list(m.Trace.objects.filter(record=asked.pk).order_by("at").values_list("word", "actor"))
        assert words.count(("printed_code", world.staff.petra.pk)) == 2
        assert ("fetched_copy", story.marloes.pk) in words
        m.Guardianship.objects.filter(parent=story.marloes).update(court_block=True)
    assert stranger.post("/afschrift/", {"code": codes[1]}).status_code == 422


def test_a_parent_whom_a_court_keeps_away_reads_the_facts_or_why_not(
    world: World, client_for: SignIn, on_paper: list[str]
) -> None:
    story = world.saskia
    petra, ruben = client_for(world.staff.petra), client_for(world.staff.ruben)
    kept_away(world, story.erik)
    assert write_down(world, petra, story.erik, kind="erasure").status_code == 422
    assert write_down(world, petra, story.erik).status_code == 302
    asked = only_request(world)
    choose = f"/verzoeken/{asked.pk}/kiezen/"
    assert "De rechter houdt deze ouder op afstand" in ruben.get(choose).content.decode()
    assert ruben.post(choose, {"keep_back": "yes", "reason": ""}).status_code == 422
    assert ruben.post(choose, {"keep_back": "yes", "reason": "De rechter besliste zo."}).status_code == 302
    assert client_for(story.erik).get(f"/inzage/{story.saskia.pk}/").status_code == 404
    page = petra.post(f"/beheer/verzoeken/{asked.pk}/brief/").content.decode()
    assert "De rechter besliste zo." not in page
    fetched = Client().post("/afschrift/", {"code": CODE.findall(page)[0]})
    assert fetched.status_code == 200
    assert "De rechter besliste zo." in on_paper[0]
    others = ["Scheiding", "Marloes", "1A"]
    assert [word for word in others if word in on_paper[0]] == []


def test_who_has_an_account_finds_there_what_school_wrote_down(world: World, client_for: SignIn) -> None:
    story = world.saskia
    said = "Zij kwam die dag wel."
    assert (
        write_down(world, client_for(world.staff.petra), story.marloes, "correction", words=said).status_code
        == 302
    )
    asked = only_request(world)
    page = client_for(story.marloes).get(f"/inzage/{story.saskia.pk}/").content.decode()
    assert said in page
    assert "schreef dit op" in page
    assert said not in client_for(world.staff.petra).get("/beheer/verzoeken/").content.decode()
    taken_back = client_for(story.marloes).post(f"/verzoeken/{asked.pk}/intrekken/", follow=True)
    assert "Klopt het niet? Zeg het tegen school." in taken_back.content.decode()
    assert "Trek het in" not in taken_back.content.decode()


def test_from_16_nobody_can_be_written_down_but_the_pupil(world: World, client_for: SignIn) -> None:
    story, petra = world.saskia, client_for(world.staff.petra)
    with school_scope(world.school.pk):
        m.Person.objects.filter(pk=story.saskia.pk).update(
            born=world.today.replace(year=world.today.year - 16) - timedelta(days=1)
        )
    assert write_down(world, petra, story.marloes).status_code == 422
    assert write_down(world, petra, story.saskia.person).status_code == 302


def test_only_the_office_writes_down_and_never_about_an_own_child(world: World, client_for: SignIn) -> None:
    story = world.saskia
    form = f"/beheer/verzoeken/{story.saskia.pk}/nieuw/"
    others = (
        world.staff.pieter,
        world.staff.ruben,
        story.marloes,
        story.saskia.person,
        world.elsewhere.mother,
    )
    assert {client_for(who).get(form).status_code for who in others} == {404}
    assert (
        write_down(
            world, client_for(world.staff.petra), story.erik, asked_on=world.today + timedelta(days=1)
        ).status_code
        == 422
    )
    with school_scope(world.school.pk):
        m.Guardianship.objects.create(
            school=world.school, pupil=story.saskia, parent=world.staff.petra, authority="yes"
        )
    assert write_down(world, client_for(world.staff.petra), story.erik).status_code in (403, 404)


def ask(world: World, browser: Client) -> UUID:
    address = f"/inzage/{world.saskia.saskia.pk}/"
    assert browser.post(address, {"once": uuid4(), "kind": "inspection", "words": ""}).status_code == 302
    return only_request(world).pk  # type: ignore[no-any-return]


def test_two_months_more_once_within_the_month_and_the_asker_reads_why(
    world: World, client_for: SignIn
) -> None:
    marloes, pieter = client_for(world.saskia.marloes), client_for(world.staff.pieter)
    asked = ask(world, marloes)
    longer = f"/toezicht/verzoeken/{asked}/langer/"
    assert pieter.post(longer, {"reason": " "}).status_code == 422
    assert pieter.post(longer, {"reason": "Het zijn er veel tegelijk."}).status_code == 302
    assert pieter.post(longer, {"reason": "Nog eens."}).status_code in (403, 404)
    row = only_request(world)
    assert (row.extended_on, row.due_on) == (world.today, months_after(world.today, 3))
    page = marloes.get(f"/inzage/{world.saskia.saskia.pk}/").content.decode()
    assert "Het zijn er veel tegelijk." in page
    assert client_for(world.staff.petra).get(longer).status_code == 404
    with school_scope(world.school.pk):
        told = m.Message.objects.filter(person=world.saskia.marloes, kind="privacy_request")
        assert told.count() == 1
        m.PrivacyRequest.objects.update(extended_on=None, due_on=world.today - timedelta(days=1))
    assert pieter.post(longer, {"reason": "Te laat."}).status_code == 422


def test_the_letter_that_it_takes_longer_tells_why(world: World, client_for: SignIn) -> None:
    petra, pieter = client_for(world.staff.petra), client_for(world.staff.pieter)
    without_account(world, world.saskia.marloes)
    write_down(world, petra, world.saskia.marloes)
    asked = only_request(world)
    pieter.post(f"/toezicht/verzoeken/{asked.pk}/langer/", {"reason": "Het zijn er veel tegelijk."})
    page = petra.get(f"/beheer/verzoeken/{asked.pk}/brief/").content.decode()
    assert "Het zijn er veel tegelijk." in page
    assert CODE.findall(page) == []


def test_the_list_of_the_office_takes_as_many_queries_for_one_as_for_three(
    world: World, client_for: SignIn
) -> None:
    petra, counts = client_for(world.staff.petra), []
    story = world.saskia
    for who in (story.marloes, story.erik, story.saskia.person):
        with school_scope(world.school.pk):
            m.PrivacyRequest.objects.create(
                school=world.school,
                pupil=story.saskia,
                asker=who,
                kind="inspection",
                claim="parent",
                asked_on=world.today,
                due_on=world.today,
                entered_by=world.staff.petra,
            )
        with CaptureQueriesContext(connection) as seen:
            assert petra.get("/beheer/verzoeken/").status_code == 200
        counts.append(len(seen))
    assert counts[0] == counts[2]
