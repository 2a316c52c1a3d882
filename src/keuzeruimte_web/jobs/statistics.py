"""The job that lets the database know how large its tables are by now."""

from django_tasks import task

from keuzeruimte_web.operations.statistics import count_the_tables


@task()
def look_at_the_tables() -> None:
    """Once a day: a school that read in its pupils yesterday has other tables today."""
    count_the_tables()
