"""What the background does for the own school: how it goes, and about nobody."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from called import service
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from world import World

from keuzeruimte_web.jobs.importing import work_on_import
from keuzeruimte_web.jobs.outbox import deliver_messages
from keuzeruimte_web.jobs.services import notice_changes_at_school
from keuzeruimte_web.records.models import Import, Message, Webhook, WebhookPost
from keuzeruimte_web.records.scope import school_scope

PAGE, AGAIN = "/beheer/achtergrond/", "/beheer/achtergrond/opnieuw/"


@pytest.fixture
def petra(world: World, client_for: Callable[..., Client]) -> Client:
    DBTaskResult.objects.all().delete()
    return client_for(world.staff.petra)


def shown(client: Client) -> str:
    answer = client.get(PAGE)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def given_up(school: object) -> Any:
    """A job of this school that failed too often, with words in its error that nobody should read here."""
    job = notice_changes_at_school.enqueue(school=str(school))
    DBTaskResult.objects.filter(pk=job.id).update(
        status="FAILED", worker_ids=["a"] * 8, finished_at=timezone.now(), exception_class_path="x.Geheim"
    )
    return DBTaskResult.objects.get(pk=job.id)


def told(world: World, name: str, *, tries: int) -> Any:
    """A service with a message that waits for an hour from now."""
    asker = service(world, "pupils", name=name)
    with school_scope(world.school.pk):
        hook = Webhook.objects.create(school=world.school, service_id=asker.id, address="https://x.example")
        later = timezone.now() + timedelta(hours=1)
        WebhookPost.objects.create(school=world.school, webhook=hook, tries=tries, next_try_at=later)
    DBTaskResult.objects.all().delete()
    return asker


def test_when_all_is_done_it_says_so(petra: Client, world: World) -> None:
    with school_scope(world.school.pk):
        Message.objects.all().delete()
    assert "Er wacht niets, en er ging niets mis." in shown(petra)


def test_it_tells_what_goes_on_at_the_own_school_and_not_about_whom(petra: Client, world: World) -> None:
    story, now = world.saskia, timezone.now()
    with school_scope(world.school.pk):
        Message.objects.all().delete()
        run = Import.objects.create(
            school=world.school, starter=world.staff.petra, begun_at=now, state="applying", counts={}
        )
        waits = {"school": world.school, "person": story.marloes, "role": "parent", "kind": "conversation"}
        Message.objects.create(record=story.talk.pk, tries=2, next_try_at=now + timedelta(hours=1), **waits)
        Message.objects.create(record=story.talk.pk, state="refused", **waits)
    work_on_import.enqueue(school=str(world.school.pk), run=str(run.pk))
    deliver_messages.enqueue(school=str(world.school.pk))
    notice_changes_at_school.enqueue(school=str(world.elsewhere.school.pk))
    page = shown(petra)
    assert f'<a href="/beheer/inlezen/{run.pk}/">Lijsten inlezen</a>' in page
    assert page.count("Lijsten inlezen") == 1
    for said in ("wordt ingelezen", "Brieven versturen", "1 brief wacht om weg te gaan", "1 ging nog niet"):
        assert said in page
    assert "1 brief nam de mailserver niet aan" in page
    for of_somebody in ("Marloes", "Saskia", str(story.talk.pk), "Kijken wat er voor diensten"):
        assert of_somebody not in page


def test_what_was_given_up_is_tried_again_by_hand_and_only_at_the_own_school(
    petra: Client, world: World
) -> None:
    ours, theirs = given_up(world.school.pk), given_up(world.elsewhere.school.pk)
    page = shown(petra)
    assert ("lukte niet" in page, "8 keer geprobeerd" in page, "Geheim" in page) == (True, True, False)
    assert str(theirs.pk) not in page
    for job in (ours, theirs, ours):
        assert petra.post(AGAIN, {"job": job.pk})["Location"] == PAGE
    states = {str(job.pk): job.status for job in DBTaskResult.objects.all()}
    assert states == {str(ours.pk): "READY", str(theirs.pk): "FAILED"}


def test_messages_that_wait_for_their_turn_go_now(petra: Client, world: World) -> None:
    asker = told(world, "Rooster", tries=3)
    assert all(said in shown(petra) for said in ("Rooster", "1 bericht wacht", "3 keer geprobeerd"))
    petra.post(AGAIN, {"service": asker.id})
    petra.post(AGAIN, {"service": asker.id})
    with school_scope(world.school.pk):
        assert WebhookPost.objects.filter(next_try_at__lte=timezone.now()).count() == 1
    assert list(DBTaskResult.objects.values_list("task_path", flat=True)) == [
        "keuzeruimte_web.jobs.services.post_to_webhooks"
    ]


def test_it_is_the_administrators_own(world: World, client_for: Callable[..., Client]) -> None:
    asker = told(world, "Rooster", tries=3)
    for person in (world.staff.ruben, world.staff.pieter, world.saskia.marloes):
        client = client_for(person)
        assert client.get(PAGE).status_code == 404
        assert client.post(AGAIN, {"service": asker.id}).status_code == 404
    there = client_for(world.elsewhere.administrator)
    assert there.post(AGAIN, {"service": asker.id}).status_code == 404
    assert there.get(AGAIN).status_code == 405
    assert there.post(AGAIN, {"job": "x", "service": uuid4()}).status_code == 302


def test_many_ask_as_many_queries_as_one(petra: Client, world: World) -> None:
    counted = []
    for number in (1, 2):
        for more in range(number):
            told(world, f"Dienst {number}{more}", tries=1)
            given_up(world.school.pk)
        with CaptureQueriesContext(connection) as asked:
            shown(petra)
        counted.append(len(asked))
    assert counted[0] == counted[1] <= 12
