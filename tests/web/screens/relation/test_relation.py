"""Care for the relation first: a talk prepared in one step, that the method has nothing against."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone
from world import World

from keuzeruimte_web.access.decide import rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.bridge.assessing import read_assessment
from keuzeruimte_web.bridge.stored import read
from keuzeruimte_web.records import models as m
from keuzeruimte_web.records.scope import school_scope

STEPS = {
    "herstel": ("listen", "inform", "acknowledge", "ask", "ask_permission"),
    "eerst": ("acknowledge", "acknowledge", "ask", "agree"),
    "toevertrouwd": ("listen", "inform", "ask", "ask_permission"),
}


def address(world: World, way: str) -> str:
    return f"/leerlingen/{world.saskia.saskia.pk}/relatie/{way}/"


def sent(world: World, **fields: object) -> dict[str, object]:
    day = world.today + timedelta(days=3)
    given = {"once": uuid4(), "matter": world.saskia.trajectory.pk, "day": day.isoformat(), "time": "15:30"}
    return given | fields


@pytest.mark.parametrize("way", STEPS)
def test_the_steps_lead_to_a_prepared_plan_without_conflict(world: World, client_for, way: str) -> None:
    ruben, story = world.staff.ruben, world.saskia
    with school_scope(world.school.pk):
        m.AgendaItem.objects.all().delete()
    words = {} if way == "toevertrouwd" else {"words": "Ik vroeg ernaar, en dat was niet aan mij."}
    topic = {} if way == "eerst" else {"topic": str(story.divorce.pk)}
    form = sent(world, **words, **topic)
    made = client_for(ruben).post(address(world, way), form)
    again = client_for(ruben).post(address(world, way), form)
    assert (made.status_code, again["Location"]) == (302, made["Location"])
    with school_scope(world.school.pk):
        talk = m.Conversation.objects.get(pk=made["Location"].split("/")[2])
        items = list(m.AgendaItem.objects.filter(conversation=talk).order_by("position"))
        guests = set(m.Invitation.objects.filter(conversation=talk).values_list("person", flat=True))
        notes = [note.text for note in m.Note.objects.filter(conversation=talk)]
        viewer = Viewer(ruben.pk, world.school.pk, ViewerRole.PROFESSIONAL, world.today)
        stored = read(viewer, rows(viewer, Kind.PUPIL, Right.OPEN_DOSSIER).filter(pk=story.saskia.pk))
        assessed = read_assessment(stored[story.saskia.pk], today=world.today, lang="nl")
    assert tuple(item.verb for item in items) == STEPS[way]
    assert (story.saskia.pk in guests) == (way == "eerst")
    assert {story.marloes.pk, story.erik.pk, ruben.pk} <= guests
    assert notes == list(words.values())
    assert [
        (found.rule, found.severity) for act in assessed.acts for found in act.findings if heavy(found)
    ] == []


def heavy(found: object) -> bool:
    return str(getattr(found, "severity")) in ("conflict", "risk")  # noqa: B009


def test_the_own_words_are_the_professionals_own(world: World, client_for) -> None:
    words = "Ik vroeg ernaar, en dat was niet aan mij."
    made = client_for(world.staff.ruben).post(address(world, "herstel"), sent(world, words=words))
    assert made.status_code == 302
    for person in (world.staff.joris, world.saskia.marloes, world.saskia.saskia.person):
        for page in ("/", f"/leerlingen/{world.saskia.saskia.pk}/", made["Location"]):
            assert words not in client_for(person).get(page, follow=True).content.decode()


def test_a_pupil_who_stagnates_asks_for_the_bond_first(world: World, client_for) -> None:
    ruben, story = client_for(world.staff.ruben), world.saskia
    dossier = f"/leerlingen/{story.saskia.pk}/"
    with school_scope(world.school.pk):
        m.Event.objects.all().delete()
        m.AgendaItem.objects.all().delete()
        given = {"person": story.saskia.person, "kind": "stagnates", "author": world.staff.ruben}
        m.Event.objects.create(
            school=world.school, matter=story.trajectory, on=world.today, created_at=timezone.now(), **given
        )
    assert "Begin met de band" in ruben.get(dossier).content.decode()
    ruben.post(address(world, "eerst"), sent(world))
    assert "Begin met de band" not in ruben.get(dossier).content.decode()


def test_what_parents_entrusted_is_under_pressure_when_one_of_them_doubts(world: World, client_for) -> None:
    ruben, story = client_for(world.staff.ruben), world.saskia
    dossier = f"/leerlingen/{story.saskia.pk}/"
    with school_scope(world.school.pk):
        m.Event.objects.all().delete()
    assert "Bekijk het samen opnieuw" not in ruben.get(dossier).content.decode()
    with school_scope(world.school.pk):
        given = {"person": story.marloes, "kind": "doubts_expertise", "author": world.staff.ruben}
        m.Event.objects.create(school=world.school, matter=story.trajectory, on=world.today, **given)
    page = ruben.get(dossier).content.decode()
    assert ("twijfelde Marloes" in page, "Bekijk het samen opnieuw" in page) == (True, True)


@pytest.mark.parametrize("way", STEPS)
def test_it_is_not_there_for_who_does_not_guide(world: World, client_for, way: str) -> None:
    for person in (world.staff.fatma, world.saskia.marloes, world.saskia.saskia.person, world.staff.petra):
        assert client_for(person).get(address(world, way)).status_code == 404
        assert client_for(person).post(address(world, way), sent(world)).status_code == 404
    assert client_for(world.staff.ruben).put(address(world, way)).status_code == 405
