"""Two attackers' tools against the running demo, signed in as four people: wapiti, and sqlmap.

Bounded in time (`ATTACK_SECONDS` a step, 60 unless said otherwise). What they found, and why some of it is no
fault: `docs/privacy/attacked.md`. Everything happens on this machine, to invented people.
"""

import http.cookiejar
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

# The one of Debian 12 does not start with its own Python; `make drill` fetches a newer one.
WAPITI = os.environ.get("WAPITI", "build/wapiti/bin/wapiti")

pytestmark = [
    pytest.mark.drill,
    pytest.mark.skipif(not (shutil.which(WAPITI) and shutil.which("sqlmap")), reason="see `make drill`"),
]

SECONDS = int(os.environ.get("ATTACK_SECONDS", "60"))
PEOPLE = {
    "parent": "marloes.hendriks@thuis.lindecollege.example",
    "pupil": "saskia.vermeer@leerling.lindecollege.example",
    "mentor": "joris.kuiper@lindecollege.example",
    "administrator": "petra.vos@lindecollege.example",
}
STARTS = {
    "parent": ("/ouder/", "/verslagen/", "/hulp/"),
    "pupil": ("/leerling/", "/verslagen/", "/leerling/delen/"),
    "mentor": ("/leerlingen/", "/gesprekken/", "/afspraken/", "/leerlingen/zoek/?q=sas"),
    "administrator": ("/beheer/", "/beheer/klassen/", "/beheer/uitnodigen/", "/beheer/school/", "/bewaren/"),
}
# What asks something of the database in an address; `{child}` is the first pupil on one's own first page.
ASKED = {
    "parent": ("/wie-keek-mee/{child}/?tot=2026-01-01", "/ouder/{child}*/"),
    "pupil": ("/wie-keek-mee/{child}/?tot=2026-01-01", "/om-de-leerling-heen/{child}*/"),
    "mentor": ("/leerlingen/zoek/?q=sas", "/leerlingen/?klas=1A", "/leerlingen/{child}*/"),
    "administrator": ("/beheer/?q=jan&wie=pupil&pagina=1", "/beheer/uitnodigen/?wie=parent&klas=1A&blad=1"),
}
FIRST = {"parent": "/ouder/", "pupil": "/leerling/", "mentor": "/leerlingen/", "administrator": "/beheer/"}
# These end the visit, or let the scanner into the account itself.
LEFT_ALONE = ("/uitloggen/", "/apparaten/", "/wachtwoord/", "/kijk-als/", "/demo/", "/veilig-inloggen/")
MODULES = (
    "sql,timesql,xss,permanentxss,crlf,file,exec,redirect,xxe,csp,cookieflags,http_headers,methods,htaccess"
)
AN_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
# No fault: the demo runs without HTTPS on one's own machine, so there is no such promise and no such cookie;
# the third is a header that browsers let go of, because it could be turned against a page.
KNOWN = re.compile(
    r"Strict-Transport-Security is not set|Secure flag is not set|X-XSS-Protection is not set", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Served:
    """The running demo, and the log of its server."""

    address: str
    log: Path


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The demo, begun anew, on a free port of this machine."""
    folder = tmp_path_factory.mktemp("attacked")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    ours = ("KEUZERUIMTE_", "DJANGO_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    env = {**kept, "KEUZERUIMTE_DEMO": "1", "KEUZERUIMTE_VAR": str(folder / "var")}
    command = [Path(sys.executable).parent / "keuzeruimte-web", "demo", "--port", str(port), "--fresh"]
    log = folder / "server.log"
    with log.open("w") as lines, subprocess.Popen(command, env=env, stdout=lines, stderr=lines) as server:
        try:
            yield Served(_when_it_answers(port), log)
        finally:
            server.terminate()


def _when_it_answers(port: int) -> str:
    address = f"http://127.0.0.1:{port}"
    for _ in range(1200):
        try:
            urllib.request.urlopen(f"{address}/inloggen/", timeout=5).close()
        except OSError:
            time.sleep(0.5)
        else:
            return address
    raise TimeoutError(address)


def signed_in(address: str, who: str) -> str:
    """The cookies of somebody who steps in by the door of the demo."""
    jar = http.cookiejar.CookieJar()
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    page = browser.open(f"{address}/inloggen/").read().decode()
    key = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert key
    form = urllib.parse.urlencode({"csrfmiddlewaretoken": key[1], "person": PEOPLE[who]}).encode()
    browser.open(urllib.request.Request(f"{address}/demo/", form, {"Referer": address}))
    return "; ".join(f"{cookie.name}={cookie.value}" for cookie in jar)


def nothing_broke(served: Served) -> None:
    """No address answered with a fault of ours while it was attacked."""
    lines = served.log.read_text(errors="replace").splitlines()
    assert [line for line in lines if "Internal Server Error" in line or "Traceback" in line][:5] == []


@pytest.mark.parametrize("who", PEOPLE)
def test_wapiti_finds_nothing(served: Served, who: str, tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    starts = [part for path in STARTS[who] for part in ("-s", served.address + path)]
    alone = [part for path in LEFT_ALONE for part in ("-x", f"{served.address}{path}*")]
    bounds = ["-d", "4", "--max-links-per-page", "40", "--max-files-per-dir", "40", "-t", "20"]
    limits = ["--max-scan-time", str(SECONDS), "--max-attack-time", str(SECONDS)]
    command = [WAPITI, "-u", f"{served.address}/", "--scope", "folder", "-m", MODULES, *starts, *alone]
    kept = ["--store-session", str(tmp_path), "--flush-session", "--no-bugreport", "-f", "json"]
    cookie = ["-H", f"Cookie: {signed_in(served.address, who)}", "-o", str(report)]
    with (tmp_path / "said").open("w") as said:
        subprocess.run(
            [*command, *bounds, *limits, *kept, *cookie],
            stdout=said,
            stderr=said,
            timeout=SECONDS * 20,
            check=True,
        )
    found = json.loads(report.read_text())
    assert found["infos"]["crawled_pages_nbr"] > len(STARTS[who]), "it came no further than the first pages"
    faults = [
        (kind, one["method"], one["path"], one["info"])
        for group in ("vulnerabilities", "anomalies")
        for kind, ones in found[group].items()
        for one in ones
        if not KNOWN.search(one["info"])
    ]
    assert faults == []
    nothing_broke(served)


@pytest.mark.parametrize("who", PEOPLE)
def test_sqlmap_finds_nothing_to_inject_into(served: Served, who: str, tmp_path: Path) -> None:
    cookie = signed_in(served.address, who)
    first = urllib.request.Request(served.address + FIRST[who], headers={"Cookie": cookie})
    with urllib.request.urlopen(first) as page:
        ids = AN_ID.findall(page.url + page.read().decode())
    for path in ASKED[who]:
        said = subprocess.run(
            [
                *("sqlmap", "-u", served.address + path.format(child=ids[0] if ids else ""), "--batch"),
                *("--cookie", cookie, "--output-dir", tmp_path, "--flush-session", "--threads=2"),
                *("--technique=BEUS", "--ignore-code=404", "--skip-waf", "--skip=cookie,User-Agent,Referer"),
            ],
            capture_output=True,
            text=True,
            timeout=SECONDS * 10,
            check=False,
        ).stdout
        assert "identified the following injection" not in said, said
        assert "all tested parameters do not appear to be injectable" in said, said
    nothing_broke(served)
