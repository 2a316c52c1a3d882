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
