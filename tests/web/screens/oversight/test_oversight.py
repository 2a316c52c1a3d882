"""The privacy officer: whether the log is whole, and who may what; never what a dossier holds."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from throw_away import lifted
from world import World

from keuzeruimte_web.jobs.access_log import check_the_log_asked, check_the_logs, seal_the_logs
from keuzeruimte_web.records.models import LogCheck, Trace
from keuzeruimte_web.records.scope import school_scope

SignIn = Callable[..., Client]


@pytest.fixture(autouse=True)
def _seals_of_our_own(settings: Any, tmp_path: Path) -> None:
    """The school has the same id in every test, and seals of another test are not of this log."""
    settings.VAR = tmp_path


def shown(world: World, client_for: SignIn, address: str = "/toezicht/") -> str:
    answer = client_for(world.staff.pieter).get(address)
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_before_the_first_check_it_says_so(world: World, client_for: SignIn) -> None:
    assert "Er is nog geen controle geweest" in shown(world, client_for)


def test_a_whole_log_and_a_broken_one_are_told_in_words(world: World, client_for: SignIn) -> None:
    seal_the_logs.func()
    check_the_logs.func()
    assert "Het logboek is heel" in shown(world, client_for)
    with school_scope(world.school.pk), lifted(connection):
        Trace.objects.update(role="pupil")
    check_the_logs.func()
    page = shown(world, client_for)
    assert "Het logboek klopt niet" in page
    assert "Een regel is veranderd." in page
    assert "Saskia" not in page.partition("<main")[2]


def test_the_table_is_the_one_of_the_program(world: World, client_for: SignIn) -> None:
    address, pages = "/toezicht/wie-mag-wat/", ""
    for number in (1, 2, 3):
        page = shown(world, client_for, f"{address}?pagina={number}")
        assert f"{number} van 3" in page
        pages += page
    assert shown(world, client_for, f"{address}?pagina=99").count("3 van 3") == 1
    assert [pages.count(f'<h2 id="h-{number}">') for number in range(1, 76)] == [1] * 74 + [0]
    page = pages
    assert "Met naam gedeeld" in page or "met naam gedeeld" in page
    assert "Grens" in page


def test_it_is_there_for_the_privacy_officer_alone(world: World, client_for: SignIn) -> None:
    others = [world.staff.ruben, world.staff.petra, world.saskia.marloes, world.saskia.saskia.person]
    for address in ("/toezicht/", "/toezicht/wie-mag-wat/"):
        assert [client_for(person).get(address).status_code for person in others] == [404] * 4
    assert client_for(world.staff.pieter).get("/").headers["Location"] == "/toezicht/"
    assert client_for(world.staff.pieter).post("/toezicht/").status_code == 405


def test_as_many_queries_for_one_check_as_for_many(world: World, client_for: SignIn) -> None:
    browser = client_for(world.staff.pieter)
    check_the_logs.func()
    browser.get("/toezicht/")
    with CaptureQueriesContext(connection) as few:
        browser.get("/toezicht/")
    with school_scope(world.school.pk):
        for days in range(1, 5):
            at = timezone.now() - timedelta(days=days)
            LogCheck.objects.create(school=world.school, at=at, lines=1, chains=1)
    with CaptureQueriesContext(connection) as many:
        browser.get("/toezicht/")
    assert len(few) == len(many)


def test_a_check_can_be_asked_and_its_outcome_comes_to_the_page(world: World, client_for: SignIn) -> None:
    browser = client_for(world.staff.pieter)
    assert [browser.post("/toezicht/controleren/").status_code for _click in range(2)] == [302, 302]
    with school_scope(world.school.pk):
        assert LogCheck.objects.filter(at=None).count() == 1
    page = shown(world, client_for)
    assert "De controle loopt" in page
    assert "Controleer nu" not in page
    check_the_log_asked.func(school=str(world.school.pk))
    check_the_log_asked.func(school=str(world.school.pk))
    page = shown(world, client_for)
    assert "Het logboek is heel" in page
    assert "Controleer nu" in page
    with school_scope(world.school.pk):
        assert LogCheck.objects.count() == 1
        assert Trace.objects.filter(word="asked_check", actor=world.staff.pieter.pk).count() == 1
    others = [world.staff.ruben, world.staff.petra, world.saskia.marloes]
    assert [client_for(person).post("/toezicht/controleren/").status_code for person in others] == [404] * 3


def test_the_daily_check_answers_who_asked_and_whose_job_was_lost(world: World, client_for: SignIn) -> None:
    client_for(world.staff.pieter).post("/toezicht/controleren/")
    check_the_logs.func()
    with school_scope(world.school.pk):
        assert [check.at is not None for check in LogCheck.objects.all()] == [True]
