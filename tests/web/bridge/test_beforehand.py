"""What PostgreSQL asks once before a question about one pupil changes nothing in what is found."""

import re
from collections.abc import Iterator
from datetime import date
from uuid import UUID

import pytest
from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import Model, QuerySet
from world import World

from keuzeruimte_web.access.decide import rows
from keuzeruimte_web.access.floor import school_scope
from keuzeruimte_web.access.once import asked_first
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.table import TABLE
from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.bridge.beforehand import NARROWED, in_steps, narrowed_by
from keuzeruimte_web.bridge.compiled import text_for
from keuzeruimte_web.records import models as m

pytestmark = pytest.mark.django_db
SOMEBODY, SCHOOL = UUID(int=1, version=4), UUID(int=2, version=4)
READS_ANEW = re.compile("(FROM|JOIN) (" + "|".join(f'"{model._meta.db_table}"' for model in NARROWED) + ")")


def test_no_ground_holds_unless_there_is_a_record_that_is_narrowed_somewhere() -> None:
    """Those of other pupils are not looked at, so such a ground would hold too often."""
    asked, found = 0, []
    for kind, right in TABLE:
        for role in ViewerRole:
            asked += 1
            denied = _denied(_sql_of(kind, right, role))
            found += [(kind, right, role, said) for said in denied if READS_ANEW.search(said)]
    assert asked > 400
    assert found == []


def test_a_reading_of_one_pupil_names_each_step_after_those_that_it_looks_into() -> None:
    steps = [model._meta.db_table for model in NARROWED]
    for place, (_link, condition) in enumerate(NARROWED.values()):
        looks_into = {table for table in steps if f"FROM {table})" in condition}
        assert looks_into <= set(steps[:place])


@pytest.mark.parametrize(
    ("model", "path", "link"),
    [
        (m.Matter, "pupil_id", "pupil"),
        (m.Conversation, "matter__pupil_id", "matter"),
        (m.LimitPerson, "limit__matter__pupil_id", "limit__matter"),
        (m.ItemPerson, "item__conversation__matter__pupil_id", "item__conversation__matter"),
        (m.Village, "pupil_id", ""),
        (m.Pupil, "pk", ""),
    ],
)
def test_a_record_is_of_the_pupil_at_the_first_table_that_is_narrowed(
    model: type[Model], path: str, link: str
) -> None:
    assert narrowed_by(model, path) == link


def test_a_ground_like_that_would_be_seen() -> None:
    said = 'a AND NOT (EXISTS(SELECT 1 FROM "records_matter" U0 WHERE (U0."id" = x))) AND NOT (b)'
    denied = list(_denied(said))
    assert [bool(READS_ANEW.search(one)) for one in denied] == [True, False]


ASKED = (Kind.CONVERSATION, Kind.AGREEMENT, Kind.INVOLVEMENT, Kind.VOICE, Kind.PERSON)


@pytest.mark.parametrize("kind", ASKED)
def test_asked_once_it_finds_what_it_finds_in_its_place(world: World, kind: Kind) -> None:
    found = 0
    for who, role in _somebodies(world):
        viewer = Viewer(who, world.school.pk, role, date(2026, 3, 9))
        with school_scope(world.school.pk):
            in_place = {pk for (pk,) in _ids(viewer, kind)}
            assert {pk for (pk,) in _asked_once(viewer, kind)} == in_place
        found += len(in_place)
    assert found


def test_what_several_grounds_ask_is_one_step() -> None:
    viewer = Viewer(SOMEBODY, SCHOOL, ViewerRole.PROFESSIONAL, date(2026, 3, 9))
    with school_scope(SCHOOL), asked_first() as first:
        for kind in (Kind.TOPIC, Kind.MATTER, Kind.TOPIC):
            rows(viewer, kind).query.get_compiler(DEFAULT_DB_ALIAS).as_sql()
    texts = [step.sql for step in first.steps.values()]
    # own children, own ties, with which matters those are, what is open to a leader
    assert len(texts) == len(set(texts)) == 4


def _ids(viewer: Viewer, kind: Kind) -> "QuerySet[tuple[UUID]]":
    return rows(viewer, kind).order_by().values_list("pk")


def _asked_once(viewer: Viewer, kind: Kind) -> list[tuple[UUID]]:
    """The ids, with what is asked about the viewer before it; SQLite can do so as well."""
    try:
        text = text_for(
            viewer.role, lambda v: _ids(v, kind), key=("once", kind), using=DEFAULT_DB_ALIAS, once=True
        )
    except EmptyResultSet:
        return []
    sql, parameters, brought = (
        in_steps({}, text) if text.before else (text.sql, text.parameters, text.brought)
    )
    values = text.values(viewer, using=DEFAULT_DB_ALIAS)
    filled = [values[name] if name else fixed for name, fixed in zip(brought, parameters, strict=True)]
    with connection.cursor() as cursor:
        cursor.execute(sql, filled)
        return [(pk if isinstance(pk, UUID) else UUID(pk),) for (pk,) in cursor.fetchall()]


def _somebodies(world: World) -> Iterator[tuple[UUID, ViewerRole]]:
    yield world.staff.ruben.pk, ViewerRole.PROFESSIONAL
    yield world.staff.hanneke.pk, ViewerRole.PROFESSIONAL
    yield world.saskia.marloes.pk, ViewerRole.PARENT
    yield world.saskia.saskia.pk, ViewerRole.PUPIL


def _sql_of(kind: Kind, right: Right, role: ViewerRole) -> str:
    viewer = Viewer(SOMEBODY, SCHOOL, role, date(2026, 3, 9))
    with school_scope(SCHOOL):
        try:
            sql, _ = rows(viewer, kind, right).query.get_compiler(DEFAULT_DB_ALIAS).as_sql()
        except EmptyResultSet:
            return ""
    return str(sql)


def _denied(sql: str) -> Iterator[str]:
    """What stands behind each NOT, up to where its bracket closes."""
    for begins in re.finditer(r"NOT (EXISTS)?\(", sql):
        depth = 0
        for place in range(begins.end() - 1, len(sql)):
            depth += (sql[place] == "(") - (sql[place] == ")")
            if depth == 0:
                yield sql[begins.start() : place + 1]
                break
