"""Signing in, and a forgotten password."""

import re

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core import mail
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import NoReverseMatch, reverse

from keuzeruimte_web.jobs.outbox import deliver_account_letters
from keuzeruimte_web.records.models import Account

PASSWORD = "vier woorden op een rij"


@pytest.fixture
def ruben(db: None) -> Account:
    """An account with a password."""
    return Account.objects.create_user("ruben@lindecollege.example", PASSWORD)


def sign_in(email: str, password: str) -> tuple[int, str]:
    answer = Client().post("/inloggen/", {"login": email, "password": password})
    return answer.status_code, answer.content.decode()


def test_right_password_opens_the_door_whatever_the_capitals(ruben: Account) -> None:
    assert sign_in("Ruben@Lindecollege.example", PASSWORD)[0] == 302


def test_wrong_password_and_unknown_address_read_the_same(ruben: Account) -> None:
    told = "Dit e-mailadres en dit wachtwoord horen niet bij elkaar."
    for email in (ruben.email, "niemand@lindecollege.example"):
        status, page = sign_in(email, "iets anders")
        assert (status, told in page) == (200, True)


def test_account_that_was_closed_does_not_come_in(ruben: Account) -> None:
    Account.objects.filter(pk=ruben.pk).update(is_active=False)
    browser = Client()
    browser.post("/inloggen/", {"login": ruben.email, "password": PASSWORD})
    assert "_auth_user_id" not in browser.session


def test_guessing_is_slowed_down(ruben: Account) -> None:
    browser = Client()
    for _ in range(12):
        page = browser.post("/inloggen/", {"login": ruben.email, "password": "raden"}).content.decode()
    assert "Het lukte een paar keer niet" in page


def test_a_whole_building_signs_in_at_the_same_minute_while_one_account_is_guarded(ruben: Account) -> None:
    """allauth would stop the 31st of a school that has one network address (decision 0066)."""
    cache.clear()
    for number in range(40):
        assert sign_in(f"leerling{number}@lindecollege.example", "raden")[0] == 200
    assert sign_in(ruben.email, PASSWORD)[0] == 302


def test_nobody_signs_up() -> None:
    with pytest.raises(NoReverseMatch):
        reverse("account_signup")


def test_asking_a_new_password_never_tells_whether_there_is_an_account(ruben: Account) -> None:
    pages = []
    for email in (ruben.email, "niemand@lindecollege.example"):
        answer = Client().post("/wachtwoord/vergeten/", {"email": email}, follow=True)
        pages.append(
            (answer.status_code, answer.redirect_chain, "Kijk in de mailbox" in answer.content.decode())
        )
    assert pages[0] == pages[1] == (200, [("/wachtwoord/vergeten/verstuurd/", 302)], True)
    assert mail.outbox == []
    deliver_account_letters.call()
    assert [letter.to for letter in mail.outbox] == [[ruben.email]]
    assert "/wachtwoord/kiezen/" in mail.outbox[0].body


@pytest.mark.parametrize(
    ("tried", "told"),
    [
        ("kort", "Dit wachtwoord is te kort. Gebruik minstens 12 tekens."),
        ("password1234", "Dit wachtwoord gebruiken veel mensen. Kies een ander."),
        ("ruben@lindecollege.example", "Dit wachtwoord lijkt te veel op het e-mailadres. Kies een ander."),
    ],
)
def test_a_password_that_will_not_do_is_answered_in_words_of_this_page(
    ruben: Account, tried: str, told: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        validate_password(tried, ruben)
    assert refused.value.messages == [told]


def test_a_new_password_that_is_sent_twice_is_kept_once_and_answered_the_same(ruben: Account) -> None:
    browser, new = Client(), "vijf woorden op een rij"
    browser.post("/wachtwoord/vergeten/", {"email": ruben.email})
    deliver_account_letters.call()
    link = re.findall(r"http://[^/]+(/wachtwoord/kiezen/\S+)", mail.outbox[0].body)[0]
    form = browser.get(link, follow=True).redirect_chain[0][0]
    sent = {"password1": new, "password2": new}
    for _click in range(2):
        answer = browser.post(form, sent, follow=True)
        assert answer.redirect_chain == [("/wachtwoord/gekozen/", 302)]
        assert "Het nieuwe wachtwoord is bewaard." in answer.content.decode()
    assert "Deze link werkt niet meer" in browser.get(link).content.decode()
    assert "Deze link werkt niet meer" in Client().post(form, sent).content.decode()
    assert sign_in(ruben.email, new)[0] == 302
