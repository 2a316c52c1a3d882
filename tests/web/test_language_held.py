"""The language and the time zone of now: those of one request, thread or task, and of no other."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from zoneinfo import ZoneInfo

import pytest
from asgiref.sync import async_to_sync, sync_to_async
from django.urls import base
from django.utils import timezone, translation
from django.utils.safestring import SafeString
from django.utils.translation import gettext, trans_real

from keuzeruimte_web.held import Held


@pytest.fixture(autouse=True)
def _as_it_was():
    with translation.override("nl"), timezone.override(None):
        yield


def test_django_asks_it_for_the_language_and_the_time_zone() -> None:
    assert (type(trans_real._active), type(timezone._active)) == (Held, Held)
    assert (type(base._urlconfs), type(base._prefixes)) == (Held, Held)
    with translation.override("en"):
        assert (translation.get_language(), gettext("Afspraken")) == ("en", "Agreements")
        with translation.override("nl"):
            assert (translation.get_language(), gettext("Afspraken")) == ("nl", "Afspraken")
        assert translation.get_language() == "en"
    with timezone.override(ZoneInfo("America/Aruba")):
        assert timezone.get_current_timezone_name() == "America/Aruba"
    assert timezone.get_current_timezone_name() == "Europe/Amsterdam"


def test_what_a_text_is_in_a_language_is_kept_without_saying_that_it_is_safe() -> None:
    unknown = "Deze tekst staat <nergens>"
    assert type(gettext(SafeString(unknown))) is SafeString
    assert (gettext(unknown), type(gettext(unknown))) == (unknown, str)
    trans_real._translations.clear()  # as when translations change: what was kept went with them
    assert gettext("Afspraken") == "Afspraken"


def test_two_threads_at_once_each_have_their_own() -> None:
    both = Barrier(2)

    def told(language: str) -> tuple[str, str]:
        before = translation.get_language()
        with translation.override(language):
            both.wait(60)
            found = gettext("Afspraken")
            both.wait(60)
        return before, found

    with translation.override("en"), ThreadPoolExecutor(2) as threads:
        assert list(threads.map(told, ("nl", "en"))) == [("nl", "Afspraken"), ("nl", "Agreements")]


def test_two_tasks_at_once_each_have_their_own() -> None:
    async def told(language: str) -> tuple[str, str]:
        translation.activate(language)
        await asyncio.sleep(0)
        here = gettext("Afspraken")
        return here, await sync_to_async(gettext)("Afspraken")

    async def both() -> list[tuple[str, str]]:
        return await asyncio.gather(told("en"), told("nl"))

    assert async_to_sync(both)() == [("Agreements", "Agreements"), ("Afspraken", "Afspraken")]
    assert translation.get_language() == "nl"


def test_what_is_taken_away_is_no_more() -> None:
    kept = Held("something")
    assert getattr(kept, "value", "nothing") == "nothing"
    kept.value = "there"
    assert kept.value == "there"
    del kept.value
    assert not hasattr(kept, "value")
