"""What parents and pupils do: they say, share, take back, entrust, stop, limit, ask, and answer an offer."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.test import Client
from faces import face
from finding import the, those
from world import World

from keuzeruimte_web.records import models as m

SignIn = Callable[[m.Person | m.Account], Client]


def boundary(world: World, **more: object) -> dict[str, object]:
    return {
        "once": str(uuid4()),
        "title": "Opa is ziek",
        "domain": "family",
        "audience": [str(world.saskia.saskia.pk)],
        **more,
    }


def test_a_limit_sent_twice_is_one_limit_that_stands_from_today(world: World, client_for: SignIn) -> None:
    story = world.saskia
    address = f"/grenzen/{story.saskia.pk}/nieuw/{story.trajectory.pk}/"
    marloes, sent = client_for(story.marloes), boundary(world, unless_present=[str(story.marloes.pk)])
    assert [marloes.post(address, sent).status_code for _ in range(2)] == [302, 302]
    limits = those(m.Limit.objects.all(), topic__title="Opa is ziek")
    assert [(one.since, one.topic.domain) for one in limits] == [(world.today, "family")]
    _, text = face(marloes, f"/ouder/{story.saskia.pk}/")
    assert "Begin niet met Saskia over ‘Opa is ziek’." in text
    assert "Het mag wel met u erbij." in text
    assert "Opa is ziek" not in face(client_for(story.erik), f"/ouder/{story.saskia.pk}/")[1]


def test_a_joint_limit_stands_for_who_keeps_it(world: World, client_for: SignIn) -> None:
    story = world.saskia
    marloes, erik = client_for(story.marloes), client_for(story.erik)
    marloes.post(f"/grenzen/{story.saskia.pk}/{story.limit.pk}/weg/")
    assert "De scheiding" not in face(marloes, f"/ouder/{story.saskia.pk}/")[1]
    _, text = face(erik, f"/ouder/{story.saskia.pk}/")
    assert ("De scheiding" in text, "Van u" in text) == (True, True)


def test_changing_a_joint_limit_leaves_the_part_of_the_other_as_it_is(
    world: World, client_for: SignIn
) -> None:
    story = world.saskia
    address = f"/grenzen/{story.saskia.pk}/{story.limit.pk}/"
    client_for(story.marloes).post(address, boundary(world, title="De verhuizing"))
    mine = face(client_for(story.marloes), f"/ouder/{story.saskia.pk}/")[1]
    his = face(client_for(story.erik), f"/ouder/{story.saskia.pk}/")[1]
    assert ("De verhuizing" in mine, "De scheiding" in mine) == (True, False)
    assert ("De verhuizing" in his, "De scheiding" in his) == (False, True)


def helping(story: Any) -> m.Delegation:
    entrusted = m.Delegation.objects.filter(matter=story.trajectory)
    return next(one for one in entrusted if one.words.startswith("Saskia helpen"))


def test_what_one_parent_stops_the_other_reads_at_once_with_who_says_so(
    world: World, client_for: SignIn
) -> None:
    story = world.saskia
    trust = helping(story)
    client_for(story.erik).post(f"/toevertrouwen/{story.saskia.pk}/{trust.pk}/stop/")
    assert "Gestopt door Erik" in face(client_for(story.marloes), f"/ouder/{story.saskia.pk}/")[1]
    trust.refresh_from_db()
    assert (trust.status, trust.until, trust.stopped_by) == ("withdrawn", None, story.erik)


def test_two_who_change_what_is_entrusted_each_keep_their_words(world: World, client_for: SignIn) -> None:
    story = world.saskia
    trust = helping(story)
    address = f"/toevertrouwen/{story.saskia.pk}/{trust.pk}/"
    sent = {"once": str(uuid4()), "version": 1, "title": "Pesten in de klas", "domain": "social_emotional"}
    first = client_for(story.erik).post(address, sent | {"words": "Van Erik"})
    second = client_for(story.marloes).post(address, sent | {"words": "Van Marloes"})
    assert (first.status_code, second.status_code) == (302, 409)
    text = second.content.decode()
    assert ("Van Erik" in text, "Van Marloes" in text) == (True, True)


def test_what_is_entrusted_to_who_left_does_not_become_everybodys_by_changing_its_day(
    world: World, client_for: SignIn
) -> None:
    story, yesterday = world.saskia, world.today - timedelta(days=1)
    named = m.DelegationPerson.objects.get(
        delegation__matter=story.trajectory, part="to", person=world.staff.ruben
    )
    m.Involvement.objects.filter(person=world.staff.ruben).update(until=yesterday)
    page = client_for(story.marloes).get(f"/toevertrouwen/{story.saskia.pk}/{named.delegation_id}/")
    boxes = re.findall(r'<input type="checkbox" name="to"[^>]*>', page.content.decode())
    assert [box for box in boxes if str(world.staff.ruben.pk) in box and "checked" in box]


def test_what_one_entrusts_cannot_end_before_today(world: World, client_for: SignIn) -> None:
    story = world.saskia
    erik, before = client_for(story.erik), m.Delegation.objects.count()
    new = f"/toevertrouwen/{story.saskia.pk}/nieuw/{story.trajectory.pk}/"
    sent = {
        "once": str(uuid4()),
        "version": 0,
        "title": "Fietsen",
        "domain": "social_emotional",
        "words": "Mee",
    }
    for address in (new, f"/toevertrouwen/{story.saskia.pk}/{helping(story).pk}/"):
        answer = erik.post(address, sent | {"until": (world.today - timedelta(days=1)).isoformat()})
        assert "Deze dag is voorbij. Kies een dag vanaf vandaag." in answer.content.decode()
    assert m.Delegation.objects.count() == before
    assert erik.post(new, sent | {"until": world.today.isoformat()}).status_code == 302
    assert m.Delegation.objects.count() == before + 1


def test_an_offer_not_accepted_is_gone_without_a_trace(world: World, client_for: SignIn) -> None:
    story = world.saskia
    offer = m.Offer.objects.create(
        school=world.school,
        matter=story.trajectory,
        professional=world.staff.ruben,
        title="Praten over thuis",
        lapses_on=world.today + timedelta(days=7),
    )
    m.OfferParent.objects.create(school=world.school, offer=offer, person=story.marloes)
    traces = m.Trace.objects.count()
    address = f"/ouder/{story.saskia.pk}/aanbod/{offer.pk}/"
    assert client_for(story.erik).post(address, {"answer": "yes"}).status_code == 404
    client_for(story.marloes).post(address, {"answer": "no"})
    assert (m.Offer.objects.filter(pk=offer.pk).exists(), m.Trace.objects.count()) == (False, traces)


def test_an_own_answer_is_seen_by_whom_it_was_shared_with_until_it_is_taken_back(
    world: World, client_for: SignIn
) -> None:
    story, noor = world.saskia, client_for(world.saskia.saskia.person)
    address = f"/gesprekken/{story.talk.pk}/mijn-driehoek/"
    sent = {"pupil_parents-word": "1", "pupil_parents-shared_with": [str(story.marloes.pk)]}
    assert noor.post(address, sent).status_code == 302
    answer = m.Answer.objects.get(
        conversation=story.talk, person=story.saskia.person, connection="pupil_parents"
    )
    assert (answer.value, answer.by_slider) == (1 / 3, False)
    shares = m.Share.objects.filter(answer=answer)
    assert [share.viewer for share in shares] == [story.marloes]
    assert client_for(story.marloes).post(f"{address}{answer.pk}/terug/").status_code == 403
    noor.post(f"{address}{answer.pk}/terug/")
    assert not shares.all().exists()


def test_the_triangle_in_words_says_what_each_end_of_a_side_said(world: World, client_for: SignIn) -> None:
    story, saskia = world.saskia, client_for(world.saskia.saskia.person)
    saskia.post(f"/gesprekken/{story.talk.pk}/mijn-driehoek/", {"pupil_school-word": "2"})
    page = saskia.get("/leerling/").content.decode()
    said = page[page.index("<tbody>") : page.index("</tbody>")]
    assert "Saskia: lukt meestal<br>School: " in said
    assert "(" not in said


def test_the_slider_counts_only_when_it_was_touched(world: World, client_for: SignIn) -> None:
    story, marloes = world.saskia, client_for(world.saskia.marloes)
    address = f"/gesprekken/{story.talk.pk}/mijn-driehoek/"
    mine = m.Answer.objects.filter(conversation=story.talk, person=story.marloes)
    marloes.post(address, {"pupil_parents-word": "2", "pupil_parents-precise": "0.6"})
    touched = mine.get(connection="pupil_parents")
    assert (touched.value, touched.by_slider) == (0.6, True)
    marloes.post(address, {"pupil_parents-word": "skip", "pupil_parents-precise": "0.6"})
    assert not mine.filter(connection="pupil_parents").exists()


def test_nobody_answers_for_the_two_others_or_shares_with_who_is_not_invited(
    world: World, client_for: SignIn
) -> None:
    story, marloes = world.saskia, client_for(world.saskia.marloes)
    address = f"/gesprekken/{story.talk.pk}/mijn-driehoek/"
    marloes.post(address, {"pupil_school-word": "0"})
    assert not m.Answer.objects.filter(person=story.marloes, connection="pupil_school").exists()
    stranger = {"pupil_parents-word": "0", "pupil_parents-shared_with": [str(world.staff.marit.pk)]}
    assert marloes.post(address, stranger).status_code == 422


def test_what_a_parent_told_stands_beside_the_own_words_and_tells_nothing_of_them(
    world: World, client_for: SignIn
) -> None:
    story, ruben = world.saskia, client_for(world.staff.ruben)
    marloes = client_for(story.marloes)
    address = f"/gesprekken/{story.talk.pk}/mijn-stem/"
    marloes.post(address, {"knowledge": "Alleen voor mij"})
    sent = {
        "once": str(uuid4()),
        "parent": str(story.marloes.pk),
        "what": f"knowledge:{story.talk.pk}",
        "words": "Samen koken helpt.",
    }
    answer = ruben.post(f"/leerlingen/{story.saskia.pk}/verteld/", sent, follow=True)
    assert "Alleen voor mij" not in answer.content.decode()
    told = m.Voice.objects.get(person=story.marloes, entered_by=world.staff.ruben)
    assert [share.viewer for share in told.shares.all()] == [world.staff.ruben]
    _, text = face(marloes, address)
    assert ("Alleen voor mij" in text, "Ruben schreef dit op." in text) == (True, True)
    marloes.post(f"{address}{told.pk}/", {"words": "Samen koken en wandelen helpt."})
    told.refresh_from_db()
    assert told.words == "Samen koken en wandelen helpt."
    marloes.post(f"{address}{told.pk}/", {"remove": "1"})
    assert not m.Voice.objects.filter(pk=told.pk).exists()


def test_who_does_not_come_told_nothing_for_that_conversation(world: World, client_for: SignIn) -> None:
    story, ruben = world.saskia, client_for(world.staff.ruben)
    m.Invitation.objects.filter(conversation=story.talk, person=story.erik).delete()
    sent = {
        "once": str(uuid4()),
        "parent": str(story.erik.pk),
        "what": f"knowledge:{story.talk.pk}",
        "words": "Samen koken helpt.",
    }
    answer = ruben.post(f"/leerlingen/{story.saskia.pk}/verteld/", sent)
    shown = answer.content.decode()
    assert (answer.status_code, "Samen koken helpt." in shown) == (422, True)
    assert "Deze ouder komt niet bij dat gesprek." in shown


def test_a_limit_told_by_telephone_is_the_parents_own_and_says_who_wrote_it(
    world: World, client_for: SignIn
) -> None:
    story = world.saskia
    sent = {
        "once": str(uuid4()),
        "parent": str(story.erik.pk),
        "what": f"limit:{story.trajectory.pk}",
        "title": "Opa is ziek",
        "domain": "family",
    }
    address = f"/leerlingen/{story.saskia.pk}/verteld/"
    assert client_for(world.staff.ruben).post(address, sent).status_code == 302
    part = the(m.LimitAuthor.objects.all(), limit__topic__title="Opa is ziek")
    assert (part.person, part.entered_by) == (story.erik, world.staff.ruben)
    assert "Ruben schreef dit op" in face(client_for(story.erik), f"/ouder/{story.saskia.pk}/")[1]


def test_a_question_is_asked_changed_and_taken_back(world: World, client_for: SignIn) -> None:
    story, marloes = world.saskia, client_for(world.saskia.marloes)
    base, sent = f"/vragen/{story.saskia.pk}", {"once": str(uuid4()), "domain": "learning"}
    marloes.post(f"{base}/nieuw/{story.trajectory.pk}/", sent | {"kind": "advice", "title": "Huiswerk"})
    asked = the(m.ParentRequest.objects.all(), topic__title="Huiswerk")
    assert "Geef mij raad: Huiswerk" in face(marloes, f"/ouder/{story.saskia.pk}/")[1]
    assert client_for(story.erik).get(f"{base}/{asked.pk}/").status_code == 404
    marloes.post(f"{base}/{asked.pk}/", sent | {"kind": "support", "title": "Huiswerk"})
    asked.refresh_from_db()
    assert asked.kind == "support"
    marloes.post(f"{base}/{asked.pk}/terug/")
    assert not m.ParentRequest.objects.filter(pk=asked.pk).exists()


def test_a_pupil_of_18_entrusts_limits_and_ends_what_the_parents_limited(
    world: World, client_for: SignIn
) -> None:
    story = world.saskia
    m.Person.objects.filter(pk=story.saskia.pk).update(born=world.today - timedelta(days=365 * 19))
    saskia = client_for(story.saskia.person)
    _, text = face(saskia, "/leerling/")
    assert ("De scheiding" in text, "Wij vertellen Saskia zelf" in text) == (True, False)
    saskia.post(f"/grenzen/{story.saskia.pk}/{story.limit.pk}/weg/")
    assert "De scheiding" not in face(saskia, "/leerling/")[1]
    address = f"/grenzen/{story.saskia.pk}/nieuw/{story.trajectory.pk}/"
    assert saskia.post(address, boundary(world)).status_code == 302
    trust = {"once": str(uuid4()), "version": 0, "title": "Rust", "domain": "social_emotional"}
    address = f"/toevertrouwen/{story.saskia.pk}/nieuw/{story.trajectory.pk}/"
    assert saskia.post(address, trust).status_code == 302
    _, text = face(saskia, "/leerling/")
    assert ("Opa is ziek" in text, "Rust" in text) == (True, True)


def test_who_owns_an_agreement_says_that_it_is_done(world: World, client_for: SignIn) -> None:
    story = world.saskia
    hers = next(a for a in m.Agreement.objects.all() if a.text.startswith("Bedenken"))
    address = f"/leerling/afspraak/{hers.pk}/"
    assert client_for(story.saskia.person).post(address, {"done": "yes"}).status_code == 302
    hers.refresh_from_db()
    assert hers.done_by == story.saskia.person
    his = f"/ouder/{story.saskia.pk}/afspraak/{hers.pk}/"
    assert client_for(story.erik).post(his, {"done": "no"}).status_code == 403


def test_what_changes_something_answers_only_to_a_form(world: World, client_for: SignIn) -> None:
    story, marloes = world.saskia, client_for(world.saskia.marloes)
    pupil = story.saskia.pk
    addresses = [
        f"/ouder/{pupil}/aanbod/{uuid4()}/",
        f"/ouder/{pupil}/afspraak/{uuid4()}/",
        f"/grenzen/{pupil}/{story.limit.pk}/weg/",
        f"/grenzen/{pupil}/{story.limit.pk}/ook/",
        f"/toevertrouwen/{pupil}/{uuid4()}/stop/",
        f"/vragen/{pupil}/{uuid4()}/terug/",
    ]
    assert [marloes.get(address).status_code for address in addresses] == [405] * len(addresses)
