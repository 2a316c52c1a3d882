"""Invitations by e-mail: the code is made when the letter is written, works once, and is in no row before."""

import re
import signal
import subprocess
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from mail_server import MailServer
from test_letters import deliver, later, outbox
from world import World

from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.operations.arriving import recognised
from keuzeruimte_web.operations.codes import digest
from keuzeruimte_web.operations.inviting import Invited, invite, withdraw
from keuzeruimte_web.records.models import (
    AccountInvitation,
    Contact,
    Employment,
    Guardianship,
    Message,
    Person,
    Trace,
    Worker,
)
from keuzeruimte_web.records.models.choices import InvitationWay
from keuzeruimte_web.records.scope import above_schools

StartMail = Callable[..., MailServer]
StartWorker = Callable[..., "subprocess.Popen[bytes]"]
CODE = re.compile(r"^((?:[2-9A-Z]{4}-){3}[2-9A-Z]{4})\r?$", re.M)
HERS, HIS = "m.hendriks@post.example", "erik@elders.example"


@pytest.fixture(autouse=True)
def looking_from_above() -> Iterator[None]:
    cache.clear()
    with above_schools():
        yield


@pytest.fixture
def parents(world: World) -> World:
    """Marloes and Erik are not in yet; the school knows an address of both, and hers is secret."""
    for person, email in ((world.saskia.marloes, HERS), (world.saskia.erik, HIS)):
        Person.objects.filter(pk=person.pk).update(account=None)
        Contact.objects.create(
            school=world.school, person=person, email=email, address="Lindelaan 4", secret=email == HERS
        )
    return world


def petra(world: World) -> Viewer:
    return Viewer(world.staff.petra.pk, world.school.pk, ViewerRole.ADMINISTRATOR, world.today)


def by_mail(world: World, *people: Person) -> Invited:
    return invite(petra(world), people=[person.pk for person in people], way=InvitationWay.EMAIL)


def again(world: World, *people: Person) -> Invited:
    """Later than a second click."""
    AccountInvitation.objects.update(made_at=timezone.now() - timedelta(minutes=10))
    return by_mail(world, *people)


def codes(server: MailServer) -> dict[str, list[str]]:
    """By address, the codes of the letters that came there."""
    found: dict[str, list[str]] = {}
    for to, letter in zip(server.to, server.read(), strict=True):
        body = letter.get_payload(decode=True)
        assert isinstance(body, bytes)
        if not (written := CODE.findall(body.decode())):
            continue  # a letter of the worker's own timetable: a reminder, at this hour of the day
        (code, once_more) = written
        assert code == once_more  # in Dutch, and in English
        found.setdefault(to, []).append(code)
    return found


def works(world: World, code: str) -> bool:
    return recognised(code, today=world.today) is not None


def test_each_parent_gets_an_own_code_at_the_own_address(parents: World, mail_server: StartMail) -> None:
    server = mail_server()
    assert by_mail(parents, parents.saskia.marloes, parents.saskia.erik) == Invited(mailed=2, letters=())
    deliver(parents)
    deliver(parents)
    sent = codes(server)
    assert {to: len(found) for to, found in sent.items()} == {HERS: 1, HIS: 1}
    assert len({code for found in sent.values() for code in found}) == 2
    assert all(works(parents, code) for found in sent.values() for code in found)


def test_before_it_is_written_there_is_no_code_anywhere_and_after_it_only_its_hash(
    parents: World, mail_server: StartMail
) -> None:
    by_mail(parents, parents.saskia.marloes)
    assert AccountInvitation.objects.get().code_hash is None
    server = mail_server()
    deliver(parents)
    ((code,),) = codes(server).values()
    assert AccountInvitation.objects.get().code_hash == digest(code)
    kept = [*Message.objects.values(), *DBTaskResult.objects.values(), *AccountInvitation.objects.values()]
    assert not any(one in str(kept) for one in (code, code.replace("-", ""), HERS))


def test_the_letter_is_formal_to_a_parent_and_tells_of_no_child_and_no_reason(
    parents: World, mail_server: StartMail
) -> None:
    server = mail_server()
    joris = parents.staff.joris
    Person.objects.filter(pk=joris.pk).update(account=None)
    Contact.objects.create(school=parents.school, person=joris, email="joris@post.example")
    by_mail(parents, parents.saskia.marloes, joris)
    deliver(parents)
    bodies = {
        to: letter.get_payload(decode=True).decode()  # type: ignore[union-attr]
        for to, letter in zip(server.to, server.read(), strict=True)
    }
    assert "Beste Marloes Hendriks," in bodies[HERS]
    assert "nodigt u uit" in bodies[HERS]
    assert "nodigt je uit" in bodies["joris@post.example"]
    assert "invites you" in bodies[HERS]
    assert parents.school.name in bodies[HERS]
    for name in ("Saskia", "Vermeer", "Erik", "1A", "gesprek", "Lindelaan", HIS, "Petra"):
        assert name not in bodies[HERS]


def test_who_has_no_address_gets_a_letter_to_post_and_the_others_an_email(parents: World) -> None:
    Contact.objects.filter(person=parents.saskia.erik).update(email="", address="Dorpsweg 1, 1234 AB Linde")
    made = by_mail(parents, parents.saskia.marloes, parents.saskia.erik)
    assert (made.mailed, [(letter.name, letter.address) for letter in made.letters]) == (
        1,
        [("Erik Vermeer", ("Dorpsweg 1", "1234 AB Linde"))],
    )
    ways = dict(AccountInvitation.objects.values_list("person__given_name", "way"))
    assert ways == {"Marloes": "email", "Erik": "post"}


def test_a_second_click_sends_one_letter(parents: World, mail_server: StartMail) -> None:
    server = mail_server()
    for _twice in range(2):
        by_mail(parents, parents.saskia.marloes)
        deliver(parents)
    ((code,),) = codes(server).values()
    assert works(parents, code)


def test_a_letter_that_is_sent_again_ends_the_former_and_is_no_double_of_it(
    parents: World, mail_server: StartMail
) -> None:
    server = mail_server()
    by_mail(parents, parents.saskia.marloes)
    deliver(parents)
    again(parents, parents.saskia.marloes)
    deliver(parents)
    (old, new) = codes(server)[HERS]
    assert (works(parents, old), works(parents, new)) == (False, True)
    assert len({letter["Message-ID"] for letter in server.read()}) == 2


def test_a_letter_that_was_replaced_while_it_waited_is_not_sent(
    parents: World, mail_server: StartMail
) -> None:
    by_mail(parents, parents.saskia.marloes)
    again(parents, parents.saskia.marloes)
    server = mail_server()
    deliver(parents)
    assert [len(found) for found in codes(server).values()] == [1]


def test_a_dead_mail_server_loses_no_invitation(parents: World, mail_server: StartMail) -> None:
    server = mail_server()
    server.stop()
    by_mail(parents, parents.saskia.marloes)
    deliver(parents)
    assert AccountInvitation.objects.get().code_hash is None
    back = mail_server(port=server.port)
    later(parents)
    deliver(parents)
    ((code,),) = codes(back).values()
    assert works(parents, code)


def test_what_changed_while_it_waited_counts(parents: World, mail_server: StartMail) -> None:
    """Withdrawn, died, kept away by a court, came in, no tie any more: no letter goes."""
    server = mail_server()
    marloes, erik, anja = parents.saskia.marloes, parents.saskia.erik, parents.timo.anja
    wim, ruben = parents.timo.wim, parents.staff.ruben
    Person.objects.filter(pk__in=[anja.pk, wim.pk, ruben.pk]).update(account=None)
    for person in (anja, wim, ruben):
        Contact.objects.create(
            school=parents.school, person=person, email=f"{person.given_name}@post.example".lower()
        )
    by_mail(parents, marloes, erik, anja, wim, ruben)
    withdraw(petra(parents), invitation=AccountInvitation.objects.get(person=marloes).pk)
    Person.objects.filter(pk=erik.pk).update(deceased=True)
    Guardianship.objects.filter(parent=anja).update(court_block=True)
    Person.objects.filter(pk=wim.pk).update(account=parents.stranger)
    Employment.objects.filter(person=ruben).update(until=parents.today - timedelta(days=1))
    deliver(parents)
    assert (server.letters, Message.objects.count()) == ([], 0)


def test_a_letter_that_is_called_back_at_the_last_moment_is_not_finished(
    parents: World, mail_server: StartMail, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Withdrawn while the letter was already on the line: the server never gets the dot."""
    server = mail_server()
    by_mail(parents, parents.saskia.marloes)
    from keuzeruimte_web.operations import mailed_invitation as written

    def and_then_withdrawn(**said: Any) -> Any:
        mail = letter(**said)
        AccountInvitation.objects.update(ended_at=timezone.now())
        return mail

    letter = written.invitation_letter
    monkeypatch.setattr(written, "invitation_letter", and_then_withdrawn)
    deliver(parents)
    assert (server.letters, AccountInvitation.objects.get().code_hash) == ([], None)
    later(parents)
    deliver(parents)
    assert Message.objects.count() == 0


def test_an_address_that_is_refused_is_told_to_the_administrator_without_the_address(
    parents: World, mail_server: StartMail, client_for: Callable[..., Client]
) -> None:
    mail_server(cross=HERS)
    by_mail(parents, parents.saskia.marloes)
    deliver(parents)
    row = AccountInvitation.objects.get()
    assert (row.refused, row.ended_at is None) == (True, False)
    page = client_for(parents.staff.petra).get("/beheer/uitnodigen/").content.decode()
    assert "kwam niet aan. Kijk of het adres klopt" in page
    assert HERS not in page


def test_a_letter_that_may_have_gone_holds_a_code_that_works_until_another_is_asked_for(
    parents: World, mail_server: StartMail
) -> None:
    silent = mail_server(mute=".")
    by_mail(parents, parents.saskia.marloes)
    deliver(parents)
    ((code,),) = codes(silent).values()
    assert (Message.objects.get().state, works(parents, code)) == ("handed", True)
    server = mail_server()
    later(parents)
    deliver(parents)
    assert server.letters == []  # never again by itself
    (unsure,) = re.findall(r"^  ([0-9a-f-]{36})$", outbox(), re.M)
    outbox("--again", unsure)
    deliver(parents)
    ((new,),) = codes(server).values()
    assert (works(parents, code), works(parents, new)) == (False, True)
    ids = [letter["Message-ID"] for letter in (*silent.read(), *server.read())]
    assert len(set(ids)) == 2
    assert all(one.startswith(f"<{unsure}.") for one in ids)


def test_each_invitation_by_email_is_in_the_trail_once(parents: World) -> None:
    by_mail(parents, parents.saskia.marloes, parents.saskia.erik)
    by_mail(parents, parents.saskia.marloes)
    told = Trace.objects.filter(word="invited").values_list("record", flat=True)
    assert sorted(told) == sorted([parents.saskia.marloes.pk, parents.saskia.erik.pk])


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("moment", ["DATA", "."])
def test_a_worker_that_is_killed_leaves_no_letter_with_a_code_that_does_not_work(
    world: World, mail_server: StartMail, start_worker: StartWorker, moment: str
) -> None:
    Person.objects.filter(pk=world.saskia.marloes.pk).update(account=None)
    Contact.objects.create(school=world.school, person=world.saskia.marloes, email=HERS)
    silent = mail_server(mute=moment)
    by_mail(world, world.saskia.marloes)
    worker = start_worker()
    assert silent.went_silent.wait(30)
    worker.send_signal(signal.SIGKILL)
    worker.wait()
    later(world)
    Worker.objects.all().delete()
    server = mail_server()
    assert start_worker("--once").wait(60) == 0
    arrived = [code for one in (silent, server) for found in codes(one).values() for code in found]
    assert [works(world, code) for code in arrived] == [True]
