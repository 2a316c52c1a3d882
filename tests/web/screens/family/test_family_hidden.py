"""What somebody may not see cannot be learnt from a page either: not from a count, an order or an error."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

from django.test import Client
from faces import face
from finding import those
from world import World

from keuzeruimte_web.records import models as m

SignIn = Callable[[m.Person | m.Account], Client]


def a_limit(world: World, *, title: str = "Opa is ziek") -> m.Limit:
    story = world.saskia
    topic = m.Topic.objects.create(school=world.school, matter=story.trajectory, title=title, domain="family")
    limit = m.Limit.objects.create(
        school=world.school, matter=story.trajectory, topic=topic, since=world.today
    )
    m.LimitAuthor.objects.create(school=world.school, limit=limit, person=story.marloes, reason="Stil")
    m.LimitPerson.objects.create(school=world.school, limit=limit, person=story.saskia.person, part="with")
    return limit


def test_nothing_a_pupil_opens_changes_when_a_limit_is_set(world: World, client_for: SignIn) -> None:
    talk = world.saskia.talk.pk
    addresses = ["/leerling/", f"/gesprekken/{talk}/mijn-stem/", f"/gesprekken/{talk}/mijn-driehoek/"]
    saskia = client_for(world.saskia.saskia.person)
    before = [face(saskia, address) for address in addresses]
    a_limit(world)
    assert [face(saskia, address) for address in addresses] == before


def test_a_pupil_under_18_finds_a_limit_as_little_as_what_does_not_exist(
    world: World, client_for: SignIn
) -> None:
    pupil, limit = world.saskia.saskia.pk, a_limit(world)
    saskia = client_for(world.saskia.saskia.person)
    there = [f"/grenzen/{pupil}/{limit.pk}/", f"/grenzen/{pupil}/nieuw/{world.saskia.trajectory.pk}/"]
    nowhere = [f"/grenzen/{pupil}/{uuid4()}/", f"/grenzen/{pupil}/nieuw/{uuid4()}/"]
    shown = [face(saskia, address) for address in (*there, *nowhere)]
    assert {status for status, _ in shown} == {404}
    ends = [saskia.post(f"/grenzen/{pupil}/{one}/weg/").status_code for one in (limit.pk, uuid4())]
    assert ends == [404, 404]


def test_an_item_without_the_pupil_is_not_on_her_page_and_leaves_no_gap(
    world: World, client_for: SignIn
) -> None:
    story = world.saskia
    saskia, marloes = client_for(story.saskia.person), client_for(story.marloes)
    addresses = (
        "/leerling/",
        *(f"/gesprekken/{story.talk.pk}/mijn-{what}/" for what in ("stem", "driehoek")),
    )
    # her page is that of a conversation that begins, for everybody, when she comes in
    talk = m.Conversation.objects.filter(pk=story.talk.pk)
    talk.update(starts_at=story.talk.starts_at + timedelta(minutes=10))
    before = [face(saskia, address) for address in addresses]
    talk.update(starts_at=story.talk.starts_at)
    m.AgendaItem.objects.filter(conversation=story.talk).update(position=5)
    item = m.AgendaItem.objects.create(
        school=world.school,
        conversation=story.talk,
        position=1,
        minutes=10,
        title="Hoe gaat het met u beiden?",
        by=world.staff.ruben,
        verb="ask",
        topic=story.divorce,
    )
    for parent in (story.marloes, story.erik):
        m.ItemPerson.objects.create(school=world.school, item=item, person=parent, part="to")
    wil = next(i for i in m.AgendaItem.objects.filter(conversation=story.talk) if i.title.startswith("Wil"))
    m.AgendaItem.objects.filter(pk=wil.pk).update(position=6)
    assert [face(saskia, address) for address in addresses] == before
    assert "Hoe gaat het met u beiden?" in face(marloes, f"/ouder/{story.saskia.pk}/")[1]


def test_neither_parent_sees_whether_the_other_has_answered(world: World, client_for: SignIn) -> None:
    story, school, ruben = world.saskia, world.school, world.staff.ruben
    report = m.Report.objects.create(
        school=school, conversation=story.talk, circle="triangle", author=ruben, state="open"
    )
    offer = m.Offer.objects.create(
        school=school,
        matter=story.trajectory,
        professional=ruben,
        title="Praten over thuis",
        lapses_on=world.today + timedelta(days=7),
    )
    for parent in (story.marloes, story.erik):
        m.ReportReader.objects.create(school=school, report=report, person=parent, present=True)
        m.OfferParent.objects.create(school=school, offer=offer, person=parent)
    erik, marloes = client_for(story.erik), client_for(story.marloes)
    talk = story.talk.pk
    addresses = [
        f"/ouder/{story.saskia.pk}/",
        f"/gesprekken/{talk}/mijn-stem/",
        f"/gesprekken/{talk}/mijn-driehoek/",
    ]
    before = [face(erik, address) for address in addresses]
    m.Response.objects.create(school=school, report=report, person=story.marloes, words="Het klopt.")
    marloes.post(f"/gesprekken/{talk}/mijn-stem/", {"wish": "Rust", "question": "Wat nu?"})
    marloes.post(f"/ouder/{story.saskia.pk}/aanbod/{offer.pk}/", {"answer": "yes"})
    assert those(m.Voice.objects.filter(person=story.marloes), words="Wat nu?")
    assert [face(erik, address) for address in addresses] == before
    marloes.post(f"/ouder/{story.saskia.pk}/aanbod/{offer.pk}/", {"answer": "no"})
    assert [face(erik, address) for address in addresses] == before


def test_a_parent_without_the_right_to_information_speaks_and_reads_only_what_was_shared(
    world: World, client_for: SignIn
) -> None:
    story = world.saskia
    m.Guardianship.objects.filter(parent=story.erik).update(authority="no", information_right=False)
    m.DelegationPerson.objects.filter(person=story.erik).delete()
    erik = client_for(story.erik)
    _, text = face(erik, f"/ouder/{story.saskia.pk}/")
    assert "Elke maand horen hoe het gaat" not in text
    assert story.trajectory.title not in text
    assert "Laten weten wanneer Saskia extra rust nodig heeft" in text  # agreed with him
    assert "Hoe gaat het met Saskia?" in text  # he is invited
    new = f"/nieuw/{story.trajectory.pk}/"
    assert erik.get(f"/grenzen/{story.saskia.pk}{new}").status_code == 200
    assert erik.get(f"/toevertrouwen/{story.saskia.pk}{new}").status_code == 404


def test_a_parent_of_unknown_authority_never_entrusts(world: World, client_for: SignIn) -> None:
    story = world.saskia
    m.Guardianship.objects.filter(parent=story.erik).update(authority="unknown")
    erik = client_for(story.erik)
    trust = m.Delegation.objects.filter(matter=story.trajectory)[0]
    base = f"/toevertrouwen/{story.saskia.pk}"
    assert erik.get(f"{base}/nieuw/{story.trajectory.pk}/").status_code == 404
    assert erik.get(f"{base}/{trust.pk}/").status_code == 404
    assert erik.post(f"{base}/{trust.pk}/stop/").status_code == 403
    assert "Stop hiermee" not in face(erik, f"/ouder/{story.saskia.pk}/")[1]


def of_a_parent(world: World) -> list[str]:
    """Where a parent reads or says something of the child."""
    story = world.saskia
    pupil, talk = story.saskia.pk, story.talk.pk
    return [
        f"/ouder/{pupil}/",
        f"/gesprekken/{talk}/mijn-stem/",
        f"/gesprekken/{talk}/mijn-driehoek/",
        f"/grenzen/{pupil}/{story.limit.pk}/",
        f"/vragen/{pupil}/nieuw/{story.trajectory.pk}/",
    ]


def test_a_parent_whom_a_court_blocks_sees_nothing(world: World, client_for: SignIn) -> None:
    m.Guardianship.objects.filter(parent=world.saskia.erik).update(court_block=True)
    erik = client_for(world.saskia.erik)
    assert {erik.get(address).status_code for address in of_a_parent(world)} == {404}
    assert "Saskia" not in face(erik, "/ouder/")[1]


def test_a_court_that_blocks_from_today_hides_the_child_from_today(world: World, client_for: SignIn) -> None:
    erik = client_for(world.saskia.erik)
    assert {erik.get(address).status_code for address in of_a_parent(world)} == {200}
    tie = m.Guardianship.objects.get(parent=world.saskia.erik)
    tie.until = world.today - timedelta(days=1)
    tie.save()
    tie.pk, tie.since, tie.until, tie.court_block = uuid4(), world.today, None, True
    tie._state.adding = True
    tie.save(force_insert=True)
    assert {erik.get(address).status_code for address in of_a_parent(world)} == {404}
    assert "Saskia" not in face(erik, "/ouder/")[1]


def test_parents_of_a_pupil_of_18_see_what_they_wrote_and_nothing_else(
    world: World, client_for: SignIn
) -> None:
    story = world.saskia
    m.Person.objects.filter(pk=story.saskia.pk).update(born=world.today - timedelta(days=365 * 19))
    marloes = client_for(story.marloes)
    _, text = face(marloes, f"/ouder/{story.saskia.pk}/")
    own = ("Dat Saskia weer zin heeft in maandag.", "Saskia helpen met het pesten", "De scheiding")
    assert [words in text for words in own] == [True, True, True]
    for hidden in (
        "Elke vrijdag een kort bericht over",
        "Ruben",
        "Laten weten wanneer Saskia extra rust nodig heeft",
    ):
        assert hidden not in text
    assert marloes.get(f"/gesprekken/{story.talk.pk}/mijn-stem/").status_code == 404


def test_a_family_of_another_school_is_not_there(world: World, client_for: SignIn) -> None:
    story, judith = world.saskia, client_for(world.elsewhere.mother)
    addresses = [
        f"/ouder/{story.saskia.pk}/",
        f"/gesprekken/{story.talk.pk}/mijn-stem/",
        f"/gesprekken/{story.talk.pk}/mijn-driehoek/",
        f"/grenzen/{story.saskia.pk}/{story.limit.pk}/",
        f"/toevertrouwen/{story.saskia.pk}/nieuw/{story.trajectory.pk}/",
    ]
    assert [judith.get(address).status_code for address in addresses] == [404] * len(addresses)


def test_a_professional_and_a_pupil_are_nobody_on_a_parents_page(world: World, client_for: SignIn) -> None:
    address = f"/ouder/{world.saskia.saskia.pk}/"
    people = (world.staff.ruben, world.saskia.saskia.person, world.timo.anja)
    assert [client_for(person).get(address).status_code for person in people] == [404, 404, 404]
