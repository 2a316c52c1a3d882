"""Whoever sends a choice twice in one form breaks nothing: it is the same choice."""

from urllib.parse import urljoin

import pytest
from crawl import Visitor
from forms_in import forms_in
from test_hostile import DOORS, first_address
from town import Town

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", ["ruben", "marloes", "saskia", "petra"])
def test_every_form_that_is_sent_with_each_choice_twice_is_answered(
    name: str, town: Town, visitors: dict[str, Visitor]
) -> None:
    told, sent = set(), set()
    for door in DOORS:
        address = first_address(door, town)
        page = visitors[name].get(address)
        if page.status_code != 200 or "html" not in page.headers["Content-Type"]:
            continue
        for form in forms_in(page.content.decode()):
            to = urljoin(address, form.action)
            mark = (to, *sorted(form.fields))
            if mark in sent or not form.several:
                continue
            sent.add(mark)
            body = {name: values * 2 for name, values in form.fields.items()}
            if visitors[name].post(to, body).status_code >= 500:
                told.add((door.name, to))
    assert len(sent) > 5
    assert sorted(told) == []
