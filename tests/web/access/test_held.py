"""Lists start at the matters that somebody holds: they show just what `rows` finds, no more and no less."""

from uuid import UUID

import pytest
from test_rights import File, file  # noqa: F401 (a fixture)

from keuzeruimte_web.access.decide import rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.bridge.my_agreements import my_agreements
from keuzeruimte_web.bridge.my_talks import my_talks
from keuzeruimte_web.records.scope import school_scope

pytestmark = pytest.mark.django_db


def talks_of(viewer: Viewer) -> list[UUID]:
    """Those that go on by day, then those behind us, the last first."""
    seen = rows(viewer, Kind.CONVERSATION, Right.SEE)
    going = seen.exclude(state="closed").order_by("starts_at", "pk")
    behind = seen.filter(state="closed", cancelled_at=None).order_by("-starts_at", "pk")
    return [*going.values_list("pk", flat=True), *behind.values_list("pk", flat=True)]


def agreements_of(viewer: Viewer) -> dict[bool, set[UUID]]:
    """Whether they go on: which."""
    seen = rows(viewer, Kind.AGREEMENT, Right.SEE)
    going = set(seen.filter(done_at=None, let_go_on=None).values_list("pk", flat=True))
    return {True: going, False: set(seen.values_list("pk", flat=True)) - going}


def test_a_list_holds_just_what_its_reader_may_see(file: File) -> None:  # noqa: F811
    everybody = file.viewers | file.others
    staff = {name: one for name, one in everybody.items() if one.role == ViewerRole.PROFESSIONAL}
    some = set()
    for name, viewer in staff.items():
        with school_scope(viewer.school):
            assert [talk.id for talk in my_talks(viewer)] == talks_of(viewer), name
            going, behind = my_agreements(viewer, page=1)
            listed = {True: {one.id for one in going}, False: {one.id for one in behind}}
            assert listed == agreements_of(viewer), name
            if talks_of(viewer) and going:
                some.add(name)
    # Among them who came later ("opvolger"), and a leader who reads along ("meelezer").
    assert some == {"ruben", "joris", "hanneke", "opvolger", "meelezer"}
    assert len(staff) > len(some)
