"""A service with a token, that asks the API as a program would."""

import json
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from django.test import Client
from world import World

from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.operations.services import MAY, make_service
from keuzeruimte_web.records.models import Person
from keuzeruimte_web.records.scope import school_scope

AT = "/api/v1/"


@dataclass(frozen=True, slots=True)
class Asker:
    """A service of a school, by its token."""

    id: UUID
    token: str

    def get(self, address: str, **headers: str) -> Any:
        """Read something; `headers` by their name."""
        return Client().get(AT + address, headers={"Authorization": f"Bearer {self.token}", **headers})

    def offer(self, body: object, *, key: str | None) -> Any:
        """Offer lists, with a key or without."""
        headers = {"Authorization": f"Bearer {self.token}"} | ({"Idempotency-Key": key} if key else {})
        return Client().post(
            AT + "offers", json.dumps(body), content_type="application/json", headers=headers
        )

    def all_of(self, kind: str, *, limit: int = 100) -> list[dict[str, Any]]:
        """Every record of a list, page by page."""
        found, cursor = [], ""
        while True:
            page = self.get(f"{kind}?limit={limit}" + (f"&cursor={cursor}" if cursor else "")).json()
            found += page["items"]
            if page["next"] is None:
                return found
            cursor = page["next"]


def service(
    world: World, *may: str, of: Person | None = None, days: int = 30, name: str = "Rooster"
) -> Asker:
    """A service made by this administrator (Petra), that may these; without any: everything."""
    person = of or world.staff.petra
    viewer = Viewer(person.pk, person.school_id, ViewerRole.ADMINISTRATOR, world.today)
    with school_scope(person.school_id):
        made, token = make_service(
            viewer,
            name=name,
            may={what: what in (may or MAY) for what in MAY},
            until=world.today + timedelta(days=days),
            once=uuid4(),
        )
    return Asker(made, token)
