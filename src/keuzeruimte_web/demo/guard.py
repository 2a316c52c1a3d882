"""The demo never runs beside real people: a database with a school that is no demo school is left alone."""

from django.db import connection

from keuzeruimte_web.demo.cast import DOMAIN
from keuzeruimte_web.records.models import Account, Person, School
from keuzeruimte_web.records.scope import above_schools


class BesideRealData(Exception):  # noqa: N818
    """The database holds a real school."""


def keep_away_from_real_data() -> None:
    """Go on only where nobody is (not even a table), or only the demo's people are.

    Raises BesideRealData at a school that is no demo school, or accounts that belong to no school of the
    demo: those may be a real school's, still being set up.
    """
    if School._meta.db_table not in connection.introspection.table_names():
        return
    with above_schools():
        real = School.objects.filter(demo=False).count()
        strangers = Account.objects.exclude(
            pk__in=Person.objects.filter(account__isnull=False).values("account")
        ).exclude(email__endswith=DOMAIN)  # an invented person whom somebody loosened from the account
        if real or strangers.exists():
            raise BesideRealData(
                "Deze database is van een echte school. De demo draait daar niet naast. "
                "Kies met KEUZERUIMTE_VAR een andere map, en laat KEUZERUIMTE_DATABASE_URL leeg."
            )


def is_filled() -> bool:
    """Whether the demo school is there already."""
    return School.objects.filter(demo=True).exists()
