"""Questions by plans that PostgreSQL keeps: the same answers, behind the same wall, whoever asked before."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

import pytest
from django.db import DataError, connection, transaction
from pytest_django import Settings
from roles import as_owner
from world import World

from keuzeruimte_web.records import planned
from keuzeruimte_web.records.planned import Question, keeps_plans, rows_of_each
from keuzeruimte_web.records.scope import above_schools, school_scope

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="the plans are PostgreSQL's"),
]
HERE = "default"


@pytest.fixture(autouse=True)
def fresh(db: None) -> Iterator[None]:
    """A connection that keeps nothing yet, and nothing afterwards."""
    _emptied()
    yield
    _emptied()


def _emptied() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DEALLOCATE ALL")
    planned._connections.pop(connection.connection, None)


def kept() -> int:
    """How many plans the server itself says that this connection keeps."""
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from pg_prepared_statements where name like 'kept_%'")
        (found,) = cursor.fetchone()
    return int(found)


def everybody() -> Question:
    """Who forgets to say for which school: all people of a last name, or of any."""
    return Question(
        "SELECT DISTINCT school_id FROM records_person WHERE family_name <> %s OR %s",
        ("x", False),
        ("not", ""),
    )


def schools(question: Question) -> set[Any]:
    return {school for (school,) in question.rows({"not": "nobody"}, using=HERE)}


def test_two_schools_in_turn_by_one_plan_each_find_their_own(world: World) -> None:
    question, found = everybody(), []
    places = [world.school.pk, world.elsewhere.school.pk] * 4
    for school in places:
        with school_scope(school):
            found.append(schools(question))
        found.append(schools(question))
    assert found == [own for school in places for own in ({school}, set())]
    with above_schools():
        assert schools(question) == set(places)
    assert schools(question) == set()
    assert kept() == 1


def test_another_role_is_not_let_through_by_the_plan_of_the_first(world: World) -> None:
    question = everybody()
    with school_scope(world.school.pk):
        with as_owner():
            assert schools(question) == {world.school.pk}
        assert schools(question) == {world.school.pk}
    with as_owner():
        assert schools(question) == set()


def test_every_kind_of_value_finds_what_it_finds_when_it_stands_in_the_question(world: World) -> None:
    now = datetime.now(UTC)
    values = {"id": world.saskia.marloes.pk, "day": world.today, "now": now, "text": '50% van \'n "q"; --'}
    asks = Question(
        "SELECT %s, %s, %s, %s::text, %s::varchar LIKE '50%%' || %s, '%%s', upper(%s), %s, id"
        " FROM records_person WHERE id = %s",
        (uuid4(), date.min, now, "", "", "%", "", 3, uuid4()),
        ("id", "day", "now", "text", "text", "", "text", "", "id"),
    )
    with school_scope(world.school.pk):
        by_plan = asks.rows(values, using=HERE)
        with connection.cursor() as cursor:
            cursor.execute(asks.sql, asks.filled(values))
            assert by_plan == cursor.fetchall()
    assert by_plan[0][3:6] == (values["text"], True, "%s")
    assert kept() == 1


def test_nobodys_words_become_part_of_a_question(world: World) -> None:
    asks = Question("SELECT given_name FROM records_person WHERE family_name = %s", ("",), ("text",))
    with school_scope(world.school.pk):
        for text in ("'); DROP TABLE records_person; --", "%s", "$1", "\\'; select 1"):
            assert asks.rows({"text": text}, using=HERE) == []
        assert asks.rows({"text": world.saskia.marloes.family_name}, using=HERE)


def test_a_plan_that_is_gone_is_asked_in_the_ordinary_way_and_from_then_on_always(
    transactional_db: None, world: World
) -> None:
    question = everybody()
    with school_scope(world.school.pk):
        assert schools(question) == {world.school.pk}
        with connection.cursor() as cursor:
            cursor.execute("DEALLOCATE ALL")
        assert schools(question) == {world.school.pk}
        assert (kept(), keeps_plans(HERE)) == (0, False)
        assert rows_of_each([(question, {"not": "nobody"})], using=HERE) is None
        assert schools(question) == {world.school.pk}
    _emptied()
    assert keeps_plans(HERE)


def test_a_column_that_became_another_while_the_server_runs_is_read_all_the_same(
    transactional_db: None, world: World
) -> None:
    question = Question("SELECT notice FROM planned_here WHERE id = %s", (1,), ("",))
    with connection.cursor() as cursor, as_owner():
        cursor.execute("CREATE TEMP TABLE planned_here AS SELECT 1 AS id, 2 AS notice")
        cursor.execute("GRANT ALL ON planned_here TO PUBLIC")
        assert question.rows({}, using=HERE) == [(2,)]
        cursor.execute("ALTER TABLE planned_here ALTER notice TYPE text")
        assert question.rows({}, using=HERE) == [("2",)]
        cursor.execute("DROP TABLE planned_here")


def test_an_error_of_the_question_is_an_error(world: World) -> None:
    asks = Question("SELECT 1 / (%s)::int", ("",), ("text",))
    with pytest.raises(DataError), transaction.atomic():
        asks.rows({"text": "0"}, using=HERE)
    assert asks.rows({"text": "1"}, using=HERE) == [(1,)]


def test_plans_made_in_a_transaction_that_is_undone_are_still_there(world: World) -> None:
    question = everybody()
    with school_scope(world.school.pk):
        with transaction.atomic():
            assert schools(question) == {world.school.pk}
            transaction.set_rollback(True)
        assert schools(question) == {world.school.pk}


def test_a_connection_keeps_so_much_and_drops_what_was_not_asked_for_longest(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    each = [Question(f"SELECT {number}", (), ()) for number in range(5)]
    asked = [each[number] for number in (0, 1, 2, 0, 3, 0, 4)]
    assert each[0].rows({}, using=HERE) == [(0,)]
    keeps = planned._connections[connection.connection]
    keeps.most = 3 * max(keeps.names.values())
    assert [question.rows({}, using=HERE)[0][0] for question in asked] == [0, 1, 2, 0, 3, 0, 4]
    assert kept() == 3
    assert list(keeps.names) == [next(iter(q.plans.values())).name for q in (each[3], each[0], each[4])]


def test_without_memory_for_plans_nothing_is_kept(world: World, settings: Settings) -> None:
    settings.PLANS = 0
    with school_scope(world.school.pk):
        assert schools(everybody()) == {world.school.pk}
    assert kept() == 0


def test_several_questions_go_in_one_message(
    world: World, django_assert_num_queries: Callable[..., Any]
) -> None:
    one = Question("SELECT given_name FROM records_person WHERE id = %s", (uuid4(),), ("id",))
    people = [world.saskia.marloes, world.elsewhere.mother, world.saskia.erik]
    with school_scope(world.school.pk), django_assert_num_queries(1):
        found = rows_of_each([(one, {"id": person.pk}) for person in people], using=HERE)
    assert found == [[(people[0].given_name,)], [], [(people[2].given_name,)]]
