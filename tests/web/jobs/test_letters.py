"""What goes to the mail server: neutral, in the own language, once; and what happens when it will not go."""

import re
from collections.abc import Callable
from datetime import timedelta
from io import StringIO
from uuid import UUID, uuid4

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone
from mail_server import MailServer
from test_who_is_told import plan
from world import World

from keuzeruimte_web.jobs.outbox import AT_ONCE, deliver_messages
from keuzeruimte_web.operations.courier import Courier, Overtaken
from keuzeruimte_web.records.models import Account, Conversation, Invitation, Message, Person, School
from keuzeruimte_web.records.scope import above_schools, school_scope

StartMail = Callable[..., MailServer]
FOR_PARENT = "Er staat iets nieuws voor u klaar in Keuzeruimte. Log in om het te lezen:"
FOR_OTHERS = "Er staat iets nieuws voor je klaar in Keuzeruimte. Log in om het te lezen:"
IN_ENGLISH = "There is something new for you in Keuzeruimte. Sign in to read it:"


@pytest.fixture
def planned(world: World) -> World:
    """Ruben plans a conversation with Saskia, both parents and Joris; Erik reads English."""
    with school_scope(world.school.pk):
        Account.objects.filter(pk=world.saskia.erik.account.pk).update(language="en")
        plan(world)
    return world


def deliver(world: World) -> None:
    deliver_messages.call(school=str(world.school.pk))


def states(world: World) -> dict[str, str]:
    with school_scope(world.school.pk):
        rows = Message.objects.order_by("person__given_name")
        return dict(rows.values_list("person__given_name", "state"))


def address(person: Person) -> str:
    return str(person.account.email)


def later(world: World) -> None:
    """The clock moves on: what waits is due, what was claimed or handed over is long ago."""
    with school_scope(world.school.pk):
        long_ago = timezone.now() - timedelta(hours=1)
        Message.objects.update(next_try_at=long_ago, changed_at=long_ago)


def outbox(*options: str) -> str:
    shown = StringIO()
    call_command("outbox", *options, stdout=shown)
    return shown.getvalue()


SENT = dict.fromkeys(("Erik", "Joris", "Marloes", "Saskia"), "sent")


def test_who_looks_from_two_seats_reads_where_else_it_may_stand(planned: World) -> None:
    with school_scope(planned.elsewhere.school.pk):
        mine = {"account": planned.saskia.marloes.account}
        Person.objects.filter(pk=planned.elsewhere.mother.pk).update(**mine)
    deliver(planned)
    letters = {letter.to[0]: letter.body for letter in mail.outbox}
    told = "Ziet u niets nieuws? Kies dan bij uw naam ‘Kijk als’: misschien staat het daar."
    assert told in letters.pop(address(planned.saskia.marloes))
    assert letters and not any("Kijk als" in body or "Look as" in body for body in letters.values())


def test_each_gets_one_letter_at_the_own_address_in_the_own_language(
    planned: World, mail_server: StartMail
) -> None:
    server = mail_server()
    for _twice in range(2):
        deliver(planned)
    family = planned.saskia
    assert states(planned) == SENT
    first_lines = {
        to: letter.get_payload().splitlines()[2]  # type: ignore[union-attr]
        for to, letter in zip(server.to, server.read(), strict=True)
    }
    assert first_lines == {
        address(family.marloes): FOR_PARENT,
        address(family.erik): IN_ENGLISH,
        address(family.saskia.person): FOR_OTHERS,
        address(planned.staff.joris): FOR_OTHERS,
    }
    assert len({letter["Message-ID"] for letter in server.read()}) == len(server.letters) == 4
    assert all(b"http://localhost:8000/inloggen/" in letter for letter in server.letters)


def test_a_letter_holds_nothing_of_the_pupil_the_subject_the_school_or_anybody(
    planned: World, mail_server: StartMail
) -> None:
    server = mail_server()
    deliver(planned)
    with above_schools():
        said = {name for p in Person.objects.all() for name in (p.given_name, p.family_name, p.full_name)}
        said |= {talk.title for talk in Conversation.objects.all()} | {s.name for s in School.objects.all()}
        ids = {str(row.pk) for model in (Person, Conversation) for row in model.objects.all()}
    said |= {"gesprek", "conversation", "verslag", "report", "kamer 1.12", "Hoi", "leerling", "pupil"}
    for letter, to in zip(server.letters, server.to, strict=True):
        without_address = letter.decode().replace(to, "")
        words = set(re.findall(r"[\w’-]+", without_address.lower()))
        assert {
            name for name in said if name.lower() in words or (" " in name and name in without_address)
        } == set()
        assert {one for one in ids if one in without_address} == set()
        assert without_address.count("@") == 2  # our own address, and the Message-ID
    one_size = {re.sub(rb"(?m)^(Message-ID|To|Date): .*$", b"", letter) for letter in server.letters}
    assert len(one_size) == 3  # for a parent, for the others, in English


def test_what_was_sent_does_not_tell_any_more_what_it_was_about(
    planned: World, mail_server: StartMail
) -> None:
    mail_server()
    deliver(planned)
    with school_scope(planned.school.pk):
        assert set(Message.objects.values_list("kind", "record")) == {("", None)}


def test_who_may_not_see_it_any_more_when_it_goes_out_gets_no_letter(
    planned: World, mail_server: StartMail
) -> None:
    server = mail_server()
    with school_scope(planned.school.pk):
        for his in Invitation.objects.filter(person=planned.saskia.erik):
            if "lezen" in his.conversation.title:
                his.delete()
    deliver(planned)
    assert "Erik" not in states(planned)
    assert sorted(server.to) == sorted(
        address(one) for one in (planned.saskia.marloes, planned.saskia.saskia.person, planned.staff.joris)
    )


def test_nothing_reaches_a_pupil_of_what_is_not_the_pupils_even_if_somebody_queued_it(
    world: World, mail_server: StartMail
) -> None:
    server = mail_server()
    with school_scope(world.school.pk):
        Message.objects.create(
            school=world.school,
            person=world.saskia.saskia.person,
            role="pupil",
            kind="limit",
            record=world.saskia.limit.pk,
        )
    deliver(world)
    assert (server.letters, states(world)) == ([], {})


def test_a_dead_mail_server_loses_nothing_and_the_operator_sees_what_waits(
    planned: World, mail_server: StartMail
) -> None:
    server = mail_server()
    server.stop()
    deliver(planned)
    assert states(planned) == dict.fromkeys(SENT, "waiting")
    shown = outbox()
    assert shown.startswith("waiting: 4, the oldest since ")
    assert not any(name in shown for name in ("Saskia", "Marloes", "@"))
    back = mail_server(port=server.port)
    deliver(planned)  # the one that was tried waits its turn; the others go
    later(planned)
    deliver(planned)
    assert (states(planned), len(back.letters), len(set(back.to))) == (SENT, 4, 4)
    assert outbox() == "waiting: 0\nsent in the last month: 4\nunsure: 0\nrefused: 0\n"


def test_one_address_that_is_put_off_or_refused_holds_nobody_else_up(
    planned: World, mail_server: StartMail
) -> None:
    busy, cross = address(planned.saskia.marloes), address(planned.staff.joris)
    server = mail_server(busy=busy, cross=cross)
    for _again in range(3):
        deliver(planned)
    assert states(planned) == {**SENT, "Marloes": "waiting", "Joris": "refused"}
    server.busy = server.cross = ""
    later(planned)
    deliver(planned)
    assert states(planned) == {**SENT, "Joris": "refused"}
    (refused,) = re.findall(r"^  ([0-9a-f-]{36})$", outbox(), re.M)
    outbox("--again", refused)
    deliver(planned)
    assert (states(planned), len(server.letters)) == (SENT, 4)


def test_a_server_that_took_the_whole_letter_and_died_gets_no_second_one_unless_asked(
    planned: World, mail_server: StartMail
) -> None:
    with school_scope(planned.school.pk):
        Message.objects.exclude(person=planned.saskia.marloes).delete()
    silent = mail_server(mute=".")
    deliver(planned)
    assert (states(planned), len(silent.letters)) == ({"Marloes": "handed"}, 1)
    server = mail_server()
    later(planned)
    deliver(planned)
    assert (states(planned), server.letters) == ({"Marloes": "handed"}, [])
    (unsure,) = re.findall(r"^  ([0-9a-f-]{36})$", outbox(), re.M)
    outbox("--again", unsure)
    deliver(planned)
    assert states(planned) == {"Marloes": "sent"}
    ids = {letter["Message-ID"] for letter in (*silent.read(), *server.read())}
    assert [one.partition("@")[0] for one in ids] == [f"<{unsure}"]


def test_who_decides_about_a_letter_names_one_that_waits_for_it(planned: World) -> None:
    with school_scope(planned.school.pk):
        waiting = Message.objects.values_list("pk", flat=True).first()
    for one in (waiting, uuid4()):
        with pytest.raises(Exception, match="waits for a decision"):
            outbox("--went", str(one))


def test_a_letter_that_was_found_in_the_log_is_left_at_that(planned: World, mail_server: StartMail) -> None:
    with school_scope(planned.school.pk):
        Message.objects.update(state="handed")
        unsure: UUID = Message.objects.get(person=planned.saskia.marloes).pk
    later(planned)
    outbox("--went", str(unsure))
    assert states(planned)["Marloes"] == "sent"


def test_a_letter_that_somebody_else_took_over_is_not_finished(mail_server: StartMail) -> None:
    server = mail_server()
    one = mail.EmailMessage("Nieuw", "Een regel.\n.Met een punt ervoor.\n", to=["iemand@elders.example"])
    with Courier() as courier:
        with pytest.raises(Overtaken):
            courier.bring(one, last_moment=lambda: False)
        courier.bring(one, last_moment=lambda: True)
    (letter,) = server.read()
    assert letter.get_payload() == "Een regel.\r\n.Met een punt ervoor.\r\n"


def test_more_than_a_jobs_worth_goes_on_in_a_next_job(world: World, mail_server: StartMail) -> None:
    server = mail_server()
    with school_scope(world.school.pk):
        Message.objects.bulk_create(
            Message(
                school=world.school,
                person=world.saskia.marloes,
                role="parent",
                kind="conversation",
                record=world.saskia.talk.pk,
            )
            for _ in range(AT_ONCE + 1)
        )
    deliver(world)
    assert len(server.letters) == AT_ONCE
    deliver(world)
    assert len({letter["Message-ID"] for letter in server.read()}) == AT_ONCE + 1
