"""Who runs the installation opens a school; its administrator comes in with the code that was printed."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from keuzeruimte_web.operations.codes import digest
from keuzeruimte_web.records.models import AccountInvitation, Employment, Person, School
from keuzeruimte_web.records.scope import above_schools

pytestmark = pytest.mark.django_db


def opened() -> str:
    said = StringIO()
    call_command("open_school", "Nieuw College", given="Petra", prefix="van der", family="Vos", stdout=said)
    return said.getvalue()


def test_the_first_administrator_is_welcomed_with_the_code_that_was_printed() -> None:
    lines = [line.strip() for line in opened().splitlines()]
    code = lines[lines.index(next(line for line in lines if line.endswith("/uitnodiging/"))) + 1]
    with above_schools():
        (invitation,) = AccountInvitation.objects.all()
        (work,) = Employment.objects.all()
        assert (invitation.code_hash, invitation.until) == (
            digest(code),
            timezone.localdate() + timedelta(days=30),
        )
        assert (work.role, str(work.person)) == ("administrator", str(Person.objects.get()))
    browser = Client()
    answer = browser.post("/uitnodiging/", {"code": code.lower()}, follow=True)
    assert answer.redirect_chain == [("/uitnodiging/welkom/", 302)]
    page = answer.content.decode()
    assert "Nieuw College" in page
    assert "Petra" in page


def test_a_school_is_not_opened_twice() -> None:
    opened()
    with pytest.raises(CommandError, match="There is a school named Nieuw College already"):
        opened()
    with above_schools():
        assert (School.objects.count(), Person.objects.count()) == (1, 1)
