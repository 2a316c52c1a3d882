"""What a family member may see is read in one query, and what is not theirs is not read at all."""

from django.db import connection
from django.test.utils import CaptureQueriesContext
from world import World

from keuzeruimte_web.access.decide import rows
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.bridge import family_facts as ff
from keuzeruimte_web.bridge.family import Seen, seen_by
from keuzeruimte_web.records.models import Person
from keuzeruimte_web.records.scope import school_scope


def read_as(world: World, person: Person, role: ViewerRole) -> Seen:
    viewer = Viewer(person.pk, world.school.pk, role, world.today)
    with school_scope(world.school.pk):
        pupils = rows(viewer, Kind.PUPIL, Right.KEEP_OWN)
        seen_by(viewer, pupils)  # the text is built once a role
        with CaptureQueriesContext(
            connection,
        ) as queries:
            found = seen_by(viewer, pupils)
        assert len(queries) == 1
    return found[world.saskia.saskia.pk]


def test_a_mother_reads_her_own_part_and_not_the_reason_of_the_father(world: World) -> None:
    seen = read_as(world, world.saskia.marloes, ViewerRole.PARENT)
    assert [part.person for part in seen.every(ff.LimitPart)] == [world.saskia.marloes.pk]
    assert {by.person for by in seen.every(ff.LimitBy)} == {world.saskia.marloes.pk, world.saskia.erik.pk}


def test_a_limit_is_not_read_for_the_pupil(world: World) -> None:
    seen = read_as(world, world.saskia.saskia.person, ViewerRole.PUPIL)
    kinds = (ff.LimitSeen, ff.LimitBy, ff.LimitPart, ff.LimitWith, ff.LimitMatter, ff.Entrusted)
    assert [fact for kind in kinds for fact in seen.every(kind)] == []
