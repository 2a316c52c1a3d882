"""Letters on paper about a choice: each the right one, and nobody one that is another's."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from world import World
from year_of_choices import chosen, in_school, year_of

from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.queries.choice_letters import letters, post
from keuzeruimte_web.queries.year_group import Asked, rows_asked
from keuzeruimte_web.records import models as m
from keuzeruimte_web.screens.year_group.on_paper import on_paper

PAGE = "/keuzes/leerlingen/brieven/"
Change = Callable[..., None]


@pytest.fixture
def round(world: World) -> m.ChoiceRound:
    """Three families: one with a parent of each kind, one kept away or dead, one of a pupil of 18."""
    made = year_of(world, pupils=3)
    with in_school(world):

        def tie(name: str, **change: object) -> None:
            m.Guardianship.objects.filter(parent__given_name=name).update(**change)

        tie("Ouder001", authority="unknown", information_right=False)
        tie("Ouder002", court_block=True)
        m.Person.objects.filter(given_name="Ouder003").update(deceased=True)
        grown = m.Person.objects.get(given_name="Kind002")
        m.Person.objects.filter(pk=grown.pk).update(born=world.today - timedelta(days=19 * 366))
        m.Share.objects.create(
            school=world.school,
            choice_moment=m.ChoiceMoment.objects.get(matter__pupil=grown.pk),
            viewer=m.Person.objects.get(given_name="Ouder004"),
        )
    return made


def written(world: World, round: m.ChoiceRound, stage: str) -> dict[str, dict[str, Any]]:
    """The letters by name, as they go to the printer."""
    hanneke = Viewer(world.staff.hanneke.pk, world.school.pk, ViewerRole.PROFESSIONAL, world.today)
    with in_school(world):
        found = post(hanneke, rows=rows_asked(hanneke, asked=Asked(group=str(round.pk))), stage=stage)
        made = letters(hanneke, stage=stage, wanted=found.wanted)
        expected = sorted(name for line in found.lines for _id, name in line.people)
        assert expected == sorted(one.name for one in made)
        paper = on_paper(made, stage=stage, school="Stad", by="Hanneke", today=world.today)
    return {one["name"].split()[0]: one for one in paper["letters"]}


def text(letter: dict[str, Any]) -> str:
    parts = [" ".join([p["title"], *p["text"], *p["points"], *p["choose"]]) for p in letter["parts"]]
    return " ".join([letter["title"], *letter["opening"], *parts, *letter["closing"]])


def test_when_a_choice_begins_who_is_heard_is_asked_for_words_and_only_the_informed_read_what_it_is(
    world: World, round: m.ChoiceRound
) -> None:
    found = written(world, round, "open")
    assert {name: one["title"] for name, one in found.items()} == {
        "Kind000": "Je gaat kiezen",
        "Ouder000": "Kind000 gaat kiezen",
        "Ouder001": "Er is plaats voor uw woorden",
        "Kind001": "Je gaat kiezen",
        "Kind002": "Je gaat kiezen",
        "Ouder004": "Een keuze van Kind002",
    }
    told = {name: ("Profielkeuze havo 3" in text(one), "Praten" in text(one)) for name, one in found.items()}
    assert told == dict.fromkeys(found, (True, True)) | {"Ouder001": (False, False)}
    lines = {name: sum(part["lines"] for part in one["parts"]) for name, one in found.items()}
    assert lines == dict.fromkeys(found, 5) | {"Ouder004": 0}
    assert "Jij beslist. School geeft raad." in text(found["Kind002"])
    assert "Jij kiest, samen met thuis." in text(found["Kind000"])
    assert "Kind002 u laat meelezen" in text(found["Ouder004"])


def test_a_reminder_goes_to_who_was_not_heard_and_never_to_who_only_reads_along(
    world: World, round: m.ChoiceRound
) -> None:
    found = written(world, round, "remind")
    assert {name: one["title"] for name, one in found.items()} == {
        "Ouder000": "Er is nog plaats voor uw woorden",
        "Ouder001": "Er is plaats voor uw woorden",
        "Kind001": "Er is nog plaats voor jouw woorden",
        "Kind002": "Er is nog plaats voor jouw woorden",
    }
    assert "Profielkeuze havo 3" not in text(found["Ouder001"])


def test_who_signs_is_asked_who_is_informed_reads_it_and_who_is_only_heard_gets_no_letter(
    world: World, round: m.ChoiceRound
) -> None:
    with in_school(world):
        moments = m.ChoiceMoment.objects.filter(round=round)
        for moment in moments:
            chosen(world, moment, profile="em", subjects=[])
        decision = m.Decision.objects.get(moment__matter__pupil__person__given_name="Kind000")
        m.SignOff.objects.create(
            school=world.school, decision=decision, person=m.Person.objects.get(given_name="Ouder000")
        )
    found = written(world, round, "sign")
    assert {name: (one["title"], "koos: Pakket." in text(one)) for name, one in found.items()} == {
        "Ouder000": ("De keuze van Kind000", True),
        "Ouder004": ("De keuze van Kind002", True),
    }
    asked = {name: [len(part["choose"]) for part in one["parts"]] for name, one in found.items()}
    assert asked == {"Ouder000": [3, 0], "Ouder004": []}
    assert "U hoeft hier niets mee te doen." in text(found["Ouder004"])
    for day, named in ((world.today, True), (world.today - timedelta(days=1), False)):
        with in_school(world):
            m.ChoiceMoment.objects.update(answer_by=day)
        paper = text(written(world, round, "sign")["Ouder000"])
        assert ("Antwoord kan tot en met" in paper, "telefoon mag ook." in paper) == (named, True)
    with in_school(world):
        m.Guardianship.objects.filter(parent__given_name="Ouder000").update(authority="no")
    informed = written(world, round, "sign")["Ouder000"]
    assert [part["choose"] for part in informed["parts"]] == []
    assert "u recht hebt op informatie over Kind000" in text(informed)
    with in_school(world):
        m.SignOff.objects.update(verdict="agreed")
        m.Guardianship.objects.filter(parent__given_name="Ouder000").update(authority="yes")
    assert set(written(world, round, "sign")) == {"Ouder004"}


def test_the_letters_are_one_tagged_pdf_with_a_trace_in_each_file_and_for_nobody_with_an_account(
    world: World, round: m.ChoiceRound, client_for: Any
) -> None:
    with in_school(world):
        account = m.Account.objects.create_user("ouder000@stad.example")
        m.Person.objects.filter(given_name="Ouder000").update(account=account)
    hanneke, here = client_for(world.staff.hanneke), f"{PAGE}?groep={round.pk}&brief=open"
    listed = hanneke.get(here).content.decode()
    assert ("Ouder001" in listed, "Ouder000" in listed) == (True, False)
    made = hanneke.post(here)
    assert (made["Content-Type"], made.content[:5]) == ("application/pdf", b"%PDF-")
    assert b"/StructTreeRoot" in made.content
    with in_school(world):
        traces = m.Trace.objects.filter(word="printed_letters").values_list("pupil", flat=True)
        assert set(traces) == set(
            m.ChoiceMoment.objects.filter(round=round).values_list("matter__pupil", flat=True)
        )
    nobody = client_for(world.staff.fatma).get(here).content.decode()
    assert "Ouder001" not in nobody
    assert client_for(world.saskia.marloes).get(PAGE).status_code == 404


def test_the_list_of_letters_costs_the_same_for_three_pupils_and_for_thirty(
    world: World, client_for: Any
) -> None:
    hanneke, counts = client_for(world.staff.hanneke), []
    for number, title in ((3, "Klein"), (30, "Groot")):
        here = f"{PAGE}?groep={year_of(world, pupils=number, title=title).pk}"
        hanneke.get(here)
        with CaptureQueriesContext(connection) as asked:
            answer = hanneke.get(here)
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 12
    assert answer.context["post"].stages == (("open", 90), ("remind", 80), ("sign", 0))
