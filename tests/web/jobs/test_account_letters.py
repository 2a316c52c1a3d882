"""Letters about an account: at its own address, through the queue, and nothing told by how long it takes."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from half_minute import code_now
from mail_server import MailServer
from test_letters import outbox
from world import World

from keuzeruimte_web.jobs.outbox import deliver_account_letters, look_in_outboxes
from keuzeruimte_web.operations import account_changes
from keuzeruimte_web.operations.account_letters import ask_code, ask_new_password, forget_letters
from keuzeruimte_web.records.models import Account, AccountLetter

StartMail = Callable[..., MailServer]
PASSWORD = "vier woorden op een rij"
FORGOTTEN = "/wachtwoord/vergeten/"
LINK = re.compile(r"http://\S+/wachtwoord/kiezen/\S+")


@pytest.fixture(autouse=True)
def nobody_tried_anything(db: None) -> Iterator[None]:
    cache.clear()
    yield


@pytest.fixture
def marloes(world: World) -> Account:
    account: Account = world.saskia.marloes.account
    account.set_password(PASSWORD)
    account.save()
    return account


def come_in(account: Account) -> Client:
    browser = Client()
    browser.post("/inloggen/", {"login": account.email, "password": PASSWORD})
    return browser


def news() -> list[str]:
    return list(AccountLetter.objects.order_by("created_at").values_list("news", flat=True))


def later() -> None:
    long_ago = timezone.now() - timedelta(hours=1)
    AccountLetter.objects.update(next_try_at=long_ago, changed_at=long_ago)


def test_another_password_is_told(marloes: Account) -> None:
    more = PASSWORD + " erbij"
    come_in(marloes).post("/wachtwoord/", {"oldpassword": PASSWORD, "password1": more, "password2": more})
    assert news() == ["password"]
    deliver_account_letters.call()
    (letter,) = mail.outbox
    assert (letter.to, letter.subject) == ([marloes.email], "Er is een ander wachtwoord gekozen")
    assert "/wachtwoord/vergeten/" in letter.body


@pytest.mark.usefixtures("no_code_goes_by")
def test_a_second_proof_that_comes_or_goes_is_told_once(
    marloes: Account, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    browser = come_in(marloes)
    browser.post("/inloggen/nog-een-keer/?next=/veilig-inloggen/app/", {"password": PASSWORD})
    browser.get("/veilig-inloggen/app/")
    first = code_now(browser.session["mfa.totp.secret"])
    with django_capture_on_commit_callbacks(execute=True):
        browser.post("/veilig-inloggen/app/", {"code": first})
    assert news() == ["proof_added"]
    with django_capture_on_commit_callbacks(execute=True):
        browser.post("/veilig-inloggen/herstelcodes/nieuw/")
    assert news() == ["proof_added", "codes_made"]
    code = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()[0]
    other = come_in(marloes)
    assert other.post("/inloggen/tweede-bewijs/", {"code": code}).status_code == 302
    assert news() == ["proof_added", "codes_made", "code_used", "new_device"]
    with django_capture_on_commit_callbacks(execute=True):
        browser.post("/veilig-inloggen/app/weg/")
    assert news()[-1] == "proof_removed"
    assert not Authenticator.objects.filter(user=marloes).exists()


def test_each_letter_is_in_the_language_of_the_account_and_names_nobody(
    world: World, marloes: Account
) -> None:
    tell = (
        account_changes.chose_password,
        account_changes.added_proof,
        account_changes.removed_proof,
        account_changes.made_codes,
        account_changes.used_code,
    )
    for language in ("nl", "en"):
        Account.objects.filter(pk=marloes.pk).update(language=language)
        for change in tell:
            change(marloes.pk)
        deliver_account_letters.call()
    dutch, english = mail.outbox[:5], mail.outbox[5:]
    assert all(letter.body.startswith("Hallo,") for letter in dutch)
    assert all(letter.body.startswith("Hello,") for letter in english)
    assert len({letter.subject for letter in mail.outbox}) == 10
    for letter in mail.outbox:
        said = letter.subject + letter.body
        assert not any(name in said for name in ("Marloes", "Saskia", world.school.name, marloes.email))
        assert "http://localhost:8000/" in letter.body


def test_an_account_that_was_closed_is_not_written_to(marloes: Account) -> None:
    account_changes.chose_password(marloes.pk)
    Account.objects.filter(pk=marloes.pk).update(is_active=False)
    deliver_account_letters.call()
    assert (mail.outbox, news()) == ([], [])


def test_a_dead_mail_server_loses_no_letter_and_keeps_nobody_out(
    marloes: Account, mail_server: StartMail
) -> None:
    server = mail_server()
    server.stop()
    come_in(marloes)
    assert come_in(marloes).get("/apparaten/").status_code == 200
    deliver_account_letters.call()
    assert outbox().startswith("waiting: 1,")
    back = mail_server(port=server.port)
    later()
    look_in_outboxes.call()
    deliver_account_letters.call()
    assert back.to == [marloes.email]
    assert outbox().startswith("waiting: 0\nsent in the last month: 1\n")


def test_a_letter_that_may_have_gone_is_left_to_the_operator(
    marloes: Account, mail_server: StartMail
) -> None:
    mail_server(mute=".")
    account_changes.used_code(marloes.pk)
    deliver_account_letters.call()
    server = mail_server()
    later()
    deliver_account_letters.call()
    assert server.letters == []
    (unsure,) = re.findall(r"^  ([0-9a-f-]{36})$", outbox(), re.M)
    outbox("--again", unsure)
    deliver_account_letters.call()
    assert server.to == [marloes.email]


def test_a_forgotten_password_is_chosen_anew_with_the_link(marloes: Account) -> None:
    Client().post(FORGOTTEN, {"email": marloes.email.upper()})
    assert not any("kiezen" in str(row) for row in AccountLetter.objects.values())
    deliver_account_letters.call()
    link = LINK.findall(mail.outbox[0].body)[0]
    browser = Client()
    page = browser.get(link.removeprefix("http://localhost:8000"), follow=True)
    new = "een heel ander wachtwoord"
    browser.post(page.redirect_chain[-1][0], {"password1": new, "password2": new})
    marloes.refresh_from_db()
    assert marloes.check_password(new)
    assert news()[-1] == "password"


def test_a_known_and_an_unknown_address_get_the_same_answer_by_the_same_steps(marloes: Account) -> None:
    """Same page, and the same queries: what differs is found out after the answer."""
    steps = []
    for email in (marloes.email, "niemand@thuis.example"):
        cache.clear()
        with CaptureQueriesContext(
            connection,
        ) as asked:
            answer = Client().post(FORGOTTEN, {"email": email})
        steps.append((answer.status_code, answer["Location"], len(asked.captured_queries)))
    assert steps[0] == steps[1]
    assert mail.outbox == []
    deliver_account_letters.call()
    assert [letter.to for letter in mail.outbox] == [[marloes.email]]


def test_of_an_address_without_an_account_nothing_stays(marloes: Account) -> None:
    ask_new_password("niemand@thuis.example")
    ask_new_password(marloes.email)
    ask_code("nieuw@thuis.example", language="nl", formal=True)
    deliver_account_letters.call()
    assert set(AccountLetter.objects.values_list("email", flat=True)) == {""}
    assert news() == ["new_password", "address"]


def test_what_was_asked_for_too_long_ago_is_not_sent(marloes: Account) -> None:
    ask_code("nieuw@thuis.example", language="nl", formal=True)
    ask_new_password(marloes.email)
    AccountLetter.objects.update(created_at=timezone.now() - timedelta(hours=13))
    deliver_account_letters.call()
    assert (mail.outbox, news()) == ([], [])


def test_an_address_that_no_letter_reached_is_forgotten_after_a_day(mail_server: StartMail) -> None:
    mail_server(cross="fout@thuis.example")
    ask_code("fout@thuis.example", language="nl", formal=True)
    deliver_account_letters.call()
    assert AccountLetter.objects.get().state == "refused"
    forget_letters(timezone.now() + timedelta(hours=25))
    assert AccountLetter.objects.count() == 0
