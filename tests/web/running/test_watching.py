"""What whoever runs it sees: that it goes well, and nobody."""

import json
import logging
import sys
import urllib.request
from collections.abc import Callable
from typing import Any

import pytest
from django.db import OperationalError
from django.test import Client
from installation import free_port
from pytest_django import Settings
from world import World

from keuzeruimte_web.operations import readiness
from keuzeruimte_web.watching import logs, request_id
from keuzeruimte_web.watching.numbers import show

pytestmark = pytest.mark.django_db
FORMS = pytest.mark.parametrize("form", [logs.Line, logs.Json])


def written(form: type[logging.Formatter], record: logging.LogRecord) -> str:
    assert logs.Quiet().filter(record)
    return form().format(record)


def test_a_process_lives_without_its_database_and_says_that_it_cannot_serve(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = client.get("/klaar/")
    assert (answer.status_code, answer.json()) == (200, {"klaar": True, "mist": []})

    def away(_name: object) -> bool:
        raise OperationalError

    monkeypatch.setattr(readiness, "_were_right", away)
    answer = client.get("/klaar/")
    assert (answer.status_code, answer.json()) == (503, {"klaar": False, "mist": ["database"]})
    assert (client.get("/gezond/").status_code, client.post("/gezond/").status_code) == (200, 405)


def test_numbers_tell_pages_by_their_pattern_and_nobody(
    world: World, client_for: Callable[..., Client]
) -> None:
    pupil = world.saskia.saskia
    browser = client_for(world.staff.ruben)
    assert browser.get(f"/leerlingen/{pupil.pk}/").status_code == 200
    assert browser.get("/leerlingen/zoek/?q=Vermeer").status_code == 200
    port = free_port()
    stop = show(host="127.0.0.1", port=port, standing=lambda: {"jobs_waiting": 3.0})
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics") as answer:
            told = answer.read().decode()
    finally:
        stop()
    count = 'keuzeruimte_answer_seconds_count{method="GET",route="/leerlingen/<uuid:pupil>/",status="200"}'
    assert count in told
    assert "keuzeruimte_jobs_waiting 3.0" in told
    assert "keuzeruimte_database_up 1.0" in told
    for of_somebody in (str(pupil.pk), "Vermeer", "Saskia", str(world.school.pk), "@"):
        assert of_somebody not in told


@FORMS
def test_what_broke_is_told_by_kind_and_place_without_what_it_said(form: type[logging.Formatter]) -> None:
    words = "Saskia schreef dat zij niet meer wil"
    try:
        raise ValueError(words)
    except ValueError:
        broken = sys.exc_info()
    made = logging.LogRecord("django.request", logging.ERROR, __file__, 1, "Internal: %s", ("/a/",), broken)
    told = written(form, made)
    assert "builtins.ValueError" in told
    assert "test_watching.py" in told
    assert words not in told


@FORMS
def test_a_line_of_djangos_own_holds_no_address_id_or_query(form: type[logging.Formatter], rf: Any) -> None:
    record = logging.LogRecord("django.request", logging.WARNING, __file__, 1, "Not Found: %s", (
        "/leerlingen/0b0e7a54-9d0c-4c1e-8f3a-3d1f6c0e2b11/?q=vermeer",), None)  # fmt: skip
    record.request = rf.get("/leerlingen/0b0e7a54-9d0c-4c1e-8f3a-3d1f6c0e2b11/?q=vermeer")
    assert "Not Found: (no such address)" in written(form, record)
    mail = logging.LogRecord("asyncio", logging.WARNING, __file__, 1, "from saskia@thuis.example", (), None)
    assert "saskia" not in written(form, mail)
    ours = logging.LogRecord("keuzeruimte_web.jobs", logging.INFO, __file__, 1, "job %s", ("0b0e7a54",), None)
    assert "job 0b0e7a54" in written(form, ours)


def test_a_line_for_machines_is_one_object_with_the_name_of_the_request() -> None:
    name = request_id.begin("from-the-proxy-1")
    record = logging.LogRecord("keuzeruimte_web.x", logging.INFO, __file__, 1, "answered\nwell", (), None)
    record.route, record.status = "/leerlingen/", 200
    told = written(logs.Json, record)
    assert "\n" not in told
    whole = json.loads(told)
    assert {key: whole[key] for key in ("says", "request", "route", "status", "level")} == {
        "says": "answered\nwell",
        "request": name,
        "route": "/leerlingen/",
        "status": 200,
        "level": "info",
    }
    assert request_id.begin("no name\nbut two lines") != "no name\nbut two lines"


def test_the_name_of_a_request_is_the_proxys_only_behind_one(client: Client, settings: Settings) -> None:
    given = {"X-Request-ID": "from-the-proxy-1"}
    assert client.get("/gezond/", headers=given)["X-Request-ID"] != "from-the-proxy-1"
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    assert client.get("/gezond/", headers=given)["X-Request-ID"] == "from-the-proxy-1"
