"""Values that no form of ours would send: refused in a clear way, and nothing is changed."""

import json
from typing import Any
from uuid import uuid4

import pytest
from crawl import Visitor
from django.apps import apps
from town import Town

from keuzeruimte_web.records import models as m
from keuzeruimte_web.records.scope import above_schools, school_scope

pytestmark = pytest.mark.django_db

NO_IDS = {"no id": "geen-id", "long": "x" * 200_000, "nul": "a\x00b"}
REFUSED = (400, 403, 404, 409, 413, 422)


def stored() -> dict[str, Any]:
    """Everything in the database, but who looked when."""
    with above_schools():
        return {
            model.__name__: sorted(model._default_manager.values_list(), key=str)
            for model in apps.get_app_config("records").get_models()
            if model not in (m.Trace, m.Chain)
        }


def strange(town: Town) -> dict[str, str]:
    """Ids and texts from elsewhere."""
    world = town.world
    with school_scope(world.elsewhere.school.pk):
        matter = str(world.elsewhere.trajectory.pk)
    return {
        "another family": str(world.timo.anja.pk),
        "another school": str(world.elsewhere.mother.pk),
        "matter of another school": matter,
        "topic of another matter": str(town.records["tweede punt"].topic_id),
        "nothing": str(uuid4()),
        **NO_IDS,
    }


def test_a_point_with_strange_people_or_topics_is_refused(town: Town, visitors: dict[str, Visitor]) -> None:
    story, before = town.world.saskia, stored()
    address = f"/gesprekken/{story.talk.pk}/voorbereiden/punt/"
    body: dict[str, Any] = {
        "once": str(uuid4()),
        "topic": str(story.bullying.pk),
        "verb": "ask",
        "to": [str(story.saskia.pk)],
        "minutes": "10",
        "version": "0",
        "title": "Titel",
    }
    told = {}
    for name, value in strange(town).items():
        for field in ("topic", "to", "present", "about", "verb", "minutes"):
            sent = {**body, field: [value] if field in ("to", "present", "about") else value}
            told[name, field] = visitors["ruben"].browser.post(address, sent).status_code
    for name, value in NO_IDS.items():
        sent = visitors["ruben"].browser.post(address, {**body, "once": value})
        told[name, "once"] = sent.status_code
    many = {**body, "to": [str(uuid4()) for _ in range(900)]}
    told["many", "to"] = visitors["ruben"].browser.post(address, many).status_code
    item = {**body, "item": str(town.records["tweede punt"].pk)}
    told["item of another talk", "item"] = visitors["ruben"].browser.post(address, item).status_code
    assert {key: status for key, status in told.items() if status not in REFUSED} == {}
    assert stored() == before


def test_an_event_or_agreement_of_strange_people_is_refused(town: Town, visitors: dict[str, Visitor]) -> None:
    story, today = town.world.saskia, town.world.today.isoformat()
    event = {"once": str(uuid4()), "kind": "late", "on": today, "observed": "Tekst"}
    event |= {"person": str(story.saskia.pk), "matter": str(story.trajectory.pk)}
    agreed = {"once": str(uuid4()), "text": "Doen", "owners": [str(town.world.staff.ruben.pk)]}
    item, talk = town.records["punt ouders"].pk, story.talk.pk
    before, told = stored(), {}
    ruben = visitors["ruben"].browser
    for name, value in strange(town).items():
        for field in ("person", "matter", "kind", "on"):
            sent = ruben.post(f"/leerlingen/{story.saskia.pk}/gebeurtenis/", {**event, field: value})
            told[name, field] = sent.status_code
        for field in ("owners", "due"):
            sent = ruben.post(f"/gesprekken/{talk}/punten/{item}/afspraak/", {**agreed, field: value})
            told[name, field] = sent.status_code
    pupil = {**agreed, "owners": [str(story.saskia.pk)]}
    told["the pupil", "owners"] = ruben.post(f"/gesprekken/{talk}/punten/{item}/afspraak/", pupil).status_code
    assert {key: status for key, status in told.items() if status not in REFUSED} == {}
    assert stored() == before


def test_a_third_party_of_another_matter_did_nothing_in_this_one(
    town: Town, visitors: dict[str, Visitor]
) -> None:
    child = town.world.saskia.saskia
    with school_scope(town.world.school.pk):
        mine = town.world.saskia.trajectory
        mirjam = town.world.staff.mirjam
        m.Involvement.objects.create(
            school=town.world.school, pupil=child, matter=mine, person=mirjam, role="counsellor"
        )
        other = m.ThirdParty.objects.get(matter=town.records["tweede zaak"]).person_id
    sent = {"once": str(uuid4()), "kind": "late", "on": town.world.today.isoformat(), "observed": "Tekst"}
    sent |= {"person": str(other), "matter": str(mine.pk)}
    said = visitors["mirjam"].browser.post(f"/leerlingen/{child.pk}/gebeurtenis/", sent)
    assert said.status_code == 422


def test_a_draft_that_no_page_could_show_is_not_kept(town: Town, visitors: dict[str, Visitor]) -> None:
    ruben, talk = visitors["ruben"].browser, town.world.saskia.talk.pk
    for text in ("\ud800", "a\x00b"):
        body = json.dumps({"draft": f"point:{talk}", "content": {"title": text}})
        assert ruben.post("/concept/", body, content_type="application/json").status_code == 400
    assert ruben.get(f"/gesprekken/{talk}/voorbereiden/?punt=nieuw").status_code == 200


def test_a_note_belongs_to_the_conversation_in_its_address(town: Town, visitors: dict[str, Visitor]) -> None:
    item, before = town.records["punt met allen"].pk, stored()
    for talk in (town.world.timo.talk.pk, town.records["tweede gesprek"].pk, uuid4()):
        address = f"/gesprekken/{talk}/punten/{item}/aantekening/"
        sent = visitors["ruben"].browser.post(address, {"text": "Tekst", "version": 1})
        assert sent.status_code == 404
    assert stored() == before
