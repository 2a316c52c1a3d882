"""Of one pupil PostgreSQL is asked what most viewers may see; whoever may see more sees it at once."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

import pytest
from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from world import World

from keuzeruimte_web.access.decide import rows
from keuzeruimte_web.access.floor import school_scope
from keuzeruimte_web.access.once import First, asked_first
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.table import TABLE
from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.bridge import about, stored
from keuzeruimte_web.bridge import family_facts as ff
from keuzeruimte_web.queries.family import read_one
from keuzeruimte_web.queries.files import one_of_mine
from keuzeruimte_web.records import models as m

pytestmark = pytest.mark.django_db
by_postgresql = pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite asks all of it")


@pytest.fixture(autouse=True)
def nobody_known() -> Iterator[None]:
    """Of nobody is it known that most see less."""
    about._NOT_USUAL.clear()
    yield
    about._NOT_USUAL.clear()


def test_a_text_in_which_nothing_is_left_out_is_the_whole_text() -> None:
    viewer_of = {role: Viewer(UUID(int=1), UUID(int=2), role, timezone.localdate()) for role in ViewerRole}
    some = 0
    with school_scope(UUID(int=2)):
        for kind, right in TABLE:
            for viewer in viewer_of.values():
                whole, _ = _made(viewer, kind, right, usual=False)
                usual, first = _made(viewer, kind, right, usual=True)
                assert first.left_out or usual == whole
                assert first.left_out <= set(first.steps)
                some += bool(first.left_out)
    assert some > 20


def _made(viewer: Viewer, kind: Kind, right: Right, *, usual: bool) -> tuple[str, First]:
    with asked_first(usual=usual) as first:
        try:
            sql, _ = rows(viewer, kind, right).query.get_compiler(DEFAULT_DB_ALIAS).as_sql()
        except EmptyResultSet:
            sql = ""
    return str(sql), first


@by_postgresql
def test_what_is_shared_is_seen_at_once_and_gone_when_it_is_taken_back(world: World) -> None:
    talk, school = world.saskia.talk, world.school
    viewer = Viewer(world.saskia.marloes.pk, school.pk, ViewerRole.PARENT, world.today)
    with school_scope(school.pk):
        m.Share.objects.filter(viewer=world.saskia.marloes).delete()
        words = m.Voice.objects.create(
            school=school, conversation=talk, person=world.saskia.erik, kind="question", words="Hoe?"
        )
        assert (words.pk in _voices(viewer), _asked(viewer)) == (False, 1)
        share = m.Share.objects.create(school=school, voice=words, viewer=world.saskia.marloes)
        assert (_asked(viewer), words.pk in _voices(viewer)) == (2, True)
        assert _asked(viewer) == 1  # what she sees is asked whole from here on
        share.delete()
        assert (words.pk in _voices(viewer), _asked(viewer)) == (False, 1)


def _voices(viewer: Viewer) -> set[UUID]:
    return {voice.id for voice in read_one(viewer, pupil=_child(viewer)).every(ff.VoiceSeen)}


def _child(viewer: Viewer) -> UUID:
    return m.Guardianship.objects.filter(parent_id=viewer.person).values_list("pupil_id", flat=True)[0]


def _asked(viewer: Viewer) -> int:
    """How many questions it takes."""
    child = _child(viewer)
    with CaptureQueriesContext(connection) as queries:
        read_one(viewer, pupil=child)
    return len(queries)


@by_postgresql
def test_who_came_later_sees_what_is_from_then_on(world: World) -> None:
    pupil, school = world.saskia.saskia, world.school
    viewer = Viewer(world.staff.ruben.pk, school.pk, ViewerRole.PROFESSIONAL, world.today)
    with school_scope(school.pk):
        ties = m.Involvement.objects.filter(person=world.staff.ruben, pupil=pupil, matter__isnull=False)
        whole = _facts(viewer, pupil.pk)
        assert not about._NOT_USUAL
        assert ties.update(sees_since=timezone.localdate() - timedelta(days=3650))
        assert _facts(viewer, pupil.pk) == whole
        assert {viewer.person} == about._NOT_USUAL
        ties.update(sees_since=timezone.localdate() + timedelta(days=3650))
        assert _facts(viewer, pupil.pk) < whole


def _facts(viewer: Viewer, pupil: UUID) -> set[UUID]:
    """What this professional sees of it."""
    return stored.read(viewer, one_of_mine(pupil))[pupil].seen


@by_postgresql
def test_everybody_finds_what_the_whole_text_finds(world: World) -> None:
    with school_scope(world.school.pk):
        for tie in m.Guardianship.objects.filter(court_block=False):
            viewer = Viewer(tie.parent_id, world.school.pk, ViewerRole.PARENT, world.today)
            about._NOT_USUAL.add(viewer.person)
            whole = read_one(viewer, pupil=tie.pupil_id).facts
            about._NOT_USUAL.clear()
            for_most = read_one(viewer, pupil=tie.pupil_id).facts
            for kind, found in whole.items():
                assert sorted(map(repr, found)) == sorted(map(repr, for_most[kind])), kind
