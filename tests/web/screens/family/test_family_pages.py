"""Each page of a family opens, within its number of queries, for who may and for nobody else."""

from collections.abc import Callable

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from world import World

from keuzeruimte_web.records.models import Account, Person

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
        browser = client_for(person)
        for address in addresses:
            browser.get(address)
            with CaptureQueriesContext(connection) as queries:
                answer = browser.get(address)
            found[(person.given_name, address)] = (answer.status_code, len(queries) <= 8)
    assert {key: value for key, value in found.items() if value != (200, True)} == {}
