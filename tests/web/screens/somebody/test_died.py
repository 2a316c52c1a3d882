"""A pupil who died: nobody is asked anything more, and what was written can be read."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core import mail
from django.utils import timezone
from world import World

from keuzeruimte_web.access.decide import may
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.jobs.outbox import deliver_messages
from keuzeruimte_web.operations.messages import tell
from keuzeruimte_web.operations.reminders import remind
from keuzeruimte_web.records import models as m
from keuzeruimte_web.records.models.choices import DelegationStatus
from keuzeruimte_web.records.scope import school_scope


@pytest.fixture
def died(world: World, client_for) -> World:
    """Petra writes down that Saskia died."""
    page = f"/beheer/mensen/{world.saskia.saskia.pk}/overleden/"
    petra = client_for(world.staff.petra)
    assert "Is Saskia Vermeer overleden?" in petra.get(page).content.decode()
    assert petra.post(page, {"died": "yes"}).status_code == 302
    return world


def test_what_was_to_come_goes_and_what_ran_ends(died: World) -> None:
    pupil = died.saskia.saskia.pk
    with school_scope(died.school.pk):
        today = timezone.localdate()
        assert m.Pupil.objects.get(pk=pupil).left_on == today
        assert not m.Matter.objects.filter(pupil=pupil, closed_on=None).exists()
        assert not m.Conversation.objects.filter(matter__pupil=pupil, state="planned").exists()
        agreed = m.Delegation.objects.filter(matter__pupil=pupil, status=DelegationStatus.AGREED)
        assert not agreed.exclude(until__lt=today).exists()
        assert not m.TimeProposal.objects.filter(matter__pupil=pupil).exists()
        assert not m.Offer.objects.filter(matter__pupil=pupil).exists()


def test_nobody_is_told_by_the_program(died: World) -> None:
    with school_scope(died.school.pk):
        assert not m.Message.objects.exists()
    remind(died.school.pk, now=timezone.now())
    deliver_messages.call(school=str(died.school.pk))
    families = [one.to[0] for one in mail.outbox]
    assert not [to for to in families if to.split("@")[0] in {"marloes", "erik", "saskia"}], families


def test_what_waits_for_a_parent_goes_and_a_colleague_writes_no_parent_any_more(
    world: World, client_for
) -> None:
    saskia = world.saskia.saskia.pk
    viewer = Viewer(world.staff.ruben.pk, world.school.pk, ViewerRole.PROFESSIONAL, timezone.localdate())
    people = {world.saskia.marloes.pk, world.staff.joris.pk}

    def told(kind: Kind) -> set[str]:
        tell(viewer, people=people, pupil=saskia, kind=kind, record=uuid4())
        return set(m.Message.objects.filter(kind=kind).values_list("person__given_name", flat=True))

    with school_scope(world.school.pk):
        assert told(Kind.AGREEMENT) == {"Marloes", "Joris"}
    client_for(world.staff.petra).post(f"/beheer/mensen/{saskia}/overleden/", {"died": "yes"})
    with school_scope(world.school.pk):
        assert set(m.Message.objects.values_list("person__given_name", flat=True)) == {"Joris"}
        assert told(Kind.REPORT) == {"Joris"}
        assert told(Kind.PRIVACY_REQUEST) == {"Marloes", "Joris"}


def test_a_parent_reads_and_is_asked_nothing(died: World, client_for) -> None:
    saskia = died.saskia
    browser = client_for(saskia.marloes)
    page = browser.get(f"/ouder/{saskia.saskia.pk}/").content.decode()
    assert "Wij leven met u mee." in page
    for asked in (
        "staat voor een keuze",
        "even niet verder",
        "Geef een grens aan",
        "Vertrouw iets toe",
        "Uw driehoek",
    ):
        assert asked not in page
    assert "<form" not in page.split("<main")[1].split("</main")[0]


def test_who_guides_finds_and_reads_the_dossier_and_begins_nothing(died: World, client_for) -> None:
    saskia, ruben = died.saskia.saskia.pk, died.staff.ruben
    browser = client_for(ruben)
    page = browser.get(f"/leerlingen/{saskia}/").content.decode()
    assert "Saskia is overleden." in page
    for offered in ("Bereid een gesprek voor", "Begin een traject", "Grenzen", "Schrijf een stage op"):
        assert offered not in page
    assert "Saskia" not in browser.get("/", follow=True).content.decode().split("<main")[1]
    assert "Saskia Vermeer" in browser.get("/leerlingen/zoek/?q=saskia").content.decode()
    viewer = Viewer(ruben.pk, died.school.pk, ViewerRole.PROFESSIONAL, timezone.localdate())
    with school_scope(died.school.pk):
        for right in (Right.BEGIN_MATTER, Right.BEGIN_PLACEMENT):
            assert not may(viewer, Kind.PUPIL, right, saskia)
        assert may(viewer, Kind.PUPIL, Right.OPEN_DOSSIER, saskia)


def test_taken_back_the_pupil_is_there_and_what_ended_stays_ended(died: World, client_for) -> None:
    saskia = died.saskia.saskia.pk
    petra = client_for(died.staff.petra)
    page = f"/beheer/mensen/{saskia}/overleden/"
    assert "Hier staat dat Saskia is overleden" in petra.get(page).content.decode()
    petra.post(page, {"back": "yes"})
    with school_scope(died.school.pk):
        assert not m.Person.objects.get(pk=saskia).deceased
        assert not m.Matter.objects.filter(pupil=saskia, closed_on=None).exists()
    assert "Begin een traject" in client_for(died.staff.ruben).get(f"/leerlingen/{saskia}/").content.decode()


def test_twice_changes_nothing_and_an_earlier_last_day_stays(world: World, client_for) -> None:
    saskia, before = world.saskia.saskia.pk, timezone.localdate() - timedelta(days=20)
    with school_scope(world.school.pk):
        m.Pupil.objects.filter(pk=saskia).update(left_on=before)
    petra = client_for(world.staff.petra)
    for _twice in range(2):
        petra.post(f"/beheer/mensen/{saskia}/overleden/", {"died": "yes"})
    with school_scope(world.school.pk):
        assert m.Pupil.objects.get(pk=saskia).left_on == before
        assert m.Trace.objects.filter(record=saskia, word="corrected_person").count() == 1


def test_the_name_form_of_a_pupil_keeps_it(died: World, client_for) -> None:
    saskia = died.saskia.saskia
    with school_scope(died.school.pk):
        person = m.Person.objects.get(pk=saskia.pk)
    sent = {
        "version": person.version,
        "given_name": "Saskia",
        "family_name": "Vermeer",
        "born": person.born.isoformat() if person.born else "",
    }
    client_for(died.staff.petra).post(f"/beheer/mensen/{saskia.pk}/naam/", sent)
    with school_scope(died.school.pk):
        assert m.Person.objects.get(pk=saskia.pk).deceased


def test_it_is_no_page_for_others(world: World, client_for) -> None:
    page = f"/beheer/mensen/{world.saskia.saskia.pk}/overleden/"
    for person in (world.staff.ruben, world.saskia.marloes, world.elsewhere.administrator):
        for answer in (client_for(person).get(page), client_for(person).post(page, {"died": "yes"})):
            assert answer.status_code == 404
    parent = f"/beheer/mensen/{world.saskia.marloes.pk}/overleden/"
    assert client_for(world.staff.petra).get(parent).status_code == 404
    assert client_for(world.staff.petra).get(f"/beheer/mensen/{uuid4()}/overleden/").status_code == 404
