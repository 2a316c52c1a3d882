"""The migration of search names goes forth and back."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection

from keuzeruimte_web.access.floor import school_scope
from keuzeruimte_web.records.models import Person, School

migration = import_module("keuzeruimte_web.records.migrations.0002_search_names")


@pytest.mark.django_db
def test_existing_people_are_found_without_marks_and_with_them_after_going_back() -> None:
    school = School.objects.create(name="Lindecollege")
    with school_scope(school.pk):
        Person.objects.create(school=school, given_name="Mehmet", family_name="Yılmaz")
        with connection.schema_editor() if connection.vendor != "sqlite" else _Editor() as editor:
            migration.with_marks(apps, editor)
            assert Person.objects.get().search_name == "mehmet yılmaz"
            migration.without_marks(apps, editor)
            assert Person.objects.get().search_name == "mehmet yilmaz"


class _Editor:
    """SQLite's own editor refuses to work inside a transaction; this migration needs only the connection."""

    connection = connection

    def __enter__(self) -> "_Editor":
        return self

    def __exit__(self, *_: object) -> None:
        return None
