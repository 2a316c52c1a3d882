"""A school in an installation, and somebody who goes on noting what happened: what was told to be saved?"""

import http.client
import json
import re
import sys
import time
import urllib.parse
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Thread
from uuid import uuid4

from installation import Installation

from browser import TOKEN, Browser

WORLD = """
import sys, json
sys.path.insert(0, {tests!r})
from django.contrib.auth.hashers import make_password
from django.utils import timezone
from world import build_world
made = build_world(timezone.localdate(), password=make_password("samen-om-tafel"))
with above_schools():
    print(json.dumps({{
        "ruben": made.staff.ruben.account.email,
        "marloes": made.saskia.marloes.account.email,
        "pupil": str(made.saskia.saskia.pk),
        "matter": str(made.saskia.trajectory.pk),
    }}))
"""
WRITTEN = """
import json
with above_schools():
    found = [one for one in m.Event.objects.all() if one.observed.startswith("Zag ")]
    traced = set(m.Trace.objects.filter(word="recorded_event").values_list("record", flat=True))
    print(json.dumps([one.observed for one in found if one.pk in traced]))
"""


@dataclass(frozen=True, slots=True)
class School:
    """Who is there, by what a browser needs."""

    ruben: str
    marloes: str
    pupil: str
    matter: str


def school_in(here: Installation, *, serves: str = "") -> School:
    """Prepare this installation, with two schools of invented people in it."""
    here.run("prepare", *(("--serves", serves) if serves else ()))
    said = here.script(WORLD.format(tests=str(Path(__file__).parents[1])))
    return School(**json.loads(said.splitlines()[-1]))


def written_in(here: Installation) -> list[str]:
    """What was noted, unsealed, and has its line in the log."""
    found: list[str] = json.loads(here.script(WRITTEN))
    return found


@dataclass
class Writer:
    """Notes one thing after the other, wherever the server is. `told`: what the server said is saved."""

    ports: tuple[int, ...]
    school: School
    name: str = "a"
    told: list[str] = field(default_factory=list)
    when: list[float] = field(default_factory=list)
    tried: int = 0
    _stop: Event = field(default_factory=Event)

    def begin(self) -> "Writer":
        """Sign in, and go on writing in the background."""
        browser = Browser(f"http://127.0.0.1:{self.ports[0]}")
        browser.sign_in(self.school.ruben)
        page = browser.open(f"/leerlingen/{self.school.pupil}/gebeurtenis/")
        self._token = TOKEN.findall(page)[-1]
        self._cookies = "; ".join(f"{one.name}={one.value}" for one in browser.jar)
        match = re.search(r'name="on" value="([0-9-]+)"', page)
        assert match
        self._on = match.group(1)
        self._thread = Thread(target=self._write, daemon=True)
        self._thread.start()
        return self

    def wait_for(self, more: int, *, seconds: float = 60) -> None:
        """Until so many more were told to be saved."""
        goal, until = len(self.told) + more, time.monotonic() + seconds
        while len(self.told) < goal:
            assert time.monotonic() < until, f"{self.name}: {len(self.told)} told, {self.tried} tried"
            time.sleep(0.02)

    def end(self) -> list[str]:
        """Stop, and answer what was told to be saved."""
        self._stop.set()
        self._thread.join(60)
        return self.told

    def _write(self) -> None:
        while not self._stop.is_set():
            self.tried += 1
            words = f"Zag {self.name} {self.tried}"
            if self._send(words, port=self.ports[self.tried % len(self.ports)]):
                self.told.append(words)
                self.when.append(time.monotonic())
            else:
                time.sleep(0.1)

    def _send(self, words: str, *, port: int) -> bool:
        path = f"/leerlingen/{self.school.pupil}/gebeurtenis/"
        fields = {
            "csrfmiddlewaretoken": self._token,
            "once": str(uuid4()),
            "person": self.school.pupil,
            "matter": self.school.matter,
            "kind": "relieved",
            "on": self._on,
            "observed": words,
            "opinion": "",
        }
        headers = {"Cookie": self._cookies, "Content-Type": "application/x-www-form-urlencoded"}
        line = http.client.HTTPConnection("127.0.0.1", port, timeout=15)
        try:
            line.request("POST", path, urllib.parse.urlencode(fields), headers)
            answer = line.getresponse()
            answer.read()
        except (OSError, http.client.HTTPException):
            return False
        finally:
            line.close()
        if answer.status not in (302, 500, 502, 503, 504):
            sys.stderr.write(f"{self.name}: {answer.status}\n")
        return answer.status == 302
