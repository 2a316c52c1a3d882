"""Invented people press what stands on their pages, and send what its forms offer: nothing breaks, and no
form that was just shown leads to a page that is not there.

Bounded in time: `WANDER_SECONDS`, 120 unless said otherwise. `WANDER_SEED` walks the same way once more.
"""

import os
import re
import time
from random import Random
from urllib.parse import urljoin

import pytest
from crawl import Visitor
from town import Town
from wandering import Form, Pressable

pytestmark = [pytest.mark.django_db, pytest.mark.drill]

SECONDS = int(os.environ.get("WANDER_SECONDS", "120"))
SEED = int(os.environ.get("WANDER_SEED", str(int(time.time()))))
ELSEWHERE = re.compile(r"/uitloggen|/taal|wachtwoord|/account/|/tweede|/beveiliging")
"""Where one goes out of the own seat."""
ID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")


class Wanderer:
    """Somebody who goes where a page leads."""

    def __init__(self, name: str, town: Town, how: Random) -> None:
        self.name, self.town, self.how = name, town, how
        self.browser = Visitor(town, name).browser
        self.known = {"/": 0}
        self.sent = 0

    def step(self) -> list[str]:
        """Open a page that was seen little, and perhaps send a form of it; what went wrong."""
        some = self.how.sample(sorted(self.known), min(6, len(self.known)))
        address = min(some, key=lambda one: self.known[one])
        self.known[address] += 1
        answer = self.browser.get(address, follow=True)
        if answer.status_code >= 500:
            return [f"{self.name} opens {address}"]
        if answer.status_code != 200 or "html" not in answer.headers.get("Content-Type", ""):
            return []
        if answer.redirect_chain:
            address = urljoin(address, answer.redirect_chain[-1][0])
        if address.startswith("/inloggen/"):  # signed out by what somebody pressed
            self.browser = Visitor(self.town, self.name).browser
            return []
        found = Pressable(answer.content.decode(), today=self.town.world.today)
        for link in found.links:
            to = urljoin(address, link)
            if not ELSEWHERE.search(to) and len(self.known) < 2_000:
                self.known.setdefault(to, 0)
        forms = [form for form in found.forms if not ELSEWHERE.search(urljoin(address, form.action))]
        return self._send(self.how.choice(forms), address) if forms else []

    def _send(self, form: Form, address: str) -> list[str]:
        to = urljoin(address, form.action or address)
        body = form.filled(self.how)
        wrong = []
        send = self.browser.post if form.posts else self.browser.get
        for again in range(self.how.choice((1, 1, 1, 2))):
            answer = send(to, body)
            self.sent += 1
            missing = answer.status_code == 404 and not wrong and not again
            if answer.status_code >= 500 or missing:
                wrong.append(f"{self.name}: {answer.status_code} for {ID.sub('…', to)} with {body}")
        return wrong


def test_whatever_people_press_nothing_breaks(town: Town) -> None:
    how = Random(SEED)
    people = [Wanderer(name, town, how) for name in town.cast if town.cast[name]]
    until, wrong = time.monotonic() + SECONDS, []
    while time.monotonic() < until:
        wrong += how.choice(people).step()
    assert sum(one.sent for one in people) > SECONDS / 4
    assert wrong == [], f"WANDER_SEED={SEED}"
