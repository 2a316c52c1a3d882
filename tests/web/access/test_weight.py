"""Every list of a school with three hundred pupils more in it is a light page, for whoever it is there."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from crawl import doors
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from roles import as_owner
from test_crawler import NOT_KNOCKED
from weight import FIRST_VISIT, HTML, FromElsewhere, over_the_line, too_heavy
from world import World
from year_of_choices import in_school, save, year_of

from keuzeruimte_web.records import models as m
from keuzeruimte_web.records.models import Account, Person

pytestmark = pytest.mark.django_db
LISTS = [door for door in doors() if not door.params and door.name not in NOT_KNOCKED]


def many(world: World) -> m.SchoolClass:
    """Three hundred pupils of one class, each with a conversation to come and an agreement with Hanneke."""
    round = year_of(world, pupils=300)
    with in_school(world):
        large = m.SchoolClass.objects.get(name="3K1")
        m.Pupil.objects.filter(school_class__name__startswith="3K").update(school_class=large)
        talks = [
            m.Conversation(
                school=world.school,
                matter=moment.matter,
                organiser=world.staff.hanneke,
                title=f"Wat past bij {number}?",
                starts_at=timezone.now() + timedelta(days=1 + number % 20),
            )
            for number, moment in enumerate(
                m.ChoiceMoment.objects.filter(round=round).select_related("matter")
            )
        ]
        save(talks)
        save(
            m.Invitation(school=world.school, conversation=talk, person=person)
            for talk in talks
            for person in (world.staff.hanneke, talk.matter.pupil.person)
        )
        save(
            m.Agreement(
                school=world.school,
                conversation=talk,
                circle="triangle",
                text="Hanneke zoekt drie open dagen uit.",
                made_on=world.today,
                due_on=world.today + timedelta(days=number % 20),
            )
            for number, talk in enumerate(talks)
        )
    with as_owner(), connection.cursor() as cursor:
        # As a database does by itself within a minute: it would take the school for an empty one.
        cursor.execute("ANALYZE")
    return large


def test_every_list_stays_light_with_three_hundred_pupils(
    world: World, client_for: Callable[[Person | Account], Client]
) -> None:
    large, staff = many(world), world.staff
    heavy, seen = [], set()
    for person in (staff.hanneke, staff.petra, staff.marit, staff.pieter, staff.joris):
        browser = client_for(person)
        for address in [door.address({}) for door in LISTS] + [f"/klassen/{large.pk}/"]:
            answer = browser.get(address)
            if answer.status_code == 200:
                seen.add(address)
                heavy += [f"{person.given_name} {address}: {said}" for said in too_heavy(answer)]
    assert "\n".join(heavy) == ""
    pages = [client_for(staff.hanneke).get(f"/afspraken/?pagina={n}").content.decode() for n in range(1, 12)]
    assert sum(page.count("drie open dagen uit.</p>") for page in pages) == 300
    assert {"/leerlingen/", "/gesprekken/", "/afspraken/", "/beheer/", "/keuzes/leerlingen/"} <= seen


def test_what_is_too_heavy_is_seen() -> None:
    style = '<link rel="stylesheet" href="/static/css/base.css">'
    light = HttpResponse(f"<html>{style}</html>")
    assert too_heavy(light) == []
    assert over_the_line(light.content) > over_the_line(b"<html></html>") + 500
    assert too_heavy(HttpResponse("<html>" + "x" * HTML)) == [f"{HTML + 6} bytes of HTML"]
    noise = "".join(f"{number * number:x}" for number in range(FIRST_VISIT // 2))
    assert "for a first visit" in too_heavy(HttpResponse(noise))[-1]
    assert too_heavy(HttpResponse("x" * 2 * HTML, content_type="application/json")) == []
    with pytest.raises(FromElsewhere):
        too_heavy(HttpResponse('<script src="https://elsewhere.example/a.js"></script>'))
