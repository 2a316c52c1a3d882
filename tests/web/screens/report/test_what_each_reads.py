"""Each reads what he was at; advice to parents stays with them; what changed; on paper; a draft left."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from world import World

from keuzeruimte_web.operations.advice import advice_to_parents
from keuzeruimte_web.queries.differences import Piece, difference
from keuzeruimte_web.records import models as m
from keuzeruimte_web.records.models.choices import StaffRole
from keuzeruimte_web.records.scope import school_scope

ClientFor = Callable[[m.Person], Client]
ADVICE = "We spraken over thuis.\n\nTips voor thuis:\n- Wees samen duidelijk.\n- Zet zijn telefoon uit."


@pytest.fixture
def held(world: World, client_for: ClientFor) -> World:
    """Saskia's conversation: a point with everybody, and one at which her aunt is not; then closed."""
    story, ruben, talk = world.saskia, world.staff.ruben, world.saskia.talk
    with school_scope(world.school.pk):
        m.AgendaItem.objects.filter(conversation=talk).delete()
        aunt = m.Person.objects.create(school=world.school, given_name="Tante", family_name="Vermeer")
        m.Guardianship.objects.create(school=world.school, pupil=story.saskia, parent=aunt)
        m.Invitation.objects.create(school=world.school, conversation=talk, person=aunt)
        item(world, "Hoe gaat het?", story.saskia.person, story.marloes, aunt, world.staff.joris)
        item(world, "Wie zit naast wie", story.saskia.person, story.marloes)
        done = [str(one.pk) for one in m.AgendaItem.objects.filter(conversation=talk)]
    sent = {"done": done, "on": world.today.isoformat(), "once": uuid4()}
    assert client_for(ruben).post(f"/gesprekken/{talk.pk}/afronden/", sent).status_code == 302
    return world


def item(world: World, title: str, *there: m.Person) -> None:
    story = world.saskia
    fields = {"verb": "ask", "by": world.staff.ruben, "domain": "learning", "position": 1}
    row = m.AgendaItem.objects.create(school=world.school, conversation=story.talk, title=title, **fields)
    for person in there:
        m.ItemPerson.objects.create(school=world.school, item=row, person=person, part="to")


def aunt_of(world: World) -> m.Person:
    with school_scope(world.school.pk):
        found: m.Person = m.Person.objects.get(given_name="Tante")
        found.account = found.account or m.Account.objects.create_user("tante@lindecollege.example")
        found.save()
    return found


def reports(world: World) -> list[Any]:
    with school_scope(world.school.pk):
        told = m.ReportItem.objects.filter(report__conversation=world.saskia.talk).select_related("item")
        return [one.report for one in sorted(told, key=lambda one: one.item.title)]


def put(client: Client, report: Any, text: str) -> Any:
    sent = {"observed": text, "opinion": "", "version": report.version}
    return client.post(f"/verslagen/{report.pk}/voorleggen/", sent)


def test_who_was_at_one_point_reads_of_that_point_only(held: World, client_for: ClientFor) -> None:
    ruben, aunt = client_for(held.staff.ruben), client_for(aunt_of(held))
    with_aunt, without = reports(held)
    put(ruben, with_aunt, "Het gaat beter.")
    put(ruben, without, "Naast Noa.")
    page = aunt.get(f"/verslagen/{with_aunt.pk}/").content.decode()
    assert ("Het gaat beter." in page, "Wie zit naast wie" in page) == (True, False)
    assert aunt.get(f"/verslagen/{without.pk}/").status_code == 404
    listed = aunt.get("/verslagen/").content.decode()
    assert (str(with_aunt.pk) in listed, str(without.pk) in listed) == (True, False)
    erik = client_for(held.saskia.erik)  # was at neither, and has the right to information
    assert [erik.get(f"/verslagen/{one.pk}/").status_code for one in (with_aunt, without)] == [200, 200]


def test_a_report_says_who_was_there_for_what(held: World, client_for: ClientFor) -> None:
    report = reports(held)[0]
    put(client_for(held.staff.ruben), report, "Het gaat beter.")
    page = client_for(held.saskia.marloes).get(f"/verslagen/{report.pk}/").content.decode()
    assert [name in page for name in ("Tante Vermeer", "Joris Kuiper", "Saskia Vermeer")] == [True] * 3


def test_a_colleague_who_was_there_confirms_too(held: World, client_for: ClientFor) -> None:
    report = reports(held)[0]
    put(client_for(held.staff.ruben), report, "Het gaat beter.")
    joris, address = client_for(held.staff.joris), f"/verslagen/{report.pk}/antwoord/"
    sent = {"verdict": "agreed", "words": "Zo was het.", "audience": "readers", "once": uuid4()}
    assert joris.post(address, sent).status_code == 302
    with school_scope(held.school.pk):
        said = m.Response.objects.get(report=report, person=held.staff.joris)
    assert (said.agreed_at is not None, said.words) == (True, "Zo was het.")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (ADVICE, ("Tips voor thuis:", "- Wees samen duidelijk.", "- Zet zijn telefoon uit.")),
        ("1. U moet strenger zijn.\n2. Ouders kunnen beter samen gaan.", 2),
        ("We spraken af:\n- Saskia neemt haar agenda mee.\n- Ruben vraagt het na.", ()),
        ("Advies aan ouders kwam ter sprake. Dat bespreken we apart.", ()),
        ("- Thuis is het druk.\n- Op school gaat het goed.", ()),
    ],
)
def test_a_list_of_advice_to_parents_is_known_by_its_form(text: str, found: Any) -> None:
    lines = advice_to_parents(text)
    assert (len(lines) if isinstance(found, int) else lines) == found


def test_advice_to_parents_is_not_put_before_the_pupil_and_goes_to_a_report_of_its_own(
    held: World, client_for: ClientFor
) -> None:
    ruben, report = client_for(held.staff.ruben), reports(held)[0]
    refused = put(ruben, report, ADVICE)
    assert (refused.status_code, "Wees samen duidelijk." in refused.content.decode()) == (422, True)
    sent = {"observed": ADVICE, "opinion": "", "version": report.version}
    moved = ruben.post(f"/verslagen/{report.pk}/apart/", sent)
    with school_scope(held.school.pk):
        beside = m.Report.objects.get(conversation=held.saskia.talk, circle="parents_school")
        shared = m.Report.objects.get(pk=report.pk)
    assert moved.url == f"/verslagen/{beside.pk}/"
    assert shared.observed == "We spraken over thuis."
    assert beside.observed == "Tips voor thuis:\n- Wees samen duidelijk.\n- Zet zijn telefoon uit."
    for one in (shared, beside):
        assert put(ruben, one, one.observed).status_code == 302
    saskia, marloes = client_for(held.saskia.saskia.person), client_for(held.saskia.marloes)
    assert saskia.get(f"/verslagen/{beside.pk}/").status_code == 404
    assert marloes.get(f"/verslagen/{beside.pk}/").status_code == 200
    assert client_for(aunt_of(held)).get(f"/verslagen/{beside.pk}/").status_code == 404


def test_what_changed_since_it_lay_before_them_is_seen_by_its_readers(
    held: World, client_for: ClientFor
) -> None:
    ruben, report = client_for(held.staff.ruben), reports(held)[0]
    put(ruben, report, "Saskia zit naast Noa.")
    with school_scope(held.school.pk):
        version = m.Report.objects.get(pk=report.pk).version
    sent = {"observed": "Saskia zit naast Fiene.", "opinion": "", "version": version}
    ruben.post(f"/verslagen/{report.pk}/schrijf/", sent)
    page = client_for(held.saskia.marloes).get(f"/verslagen/{report.pk}/").content.decode()
    assert ("Noa</del>" in page, "Fiene</ins>" in page) == (True, True)


@pytest.mark.parametrize(
    ("before", "after", "pieces"),
    [
        ("Een plek.", "Een plek.", (("same", "Een plek."),)),
        ("Een plek.", "Een rustige plek.", (("same", "Een"), ("new", " rustige"), ("same", " plek."))),
        ("a b c", "a x y c", (("same", "a "), ("gone", "b"), ("new", "x y"), ("same", " c"))),
    ],
)
def test_a_difference_is_told_in_pieces(before: str, after: str, pieces: Any) -> None:
    found = difference(before, after)
    assert found == tuple(Piece(kind, text) for kind, text in pieces)
    assert "".join(piece.text for piece in found if piece.kind != "gone") == after


def test_a_report_is_a_tagged_pdf_for_who_may_read_it(held: World, client_for: ClientFor) -> None:
    report = reports(held)[0]
    put(client_for(held.staff.ruben), report, "Wat er *besproken* is, #gewoon zo.")
    marloes, address = client_for(held.saskia.marloes), f"/verslagen/{report.pk}/pdf/"
    made = marloes.get(address)
    assert (made.status_code, made["Content-Type"]) == (200, "application/pdf")
    assert (made.content[:5], b"/StructTreeRoot" in made.content) == (b"%PDF-", True)
    assert client_for(held.timo.anja).get(address).status_code == 404


def test_the_draft_of_somebody_who_left_is_finished_by_who_guides_now(
    held: World, client_for: ClientFor
) -> None:
    report = reports(held)[0]
    joris, address = client_for(held.staff.joris), f"/verslagen/{report.pk}/"
    assert joris.get(address).status_code == 404
    with school_scope(held.school.pk):
        m.Report.objects.filter(pk=report.pk).update(version=4)
        row = m.Report.objects.get(pk=report.pk)
        row.observed, row.opinion = "Al geschreven.", "Een gedachte van Ruben."
        row.save()
        yesterday = held.today - timedelta(days=1)
        ties = m.Involvement.objects.filter(matter=held.saskia.trajectory, role=StaffRole.COUNSELLOR)
        ties.update(until=yesterday)
    shown = joris.get(address).content.decode()
    assert ("Al geschreven." in shown, "Neem dit concept over" in shown) == (True, True)
    assert joris.post(f"{address}overnemen/").status_code == 302
    with school_scope(held.school.pk):
        mine = m.Report.objects.get(pk=report.pk)
    assert (mine.author_id, mine.observed, mine.opinion) == (held.staff.joris.pk, "Al geschreven.", "")
    assert put(joris, mine, "Al geschreven, en af.").status_code == 302
    assert client_for(held.staff.ruben).get(address).status_code == 404


def test_a_report_is_said_to_be_for_whom_it_is_open_to(held: World, client_for: ClientFor) -> None:
    story, ruben, aunt = held.saskia, client_for(held.staff.ruben), aunt_of(held)
    report = reports(held)[0]
    put(ruben, report, "Het gaat beter.")

    def is_for() -> str:
        page = ruben.get(f"/verslagen/{report.pk}/").content.decode()
        return page.partition("Dit verslag is voor:")[2].partition("En voor wie op school")[0].strip()

    everybody = "Saskia Vermeer, Erik Vermeer, Marloes Hendriks, Tante Vermeer, Joris Kuiper, Ruben de Wit."
    assert is_for() == everybody
    with school_scope(held.school.pk):
        m.Guardianship.objects.filter(parent=story.erik).update(court_block=True)
        m.Guardianship.objects.filter(parent=aunt).update(until=held.today - timedelta(days=1))
        m.Involvement.objects.filter(person=held.staff.joris).update(until=held.today - timedelta(days=1))
    assert is_for() == "Saskia Vermeer, Marloes Hendriks, Ruben de Wit."
    with school_scope(held.school.pk):
        m.Person.objects.filter(pk=story.saskia.pk).update(born=held.today - timedelta(days=20 * 366))
    assert is_for() == "Saskia Vermeer, Ruben de Wit."
    with school_scope(held.school.pk):
        m.Share.objects.create(school=held.school, report=report, viewer=story.marloes)
    assert is_for() == "Saskia Vermeer, Marloes Hendriks, Ruben de Wit."
