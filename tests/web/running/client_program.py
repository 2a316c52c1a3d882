"""A program of somebody else, with a client that was made from our description (`test_generated_client.py`).

It runs with the Python of the generator, in which nothing of ours is installed: it gets an address, a token,
and the id of a parent, and says what it found.
"""

import json
import sys
from typing import Any

from school_client import AuthenticatedClient
from school_client.api.classes import list_classes
from school_client.api.offers import get_offer, offer_lists
from school_client.api.parents import get_parent, list_parents
from school_client.api.pupils import get_pupil, list_pupils
from school_client.api.service import get_service
from school_client.api.staff import list_staff
from school_client.models import Offer, OfferedList, Problem, Pupil, PupilPage, Service

ADDRESS, TOKEN, PARENT = sys.argv[1:4]
LIST = "leerlingnummer;roepnaam;achternaam;geboortedatum;klas\n801;Ilias;Haddad;2012-02-01;1X\n"


def everybody(client: AuthenticatedClient) -> list[Pupil]:
    """Every pupil, two at a time."""
    page = list_pupils.sync(client=client, limit=2)
    assert isinstance(page, PupilPage)
    found = page.items
    while page.next_ is not None:
        page = list_pupils.sync(client=client, limit=2, cursor=page.next_)
        assert isinstance(page, PupilPage)
        found += page.items
    return found


def offered(client: AuthenticatedClient, content: str, *, key: str) -> list[Any]:
    """Offer this list under this key: status, and the id of what was made or the type of the problem."""
    body = Offer(lists=[OfferedList(name="leerlingen.csv", content=content)])
    answer = offer_lists.sync_detailed(client=client, body=body, idempotency_key=key)
    told = answer.parsed
    return [answer.status_code, told.type_ if isinstance(told, Problem) else str(told.id)]


def problem(told: object) -> list[Any]:
    """What a program looks at in a problem."""
    assert isinstance(told, Problem), told
    fields = [[one.where, one.what] for one in told.errors or []]
    return [told.status, told.type_.rpartition(":")[2], fields]


with AuthenticatedClient(base_url=ADDRESS, token=TOKEN, raise_on_unexpected_status=True) as client:
    itself = get_service.sync(client=client)
    assert isinstance(itself, Service)
    pupils = everybody(client)
    one = get_pupil.sync(pupils[0].id, client=client)
    first, again = (offered(client, LIST, key="2026-11-22-nightly") for _ in range(2))
    kept = get_offer.sync(first[1], client=client)
    said = {
        "itself": [itself.name, itself.reads, itself.offers],
        "pupils": sorted(
            [str(pupil.id), pupil.given_name, pupil.prefix, pupil.family_name] for pupil in pupils
        ),
        "one": one == pupils[0],
        "tasks": sorted(
            {task.role for person in list_staff.sync(client=client).items for task in person.tasks}
        ),
        "classes": {str(pupil.class_id) for pupil in pupils}
        <= {str(found.id) for found in list_classes.sync(client=client).items},
        "offered": [first[0], again[0], first[1] == again[1] == str(kept.id), kept.state],
        "key used": offered(client, LIST + "802;Noa;Smit;2012-03-01;1X\n", key="2026-11-22-nightly"),
        "too many": problem(list_pupils.sync(client=client, limit=501)),
        "not given": problem(list_parents.sync(client=client)),
        "not there": problem(get_pupil.sync(PARENT, client=client)),
        "not given one": problem(get_parent.sync(PARENT, client=client)),
    }
with AuthenticatedClient(base_url=ADDRESS, token="kzr_nothing", raise_on_unexpected_status=True) as nobody:
    said["no entry"] = problem(get_service.sync(client=nobody))
json.dump(said, sys.stdout)
