"""Whatever a form is filled in with, it is answered: refused in words or kept, and its page still opens.

`test_hostile.py` sends every address everything odd at once; a form that is filled in well but for one field
gets further, to what the tables themselves refuse: a day of the year 1, a number that no column holds, an end
before its begin, a name that is taken.
"""

from collections.abc import Callable, Iterator
from functools import cache as cache_of
from typing import Any
from urllib.parse import parse_qsl, urljoin, urlsplit
from uuid import uuid4

import pytest
from crawl import AN_ID, Visitor
from django.core.cache import cache
from django.http import QueryDict
from forms_in import Sending, forms_in, questions_in
from test_hostile import DOORS, first_address
from town import Town

pytestmark = pytest.mark.django_db

Body = dict[str, list[str]]
Pages = Callable[[str], list[tuple[str, str]]]
WHO = ("ruben", "marloes", "saskia", "petra")
LARGE = str(10**20), "9" * 5000
"""More than a column holds; and more than Python reads as a number."""
ODD = {
    "date": ("0001-01-01", "2027-02-29", "9999-12-31"),
    "time": ("00:00", "24:00"),
    "number": ("-1", str(2**31), "1e400", *LARGE),
    "hidden": LARGE,
}
ASKED = ("a\x00b", "-1", "\u00b2", "9" * 5000, "0001-01-01", "9999-12-31")
SPRING, SUMMER, FORWARD = "2027-03-01", "2027-07-01", "2027-03-28"
"""Two days, and one on which clocks go forward at two."""


def one_by_one(form: Sending) -> Iterator[tuple[str, Body]]:
    """This form filled in well but for one thing; each with what that is."""
    for name, kind in form.kinds.items():
        if name in ("once", "csrfmiddlewaretoken"):
            continue
        if kind == "hidden" and not form.fields[name][0].isdecimal():
            continue  # an id, of which `test_hostile.py` says what becomes
        for value in ODD.get(kind, ()):
            yield f"{name}={value[:12]}", {name: [value]}
    days, clocks = (of_kind(form, kind) for kind in ("date", "time"))
    for name in days if len(days) > 1 else ():
        yield f"{name} first", {**each(days, SUMMER), name: [SPRING]}
        yield f"{name} last", {**each(days, SPRING), name: [SUMMER]}
    if clocks:
        yield "clocks go forward", each(days, FORWARD) | each(clocks, "02:30")


def of_kind(form: Sending, kind: str) -> list[str]:
    """The names of what one fills in in this way."""
    return [name for name, one in form.kinds.items() if one == kind]


def each(names: list[str], value: str) -> dict[str, list[str]]:
    """All of these filled in with the same."""
    return {name: [value] for name in names}


def forms_of(pages: list[tuple[str, str]], met: set[Any]) -> Iterator[tuple[str, str, Sending]]:
    """Every form on these pages in which something travels and that nobody met: page, address and form."""
    for address, page in pages:
        for form in forms_in(page):
            to = urljoin(address, form.action)
            mark = (AN_ID.sub("ID", to), *sorted(AN_ID.sub("ID", name) for name in form.fields))
            if mark not in met and set(form.kinds) - {"csrfmiddlewaretoken"}:
                met.add(mark)
                yield address, to, form


def answers(visitor: Visitor, *, page: str, to: str, bodies: list[Body]) -> list[Any]:
    """What these say after each other; and, where the one was kept, the page it leads to and its own."""
    cache.clear()  # else who sends much is asked to wait

    def visit() -> list[Any]:
        found = [visitor.browser.post(to, body) for body in bodies]
        if len(found) == 1 and found[0].status_code == 302:
            found += [visitor.browser.get(found[-1].headers["Location"]), visitor.browser.get(page)]
        return found

    return visitor.taken_back(visit)


@pytest.fixture(scope="module")
def pages(town: Town, visitors: dict[str, Visitor]) -> Pages:
    """The pages that somebody gets, with their addresses; each is asked once."""

    @cache_of
    def found(name: str) -> list[tuple[str, str]]:
        got = [(address, visitors[name].get(address)) for address in (first_address(d, town) for d in DOORS)]
        return [
            (address, page.content.decode())
            for address, page in got
            if page.status_code == 200 and "html" in page.headers["Content-Type"]
        ]

    return found


@pytest.fixture(scope="module")
def met() -> set[Any]:
    """The forms that somebody sent: what two people get is sent by the first."""
    return set()


@pytest.mark.parametrize("name", WHO)
def test_every_form_is_answered_whatever_one_field_says(
    name: str, pages: Pages, met: set[Any], visitors: dict[str, Visitor]
) -> None:
    told, kept, visitor = set(), 0, visitors[name]
    for page, to, form in forms_of(pages(name), met):
        again = [form.fields, form.fields | {"once": [str(uuid4())]}]
        for what, bodies in [
            *([("again", again)] if "once" in form.fields else []),
            *((what, [form.fields | change]) for what, change in one_by_one(form)),
        ]:
            said = answers(visitor, page=page, to=to, bodies=bodies)
            kept += said[0].status_code == 302
            told |= {(to, what, one.request["PATH_INFO"]) for one in said if one.status_code >= 500}
    assert kept > 1  # what others met before is not sent again
    assert sorted(told) == []


@pytest.mark.parametrize("name", WHO)
def test_every_question_in_an_address_is_answered(
    name: str, pages: Pages, visitors: dict[str, Visitor]
) -> None:
    told, asked = set(), set()
    for address, page in pages(name):
        for link in questions_in(page):
            parts = urlsplit(urljoin(address, link))
            for word, _value in parse_qsl(parts.query, keep_blank_values=True):
                mark = AN_ID.sub("ID", parts.path), word
                if mark in asked:
                    continue
                asked.add(mark)
                for value in ASKED:
                    question = QueryDict(parts.query, mutable=True)
                    question[word] = value
                    if visitors[name].get(f"{parts.path}?{question.urlencode()}").status_code >= 500:
                        told.add((*mark, value[:12]))
    assert len(asked) > 3
    assert sorted(told) == []
