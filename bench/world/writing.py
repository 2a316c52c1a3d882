"""Writing a school to the database: row by row with SQLite, as one stream a table (COPY) with PostgreSQL."""

from typing import Any

from django.db import connection, models, transaction

from keuzeruimte_web.audit.trail import link_all
from keuzeruimte_web.demo.ledger import ORDER, Ledger
from keuzeruimte_web.keys import ring
from keuzeruimte_web.operations.statistics import count_the_tables
from keuzeruimte_web.records.models import Chain, Person, Trace
from keuzeruimte_web.records.scope import above_schools


def write(ledger: Ledger) -> None:
    """Everything of this school or nothing, sealed with keys of its own."""
    if connection.vendor == "sqlite":
        ledger.save()
        count_the_tables()  # as happens every day
        return
    ledger.rows[Chain] = link_all(ledger.rows[Trace], new_id=ledger.new_id)
    owners = [ledger.school.pk, *(row.pk for row in ledger.rows[Person])]
    ring.make_ready(owners, school=ledger.school.pk)
    with above_schools(), transaction.atomic(), connection.cursor() as cursor:
        # The rows of a ledger fit together; asking that again of each costs more than writing them. Only a
        # superuser may say so, which the application never is.
        cursor.execute("SET LOCAL session_replication_role = replica")
        for kind in ORDER:
            _copy(cursor.cursor, kind, ledger.rows.pop(kind, []))
    ring.forget(ledger.school.pk)


def _copy(cursor: Any, kind: type[models.Model], rows: list[Any]) -> None:
    if not rows:
        return
    fields = kind._meta.concrete_fields
    names = ", ".join(f'"{field.column}"' for field in fields)
    with cursor.copy(f'COPY "{kind._meta.db_table}" ({names}) FROM STDIN') as stream:
        for row in rows:
            stream.write_row([f.get_db_prep_save(f.pre_save(row, True), connection) for f in fields])
