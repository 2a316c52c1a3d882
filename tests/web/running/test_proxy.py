"""The example for nginx, with the real nginx: pages over HTTPS, a live screen as it comes, a doctor at ease.

A drill: it starts servers of its own, on this machine alone.
"""

import re
import shutil
import ssl
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from socket import create_connection

import pytest
from cluster import wait
from installation import Installation, free_port
from writing import school_in

ROOT = Path(__file__).parents[3]
NGINX = shutil.which("nginx", path="/usr/sbin:/usr/bin")
pytestmark = [pytest.mark.drill, pytest.mark.skipif(NGINX is None, reason="run bin/needs nginx")]
AROUND = """
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{}}
http {{
  client_body_temp_path {folder}/b; proxy_temp_path {folder}/p; fastcgi_temp_path {folder}/f;
  uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
  {conf}
}}
"""
OPEN_A_TABLE = """
from datetime import timedelta
from django.utils import timezone
from keuzeruimte_web.access.devices import hash_of
from keuzeruimte_web.operations.codes import digest
with above_schools():
    talk = m.Conversation.objects.order_by("-starts_at").first()
    talk.state = "held"
    talk.save(update_fields=["state"])
    open_until = timezone.now() + timedelta(hours=2)
    table = m.Table.objects.create(
        school_id=talk.school_id, conversation=talk, code="T1", code_hash=digest("T1"), until=open_until
    )
    m.TableSeat.objects.create(
        school_id=talk.school_id, table=table, token_hash=hash_of("a-screen"), number=11, person=None,
        is_screen=True, admitted_at=timezone.now(),
    )
    print(talk.pk)
"""
SOMETHING_CHANGES = """
from keuzeruimte_web.operations.changes import mark_changed
from django.db import transaction
with above_schools(), transaction.atomic():
    m.Table.objects.filter(conversation={talk!r}).update(code="T2")  # stands on the screen; a title does not
    mark_changed({talk!r})
"""


@contextmanager
def nginx(folder: Path, *, port: int) -> Iterator[int]:
    """Our example with another name of the certificate and other ports; where it answers over HTTPS."""
    secure, plain = free_port(), free_port()
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"),
            *("-keyout", f"{folder}/key.pem", "-out", f"{folder}/cert.pem", "-days", "30"),
            *("-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"),
        ],
        check=True,
        capture_output=True,
    )
    conf = (ROOT / "deploy" / "proxy" / "nginx.conf").read_text()
    for before, after in (
        (r"listen \[::\].*\n", ""),
        (r"listen 80;", f"listen 127.0.0.1:{plain};"),
        (r"listen 443", f"listen 127.0.0.1:{secure}"),
        (r"127\.0\.0\.1:8000", f"127.0.0.1:{port}"),
        (r"keuzeruimte\.school\.example", "localhost"),
        (r"/etc/ssl/keuzeruimte/fullchain\.pem", f"{folder}/cert.pem"),
        (r"/etc/ssl/keuzeruimte/key\.pem", f"{folder}/key.pem"),
        (r"/var/log/nginx/keuzeruimte\.log", f"{folder}/access.log"),
        (r"/etc/nginx/keuzeruimte;", f"{ROOT}/deploy/proxy;"),
    ):
        conf, count = re.subn(before, after, conf)
        assert count, before
    whole = folder / "nginx.conf"
    whole.write_text(AROUND.format(folder=folder, conf=conf))
    said = subprocess.run([str(NGINX), "-t", "-c", str(whole)], capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stderr
    process = subprocess.Popen([str(NGINX), "-c", str(whole), "-g", "daemon off;"])
    try:
        wait(lambda: answers(secure), seconds=60, what="nginx")
        yield secure
    finally:
        process.terminate()
        process.wait(20)


def test_pages_and_a_live_screen_come_through_nginx_and_the_doctor_is_content(
    installation: Callable[..., Installation], tmp_path: Path
) -> None:
    here = installation("here", KEUZERUIMTE_HTTPS="1", KEUZERUIMTE_BEHIND_PROXY="1")
    here.settings["KEUZERUIMTE_HOSTS"] = "localhost,127.0.0.1"
    school_in(here)
    talk = here.script(OPEN_A_TABLE).splitlines()[-1]
    here.run("backup", "--records", str(tmp_path / "backups"))
    (tmp_path / "nginx").mkdir()
    with here.served(), nginx(tmp_path / "nginx", port=here.port) as port:
        trusts = ssl.create_default_context(cafile=f"{tmp_path}/nginx/cert.pem")
        with urllib.request.urlopen(f"https://localhost:{port}/inloggen/", context=trusts) as page:
            assert (page.status, "max-age=31536000" in page.headers["Strict-Transport-Security"]) == (
                200,
                True,
            )
        here.settings |= {
            "SSL_CERT_FILE": f"{tmp_path}/nginx/cert.pem",
            "KEUZERUIMTE_ADDRESS": f"https://localhost:{port}",
            "KEUZERUIMTE_BACKUPS": str(tmp_path / "backups"),
        }
        # With PostgreSQL an installation of these tests serves as the role that owns its tables.
        said = here.run("doctor", "--without", "roles")
        assert "wrong: 0" in said
        assert f"https://localhost:{port} leads here." in said
        with (
            create_connection(("127.0.0.1", port)) as raw,
            trusts.wrap_socket(raw, server_hostname="localhost") as line,
        ):
            line.settimeout(30)
            line.sendall(b"GET /tafel/stroom/ HTTP/1.1\r\nHost: localhost\r\nCookie: tafel=a-screen\r\n\r\n")
            first = until(line, b"event: changed")
            here.script(SOMETHING_CHANGES.format(talk=talk))
            begun = time.monotonic()
            until(line, b"event: changed")
            assert time.monotonic() - begun < 5
        assert b"text/event-stream" in first
    assert "/inloggen/" in (tmp_path / "nginx" / "access.log").read_text()


def test_while_no_server_answers_a_page_of_ours_says_when_to_come_back(tmp_path: Path) -> None:
    (tmp_path / "nginx").mkdir()
    with nginx(tmp_path / "nginx", port=free_port()) as port:
        trusts = ssl.create_default_context(cafile=f"{tmp_path}/nginx/cert.pem")
        for sent in (None, b"text=Noor"):
            with pytest.raises(urllib.error.HTTPError) as told:
                urllib.request.urlopen(f"https://localhost:{port}/inloggen/", sent, context=trusts)
            page = told.value.read().decode()
            assert (told.value.code, told.value.headers["Retry-After"]) == (503, "60")
            assert "Wat als bewaard is gemeld, is er nog." in page
            assert "Whatever you were told is saved, is still there." in page


def answers(port: int) -> bool:
    """Whether somebody listens there."""
    try:
        create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True


def until(line: ssl.SSLSocket, words: bytes) -> bytes:
    """What came until these words did."""
    found = b""
    while words not in found:
        more = line.recv(4096)
        assert more, found
        found += more
    return found
