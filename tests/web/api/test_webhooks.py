"""Telling services that something changed: signed, once, again until it arrives, never into our network."""

import base64
import json
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from threading import Thread
from typing import Any

import pytest
from called import Asker, service
from django.test import Client
from django.utils import timezone
from listener import Listener
from world import World

from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.jobs.services import notice_changes_at_school
from keuzeruimte_web.operations import outward, webhooks
from keuzeruimte_web.operations.webhook_posts import STOPS, post_next, signature
from keuzeruimte_web.records.models import Message, Person, Service, Webhook, WebhookPost
from keuzeruimte_web.records.scope import school_scope

pytestmark = pytest.mark.django_db


@pytest.fixture
def listener(settings: Any) -> Iterator[Listener]:
    settings.WEBHOOKS_INSIDE = ["127.0.0.1"]
    listener = Listener()
    yield listener
    listener.stop()


def petra(world: World) -> Viewer:
    return Viewer(world.staff.petra.pk, world.school.pk, ViewerRole.ADMINISTRATOR, world.today)


def hooked(world: World, address: str, *may: str) -> tuple[Asker, str]:
    """A service that is told at this address, and its secret."""
    asker = service(world, *may)
    notice_changes_at_school.call(school=str(world.school.pk))
    with school_scope(world.school.pk):
        return asker, webhooks.set_webhook(petra(world), service=asker.id, address=address)


def rename(world: World, name: str) -> None:
    """Saskia has another name, and Marloes too; and it is noticed."""
    with school_scope(world.school.pk):
        both = Person.objects.filter(pk__in=[world.saskia.saskia.pk, world.saskia.marloes.pk])
        both.update(given_name=name)
    notice_changes_at_school.call(school=str(world.school.pk))


def post_all(world: World, *, later: timedelta = timedelta(0)) -> None:
    now = timezone.now() + later
    for _ in range(5):
        if not post_next(world.school.pk, now=now):
            return


def signed(key: str, headers: dict[str, str], body: bytes) -> str:
    return signature(key, post=headers["webhook-id"], at=headers["webhook-timestamp"], body=body)


def test_a_service_is_told_kinds_and_ids_of_what_it_reads_signed_and_once(
    world: World, listener: Listener
) -> None:
    _asker, secret = hooked(world, listener.address, "pupils")
    rename(world, "Zqxnaam")
    rename(world, "Zqxnaam")
    post_all(world)
    post_all(world)
    ((headers, body),) = listener.got
    assert json.loads(body)["data"] == {
        "school_id": str(world.school.pk),
        "changes": [{"kind": "pupils", "id": str(world.saskia.saskia.pk), "gone": False}],
    }
    assert headers["webhook-signature"] == signed(secret, headers, body)
    assert len(base64.b64decode(secret.removeprefix("whsec_"))) == 32
    assert abs(int(headers["webhook-timestamp"]) - timezone.now().timestamp()) < 60
    with school_scope(world.school.pk):
        assert [(post.state, post.answer) for post in WebhookPost.objects.all()] == [("arrived", "204")]
        assert secret not in Webhook.objects.get().sealed_secret


def test_for_a_day_after_rotation_both_secrets_sign(world: World, listener: Listener) -> None:
    asker, before = hooked(world, listener.address)
    with school_scope(world.school.pk):
        after = webhooks.new_secret(petra(world), service=asker.id)
    for later in (timedelta(0), timedelta(hours=25)):
        with school_scope(world.school.pk):
            webhooks.try_webhook(petra(world), service=asker.id)
        post_all(world, later=later)
    (first, body), (second, other) = listener.got
    assert first["webhook-signature"] == f"{signed(after, first, body)} {signed(before, first, body)}"
    assert second["webhook-signature"] == signed(after, second, other)
    assert json.loads(body)["type"] == "test"


def test_what_does_not_arrive_goes_again_later_under_the_same_id_and_a_redirect_is_not_followed(
    world: World, listener: Listener
) -> None:
    hooked(world, listener.address)
    elsewhere = Listener()
    listener.status, listener.to = 302, elsewhere.address
    rename(world, "Anders")
    post_all(world)
    post_all(world)
    assert len(listener.got) == 1
    listener.status, listener.to = 200, ""
    post_all(world, later=timedelta(minutes=2))
    assert [headers["webhook-id"] for headers, _ in listener.got] == [listener.got[0][0]["webhook-id"]] * 2
    assert listener.got[0][1] == listener.got[1][1]
    assert elsewhere.got == []
    elsewhere.stop()


def test_after_days_of_nothing_it_stops_and_the_administrators_are_told(
    world: World, listener: Listener
) -> None:
    asker, _secret = hooked(world, listener.address)
    listener.status = 500
    rename(world, "Anders")
    post_all(world)
    with school_scope(world.school.pk):
        long_ago = timezone.now() - STOPS - timedelta(hours=1)
        Webhook.objects.update(failing_since=long_ago)
        WebhookPost.objects.update(created_at=long_ago)
    post_all(world, later=timedelta(minutes=2))
    rename(world, "Weer anders")
    post_all(world, later=timedelta(minutes=9))
    with school_scope(world.school.pk):
        assert [(post.state, post.answer) for post in WebhookPost.objects.all()] == [("failed", "500")]
        told = [(one.person_id, one.kind, one.record) for one in Message.objects.filter(kind="service")]
        assert (world.staff.petra.pk, "service", asker.id) in told
        assert webhooks.set_webhook(petra(world), service=asker.id, address=listener.address) == ""
    listener.status = 200
    notice_changes_at_school.call(school=str(world.school.pk))
    post_all(world, later=timedelta(minutes=9))
    assert len(listener.got) == 3


def test_nothing_is_posted_after_the_last_day_of_a_service_by_the_clock_of_the_school(
    world: World, listener: Listener
) -> None:
    asker, _secret = hooked(world, listener.address, "pupils")
    rename(world, "Zqxnaam")
    last = timezone.localdate()
    with school_scope(world.school.pk):
        Service.objects.filter(pk=asker.id).update(until=last)
    midnight = timezone.make_aware(datetime.combine(last + timedelta(days=1), datetime.min.time()))
    post_next(world.school.pk, now=midnight + timedelta(minutes=1))  # in UTC it is still the day before
    assert listener.got == []


def test_who_wants_no_messages_any_more_is_said_so_and_no_trial_is_promised(
    world: World, listener: Listener, client_for: Callable[..., Client]
) -> None:
    asker, _secret = hooked(world, listener.address)
    browser, at = client_for(world.staff.petra), f"/beheer/diensten/{asker.id}/berichten/"
    listener.status = 410
    for _twice in range(2):
        browser.post(f"{at}proef/")
        post_all(world)
    with school_scope(world.school.pk):
        assert [(post.state, post.answer) for post in WebhookPost.objects.all()] == [("failed", "410")]
    shown = browser.get(at).content.decode()
    assert "geen berichten meer wil" in shown and "dagenlang" not in shown
    assert "Stuur een proefbericht" not in shown
    assert "Bewaar eerst het adres opnieuw" in browser.post(f"{at}proef/", follow=True).content.decode()
    behind = browser.get("/beheer/achtergrond/").content.decode()
    assert "gestopt: de dienst wil geen berichten meer" in behind and "dagenlang" not in behind


def test_a_trial_that_waits_for_its_next_turn_goes_when_somebody_tries_again(
    world: World, listener: Listener
) -> None:
    asker, _secret = hooked(world, listener.address)
    listener.status = 500
    for _twice in range(2):
        with school_scope(world.school.pk):
            webhooks.try_webhook(petra(world), service=asker.id)
        post_all(world)
        listener.status = 204
    assert len(listener.got) == 2
    with school_scope(world.school.pk):
        assert [(post.state, post.answer) for post in WebhookPost.objects.all()] == [("arrived", "204")]


@pytest.mark.parametrize(
    ("sent", "why"),
    [(b"", "away"), (b"HTTP/1.1 vijf\r\n\r\n", "garbled"), (b"Dag\r\n\r\n", "garbled"), (None, "slow")],
)
def test_why_no_answer_came_is_said_as_it_was(
    sent: bytes | None, why: str, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.WEBHOOKS_INSIDE = ["127.0.0.1"]
    monkeypatch.setattr(outward, "IN_ALL", 0.3)
    with socket.create_server(("127.0.0.1", 0)) as server:

        def answer() -> None:
            line, _ = server.accept()
            with line, suppress(OSError):
                line.recv(1000)
                while sent is None:  # a letter at a time, for as long as somebody listens
                    line.sendall(b"H")
                    time.sleep(0.05)
                line.sendall(sent)

        Thread(target=answer, daemon=True).start()
        with pytest.raises(outward.NotReached, match=why):
            outward.post(f"http://127.0.0.1:{server.getsockname()[1]}/", body=b"{}", headers={})


@pytest.mark.parametrize(
    "address",
    [
        "http://example.com/",
        "https://localhost/",
        "https://127.0.0.1/",
        "https://10.0.0.4/",
        "https://169.254.169.254/latest/",
        "https://[::1]/",
        "https://[::ffff:10.0.0.1]/",
        "https://[64:ff9b::a00:1]/",
        "https://user:word@example.com/",
        "https://example.com/#place",
        "ftp://example.com/",
        "https://example.com/\r\nHost: x",
        "https://",
    ],
)
def test_no_address_leads_into_our_own_network(address: str) -> None:
    with pytest.raises(outward.WrongAddress):
        outward.place_of(address)


@pytest.mark.parametrize("numbers", [["10.1.2.3"], ["93.184.215.14", "127.0.0.1"], ["fd00::1"], ["0.0.0.0"]])  # noqa: S104
def test_a_name_that_leads_there_is_refused_when_it_is_looked_up(
    numbers: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def found(*_: object, **__: object) -> list[Any]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, 443)) for number in numbers]

    monkeypatch.setattr(socket, "getaddrinfo", found)
    monkeypatch.setattr(socket, "create_connection", lambda *_, **__: pytest.fail("it went there"))
    with pytest.raises(outward.NotReached, match="inside"):
        outward.post("https://harmless.example/", body=b"", headers={})
