"""Offering lists by the API: nothing changes until an administrator has looked."""

from typing import Any
from uuid import uuid4

import pytest
from called import service
from world import World

from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.operations.offered import take_lists
from keuzeruimte_web.queries.offered import waiting_offers
from keuzeruimte_web.records.models import Import, OfferedLists
from keuzeruimte_web.records.scope import school_scope

pytestmark = pytest.mark.django_db

TEXT = "leerlingnummer;roepnaam;achternaam;geboortedatum;klas\n801;Ilias;Haddad;2012-02-01;1X\n"
BODY: dict[str, Any] = {"lists": [{"name": "leerlingen.csv", "content": TEXT}]}


def test_lists_wait_for_an_administrator_and_the_same_key_offers_them_once(world: World) -> None:
    asker, key = service(world, "offers"), str(uuid4())
    first, again = asker.offer(BODY, key=key), asker.offer(BODY, key=key)
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json() == again.json() == {"id": first.json()["id"], "state": "waiting"}
    with school_scope(world.school.pk):
        assert OfferedLists.objects.count() == 1
        assert not Import.objects.exists()
        petra = Viewer(world.staff.petra.pk, world.school.pk, ViewerRole.ADMINISTRATOR, world.today)
        (waiting,) = waiting_offers(petra)
        take_lists(petra, offered=waiting.id, once=uuid4())
        assert [run.starter_id for run in Import.objects.all()] == [petra.person]
    assert asker.get(f"offers/{first.json()['id']}").json()["state"] == "reading"


def test_whole_lists_take_the_place_of_what_waits_and_changes_come_after_it(world: World) -> None:
    asker = service(world, "offers")
    made = [
        asker.offer({**BODY, "changes_only": changes}, key=str(number)).json()["id"]
        for number, changes in enumerate((False, True, False, True))
    ]
    states = [asker.get(f"offers/{one}").json()["state"] for one in made]
    assert states == ["left", "left", "waiting", "waiting"]


def test_what_does_not_fit_is_refused_and_nothing_is_kept(world: World) -> None:
    asker = service(world, "offers")
    asker.offer(BODY, key="one")
    refused = [
        asker.offer(BODY, key=None),
        asker.offer({**BODY, "changes_only": True}, key="one"),
        asker.offer({"lists": []}, key="two"),
        asker.offer({**BODY, "surplus": 1}, key="three"),
        asker.offer({"lists": [{"name": "../x", "content": "a"}]}, key="four"),
        asker.offer({"lists": [*BODY["lists"], {"name": "leerlingen.csv", "content": "a"}]}, key="six"),
        service(world, "pupils", name="Ander").offer(BODY, key="five"),
    ]
    assert [answer.json()["type"].rpartition(":")[2] for answer in refused] == [
        "key-missing",
        "key-used",
        "wrong-field",
        "wrong-field",
        "wrong-field",
        "wrong-field",
        "not-given",
    ]
    assert "Haddad" not in str([answer.content for answer in refused])
    with school_scope(world.school.pk):
        assert OfferedLists.objects.count() == 1


def test_another_service_does_not_find_what_this_one_offered(world: World) -> None:
    asker, other = service(world, "offers"), service(world, "offers", name="Ander")
    made = asker.offer(BODY, key="one").json()["id"]
    assert other.get(f"offers/{made}").status_code == 404
