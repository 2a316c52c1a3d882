"""What was written before there were keys is sealed; going back, it stands open again as it was."""

import json
from typing import Any

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from roles import migrate
from world import World

from keuzeruimte_web.records import models as m
from keuzeruimte_web.records.models.base import DossierRecord
from keuzeruimte_web.records.scope import above_schools
from keuzeruimte_web.records.sealed import sealed_columns

MODELS = [model for model in vars(m).values() if isinstance(model, type) and issubclass(model, DossierRecord)]


def before_sealing() -> str:
    """The migration before the three that seal."""
    graph = MigrationLoader(connection).graph
    first = next(key for key in graph.nodes if key[1].endswith("_sealed_columns"))
    return sorted(parent.key for parent in graph.node_map[first].parents)[0][1]


def written() -> dict[str, list[Any]]:
    """Everything in sealed columns, as people read it."""
    return {
        model.__name__: [
            (row.pk, *(_plain(getattr(row, field.attname)) for field in sealed_columns(model)))
            for row in model._base_manager.order_by("pk")
        ]
        for model in MODELS
    }


def _plain(value: Any) -> Any:
    """SQLite writes fifteen digits of a number when a column of numbers becomes one of text."""
    return round(value, 12) if isinstance(value, float) else value


def in_the_database(table: str, column: str) -> list[Any]:
    with above_schools(), connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM {table} ORDER BY id")  # noqa: S608
        return [row[0] for row in cursor.fetchall()]


@pytest.mark.django_db(transaction=True)
def test_what_was_written_is_sealed_and_opened_again(world: World) -> None:
    with above_schools():
        m.Draft.objects.create(
            school=world.school,
            author=world.staff.ruben,
            form="event",
            about=str(world.saskia.trajectory.pk),
            content={"observed": "half"},
        )
        before, titles = written(), sorted(topic.title for topic in m.Topic._base_manager.all())
    assert all(before[name] for name in ("Matter", "Topic", "Answer", "Voice", "Guardianship", "Draft"))
    try:
        migrate(before_sealing())
        assert sorted(in_the_database("records_topic", "title")) == titles
        assert all(0 <= value <= 1 for value in in_the_database("records_answer", "value"))
        (draft,) = in_the_database("records_draft", "content")
        assert (json.loads(draft) if isinstance(draft, str) else draft) == {"observed": "half"}
    finally:
        migrate()
    assert all(title.startswith("kr1.") for title in in_the_database("records_topic", "title"))
    with above_schools():
        assert written() == before
        assert m.Draft.objects.get().pupil == world.saskia.saskia
