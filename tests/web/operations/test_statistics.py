"""After much was read in the database counts its rows at once, also for the role that owns none of them."""

import pytest
from django.db import Error, connection, transaction
from world import World

from keuzeruimte_web.jobs.statistics import count_what_was_read_in
from keuzeruimte_web.records.models import Person
from keuzeruimte_web.records.scope import above_schools


def counted() -> int:
    """How many people the database thinks there are."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("select reltuples::int from pg_class where relname = 'records_person'")
        else:
            cursor.execute("select stat from sqlite_stat1 where tbl = 'records_person'")
        return int(str(cursor.fetchone()[0]).split()[0])


def test_who_serves_has_the_tables_counted(world: World) -> None:
    count_what_was_read_in.call()
    with above_schools():
        assert counted() == Person.objects.count() > 10


def test_a_name_of_a_table_is_a_name_and_no_more(world: World) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("the function is of PostgreSQL")
    with pytest.raises(Error, match="does not exist"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select keuzeruimte_count_table(%s)", ["records_person; drop table records_person"])
