"""A page about one pupil asks at most eight things of the database, besides beginning and ending a change."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from world import World

from keuzeruimte_web.records import models as m
from keuzeruimte_web.records.scope import school_scope

SignIn = Callable[[Any], Client]
MOST = 8
OF_A_CHANGE = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")


def asked(browser: Client, name: str, record: Any) -> int:
    """How many things the page asks, the second time that it is opened."""
    address = reverse(name, args=[record.pk])
    assert browser.get(address).status_code == 200
    with CaptureQueriesContext(connection) as queries:
        browser.get(address)
    return sum(not one["sql"].startswith(OF_A_CHANGE) for one in queries)


def test_pages_of_who_guides(world: World, client_for: SignIn) -> None:
    saskia, ruben = world.saskia, client_for(world.staff.ruben)
    with school_scope(world.school.pk):
        limit, agreement = m.Limit.objects.filter(matter=saskia.trajectory), m.Agreement.objects.all()
        pages = {
            "dossier": saskia.saskia,
            "talk": saskia.talk,
            "who_looked": saskia.saskia,
            "who_sees_pupil": saskia.saskia,
            "who_sees_matter": saskia.trajectory,
            "who_sees_conversation": saskia.talk,
            "who_sees_limit": limit[0],
            "who_sees_agreement": agreement.filter(conversation__matter=saskia.trajectory)[0],
        }
    counted = {name: asked(ruben, name, record) for name, record in pages.items()}
    assert {name: many for name, many in counted.items() if many > MOST} == {}


def test_pages_of_a_parent(world: World, client_for: SignIn) -> None:
    saskia, marloes = world.saskia, client_for(world.saskia.marloes)
    pages = {"parent_child": saskia.saskia, "who_looked": saskia.saskia, "who_sees_matter": saskia.trajectory}
    counted = {name: asked(marloes, name, record) for name, record in pages.items()}
    assert {name: many for name, many in counted.items() if many > MOST} == {}


def test_a_dossier_that_a_leader_reads_along(world: World, client_for: SignIn) -> None:
    marit, pupil = client_for(world.staff.marit), world.saskia.saskia
    sent = {"once": uuid4(), "reason": "complaint", "days": "2"}
    assert marit.post(reverse("leading_open", args=[pupil.pk]), sent).status_code == 302
    assert asked(marit, "leading_read", pupil) <= MOST
