"""A place for the professional's doubt: one's own, until a colleague is asked."""

from typing import Any
from uuid import uuid4

from django.db import connection
from django.test.utils import CaptureQueriesContext
from world import World

from keuzeruimte_web.access.asked import Asked, claim_of, given
from keuzeruimte_web.access.rights import Kind
from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.records import models as m
from keuzeruimte_web.records.scope import school_scope

WORDS = "Vraag ik te veel door over thuis?"


def place(world: World) -> str:
    return f"/leerlingen/{world.saskia.saskia.pk}/twijfel/"


def written(world: World, client_for: Any, words: str = WORDS) -> str:
    sent = {"once": uuid4(), "matter": world.saskia.trajectory.pk, "text": words}
    made = client_for(world.staff.ruben).post(place(world), sent)
    assert made.status_code == 302
    return str(made["Location"])


def test_nobody_else_sees_what_one_doubts(world: World, client_for) -> None:
    one = written(world, client_for)
    assert WORDS in client_for(world.staff.ruben).get(one).content.decode()
    for person in (world.staff.joris, world.saskia.marloes, world.saskia.saskia.person, world.staff.marit):
        assert client_for(person).get(one).status_code == 404
    assert WORDS not in client_for(world.staff.joris).get(place(world)).content.decode()


def test_a_colleague_who_was_asked_by_name_reads_it_and_then_it_stays(world: World, client_for) -> None:
    one, ruben, joris = written(world, client_for), client_for(world.staff.ruben), world.staff.joris
    ruben.post(f"{one}collega/", {"colleague": str(world.staff.fatma.pk)})
    assert client_for(world.staff.fatma).get(one).status_code == 404
    for _click in range(2):
        ruben.post(f"{one}collega/", {"colleague": str(joris.pk)})
    assert WORDS in client_for(joris).get(one).content.decode()
    assert "legt je een twijfel voor" in client_for(joris).get(place(world)[:-8]).content.decode()
    ruben.post(f"{one}weg/")
    ruben.post(one, {"text": "Anders", "version": "1"})
    with school_scope(world.school.pk):
        kept = m.Doubt.objects.filter(matter=world.saskia.trajectory)
        assert [doubt.text for doubt in kept] == [WORDS]
        assert list(m.Message.objects.filter(kind="doubt").values_list("person", flat=True)) == [joris.pk]


def test_it_is_written_otherwise_or_thrown_away_while_it_is_ones_own(world: World, client_for) -> None:
    one, ruben = written(world, client_for), client_for(world.staff.ruben)
    assert ruben.post(one, {"text": "Anders", "version": "1"}).status_code == 302
    assert ruben.post(one, {"text": "Te laat", "version": "1"}).status_code == 409
    ruben.post(f"{one}weg/")
    with school_scope(world.school.pk):
        assert not m.Doubt.objects.filter(matter=world.saskia.trajectory).exists()


def test_by_law_parents_get_what_a_colleague_read_and_not_what_one_kept(world: World, client_for) -> None:
    asked, _kept = written(world, client_for), written(world, client_for, "Alleen van mij")
    client_for(world.staff.ruben).post(f"{asked}collega/", {"colleague": str(world.staff.joris.pk)})
    marloes = Viewer(world.saskia.marloes.pk, world.school.pk, ViewerRole.PARENT, world.today)
    saskia = Viewer(world.saskia.saskia.pk, world.school.pk, ViewerRole.PUPIL, world.today)
    with school_scope(world.school.pk):
        copies = []
        for viewer in (marloes, saskia):
            claim = claim_of(viewer, pupil=world.saskia.saskia.pk)
            assert claim is not None
            copy = given(Asked(viewer, world.saskia.saskia.pk, claim), Kind.DOUBT)
            copies.append([doubt.text for doubt in copy])
    assert copies == [[WORDS], []]


def test_a_list_of_three_asks_no_more_than_a_list_of_one(world: World, client_for) -> None:
    ruben, counts = client_for(world.staff.ruben), []
    for more in (1, 2):
        for _one in range(more):
            written(world, client_for)
        ruben.get(place(world))
        with CaptureQueriesContext(connection) as queries:
            assert ruben.get(place(world)).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 12
