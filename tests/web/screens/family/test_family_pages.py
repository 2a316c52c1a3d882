"""Each page of a family opens, within its number of queries, for who may and for nobody else."""

from collections.abc import Callable
from datetime import date

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from finding import the
from world import World

from keuzeruimte_web.records.models import (
    Account,
    Agreement,
    AgreementPerson,
    Conversation,
    Invitation,
    Person,
)

SignIn = Callable[[Person | Account], Client]


def test_every_page_of_a_family_opens_within_eight_queries(world: World, client_for: SignIn) -> None:
    saskia, noor = world.saskia, world.noor
    talk = saskia.talk.pk
    pages = {
        saskia.marloes: [
            f"/ouder/{saskia.saskia.pk}/",
            f"/gesprekken/{talk}/mijn-stem/",
            f"/gesprekken/{talk}/mijn-driehoek/",
            f"/grenzen/{saskia.saskia.pk}/nieuw/{saskia.trajectory.pk}/",
            f"/grenzen/{saskia.saskia.pk}/{saskia.limit.pk}/",
            f"/toevertrouwen/{saskia.saskia.pk}/nieuw/{saskia.trajectory.pk}/",
            f"/vragen/{saskia.saskia.pk}/nieuw/{saskia.trajectory.pk}/",
        ],
        saskia.saskia.person: [
            "/leerling/",
            f"/gesprekken/{talk}/mijn-stem/",
            f"/gesprekken/{talk}/mijn-driehoek/",
        ],
        noor.noor.person: ["/leerling/"],
        noor.karin: [f"/ouder/{noor.noor.pk}/"],
        world.staff.ruben: [
            f"/gesprekken/{talk}/mijn-driehoek/",
            f"/gesprekken/{talk}/mijn-stem/",
            f"/leerlingen/{saskia.saskia.pk}/verteld/",
        ],
    }
    found = {}
    for person, addresses in pages.items():
        # who works here leaves a line in the log: asked, locked, written, and the end of the chain moved
        most = 12 if person is world.staff.ruben else 8
        browser = client_for(person)
        for address in addresses:
            browser.get(address)
            with CaptureQueriesContext(connection) as queries:
                answer = browser.get(address)
            found[(person.given_name, address)] = (answer.status_code, len(queries) <= most)
    assert {key: value for key, value in found.items() if value != (200, True)} == {}


def test_three_of_everything_cost_no_more_queries_than_one(world: World, client_for: SignIn) -> None:
    story = world.saskia
    pages = {
        story.marloes: f"/ouder/{story.saskia.pk}/",
        story.saskia.person: "/leerling/",
    }
    browsers = {person: client_for(person) for person in pages}

    def queries() -> list[int]:
        counts = []
        for person, address in pages.items():
            browsers[person].get(address)
            with CaptureQueriesContext(connection) as found:
                browsers[person].get(address)
            counts.append(len(found))
        return counts

    before = queries()
    for number in range(3):
        Agreement.objects.bulk_create([_agreement(world, number)])
        made = the(Agreement.objects.all(), text=f"Afspraak {number}")
        for person in (story.marloes, story.erik, story.saskia.person):
            for part in ("owner", "present"):
                AgreementPerson.objects.create(school=world.school, agreement=made, person=person, part=part)
        talk = Conversation.objects.create(
            school=world.school,
            matter=story.trajectory,
            organiser=world.staff.ruben,
            title=f"Gesprek {number}",
            starts_at=story.talk.starts_at,
        )
        for person in (story.marloes, story.saskia.person):
            Invitation.objects.create(school=world.school, conversation=talk, person=person)
    text = browsers[story.marloes].get(pages[story.marloes]).content.decode()
    assert ("Afspraak 2" in text, "Gesprek 2" in text) == (True, True)
    assert queries() == before


def _agreement(world: World, number: int) -> Agreement:
    return Agreement(
        school=world.school,
        conversation=world.saskia.talk,
        circle="triangle",
        text=f"Afspraak {number}",
        made_on=world.today,
    )


def test_from_16_home_cannot_ask_what_a_pupil_said_to_school_alone(world: World, client_for: SignIn) -> None:
    child = world.saskia.saskia.person
    for years, asks in ((15, True), (16, False), (17, False)):
        Person.objects.filter(pk=child.pk).update(born=date(world.today.year - years, 1, 1))
        page = client_for(child).get("/leerling/").content.decode()
        row = page.split("Een gesprek van jou met school alleen")[1].split("</tr>")[0]
        assert ("kan het vragen" in row, "nee" in row) == (asks, not asks), years
