"""Sessions with texts that are kept: the same rows as Django's own, and each ends when Django's would."""

from datetime import timedelta

import pytest
from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.backends.db import SessionStore as Stored
from django.contrib.sessions.models import Session
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from keuzeruimte_web.queries.sessions import SessionStore

pytestmark = pytest.mark.django_db
HELD = {"seat": "somebody:parent", "seen": 12.5, "_messages": ["Het is bewaard."]}


def begun(kind: type[Stored]) -> str:
    session = kind()
    session.update(HELD)
    session.save()
    return session.session_key or ""


@pytest.mark.parametrize("writes", [SessionStore, Stored])
@pytest.mark.parametrize("reads", [SessionStore, Stored])
def test_what_one_keeps_the_other_reads(writes: type[Stored], reads: type[Stored]) -> None:
    assert dict(reads(begun(writes)).items()) == HELD


def test_saving_again_keeps_it_for_longer_and_asks_one_thing() -> None:
    key = begun(Stored)
    Session.objects.update(expire_date=timezone.now() + timedelta(minutes=1))
    session = SessionStore(key)
    session["seat"] = "somebody:professional"
    with CaptureQueriesContext(connection) as asked:
        session.save()
    assert len(asked) == 1
    assert dict(Stored(key).items()) == HELD | {"seat": "somebody:professional"}
    left = Session.objects.get().expire_date - timezone.now()
    assert timedelta(hours=11, minutes=59) < left <= timedelta(hours=12)


def test_one_that_ended_elsewhere_is_read_as_none_and_does_not_come_back_by_saving() -> None:
    key = begun(Stored)
    open_still = SessionStore(key)
    open_still["seat"] = "somebody:parent"
    Session.objects.all().delete()
    with pytest.raises(UpdateError):
        open_still.save()
    gone = SessionStore(key)
    assert (dict(gone.items()), gone.session_key) == ({}, None)
    assert not Session.objects.exists()


def test_one_past_its_day_or_with_another_signature_holds_nothing() -> None:
    late, forged = begun(Stored), begun(Stored)
    Session.objects.filter(pk=late).update(expire_date=timezone.now())
    held = Session.objects.get(pk=forged)
    Session.objects.filter(pk=forged).update(session_data=held.session_data[:-1] + "-")
    assert [dict(SessionStore(key).items()) for key in (late, forged, "", "x'--")] == [{}] * 4


def test_another_key_at_signing_in_leaves_none_with_the_first() -> None:
    key = begun(SessionStore)
    session = SessionStore(key)
    session.cycle_key()
    session.save()
    assert session.session_key != key
    assert [row.pk for row in Session.objects.all()] == [session.session_key]
    assert dict(Stored(session.session_key).items()) == HELD
