"""Every address as a scanner would try it: what travels with a page, what is logged, and what breaks."""

import logging
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from itertools import cycle, islice
from typing import Any

import pytest
from crawl import Door, Visitor, doors, missing, undone, whole_body
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from test_crawler import NOT_KNOCKED, named, page_of
from town import Town

from keuzeruimte_web.records import models as m
from keuzeruimte_web.records.scope import above_schools

pytestmark = pytest.mark.django_db

DOORS = [door for door in doors() if door.name not in NOT_KNOCKED]
WHO = ("ruben", "marloes", "saskia", "petra", "meelezer", "pieter", "niemand")
HOSTILE = (
    "' OR '1'='1' --",
    '"><script>zqhostile()</script>',
    "a\x00b",
    "9" * 400,
    "-1",
    "../../../../etc/passwd",
    "{{ 7|add:7 }}${7*7}%s%n",
    "\u202e\u0000\uffff\U0001f642",
    "2026-02-31",
    "x" * 60_000,
    "nan",
    "00000000-0000-0000-0000-00000000000g",
)
# What the browser would fetch or send elsewhere; a link that somebody presses is no such thing.
ELSEWHERE = re.compile(r"<(?:script|img|link|iframe|form|object|video|audio|source)[^>]*https?://", re.I)
FEATURES = ("camera", "geolocation", "microphone", "payment", "usb")


class Lines(logging.Handler):
    """Everything that is logged, as it would be written."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.text = ""

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the line."""
        self.text += self.format(record) + "\n"


@pytest.fixture
def log() -> Iterator[Lines]:
    """What every logger says that a real server would write; not the queries of the database."""
    lines, root = Lines(), logging.getLogger()
    level = root.level
    root.addHandler(lines)
    root.setLevel(logging.INFO)
    yield lines
    root.setLevel(level)
    root.removeHandler(lines)


def first_address(door: Door, town: Town) -> str:
    """The address with ids of a record, or of nothing."""
    found = [address for _, address in named(door, town)] if door.params else []
    return found[0] if found else door.address(missing())


def wrong_with(response: Any) -> set[str]:
    """The promises on what travels with a page that this answer breaks."""
    headers = response.headers
    policy = headers.get("Content-Security-Policy", "")
    # The address of a calendar can be a secret of its own: it is told to nobody at all.
    a_calendar = headers.get("Content-Type", "").startswith("text/calendar")
    kept = {
        "policy": "default-src 'self'" in policy and "frame-ancestors 'none'" in policy,
        "nothing loosened": not re.search(r"unsafe|https?:|\*|data:", policy),
        "frames": headers.get("X-Frame-Options") == "DENY",
        "sniffing": headers.get("X-Content-Type-Options") == "nosniff",
        "referrer": headers.get("Referrer-Policy") == ("no-referrer" if a_calendar else "same-origin"),
        "opener": headers.get("Cross-Origin-Opener-Policy") == "same-origin",
        "resource": headers.get("Cross-Origin-Resource-Policy") == "same-origin",
        "features": all(f"{one}=()" in headers.get("Permissions-Policy", "") for one in FEATURES),
        "cache": "no-store" in headers.get("Cache-Control", ""),
        "server": not {"Server", "X-Powered-By"} & set(headers),
    }
    if response.headers.get("Content-Type", "").startswith("text/html"):
        page = page_of(response)
        kept["nothing from elsewhere"] = not ELSEWHERE.search(page)
        kept["nothing inline"] = not re.search(r"<style|<script>| style=| on[a-z]+=\"", page)
    return {name for name, holds in kept.items() if not holds}


def test_every_answer_travels_closed_and_no_line_of_the_log_names_anybody(
    town: Town, visitors: dict[str, Visitor], log: Lines
) -> None:
    names = names_of(town)
    broken, body = set(), whole_body(town)
    for door in DOORS:
        address = first_address(door, town)
        for name, other in (("ruben", "petra"), ("marloes", "saskia"), ("niemand", "pieter")):
            for response in (visitors[name].get(address), visitors[other].post(address, body)):
                broken |= {(door.name, promise) for promise in wrong_with(response)}
                if sent_to := response.headers.get("Location", ""):
                    broken |= {(door.name, part) for part in names | {"@"} if part in sent_to.lower()}
    broken |= {("no page", promise) for promise in wrong_with(visitors["ruben"].get("/bestaat/niet/"))}
    assert sorted(broken) == []
    # an address that is none can be anything somebody typed, a name as well
    assert "Not Found: (no such address)" in log.text
    assert {part for part in names | {"zqx", "@stad"} if part in log.text.lower()} == set()


def names_of(town: Town) -> set[str]:
    """The names of the cast, but those that are a piece of an ordinary word."""
    accounts = [account for account in town.cast.values() if account]
    with above_schools():
        people = m.Person.objects.filter(account__in=accounts).values_list("given_name", "family_name")
        return {part.lower() for both in people for part in both} & {
            "ruben", "joris", "marloes", "hendriks", "erik", "vermeer", "saskia", "petra", "anja", "timo",
            "bakker", "gerda", "mirjam", "marit", "pieter", "fatma", "judith",
        }  # fmt: skip


def bodies(fields: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Bodies in which every field has another hostile value, and each value comes by."""
    rounds = []
    for start in range(0, len(HOSTILE), 4):
        values = islice(cycle(HOSTILE), start, None)
        rounds.append(dict(zip(fields, values, strict=False)))
    return rounds


@pytest.mark.parametrize("part", range(4))
def test_no_form_and_no_address_breaks_on_what_a_scanner_sends(
    part: int, town: Town, visitors: dict[str, Visitor]
) -> None:
    """Refused or shown, in words; never a broken page, and no script comes back as one."""
    told, fields = set(), whole_body(town)
    for door in DOORS[part::4]:
        address = first_address(door, town)
        inside = (name for name in WHO if visitors[name].get(address).status_code != 404)
        *_, name = ["ruben", *islice(inside, 1 + part % 2)]  # who is let in first, or else second
        browser = visitors[name].browser
        with undone():
            answers = [browser.get(address, {**body, "q": body["title"]}) for body in bodies(fields)]
        for body in bodies(fields):
            with undone():
                sent = {**body, "to": [body["title"], body["words"]]}
                answers.append(browser.post(address, sent))
        upload = {**fields, "text": SimpleUploadedFile("../a\x00.php", b"\x00\xff<?php", "image/png")}
        with undone():
            answers.append(browser.post(address, upload))
        with undone():
            answers.append(browser.post(address, b"\xff\xfe{", content_type="application/json"))
        for verb in ("PUT", "DELETE", "TRACE", "HEAD", "ZQ"):
            with undone():
                answers.append(browser.generic(verb, address, b"x=1"))
        for said in answers:
            if said.status_code >= 500:
                told.add((door.name, name, str(said.status_code), said.request["REQUEST_METHOD"]))
            elif "<script>zqhostile" in page_of(said):
                told.add((door.name, name, "a script came back", said.request["REQUEST_METHOD"]))
    assert sorted(told) == []


@pytest.mark.parametrize(
    "address",
    ["/%00", "/leerlingen/%00/", "/leerlingen/../../etc/passwd", "/%f0%9f%99%82/", "/" + "a" * 999],
)
def test_a_strange_address_is_no_page(address: str, visitors: dict[str, Visitor]) -> None:
    assert {visitors[name].get(address).status_code for name in ("ruben", "niemand")} <= {302, 400, 404}


def test_a_host_that_is_not_ours_is_refused_also_when_a_proxy_says_it() -> None:
    for header in ({"host": "elders.example"}, {"host": "localhost@elders.example"}, {"host": "a b"}):
        assert Client(raise_request_exception=False).get("/inloggen/", headers=header).status_code == 400
    said = Client().get("/inloggen/", headers={"x-forwarded-host": "elders.example"})
    assert "elders" not in said.content.decode()


def test_a_real_server_keeps_cookies_to_https_and_has_browsers_remember_it() -> None:
    """As it is without any setting but a key, in a process of its own: tests themselves run without HTTPS."""
    secure = [f"{which}_COOKIE_SECURE" for which in ("SESSION", "CSRF", "LANGUAGE")]
    asked = [*secure, "SECURE_SSL_REDIRECT", "SECURE_HSTS_INCLUDE_SUBDOMAINS", "SECURE_HSTS_SECONDS"]
    code = f"from keuzeruimte_web import settings as s; print([getattr(s, name) for name in {asked}])"
    kept = {name: value for name, value in os.environ.items() if not name.startswith("KEUZERUIMTE_")}
    env = {**kept, "KEUZERUIMTE_SECRET_KEY": "x" * 60}
    said = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True)
    assert said.stdout.strip() == str([True, True, True, True, True, 365 * 24 * 3600])
