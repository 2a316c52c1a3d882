"""A real OpenID Connect provider, run beside the tests: `tests/identity_provider/provider.js`."""

import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit
from uuid import UUID

import requests
from django.test import Client

from keuzeruimte_web import secret
from keuzeruimte_web.operations.identity_providers import PURPOSE
from keuzeruimte_web.records.models import IdentityProvider, School

FOLDER = Path(__file__).parents[1] / "identity_provider"
HERE, THERE = UUID(int=0x5C0001), UUID(int=0x5C0002)
"""The ids of its record at the own school and at the other: by them it knows our addresses."""
CLIENT_ID, CLIENT_SECRET = "keuzeruimte", "a secret of the tests, thirty-two long"


@dataclass(frozen=True, slots=True)
class RealProvider:
    """Where it listens; and what a test asks of it."""

    issuer: str

    def knows(self, **accounts: dict[str, object]) -> None:
        """Who can sign in there, with the claims of each."""
        requests.post(f"{self.issuer}/test/accounts", json=accounts, timeout=10).raise_for_status()

    def spoils(self, mode: str) -> None:
        """Answer wrongly from now on, in one of the ways of provider.js; '' for not at all."""
        requests.post(f"{self.issuer}/test/mode", json={"mode": mode}, timeout=10).raise_for_status()

    def of(self, school: School, *, pk: UUID = HERE, **fields: object) -> IdentityProvider:
        """The record of this provider at a school."""
        return IdentityProvider.objects.create(  # type: ignore[no-any-return]
            pk=pk,
            school=school,
            **{
                "protocol": "oidc",
                "name": "Entree",
                "issuer": self.issuer,
                "client_id": CLIENT_ID,
                "sealed_secret": secret.locked(CLIENT_SECRET, purpose=PURPOSE),
                "eck_id_claim": "eckId",
                "uid_claim": "uid",
                "active": True,
                **fields,
            },
        )


@contextmanager
def real_provider(address: str) -> Iterator[RealProvider]:
    """A provider that knows our application at this address."""
    if not (FOLDER / "node_modules").exists():
        raise RuntimeError("The tests need a real identity provider: run bin/needs.")
    ours = [f"{address}/inloggen/school/terug/{pk}/" for pk in (HERE, THERE)]
    with subprocess.Popen(
        ["node", "provider.js", *ours],
        cwd=FOLDER,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        try:
            assert process.stdout is not None
            printed = []
            for line in process.stdout:
                printed.append(line)
                if line.startswith("http://"):
                    yield RealProvider(line.strip())
                    break
            else:
                raise RuntimeError("".join(printed))
        finally:
            process.terminate()


def leave(browser: Client, provider: UUID = HERE, *, start: str = "") -> str:
    """Press the button of this provider; answer the address to which one is sent."""
    page = browser.post(start or f"/inloggen/school/naar/{provider}/").content.decode()
    found = re.search(r'http-equiv="refresh" content="0; url=([^"]+)"', page)
    assert found, page
    return unescape(found[1])


def sign_in_there(address: str, *, login: str, ours: str = "http://testserver") -> str:
    """Sign in at the provider, as a browser would; answer our own address that it sends one back to."""
    with requests.Session() as there:
        answer = there.get(address, allow_redirects=False, timeout=10)
        while True:
            if answer.is_redirect:
                to = answer.headers["Location"]
                if to.startswith(ours):
                    return to
                onward = to if "://" in to else f"{origin(answer.url)}{to}"
                answer = there.get(onward, allow_redirects=False, timeout=10)
            else:
                assert "Inloggen bij school" in answer.text, answer.text
                answer = there.post(answer.url, data={"login": login}, allow_redirects=False, timeout=10)


def origin(address: str) -> str:
    """Scheme, host and port."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"
