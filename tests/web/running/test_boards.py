"""Three boards on two clusters behind one HAProxy, by our own example: each sees only its own, and one moves.

A drill; docs/operations/boards.md says what an operator does, and this does it.
"""

import re
import shutil
import subprocess
import urllib.error
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from cluster import wait
from installation import Installation, free_port
from postgresql import PROGRAMS, PostgreSQL, postgresql
from test_proxy import answers
from writing import School, Writer, school_in, written_in

from browser import Browser
from keuzeruimte_web.keys.master import new_master_key

ROOT = Path(__file__).parents[3]
HAPROXY = shutil.which("haproxy", path="/usr/sbin:/usr/bin")
pytestmark = [
    pytest.mark.drill,
    pytest.mark.skipif(not (HAPROXY and PROGRAMS), reason="run bin/needs haproxy postgresql"),
]
SERVER = """backend {board}
    option httpchk
    http-check send meth GET uri /klaar/ ver HTTP/1.1 hdr Host {name}
    default-server inter 200ms fall 2 rise 1
    server one 127.0.0.1:{port} check
"""


OF_THIS_BOARD = """
with above_schools():
    print(m.Person.objects.filter(pupil=m.Pupil.objects.get(pk={pupil!r})).update(family_name="Van {board}"))
"""


def named(board: str) -> str:
    return f"{board}.keuzeruimte.example"


def board(folder: Path, on: PostgreSQL, name: str) -> tuple[Installation, School]:
    """An installation of its own: database, keys, secrets, folder and role."""
    (folder / name).mkdir()
    made = Installation(
        folder / name,
        settings=on.make(name) | {"KEUZERUIMTE_HOSTS": f"{named(name)},127.0.0.1"},
        master_key=new_master_key(),
        port=free_port(),
    )
    made.settings |= {
        "KEUZERUIMTE_SECOND_FACTOR": "0",
        "KEUZERUIMTE_SECRET_KEY": f"{name}-" + "0123456789abcdefghijklmnopqrstuvwxyz-in-a-test",
    }
    school = school_in(made, serves=name)
    # The same people with the same ids are at every board: what a page says has to come from this one.
    assert made.script(OF_THIS_BOARD.format(pupil=school.pupil, board=name)) == "1"
    made.settings["KEUZERUIMTE_DATABASE_URL"] = on.url(name, name)
    return made, school


@contextmanager
def haproxy(folder: Path, boards: dict[str, int]) -> Iterator[str]:
    """Our example, with the servers of these boards and without HTTPS; where it listens."""
    port = free_port()
    text = (ROOT / "deploy" / "proxy" / "boards.cfg").read_text()
    text = text[: text.index("backend linden")]
    for before, after in (
        (r"bind :443 .*", f"bind 127.0.0.1:{port}"),
        (r"/etc/haproxy/boards\.map", f"{folder}/boards.map"),
        (r"maxconn 20000\n    log /dev/log local0", "maxconn 200"),
    ):
        text, count = re.subn(before, after, text)
        assert count == 1, before
    text = text.replace("/etc/haproxy/away.html", str(ROOT / "deploy" / "proxy" / "away.html"))
    text += "\n".join(
        SERVER.format(board=name, name=named(name), port=where) for name, where in boards.items()
    )
    (folder / "boards.cfg").write_text(text)
    (folder / "boards.map").write_text("".join(f"{named(name)} {name}\n" for name in boards))
    process = subprocess.Popen([str(HAPROXY), "-f", str(folder / "boards.cfg")])
    try:
        wait(lambda: answers(port), seconds=30, what="HAProxy")
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(20)


def test_the_examples_are_what_haproxy_takes(tmp_path: Path) -> None:
    for name in ("boards.cfg", "haproxy.cfg"):
        text = (ROOT / "deploy" / "proxy" / name).read_text()
        text = re.sub(r"bind :443 .*", "bind 127.0.0.1:1", text)
        text = text.replace("/etc/haproxy/boards.map", str(ROOT / "deploy" / "proxy" / "boards.map"))
        text = text.replace("/etc/haproxy/away.html", str(ROOT / "deploy" / "proxy" / "away.html"))
        (tmp_path / name).write_text(text)
        said = subprocess.run(
            [str(HAPROXY), "-c", "-f", str(tmp_path / name)], capture_output=True, text=True, check=False
        )
        assert said.returncode == 0, said.stderr


def test_boards_on_two_clusters_see_their_own_alone_and_one_moves_while_the_others_go_on(
    tmp_path: Path,
) -> None:
    with ExitStack() as running:
        first, second = (running.enter_context(postgresql()) for _ in range(2))
        linden, at_linden = board(tmp_path, first, "linden")
        eiken, at_eiken = board(tmp_path, first, "eiken")
        beuken, at_beuken = board(tmp_path, second, "beuken")
        for other in (eiken, beuken):
            running.enter_context(other.served())
        ports = {"linden": linden.port, "eiken": eiken.port, "beuken": beuken.port}
        front = running.enter_context(haproxy(tmp_path, ports))
        schools = {"linden": at_linden, "eiken": at_eiken, "beuken": at_beuken}
        with linden.served():
            wait(lambda: reached(front, schools), seconds=30, what="all boards")
            see_their_own_alone(front, schools)
            writer = Writer((linden.port,), at_linden).begin()
            writer.wait_for(5)
        told = writer.end()

        # Closed: its people are told so, and the others notice nothing.
        wait(lambda: closed(front, "linden"), seconds=30, what="the board that is closed")
        assert "Van eiken" in Browser(front, named("eiken")).sign_in(at_eiken.ruben)
        copies = tmp_path / "copies"
        linden.run("backup", "--records", str(copies / "r"), "--keys", str(copies / "k"))
        (records,), (keys,) = (list((copies / kind).iterdir()) for kind in "rk")
        moved = replace(linden, folder=tmp_path / "moved", settings=linden.settings | second.make("linden"))
        moved.folder.mkdir()
        said = moved.run("restore", "--records", str(records), "--keys", str(keys), "--serves", "linden")
        assert said.count(": whole. ") == 2, said
        first.say("drop database linden", "drop database linden_keys")
        moved.settings["KEUZERUIMTE_DATABASE_URL"] = second.url("linden", "linden")
        with moved.served():
            wait(lambda: reached(front, schools), seconds=30, what="all boards again")
            see_their_own_alone(front, schools)
            assert set(told) <= set(written_in(moved))
            assert len(told) >= 5


def reached(front: str, schools: dict[str, School]) -> bool:
    """Whether each board answers at its name."""
    return not any(closed(front, name) for name in schools)


def closed(front: str, name: str) -> bool:
    """Whether HAProxy says that nobody is there for this board now."""
    try:
        Browser(front, named(name)).open("/inloggen/")
    except urllib.error.HTTPError as refused:
        assert refused.code == 503
        return True
    return False


def see_their_own_alone(front: str, schools: dict[str, School]) -> None:
    """The same address, password and ids exist at every board; a sign-in is of one."""
    for name, school in schools.items():
        browser = Browser(front, named(name))
        browser.sign_in(school.ruben)
        dossier = browser.open(f"/leerlingen/{school.pupil}/")
        assert [other for other in schools if f"Van {other}" in dossier] == [name]
        for other in schools.keys() - {name}:
            elsewhere = Browser(front, named(other), jar=browser.jar)
            assert 'name="password"' in elsewhere.open(f"/leerlingen/{school.pupil}/")
    with pytest.raises(urllib.error.HTTPError, match="404"):
        Browser(front, named("iepen")).open("/inloggen/")
