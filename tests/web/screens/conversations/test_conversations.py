"""My conversations: to close, coming, behind us."""

import re
from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from world import World

from keuzeruimte_web.records.models import Conversation, Guardianship
from keuzeruimte_web.records.scope import above_schools


def page_of(client) -> str:
    answer = client.get("/gesprekken/")
    assert answer.status_code == 200
    return answer.content.decode()


def test_they_stand_by_what_there_is_to_do(world: World, client_for) -> None:
    page = page_of(client_for(world.staff.ruben))
    coming, past = page.index("Wat komt"), page.index("Geweest")
    assert coming < page.index("Hoe gaat het met Saskia?") < past
    assert past < page.index("Hoe gaat het nu in de klas?")
    assert "met Erik, Marloes en Saskia" in page


def test_only_those_of_my_own_matters(world: World, client_for) -> None:
    page = page_of(client_for(world.staff.joris))
    assert "Hoe gaat het met Saskia?" in page
    assert not re.search(r"\b(Timo|Sem)\b", page)  # as a word: a token may hold the letters
    with above_schools():
        Guardianship.objects.create(
            school=world.school, pupil=world.saskia.saskia, parent=world.staff.joris, authority="yes"
        )
    assert "Saskia" not in page_of(client_for(world.staff.joris))


def test_who_has_none_reads_where_to_begin(world: World, client_for) -> None:
    assert "Er staat geen gesprek gepland." in page_of(client_for(world.staff.marit))


def test_as_many_queries_for_one_as_for_twenty(world: World, client_for) -> None:
    joris = client_for(world.staff.joris)
    page_of(joris)
    with CaptureQueriesContext(connection) as few:
        page_of(joris)
    with above_schools():
        for n in range(20):
            Conversation.objects.create(
                school=world.school,
                matter=world.saskia.trajectory,
                organiser=world.staff.ruben,
                title=f"Gesprek {n}",
                starts_at=timezone.now() + timedelta(days=n),
            )
    with CaptureQueriesContext(connection) as many:
        page_of(joris)
    assert len(few) == len(many) <= 12


def test_it_is_for_professionals_and_only_read(world: World, client_for) -> None:
    assert client_for(world.saskia.marloes).get("/gesprekken/").status_code == 404
    assert client_for(world.staff.ruben).post("/gesprekken/").status_code == 405
