"""The job that lets the database know how large its tables are by now."""

from django_tasks import task

from keuzeruimte_web.operations.statistics import count_the_tables, count_what_came_in


@task()
def look_at_the_tables() -> None:
    """Once a day: a school that read in its pupils yesterday has other tables today."""
    count_the_tables()


@task()
def count_what_was_read_in() -> None:
    """After a school read in many people at once: before they sign in, pages know where to look."""
    count_what_came_in()
