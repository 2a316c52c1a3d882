"""The pupil's own career file: told, shown by name, taken back; nobody else knows that it is there."""

from collections.abc import Callable, Iterator
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from world import World

from keuzeruimte_web.records import models as m
from keuzeruimte_web.records.scope import above_schools

SignIn = Callable[[m.Person | m.Account], Client]
HOME = "/loopbaan/"


@pytest.fixture(autouse=True)
def looking_from_above() -> Iterator[None]:
    """Requests open the scope of their own school; the test sees all."""
    with above_schools():
        yield


def piece(world: World, words: str = "Ik hielp bij de kassa.", **more: object) -> m.CareerItem:
    given = {"kind": "reflection", "place": "work", "prompt": "seen", "words": words, **more}
    made: m.CareerItem = m.CareerItem.objects.create(school=world.school, pupil=world.saskia.saskia, **given)
    return made


def did(**more: object) -> dict[str, object]:
    return {"once": str(uuid4()), "activity": "open_day", "title": "Zadkine", "words": "Gekeken", **more}


def text(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_one_small_question_at_a_time_that_can_be_skipped(world: World, client_for: SignIn) -> None:
    saskia = client_for(world.saskia.saskia.person)
    asked = "/loopbaan/vertel/work/"
    assert "Welk werk zag je iemand doen, deze week?" in text(saskia, asked)
    assert 'href="?vraag=2"' in text(saskia, asked)
    assert "Vertel het in je eigen woorden" in text(saskia, asked + "?vraag=5")
    form = {"once": str(uuid4()), "words": "De bakker om vijf uur."}
    assert [saskia.post(asked, form).status_code for _ in range(2)] == [302, 302]
    (kept,) = m.CareerItem.objects.filter(pupil=world.saskia.saskia)
    assert (kept.kind, kept.place, kept.prompt, kept.words) == (
        "reflection",
        "work",
        "seen",
        "De bakker om vijf uur.",
    )
    assert "De bakker om vijf uur." in text(saskia, HOME)
    assert saskia.get("/loopbaan/vertel/iets-anders/").status_code == 404


def test_an_activity_holds_what_the_law_asks_of_a_vmbo_file(world: World, client_for: SignIn) -> None:
    saskia = client_for(world.saskia.saskia.person)
    four = {"goals": "Zien", "results": "Druk", "evaluation": "Leuk", "follow_up": "Bellen"}
    made = saskia.post("/loopbaan/meegemaakt/", did(**four, on="2026-03-04"), follow=True)
    page = made.content.decode()
    assert [
        word in page for word in ("Zien", "Druk", "Leuk", "Bellen", "4 maart", "Alleen jij ziet dit.")
    ] == [True] * 6
    empty = saskia.post("/loopbaan/meegemaakt/", did(title=""))
    assert (empty.status_code, "Schrijf op waar het was, of bij wie." in empty.content.decode()) == (
        422,
        True,
    )


def test_what_is_not_shared_is_there_for_nobody_else(world: World, client_for: SignIn) -> None:
    story, one = world.saskia, piece(world)
    people = (story.marloes, story.erik, world.staff.ruben, world.timo.timo.person, world.staff.petra)
    for somebody in people:
        browser = client_for(somebody)
        answers = [
            browser.get(f"/loopbaan/{one.pk}/").status_code,
            browser.get(f"/loopbaan/van/{story.saskia.pk}/").status_code,
            browser.get(f"/loopbaan/{one.pk}/verander/").status_code,
            browser.post(f"/loopbaan/{one.pk}/delen/", {"people": [str(somebody.pk)]}).status_code,
            browser.post(f"/loopbaan/{one.pk}/weg/").status_code,
        ]
        assert answers == [404] * 5, somebody
    assert "loopbaan" not in text(client_for(story.marloes), f"/ouder/{story.saskia.pk}/")
    assert "/loopbaan/van/" not in text(client_for(world.staff.ruben), f"/leerlingen/{story.saskia.pk}/")


def test_shared_by_name_one_piece_is_read_and_gone_at_once_when_taken_back(
    world: World, client_for: SignIn
) -> None:
    story, ruben = world.saskia, world.staff.ruben
    shown, kept = piece(world, "Dit mag zij weten."), piece(world, "Dit houd ik.")
    saskia, marloes, erik = (client_for(one) for one in (story.saskia.person, story.marloes, story.erik))
    counsellor = client_for(ruben)
    to = {"people": [str(story.marloes.pk), str(ruben.pk)]}
    page = saskia.post(f"/loopbaan/{shown.pk}/delen/", to, follow=True).content.decode()
    assert "Marloes en Ruben zien dit." in page
    own = text(saskia, "/loopbaan/")
    assert "Wat je niet deelt, zie alleen jij." in own and "Alleen jij ziet wat hier staat" not in own
    pieces = f"/loopbaan/van/{story.saskia.pk}/"
    assert [one.get(pieces).status_code for one in (marloes, counsellor, erik)] == [200, 200, 404]
    read = text(marloes, pieces)
    assert ("Dit mag zij weten." in read, "Dit houd ik." in read, str(kept.pk) in read) == (
        True,
        False,
        False,
    )
    assert pieces in text(marloes, f"/ouder/{story.saskia.pk}/")
    assert pieces in text(counsellor, f"/leerlingen/{story.saskia.pk}/")
    assert m.Trace.objects.filter(actor=ruben, word="opened_dossier", record=story.saskia.pk).exists()
    assert saskia.post(f"/loopbaan/{shown.pk}/delen/", {}).status_code == 302
    assert [one.get(pieces).status_code for one in (marloes, counsellor)] == [404, 404]
    assert pieces not in text(marloes, f"/ouder/{story.saskia.pk}/")


def test_nobody_is_named_but_parents_and_who_guides(world: World, client_for: SignIn) -> None:
    one = piece(world)
    saskia = client_for(world.saskia.saskia.person)
    for stranger in (world.timo.anja, world.staff.fatma):
        answer = saskia.post(f"/loopbaan/{one.pk}/delen/", {"people": [str(stranger.pk)]})
        assert answer.status_code == 422
    assert not m.Share.objects.filter(career_item=one).exists()


def test_two_windows_keep_both_texts(world: World, client_for: SignIn) -> None:
    one = piece(world, "Eerst.")
    saskia, address = client_for(world.saskia.saskia.person), f"/loopbaan/{one.pk}/verander/"
    assert saskia.post(address, {"words": "Van het ene venster.", "version": 1}).status_code == 302
    second = saskia.post(address, {"words": "Van het andere.", "version": 1})
    page = second.content.decode()
    assert second.status_code == 409
    assert ("Van het ene venster." in page, "Van het andere." in page) == (True, True)
    assert saskia.post(address, {"words": "Samen.", "version": 2}).status_code == 302
    assert m.CareerItem.objects.get(pk=one.pk).words == "Samen."


def test_what_an_employer_wrote_is_shared_or_thrown_away_but_not_changed(
    world: World, client_for: SignIn
) -> None:
    one = piece(world, "Zij bleef rustig.", kind="feedback", place="", prompt="", title="Bakker Bo")
    saskia = client_for(world.saskia.saskia.person)
    assert "Wat Bakker Bo schreef" in text(saskia, f"/loopbaan/{one.pk}/")
    assert saskia.post(f"/loopbaan/{one.pk}/verander/", {"words": "Top!", "version": 1}).status_code == 403
    assert saskia.post(f"/loopbaan/{one.pk}/weg/").status_code == 302
    assert not m.CareerItem.objects.filter(pk=one.pk).exists()


def test_three_pieces_cost_no_more_questions_than_one(world: World, client_for: SignIn) -> None:
    story = world.saskia
    saskia, marloes = client_for(story.saskia.person), client_for(story.marloes)

    def asked(client: Client, address: str) -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(address).status_code == 200
        return len(queries)

    def one_more() -> tuple[int, int]:
        made = piece(world)
        m.Share.objects.create(school=world.school, career_item=made, viewer=story.marloes)
        return asked(saskia, HOME), asked(marloes, f"/loopbaan/van/{story.saskia.pk}/")

    one_more()
    first = one_more()
    one_more()
    assert one_more() == first
    assert max(first) <= 12
