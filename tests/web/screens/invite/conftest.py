"""What tests of coming in share: people who are not in yet, and a code for them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from django.core.cache import cache
from world import World

from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.operations.inviting import invite
from keuzeruimte_web.records.models import Person
from keuzeruimte_web.records.models.choices import InvitationWay
from keuzeruimte_web.records.scope import above_schools, school_scope


@pytest.fixture(autouse=True)
def looking_from_above() -> Iterator[None]:
    """Requests open the scope of their own school; the test sees all. Nobody tried anything yet."""
    cache.clear()
    with above_schools():
        yield


@dataclass(frozen=True)
class Door:
    """A way to get codes."""

    world: World

    def outside(self, person: Person) -> Person:
        """The same person, before there was an account."""
        Person.objects.filter(pk=person.pk).update(account=None)
        person.refresh_from_db()
        return person

    def code_for(self, person: Person) -> str:
        """A new code for somebody who is not in yet."""
        petra = self.world.staff.petra
        viewer = Viewer(petra.pk, self.world.school.pk, ViewerRole.ADMINISTRATOR, self.world.today)
        with school_scope(self.world.school.pk):
            (letter,) = invite(viewer, people=[person.pk], way=InvitationWay.POST).letters
        return letter.code


@pytest.fixture
def door(world: World) -> Door:
    return Door(world)


SignIn = Callable[..., object]
