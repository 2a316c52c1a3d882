"""Reading by the API: names, classes and dates of the own school, and nothing else."""

from datetime import timedelta
from typing import Any

import pytest
from called import AT, Asker, service
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from world import World

from keuzeruimte_web.jobs.services import notice_changes_at_school
from keuzeruimte_web.records.models import Employment, Guardianship, Invitation, Person, Pupil, Service
from keuzeruimte_web.records.scope import school_scope

pytestmark = pytest.mark.django_db


def notice(world: World) -> None:
    notice_changes_at_school.call(school=str(world.school.pk))


def test_a_service_is_told_who_it_is_and_what_it_may(world: World) -> None:
    asker = service(world, "pupils", "classes")
    assert asker.get("self").json() == {
        "id": str(asker.id),
        "name": "Rooster",
        "school": {"id": str(world.school.pk), "name": world.school.name},
        "until": (world.today + timedelta(days=30)).isoformat(),
        "reads": ["pupils", "classes"],
        "offers": False,
    }


def test_pupils_are_read_by_name_and_class_page_by_page(world: World) -> None:
    with school_scope(world.school.pk):
        wanted = [
            {
                "id": str(pupil.pk),
                "given_name": pupil.person.given_name,
                "prefix": pupil.person.prefix,
                "family_name": pupil.person.family_name,
                "class_id": str(pupil.school_class_id) if pupil.school_class_id else None,
            }
            for pupil in Pupil.objects.select_related("person")
        ]
    asker = service(world, "pupils")
    found = asker.all_of("pupils", limit=2)
    assert len(found) > 2
    assert sorted(found, key=lambda one: one["id"]) == sorted(wanted, key=lambda one: one["id"])
    assert asker.get(f"pupils/{world.saskia.saskia.pk}").json() in wanted


def test_who_left_who_died_and_whom_a_court_keeps_away_are_not_there(world: World) -> None:
    story, yesterday = world.saskia, world.today - timedelta(days=1)
    asker = service(world)
    assert {str(story.marloes.pk), str(story.erik.pk)} <= ids(asker, "parents")
    with school_scope(world.school.pk):
        Guardianship.objects.filter(pupil=story.saskia, parent=story.erik).update(court_block=True)
        Person.objects.filter(pk=world.timo.anja.pk).update(deceased=True)
        Pupil.objects.filter(pk=world.noor.noor.pk).update(left_on=yesterday)
        Employment.objects.filter(person=world.staff.ruben).update(until=yesterday)
    assert str(story.marloes.pk) in ids(asker, "parents")
    assert not {str(story.erik.pk), str(world.timo.anja.pk)} & ids(asker, "parents")
    assert str(world.noor.noor.pk) not in ids(asker, "pupils")
    assert str(world.staff.ruben.pk) not in ids(asker, "staff")
    assert asker.get(f"staff/{world.staff.ruben.pk}").status_code == 404


def test_busy_says_when_and_who_and_nothing_of_the_pupil(world: World) -> None:
    talk = world.saskia.talk
    with school_scope(world.school.pk):
        mine = Invitation.objects.get(conversation=talk, person=world.staff.ruben)
        family = Invitation.objects.get(conversation=talk, person=world.saskia.marloes)
    asker = service(world, "busy")
    found = {one["id"]: one for one in asker.all_of("busy")}
    assert set(found[str(mine.pk)]) == {"id", "person_id", "since", "until"}
    assert found[str(mine.pk)]["person_id"] == str(world.staff.ruben.pk)
    assert str(family.pk) not in found


def test_what_was_not_given_is_refused_and_what_is_elsewhere_is_not_there(world: World) -> None:
    asker, there = service(world, "pupils"), service(world, of=world.elsewhere.administrator)
    refused = asker.get("parents")
    assert (refused.status_code, refused.json()["type"]) == (403, "urn:keuzeruimte:problem:not-given")
    assert asker.get(f"parents/{world.saskia.marloes.pk}").status_code == 403
    assert asker.get(f"pupils/{world.elsewhere.sem.pk}").status_code == 404
    assert asker.get(f"pupils/{world.saskia.marloes.pk}").status_code == 404
    assert ids(there, "pupils") == {str(world.elsewhere.sem.pk)}
    assert not ids(there, "parents") & ids(service(world, name="Alles"), "parents")


def test_a_token_works_until_it_is_replaced_ended_or_past(world: World) -> None:
    asker = service(world)
    known = asker.get("self")
    assert known.status_code == 200
    wrong = [
        Client().get(AT + "self"),
        Client().get(AT + "self", headers={"Authorization": "Bearer kzr_nothing"}),
        Client().get(AT + "self", headers={"Authorization": f"Basic {asker.token}"}),
    ]
    with school_scope(world.school.pk):
        Service.objects.filter(pk=asker.id).update(until=world.today - timedelta(days=1))
    wrong.append(asker.get("self"))
    with school_scope(world.school.pk):
        Service.objects.filter(pk=asker.id).update(until=world.today, ended_at=timezone.now())
    wrong.append(asker.get("pupils"))
    assert {(one.status_code, one.content) for one in wrong} == {(401, wrong[0].content)}
    assert wrong[0]["WWW-Authenticate"].startswith("Bearer")


def test_a_session_in_a_browser_opens_nothing_here(world: World, client_for: Any) -> None:
    assert client_for(world.staff.petra).get(AT + "pupils").status_code == 401


def test_the_same_answer_is_not_sent_twice(world: World) -> None:
    asker = service(world)
    first = asker.get("classes")
    again = asker.get("classes", **{"If-None-Match": f"W/{first['ETag']}"})
    assert (again.status_code, again.content) == (304, b"")
    with school_scope(world.school.pk):
        name = Pupil.objects.get(pk=world.saskia.saskia.pk).school_class
        name.name = "9Z"
        name.save()
    assert asker.get("classes", **{"If-None-Match": first["ETag"]}).status_code == 200


def test_what_changed_after_a_mark_is_told_once_also_what_is_gone(world: World) -> None:
    asker = service(world, "pupils")
    notice(world)
    before = asker.get("pupils").json()["mark"]
    assert asker.get(f"pupils?since={before}").json()["items"] == []
    with school_scope(world.school.pk):
        Person.objects.filter(pk=world.saskia.saskia.pk).update(given_name="Sas")
        Pupil.objects.filter(pk=world.noor.noor.pk).update(left_on=world.today - timedelta(days=1))
    notice(world)
    notice(world)
    changed = asker.get(f"pupils?since={before}").json()
    assert [one["given_name"] for one in changed["items"]] == ["Sas"]
    told = asker.get(f"changes?since={before}").json()
    assert told["items"] == [
        {"kind": "pupils", "id": str(world.saskia.saskia.pk), "gone": False},
        {"kind": "pupils", "id": str(world.noor.noor.pk), "gone": True},
    ]
    assert asker.get(f"changes?since={told['mark']}").json()["items"] == []


def test_a_bookmark_is_of_use_to_one_service_and_one_list(world: World) -> None:
    one, other = service(world), service(world, name="Ander")
    cursor, mark = (one.get("pupils?limit=1").json()[name] for name in ("next", "mark"))
    refused = [
        one.get(f"parents?cursor={cursor}"),
        other.get(f"pupils?cursor={cursor}"),
        one.get(f"pupils?cursor={mark}"),
        one.get(f"pupils?since={cursor}"),
        one.get(f"pupils?cursor={cursor[:-1]}"),
        other.get(f"changes?since={mark}"),
    ]
    assert {answer.json()["type"] for answer in refused} == {"urn:keuzeruimte:problem:wrong-cursor"}


def test_who_asks_too_often_is_told_how_long_to_wait(world: World) -> None:
    asker = service(world)
    first = asker.get("self")
    assert first["RateLimit-Policy"] == '"minute";q=600;w=60'
    assert first["RateLimit"].startswith('"minute";r=599;t=')
    with school_scope(world.school.pk):
        Service.objects.filter(pk=asker.id).update(calls=600)
        used = Service.objects.get(pk=asker.id)
    stopped = asker.get("self")
    if timezone.now().replace(second=0, microsecond=0) == used.minute:
        assert stopped.status_code == 429
        assert 0 < int(stopped["Retry-After"]) <= 60
    assert used.last_used_on == world.today


@pytest.mark.parametrize(
    ("asked", "errors"),
    [
        ("pupils?sinse=abc&limit=5", [("query.sinse", "extra_forbidden")]),
        ("pupils?limit=5&limit=6", [("query.limit", "repeated")]),
        ("pupils?limit=501", [("query.limit", "less_than_equal")]),
        ("self?x=", [("query.x", "extra_forbidden")]),
        ("offers/7d5c1f5e-6e0b-4c39-9d0c-31f1c1d3b0a1?limit=5", [("query.limit", "extra_forbidden")]),
        ("pupils?Saskia+Vermeer=1", [("query", "extra_forbidden")]),
    ],
)
def test_a_parameter_that_is_not_described_is_refused_by_its_name(
    world: World, asked: str, errors: list[tuple[str, str]]
) -> None:
    refused = service(world).get(asked)
    told = refused.json()
    assert (refused.status_code, told["type"]) == (422, "urn:keuzeruimte:problem:wrong-field")
    assert [(one["where"], one["what"]) for one in told["errors"]] == errors


def test_who_is_sent_away_at_the_door_is_logged_and_counted_by_the_pattern_of_what_was_asked(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    pupil = world.saskia.saskia.pk
    asker = Asker(pupil, "kzr_nothing")
    with caplog.at_level("INFO", logger="keuzeruimte_web.watching.middleware"):
        assert [asker.get(f"pupils/{pupil}").status_code, asker.get("nowhere").status_code] == [401, 401]
    routes = [record.route for record in caplog.records if hasattr(record, "route")]
    assert routes == ["/api/v1/pupils/<id>", "(none)"]
    assert "Unauthorized: /api/v1/pupils/<id>" in caplog.text
    assert str(pupil) not in caplog.text


def test_a_problem_is_told_in_the_language_that_is_asked(world: World) -> None:
    asker = service(world)
    dutch, english = asker.get("nowhere"), asker.get("nowhere", **{"Accept-Language": "en-GB,nl;q=0.5"})
    assert dutch["Content-Type"] == english["Content-Type"] == "application/problem+json"
    assert dutch.json()["title"] == "Dit is er niet."
    assert english.json()["title"] == "This is not there."
    assert {answer.json()["status"] for answer in (dutch, english)} == {404}


@pytest.mark.parametrize("kind", ["pupils", "parents", "staff", "classes", "busy"])
def test_a_list_of_many_asks_as_many_queries_as_one_of_few(world: World, kind: str) -> None:
    asker = service(world)
    counted = []
    for limit in (1, 3):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert len(asker.get(f"{kind}?limit={limit}").json()["items"]) == limit
        counted.append(len(asked))
    assert counted[0] == counted[1] <= 12


def ids(asker: Asker, kind: str) -> set[str]:
    return {one["id"] for one in asker.all_of(kind)}


@pytest.mark.parametrize("verb", ["put", "delete", "options"])
def test_the_description_is_only_read(verb: str) -> None:
    answer = getattr(Client(), verb)(f"{AT}openapi.json")
    assert (answer.status_code, answer["Allow"]) == (405, "GET")
