"""Why one sees a record and who else does: names that are the reader's to know, and a rule for the rest."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from world import World

from keuzeruimte_web.access.decide import Invisible
from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.queries.who_sees import WhoSees, who_sees
from keuzeruimte_web.records import models as m
from keuzeruimte_web.records.models.choices import Circle, ReportState
from keuzeruimte_web.records.scope import school_scope

SignIn = Callable[..., Client]
PUPIL, PARENT, STAFF = ViewerRole.PUPIL, ViewerRole.PARENT, ViewerRole.PROFESSIONAL


@pytest.fixture
def talk(world: World) -> Any:
    """Saskia, both parents and Ruben talk, with one answer of Saskia shared with her mother and Ruben."""
    story = world.saskia
    return new(
        world, m.Conversation, matter=story.trajectory, organiser=world.staff.ruben, title="x",
        starts_at=timezone.now(),
    )  # fmt: skip


def new(world: World, model: Any, /, **fields: Any) -> Any:
    with school_scope(world.school.pk):
        return model.objects.create(school=world.school, **fields)


def seen(world: World, person: m.Person, role: ViewerRole, kind: str, record: Any) -> WhoSees:
    viewer = Viewer(person.pk, world.school.pk, role, world.today)
    with school_scope(world.school.pk):
        return who_sees(viewer, kind=kind, record=record.pk)


def names(page: WhoSees) -> list[str]:
    return [one.name.split()[0] + ("*" if one.me else "") for one in page.people]


def answer(world: World, talk: Any, *shared: m.Person) -> Any:
    row = new(
        world, m.Answer, conversation=talk, person=world.saskia.saskia.person, connection="pupil_school",
        value=0.5,
    )  # fmt: skip
    for viewer in shared:
        new(world, m.Share, answer=row, viewer=viewer)
    return row


def test_with_whom_an_own_answer_is_shared_is_for_its_author(world: World, talk: Any) -> None:
    story, ruben = world.saskia, world.staff.ruben
    row = answer(world, talk, story.marloes, ruben)
    assert names(seen(world, story.saskia.person, PUPIL, "answer", row)) == ["Saskia*", "Marloes", "Ruben"]
    assert names(seen(world, story.marloes, PARENT, "answer", row)) == ["Saskia", "Marloes*"]
    assert names(seen(world, ruben, STAFF, "answer", row)) == ["Saskia", "Ruben*"]


def test_another_share_changes_nothing_for_who_had_one(world: World, talk: Any) -> None:
    story, ruben = world.saskia, world.staff.ruben
    row = answer(world, talk, story.marloes)
    before = seen(world, story.marloes, PARENT, "answer", row)
    new(world, m.Share, answer=row, viewer=ruben)
    new(world, m.Share, answer=row, viewer=story.erik)
    assert seen(world, story.marloes, PARENT, "answer", row) == before


def test_what_is_taken_back_has_no_page_any_more(world: World, talk: Any) -> None:
    row = answer(world, talk, world.saskia.marloes)
    with school_scope(world.school.pk):
        m.Share.objects.filter(answer=row).delete()
    with pytest.raises(Invisible):
        seen(world, world.saskia.marloes, PARENT, "answer", row)


def test_why_is_told_in_the_words_of_the_table(world: World, talk: Any) -> None:
    story, ruben = world.saskia, world.staff.ruben
    row = answer(world, talk, ruben)
    assert seen(world, ruben, STAFF, "answer", row).why == ("Met naam gedeeld, en niet teruggenomen",)
    assert seen(world, story.marloes, PARENT, "matter", story.trajectory).why == (
        "Ouder met recht op informatie",
    )


def test_a_parent_cannot_tell_whether_the_other_parent_has_the_right_to_information(world: World) -> None:
    story = world.saskia
    delegation = new(
        world, m.Delegation, matter=story.trajectory, domain="learning", words="x", status="agreed"
    )
    records = [("matter", story.trajectory), ("delegation", delegation)]
    before = [seen(world, story.marloes, PARENT, *record) for record in records]
    with school_scope(world.school.pk):
        m.Guardianship.objects.filter(parent=story.erik).update(information_right=False)
    assert [seen(world, story.marloes, PARENT, *record) for record in records] == before
    assert "Erik" not in str(before)
    before_pupil = seen(world, story.saskia.person, PUPIL, "matter", story.trajectory)
    with school_scope(world.school.pk):
        m.Guardianship.objects.filter(parent=story.erik).update(information_right=True)
    assert seen(world, story.saskia.person, PUPIL, "matter", story.trajectory) == before_pupil


def test_who_guides_reads_the_names_of_parents_who_see_it(world: World) -> None:
    story, ruben = world.saskia, world.staff.ruben
    page = seen(world, ruben, STAFF, "matter", story.trajectory)
    assert names(page) == ["Saskia", "Erik", "Marloes", "Joris", "Ruben*"]
    with school_scope(world.school.pk):
        m.Guardianship.objects.filter(parent=story.erik).update(information_right=False)
    assert names(seen(world, ruben, STAFF, "matter", story.trajectory)) == [
        "Saskia",
        "Marloes",
        "Joris",
        "Ruben*",
    ]


def test_whose_limit_it_is_and_with_whom_one_shared_it_oneself(world: World) -> None:
    story, ruben = world.saskia, world.staff.ruben
    with school_scope(world.school.pk):
        m.LimitAuthor.objects.filter(limit=story.limit, person=story.erik).delete()
        part = m.LimitAuthor.objects.get(limit=story.limit, person=story.marloes)
    alone = [
        names(seen(world, story.marloes, PARENT, "limit", story.limit)),
        names(seen(world, ruben, STAFF, "limit", story.limit)),
    ]
    new(world, m.Share, limit_part=part, viewer=story.erik)
    shared = [
        names(seen(world, story.marloes, PARENT, "limit", story.limit)),
        names(seen(world, ruben, STAFF, "limit", story.limit)),
    ]
    assert alone == [["Marloes*", "Joris", "Ruben"], ["Marloes", "Joris", "Ruben*"]]
    assert shared == [["Erik", "Marloes*", "Joris", "Ruben"], ["Marloes", "Joris", "Ruben*"]]


def test_the_pupil_has_no_page_about_a_limit(world: World) -> None:
    with pytest.raises(Invisible):
        seen(world, world.saskia.saskia.person, PUPIL, "limit", world.saskia.limit)


def test_who_said_no_to_an_offer_is_told_nowhere(world: World) -> None:
    story, ruben = world.saskia, world.staff.ruben
    offer = new(
        world, m.Offer, matter=story.trajectory, professional=ruben, title="x",
        lapses_on=world.today + timedelta(days=3),
    )  # fmt: skip
    for parent in (story.marloes, story.erik):
        new(world, m.OfferParent, offer=offer, person=parent)
    before = [seen(world, ruben, STAFF, "offer", offer), seen(world, story.marloes, PARENT, "offer", offer)]
    with school_scope(world.school.pk):
        m.OfferParent.objects.filter(offer=offer, person=story.erik).delete()
    after = [seen(world, ruben, STAFF, "offer", offer), seen(world, story.marloes, PARENT, "offer", offer)]
    assert (after, names(before[0])) == (before, ["Joris", "Ruben*"])


def test_a_report_for_pupil_and_school_says_nothing_of_parents(world: World, talk: Any) -> None:
    story, ruben = world.saskia, world.staff.ruben
    pages = {}
    for circle in (Circle.PUPIL_SCHOOL, Circle.TRIANGLE):
        report = new(world, m.Report, conversation=talk, circle=circle, author=ruben, state=ReportState.OPEN)
        new(world, m.ReportReader, report=report, person=story.saskia.person, present=True)
        pages[circle] = seen(world, story.saskia.person, PUPIL, "report", report)
    assert [len(page.more) for page in pages.values()] == [0, 1]
    assert [names(page) for page in pages.values()] == [["Saskia*", "Joris", "Ruben"]] * 2


def test_the_page_opens_for_everybody_who_sees_the_record_and_for_nobody_else(
    world: World, client_for: SignIn
) -> None:
    address = f"/wie-ziet-dit/zaak/{world.saskia.trajectory.pk}/"
    inside = [world.saskia.marloes, world.saskia.saskia.person, world.staff.ruben]
    outside = [world.timo.anja, world.staff.fatma, world.staff.petra, world.staff.pieter]
    assert [client_for(person).get(address).status_code for person in inside] == [200] * 3
    assert [client_for(person).get(address).status_code for person in outside] == [404] * 4
    assert client_for(world.staff.ruben).get(f"/wie-ziet-dit/zaak/{uuid4()}/").status_code == 404
    assert client_for(world.staff.ruben).post(address).status_code == 405


def test_as_many_queries_for_few_people_as_for_many(world: World, client_for: SignIn) -> None:
    story, browser = world.saskia, client_for(world.staff.ruben)
    address = f"/wie-ziet-dit/grens/{story.limit.pk}/"
    browser.get(address)
    with CaptureQueriesContext(connection) as few:
        assert browser.get(address).status_code == 200
    for number in range(5):
        person = new(world, m.Person, given_name=f"Collega {number}", family_name="Velen")
        new(
            world, m.Involvement, pupil=story.saskia, matter=story.trajectory, person=person,
            role="counsellor",
        )  # fmt: skip
    with CaptureQueriesContext(connection) as many:
        assert "Collega 4" in browser.get(address).content.decode()
    assert len(few) == len(many)


@pytest.mark.parametrize("who", ["ruben", "marloes", "saskia"])
def test_the_pages_of_a_file_lead_to_it(world: World, client_for: SignIn, who: str) -> None:
    story = world.saskia
    pages = {
        "ruben": (world.staff.ruben, f"/leerlingen/{story.saskia.pk}/", "/wie-ziet-dit/grens/"),
        "marloes": (story.marloes, f"/ouder/{story.saskia.pk}/", "/wie-ziet-dit/grens/"),
        "saskia": (story.saskia.person, "/leerling/", "/wie-ziet-dit/gesprek/"),
    }
    person, page, link = pages[who]
    assert link in client_for(person).get(page).content.decode()


def test_a_note_and_a_draft_are_seen_by_their_author_alone(
    world: World, talk: Any, client_for: SignIn
) -> None:
    story, ruben = world.saskia, world.staff.ruben
    note = new(world, m.Note, conversation=talk, author=ruben, text="x")
    assert names(seen(world, ruben, STAFF, "note", note)) == ["Ruben*"]
    body = {"draft": "voice:", "content": {"wish": "half"}}
    browser = client_for(story.marloes)
    kept = browser.post("/concept/", body, content_type="application/json")
    page = browser.get(kept.headers["Content-Location"])
    assert (kept.status_code, page.status_code) == (204, 200)
    assert "Schreef dit zelf" in page.content.decode()
    assert [
        client_for(who).get(kept.headers["Content-Location"]).status_code for who in (ruben, story.erik)
    ] == [
        404,
        404,
    ]
    with pytest.raises(Invisible):
        seen(world, world.staff.joris, STAFF, "note", note)


def test_own_words_are_told_apart_by_whom_they_are_for(world: World, talk: Any) -> None:
    story, ruben = world.saskia, world.staff.ruben
    report = new(
        world, m.Report, conversation=talk, circle=Circle.PARENTS_SCHOOL, author=ruben, state="closed"
    )  # fmt: skip
    for reader in (story.marloes, story.erik):
        new(world, m.ReportReader, report=report, person=reader, present=True)
    words = {
        audience: new(world, m.Response, report=report, person=person, words="x", audience=audience)
        for audience, person in (("school", story.marloes), ("readers", story.erik))
    }
    addition = new(world, m.Addition, report=report, author=story.erik, text="x")
    assert names(seen(world, story.marloes, PARENT, "response", words["school"])) == [
        "Marloes*",
        "Joris",
        "Ruben",
    ]
    assert names(seen(world, story.marloes, PARENT, "response", words["readers"])) == [
        "Marloes*",
        "Joris",
        "Ruben",
    ]
    assert names(seen(world, ruben, STAFF, "response", words["school"])) == ["Marloes", "Joris", "Ruben*"]
    assert names(seen(world, story.marloes, PARENT, "addition", addition)) == ["Marloes*", "Joris", "Ruben"]
    assert "op school" in seen(world, story.marloes, PARENT, "response", words["school"]).more[-1]
    with pytest.raises(Invisible):
        seen(world, story.erik, PARENT, "response", words["school"])


def test_a_parent_reads_of_the_own_guardianship_who_sees_it_and_not_of_the_other(world: World) -> None:
    story, ruben = world.saskia, world.staff.ruben
    with school_scope(world.school.pk):
        mine = m.Guardianship.objects.get(pupil=story.saskia, parent=story.marloes)
    page = seen(world, story.marloes, PARENT, "guardianship", mine)
    assert names(page) == ["Marloes*", "Joris", "Ruben"]
    assert page.more == ("De beheerder van de school houdt dit bij, en ziet het ook.",)
    assert names(seen(world, ruben, STAFF, "guardianship", mine)) == ["Marloes", "Joris", "Ruben*"]
    with pytest.raises(Invisible):
        seen(world, story.erik, PARENT, "guardianship", mine)


def test_with_whom_a_drawing_is_shared_is_for_the_pupil(world: World) -> None:
    story = world.saskia
    with school_scope(world.school.pk):
        m.Village.objects.filter(pupil=story.saskia).delete()
    village = new(world, m.Village, pupil=story.saskia)
    for viewer in (story.marloes, story.erik):
        new(world, m.Share, village=village, viewer=viewer)
    assert names(seen(world, story.saskia.person, PUPIL, "village", village)) == [
        "Saskia*",
        "Erik",
        "Marloes",
    ]
    assert names(seen(world, story.erik, PARENT, "village", village)) == ["Saskia", "Erik*"]


def test_a_leader_who_reads_along_stands_in_the_list_while_it_lasts(world: World) -> None:
    story, marit = world.saskia, world.staff.marit
    before = names(seen(world, story.marloes, PARENT, "matter", story.trajectory))
    opening = new(
        world, m.Opening, pupil=story.saskia, leader=marit, reason="complaint", since=world.today,
        until=world.today,
    )  # fmt: skip
    during = names(seen(world, story.marloes, PARENT, "matter", story.trajectory))
    with school_scope(world.school.pk):
        m.Opening.objects.filter(pk=opening.pk).update(ended_at=timezone.now())
    assert set(during) - set(before) == {"Marit"}
    assert names(seen(world, story.marloes, PARENT, "matter", story.trajectory)) == before


def test_of_a_request_about_privacy_the_office_is_told_in_words(world: World) -> None:
    story, ruben = world.saskia, world.staff.ruben
    asked = new(
        world, m.PrivacyRequest, pupil=story.saskia, asker=story.marloes, kind="correction", claim="parent",
        asked_on=world.today, due_on=world.today,
    )  # fmt: skip
    page = seen(world, story.marloes, PARENT, "privacy_request", asked)
    assert names(page) == ["Marloes*", "Joris", "Ruben"]
    assert page.more[0].startswith("De functionaris gegevensbescherming")
    assert names(seen(world, ruben, STAFF, "privacy_request", asked)) == ["Marloes", "Joris", "Ruben*"]


@pytest.mark.parametrize("who", ["ruben", "marloes", "saskia"])
def test_each_point_of_a_conversation_leads_to_who_sees_it(
    world: World, client_for: SignIn, who: str
) -> None:
    story, ruben = world.saskia, world.staff.ruben
    item = new(
        world, m.AgendaItem, conversation=story.talk, title="Hoe gaat het?", position=9, verb="ask", by=ruben,
        domain="learning",
    )  # fmt: skip
    for person in (story.saskia.person, story.marloes):
        new(world, m.ItemPerson, item=item, person=person, part="to")
    pages = {
        "ruben": (ruben, f"/gesprekken/{story.talk.pk}/?punt={item.pk}"),
        "marloes": (story.marloes, f"/ouder/{story.saskia.pk}/"),
        "saskia": (story.saskia.person, "/leerling/"),
    }
    person, page = pages[who]
    assert f"/wie-ziet-dit/gesprekspunt/{item.pk}/" in client_for(person).get(page).content.decode()
