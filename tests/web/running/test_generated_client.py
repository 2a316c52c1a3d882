"""A client made from our OpenAPI by somebody else's generator works with a server that runs. A drill."""

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from installation import Installation
from writing import school_in

# In a folder of its own, with what it needs: `make drill` fetches it.
GENERATOR = Path(os.environ.get("OPENAPI_CLIENT", "build/openapi-client/bin")).absolute()
PROGRAM = Path(__file__).with_name("client_program.py")
pytestmark = [
    pytest.mark.drill,
    pytest.mark.skipif(not (GENERATOR / "openapi-python-client").exists(), reason="see `make drill`"),
]
SERVICE = """
import json
from datetime import timedelta
from uuid import uuid4
from django.utils import timezone
from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.operations.services import MAY, make_service
today = timezone.localdate()
with above_schools():
    petra = m.Employment.objects.filter(role="administrator", person__given_name="Petra").get().person
with school_scope(petra.school_id):
    _id, token = make_service(
        Viewer(petra.pk, petra.school_id, ViewerRole.ADMINISTRATOR, today),
        name="Rooster",
        may={what: what in ("pupils", "staff", "classes", "offers") for what in MAY},
        until=today + timedelta(days=30),
        once=uuid4(),
    )
    pupils = [
        [str(one.pk), one.person.given_name, one.person.prefix, one.person.family_name]
        for one in m.Pupil.objects.select_related("person")
    ]
    tasks = sorted(set(m.Employment.objects.values_list("role", flat=True)))
    parent = str(m.Guardianship.objects.first().parent_id)
print(json.dumps({"token": token, "pupils": sorted(pupils), "tasks": tasks, "parent": parent}))
"""


def made_client(here: Installation, folder: Path) -> None:
    """Make the client from what the server says of itself; the generator has nothing to remark on it."""
    done = subprocess.run(
        [
            GENERATOR / "openapi-python-client",
            "generate",
            *("--url", f"http://127.0.0.1:{here.port}/api/v1/openapi.json"),
            *("--output-path", folder / "school_client"),
            *("--meta", "none"),
            "--fail-on-warning",
        ],
        env={**os.environ, "PATH": f"{GENERATOR}:{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (done.returncode, "WARNING" in done.stdout + done.stderr) == (0, False), done.stdout + done.stderr


def test_a_client_made_from_the_description_reads_offers_and_understands_a_refusal(
    installation: Callable[..., Installation], tmp_path: Path
) -> None:
    here = installation("here", KEUZERUIMTE_SECOND_FACTOR="0")
    school_in(here)
    there = json.loads(here.script(SERVICE).splitlines()[-1])
    with here.served("--no-worker"):
        made_client(here, tmp_path)
        done = subprocess.run(
            [GENERATOR / "python", PROGRAM, f"http://127.0.0.1:{here.port}", there["token"], there["parent"]],
            env={**os.environ, "PYTHONPATH": str(tmp_path)},
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {
        "itself": ["Rooster", ["pupils", "staff", "classes"], True],
        "pupils": there["pupils"],
        "one": True,
        "tasks": there["tasks"],
        "classes": True,
        "offered": [201, 200, True, "waiting"],
        "key used": [422, "urn:keuzeruimte:problem:key-used"],
        "too many": [422, "wrong-field", [["query.limit", "less_than_equal"]]],
        "not given": [403, "not-given", []],
        "not there": [404, "not-found", []],
        "not given one": [403, "not-given", []],
        "no entry": [401, "no-entry", []],
    }
