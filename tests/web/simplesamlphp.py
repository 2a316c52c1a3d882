"""A real SAML identity provider for the tests: Debian's simpleSAMLphp, served by PHP itself on 127.0.0.1.

`started(folder)` makes its settings, its key and its people in a folder of the test, and stops it at the end.
`register` tells it whom it serves, as the federation does; `answer` signs somebody in through its own login
page and gives the answer that their browser would post to us.
"""

import base64
import json
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.parse import urlencode, urljoin
from urllib.request import HTTPCookieProcessor, OpenerDirector, ProxyHandler, build_opener

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID

ROOT = Path(__file__).parents[2]
PLACES = (
    Path(os.environ.get("SIMPLESAMLPHP", "/usr/share/simplesamlphp")),
    ROOT / "build/simplesamlphp/usr/share/simplesamlphp",
)
PASSWORD = "samen-om-tafel"
SASKIA_UID = "qj7cks8qdz9ph54@lindecollege"
SASKIA_ECK = "https://ketenid.nl/201703/" + "5a" * 64
BOUND = 20  # seconds in which it must answer

CONFIG = """<?php
$here = dirname(__FILE__);
$config = [
    'baseurlpath' => getenv('IDP_BASE'),
    'certdir' => "$here/", 'loggingdir' => "$here/", 'datadir' => "$here/", 'tempdir' => "$here/temp",
    'metadatadir' => $here,
    'secretsalt' => 'only-for-tests', 'auth.adminpassword' => 'only-for-tests',
    'enable.saml20-idp' => true,
    'module.enable' => ['exampleauth' => true, 'core' => true, 'saml' => true],
    'session.cookie.secure' => false, 'session.cookie.samesite' => null,
    'session.phpsession.savepath' => "$here/sessions", 'store.type' => 'phpsession',
    'language.default' => 'nl', 'language.available' => ['nl', 'en'], 'language.cookie.secure' => false,
    'logging.handler' => 'file', 'logging.level' => 3,
    'authproc.idp' => [50 => 'core:AttributeLimit'], 'authproc.sp' => [], 'admin.checkforupdates' => false,
    'metadata.sources' => [['type' => 'flatfile']],
];
"""
PEOPLE = "<?php $config = ['school' => json_decode(file_get_contents(__DIR__ . '/people.json'), true)];"
SERVED = "<?php $metadata = json_decode(file_get_contents(__DIR__ . '/served.json'), true);"
HOSTED = """<?php
$metadata[getenv('IDP_ENTITY')] = [
    'host' => '__DEFAULT__', 'auth' => 'school', 'privatekey' => 'key.pem', 'certificate' => 'cert.pem',
    'signature.algorithm' => 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
    'attributes.NameFormat' => 'urn:oasis:names:tc:SAML:2.0:attrname-format:basic',
];
"""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the browser brings to us: where to, the message (base64 of XML), and our own mark with it."""

    address: str
    message: str
    relay: str

    @property
    def xml(self) -> bytes:
        """The message as the identity provider wrote it."""
        return base64.b64decode(self.message)

    @property
    def form(self) -> dict[str, str]:
        """The fields of the form, as the browser posts them."""
        return {"SAMLResponse": self.message, "RelayState": self.relay}


@dataclass(frozen=True, slots=True)
class IdentityProvider:
    """A running simpleSAMLphp."""

    folder: Path
    base: str
    entity: str

    @property
    def sign_in_address(self) -> str:
        """Where a request to sign in goes."""
        return f"{self.base}saml2/idp/SSOService.php"

    @property
    def certificate(self) -> str:
        """The certificate it signs with, in PEM."""
        return (self.folder / "cert.pem").read_text()

    @property
    def key(self) -> str:
        """The key it signs with, in PEM: with it a test can sign what no honest provider would say."""
        return (self.folder / "key.pem").read_text()

    def metadata(self) -> str:
        """What it says of itself, as a school would paste it."""
        with _browser().open(f"{self.base}saml2/idp/metadata.php", timeout=BOUND) as page:
            return str(page.read().decode())

    def knows(self, name: str, **attributes: str) -> None:
        """From now on, this person can sign in there, and comes with these attributes."""
        people = json.loads((self.folder / "people.json").read_text())
        people[f"{name}:{PASSWORD}"] = {key: [value] for key, value in attributes.items()}
        (self.folder / "people.json").write_text(json.dumps(people))

    def register(self, entity: str, *, comes_back_to: str, **options: Any) -> None:
        """From now on, it serves this service."""
        served = json.loads((self.folder / "served.json").read_text())
        served[entity] = {"AssertionConsumerService": comes_back_to, "simplesaml.nameidattribute": "uid"}
        served[entity] |= {"NameIDFormat": "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified"} | options
        (self.folder / "served.json").write_text(json.dumps(served))

    def answer(self, address: str, *, name: str) -> Answer:
        """Follow our request to its login page, sign in there, and give the answer of its last page."""
        browser = _browser()
        with browser.open(address, timeout=BOUND) as page:
            form = _Form.read(page.read().decode())
            there = urljoin(page.url, form.action or page.url)
        filled = form.fields | {"username": name, "password": PASSWORD}
        with browser.open(there, urlencode(filled).encode(), timeout=BOUND) as page:
            last = _Form.read(page.read().decode())
        return Answer(last.action, last.fields["SAMLResponse"], last.fields.get("RelayState", ""))

    def unasked(self, entity: str, *, name: str) -> Answer:
        """An answer to nothing: signing in that began there, and not with us."""
        return self.answer(f"{self.sign_in_address}?{urlencode({'spentityid': entity})}", name=name)


class _Form(HTMLParser):
    """The one form of a page: where it goes, and its fields."""

    def __init__(self) -> None:
        super().__init__()
        self.action = ""
        self.fields: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values: Mapping[str, str] = {name: value or "" for name, value in attrs}
        if tag == "form" and values.get("action", "") and not self.action:
            self.action = values["action"]
        if tag == "input" and values.get("name"):
            self.fields[values["name"]] = values.get("value", "")

    @classmethod
    def read(cls, page: str) -> "_Form":
        form = cls()
        form.feed(page)
        return form


def found() -> Path:
    """Where simpleSAMLphp lies; bin/needs brings it."""
    for place in PLACES:
        if (place / "www/module.php").exists() and shutil.which("php"):
            return place
    raise FileNotFoundError("simpleSAMLphp or PHP is missing: run bin/needs, it installs both for the tests")


@pytest.fixture(scope="session")
def idp(tmp_path_factory: pytest.TempPathFactory) -> Iterator[IdentityProvider]:
    """A simpleSAMLphp for all tests of a session, that knows Saskia."""
    with started(tmp_path_factory.mktemp("simplesamlphp")) as running:
        running.knows(
            "saskia", uid=SASKIA_UID, eckId=SASKIA_ECK, givenName="Saskia", mail="saskia@school.example"
        )
        yield running


@contextmanager
def started(folder: Path) -> Iterator[IdentityProvider]:
    """A simpleSAMLphp with an own key, own people and nobody to serve yet; stopped at the end."""
    port = _free_port()
    base, entity = f"http://127.0.0.1:{port}/", f"http://127.0.0.1:{port}/saml2/idp/metadata.php"
    _write(folder)
    environment = os.environ | {
        "SIMPLESAMLPHP_CONFIG_DIR": str(folder),
        "IDP_BASE": base,
        "IDP_ENTITY": entity,
        "PHP_CLI_SERVER_WORKERS": "2",
    }
    command = ["php", "-d", "error_reporting=0", "-S", f"127.0.0.1:{port}", "-t", str(found() / "www")]
    with (folder / "server.log").open("w") as log:
        process = subprocess.Popen(command, env=environment, stdout=log, stderr=log, start_new_session=True)
        try:
            _wait_for(base, process)
            yield IdentityProvider(folder, base, entity)
        finally:
            os.killpg(process.pid, 15)
            process.wait(timeout=BOUND)


def _write(folder: Path) -> None:
    for name in ("temp", "sessions"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    certificate, key = self_signed("Inlogdienst van de tests")
    pages = {
        "config.php": CONFIG,
        "authsources.php": PEOPLE,
        "saml20-sp-remote.php": SERVED,
        "saml20-idp-hosted.php": HOSTED,
        "people.json": json.dumps({"0": "exampleauth:UserPass"}),
        "served.json": "{}",
        "cert.pem": certificate,
        "key.pem": key,
    }
    for name, text in pages.items():
        (folder / name).write_text(text)


def self_signed(name: str) -> tuple[str, str]:
    """A certificate and its key, in PEM."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.now(tz=UTC)
    made = x509.CertificateBuilder(subject, subject, key.public_key(), x509.random_serial_number())
    made = made.not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=30))
    certificate = made.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM).decode()
    kind, bare = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    return certificate, key.private_bytes(serialization.Encoding.PEM, kind, bare).decode()


def _browser() -> OpenerDirector:
    return build_opener(ProxyHandler({}), HTTPCookieProcessor(CookieJar()))


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def _wait_for(base: str, process: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + BOUND
    while time.monotonic() < until and process.poll() is None:
        try:
            with _browser().open(f"{base}saml2/idp/metadata.php", timeout=BOUND):
                return
        except URLError:
            time.sleep(0.05)
    raise TimeoutError(f"simpleSAMLphp did not start within {BOUND} seconds; server.log says why")
