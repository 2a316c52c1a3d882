"""Which pages are measured, who is signed in there, and what one visit costs the database.

`python -m bench.web.visits FACES` prints it as JSON; it runs beside the server, in the same database.
"""

import json
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "keuzeruimte_web.settings")

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.db import connection  # noqa: E402
from django.middleware.csrf import _get_new_csrf_string  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext, override_settings  # noqa: E402

from bench.web.load import Visitor  # noqa: E402
from bench.web.plans import looked_for  # noqa: E402
from keuzeruimte_web.records.models import Account  # noqa: E402

AT_ONCE = 32
FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True, slots=True)
class Visit:
    """A page: its name, its bar (times the processor time of the floor), who visits, and what it takes."""

    name: str
    bar: float | None
    visitors: tuple[Visitor, ...]
    queries: int
    html: int
    pages_each: int = 1
    explained: int = 0
    """Questions of which PostgreSQL told how it would answer them."""
    read_whole: tuple[str, ...] = ()


def main() -> None:
    """Sign everybody in, and count."""
    faces = json.loads(Path(sys.argv[1]).read_text())
    with override_settings(ALLOWED_HOSTS=["*"]):
        found = [asdict(visit) for visit in visits(faces)]
    json.dump(found, sys.stdout)


def visits(faces: dict[str, Any]) -> Iterator[Visit]:
    """Every page that is measured."""
    accounts, pupil = faces["accounts"], faces["pupil"]
    mentor, adviser = accounts["mentor"], accounts["adviser"]
    parent, child = accounts["parent"], accounts["pupil"]
    name = urlencode({"q": faces["name"][:4]})
    yield _page("home of a mentor", 6, mentor, "/leerlingen/")
    yield _page("home of a careers adviser with 300 pupils", 25, adviser, "/leerlingen/")
    yield _page("dossier", 6, mentor, f"/leerlingen/{pupil}/")
    yield _page("preparing, six items", None, *_plan(faces["talks"][0]))
    yield _weighing(faces["talks"][0])
    yield from _saving(faces["talks"][:AT_ONCE])
    yield _page("home of a parent", 5, parent, f"/ouder/{pupil}/")
    yield _page("home of a pupil", None, child, "/leerling/")
    yield _page("search by name", 5, mentor, f"/leerlingen/zoek/?{name}")
    yield _page("caseload: conversations", None, mentor, "/gesprekken/")


def _plan(talk: list[str]) -> tuple[str, str]:
    conversation, account = talk
    return account, f"/gesprekken/{conversation}/voorbereiden/"


def _page(name: str, bar: float | None, account: str, path: str) -> Visit:
    cookie, client = signed_in(account)
    queries, body = _count(client, path)
    with _explained() as plans:
        client.get(path)
    return Visit(name, bar, (Visitor(cookie, path),), queries, len(body), **plans)


@contextmanager
def _explained() -> Iterator[dict[str, Any]]:
    """How many questions of what is visited inside are explained, and the tables they would read whole."""
    found: dict[str, Any] = {}
    if connection.vendor != "postgresql":
        yield found
        return
    with looked_for() as scans:
        yield found
    whole = tuple(sorted({table for table, _question in scans.found}))
    found |= {"explained": scans.asked, "read_whole": whole}


def _weighing(talk: list[str]) -> Visit:
    """What the form of one item answers while one chooses: the assessment of the whole plan."""
    account, path = _plan(talk)
    cookie, client = signed_in(account)
    form = _form(client, path)
    address = path + "toets/"
    queries, body = _count(client, address, form)
    with _explained() as plans:
        client.post(address, form, content_type=FORM)
    visitor = Visitor(cookie, address, form=form)
    return Visit("live assessment, six items", 5, (visitor,), queries, len(body), **plans)


def _saving(talks: list[list[str]]) -> Iterator[Visit]:
    """An item, saved by its own form, and the page after it; each visitor in a conversation of its own.

    Then the same as browsers do it that have htmx: what changed on the page comes as the answer to the form.
    """
    visitors = []
    queries = stays = size = 0
    plans: dict[str, Any] = {}
    for talk in talks:
        account, path = _plan(talk)
        cookie, client = signed_in(account)
        form = _form(client, path)
        without = urlencode([(k, v) for k, v in _pairs(form) if k not in ("version", "once")])
        item = dict(_pairs(form))["item"]
        visitors.append(Visitor(cookie, f"{path}?punt={item}", path + "punt/", without))
        if not queries:
            queries, _body = _count(client, path + "punt/", form)
            stays, body = _count(client, path + "punt/", _form(client, path), stays=True)
            size = len(body)
            again = _form(client, path)
            with _explained() as plans:
                client.post(path + "punt/", again, content_type=FORM, follow=True)
    name = "saving an item, and the page after it"
    yield Visit(name, 8, tuple(visitors), queries, 0, pages_each=2, **plans)
    there = tuple(replace(one, stays=True) for one in visitors)
    yield Visit("the same with htmx: an item, saved where it stands", 8, there, stays, size)


def _pairs(form: str) -> list[tuple[str, str]]:
    return parse_qsl(form, keep_blank_values=True)


def signed_in(account: str) -> tuple[str, Client]:
    """A session as the door makes it: the cookies for elsewhere, and a browser here."""
    found = Account.objects.get(pk=account)
    session = SessionStore()
    session[SESSION_KEY] = str(found.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = found.get_session_auth_hash()
    session["begun"] = session["seen"] = time.time()
    session.create()
    csrf = _get_new_csrf_string()
    cookies = {settings.SESSION_COOKIE_NAME: session.session_key or "", settings.CSRF_COOKIE_NAME: csrf}
    client = Client()
    for name, value in cookies.items():
        client.cookies[name] = value
    return "; ".join(f"{name}={value}" for name, value in cookies.items()), client


def _count(client: Client, path: str, form: str = "", *, stays: bool = False) -> tuple[int, bytes]:
    """Queries of a page, the second time, or of a form; and the answer. ValueError for anything but that."""
    for _ in range(1 if form else 2):
        with CaptureQueriesContext(connection) as asked:
            htmx = {"HX-Request": "true"} if stays else {}
            sent = client.post(path, form, content_type=FORM, headers=htmx) if form else None
            answer = sent or client.get(path)
    if answer.status_code != (302 if path.endswith("/punt/") and not stays else 200):
        raise ValueError(f"{path}: {answer.status_code}")
    return len(asked), answer.content


def _form(client: Client, path: str) -> str:
    """The form of the item that the page looks at, as a browser would send it."""
    page = client.get(path)
    reader = _Reader()
    reader.feed(page.content.decode())
    return urlencode(reader.fields)


class _Reader(HTMLParser):
    """What is filled in, in the form with the id of the item's."""

    def __init__(self) -> None:
        super().__init__()
        self.inside = False
        self.fields: list[tuple[str, str]] = []
        self.choosing = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A field, when it says something."""
        given = dict(attrs)
        if tag == "form":
            self.inside = given.get("id") == "punt-formulier"
        if not self.inside or "disabled" in given:
            return
        name, value = given.get("name") or "", given.get("value") or ""
        if tag == "input" and name:
            if given.get("type") not in ("radio", "checkbox") or "checked" in given:
                self.fields.append((name, value))
        elif tag == "select":
            self.choosing = name
        elif tag == "option" and "selected" in given:
            self.fields.append((self.choosing, value))

    def handle_endtag(self, tag: str) -> None:
        """The end of the form."""
        if tag == "form":
            self.inside = False


if __name__ == "__main__":
    main()
