"""Every kind of answer travels closed: pages, files, redirects, refusals and our own faults."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from at_the_door import asked
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path
from pytest_django import Settings
from world import World

from keuzeruimte_web import settings as as_served
from keuzeruimte_web.files import Files
from keuzeruimte_web.urls import handler400, handler403, handler404, handler500, urlpatterns

pytestmark = pytest.mark.django_db

FEATURES = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
CLOSED = {
    "Content-Security-Policy": (
        "base-uri 'none'; connect-src 'self'; default-src 'self'; font-src 'self'; form-action 'self'; "
        "frame-ancestors 'none'; frame-src 'none'; img-src 'self'; object-src 'none'; script-src 'self'; "
        "style-src 'self'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": FEATURES,
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # These tell what runs here, or open an answer to others: never there.
    "Access-Control-Allow-Origin": None,
    "Server": None,
    "X-Powered-By": None,
}


def breaks(http_request: HttpRequest) -> HttpResponse:
    raise RuntimeError("our fault")


class Addresses:
    """The application's own addresses, and one that breaks."""

    urlpatterns = [*urlpatterns, path("stuk/", breaks)]  # noqa: RUF012
    handler400, handler403, handler404, handler500 = handler400, handler403, handler404, handler500


@pytest.fixture
def served(settings: Settings, tmp_path: Path) -> Iterator[Settings]:
    """All middleware as a real server has it, with one file to serve."""
    (tmp_path / "one.css").write_text("body { color: black }")
    settings.STATIC_ROOT = tmp_path
    settings.MIDDLEWARE = as_served.MIDDLEWARE
    settings.SERVESTATIC_ALLOW_ALL_ORIGINS = as_served.SERVESTATIC_ALLOW_ALL_ORIGINS
    settings.ROOT_URLCONF = Addresses
    cache.clear()
    yield settings
    cache.clear()


def browser_of(**options: Any) -> Client:
    return Client(raise_request_exception=False, **options)


def answers(world: World) -> Iterator[tuple[int, HttpResponse]]:
    """One answer of every kind, with the status that it should have."""
    nobody, joris = browser_of(), browser_of()
    joris.force_login(world.staff.joris.account)
    files = Files()
    file = asked(files, "/static/one.css")
    unchanged = {"if-modified-since": file.headers["Last-Modified"]}
    yield 200, file
    yield 206, asked(files, "/static/one.css", headers={"range": "bytes=0-3"})
    yield 304, asked(files, "/static/one.css", headers=unchanged)
    yield 416, asked(files, "/static/one.css", headers={"range": "bytes=900-901"})
    yield 405, asked(files, "/static/one.css", method="POST")
    yield 404, asked(files, "/static/none.css")
    yield 200, nobody.get("/inloggen/")
    yield 200, joris.get("/leerlingen/")
    yield 302, nobody.get("/leerlingen/")
    yield 301, joris.get("/leerlingen")
    yield 400, nobody.get("/inloggen/", headers={"host": "elders.example"})
    yield 403, browser_of(enforce_csrf_checks=True).post("/taal/", {"language": "en"})
    yield 404, joris.get("/nergens/")
    yield 405, joris.get("/taal/")
    long = json.dumps({"draft": "event:x", "content": {"text": "x" * 50_000}})
    yield 413, joris.post("/concept/", long, content_type="application/json")
    for _ in range(30):
        tired = nobody.post("/wachtwoord/vergeten/", {"email": "niemand@elders.example"})
    yield 429, tired
    yield 500, joris.get("/stuk/")


def test_every_kind_of_answer_travels_closed(world: World, served: Settings) -> None:
    for status, said in answers(world):
        assert (said.status_code, headers_of(said)) == (status, CLOSED)


def headers_of(said: HttpResponse) -> dict[str, str | None]:
    found = {name: said.headers.get(name) for name in CLOSED}
    policy = found["Content-Security-Policy"] or ""  # its parts come in any order
    return found | {"Content-Security-Policy": "; ".join(sorted(policy.split("; ")))}


def test_https_is_promised_over_https_and_a_redirect_leads_there_closed(
    world: World, served: Settings
) -> None:
    served.SECURE_SSL_REDIRECT, served.SECURE_HSTS_SECONDS = True, 60
    served.SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    browser = browser_of()
    promise = "max-age=60; includeSubDomains"
    for address in ("/static/one.css", "/inloggen/", "/leerlingen/", "/nergens/", "/stuk/"):
        is_file = address.startswith("/static/")
        said = asked(Files(), address, scheme="https") if is_file else browser.get(address, secure=True)
        assert (headers_of(said), said["Strict-Transport-Security"]) == (CLOSED, promise), address
    file = asked(Files(), "/static/one.css")
    assert (file.status_code, file["Location"]) == (301, "https://testserver/static/one.css")
    assert headers_of(file) == CLOSED
    plain = browser.get("/inloggen/")
    assert (plain.status_code, plain["Location"]) == (301, "https://testserver/inloggen/")
    assert headers_of(plain) == CLOSED
    assert headers_of(browser.get("/", headers={"host": "elders.example"})) == CLOSED
