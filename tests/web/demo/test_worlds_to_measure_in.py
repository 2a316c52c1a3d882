"""Worlds of the benchmark are written in a quicker way than the product writes, and hold the same."""

from datetime import date
from typing import Any

import pytest
from bench.world.rows import WorldLedger
from bench.world.school import Built, school
from bench.world.writing import write
from django.db import connection, transaction

from keuzeruimte_web.audit.verifying import verify
from keuzeruimte_web.demo.ledger import ORDER, Ledger
from keuzeruimte_web.keys import ring
from keuzeruimte_web.records.models import School
from keuzeruimte_web.records.scope import above_schools
from keuzeruimte_web.records.sealed import SealedMark, mark_of

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="takes a superuser with PostgreSQL"),
]
TODAY = date(2026, 3, 10)
PUPILS = 60


def built(of: type[Ledger]) -> Built:
    return school(7, pupils=PUPILS, today=TODAY, of=of)


def written() -> dict[str, list[dict[str, Any]]]:
    """Every row of every kind, with its texts open; of a mark, whether it is that of its text."""
    ring.forget()
    with above_schools():
        return {
            kind.__name__: [_said(row) for row in kind._base_manager.order_by("pk")]
            for kind in ORDER
            if kind._base_manager.exists()
        }


def _said(row: Any) -> dict[str, Any]:
    return {
        field.attname: getattr(row, field.attname) == mark_of(row, field.of)
        if isinstance(field, SealedMark)
        else getattr(row, field.attname)
        for field in row._meta.concrete_fields
    }


def test_a_school_of_a_world_is_what_the_product_would_write() -> None:
    with transaction.atomic():
        built(Ledger).ledger.save()
        by_the_product = written()
        transaction.set_rollback(True)
    write(built(WorldLedger).ledger)
    found = written()
    assert found == by_the_product
    assert len(found["Pupil"]) == PUPILS
    assert {row["title_mark"] for row in found["Topic"]} == {True}


def test_the_trail_of_such_a_school_verifies() -> None:
    write(built(WorldLedger).ledger)
    with above_schools():
        verdict = verify(School.objects.get().pk)
    assert (verdict.faults, verdict.lines > 0) == ((), True)
