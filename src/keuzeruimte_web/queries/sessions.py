"""Sessions as Django keeps them, with texts that are not built anew on every page (decisions 0174, 0208).

Beginning, renewing and ending one are Django's own, and so is how what stands in it is signed and read.
"""

from datetime import datetime
from typing import Any

from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.backends.db import SessionStore as Stored
from django.db import DEFAULT_DB_ALIAS, connection
from django.utils import timezone

from keuzeruimte_web.bridge.compiled import Text

ASKED = Text(
    "SELECT session_data FROM django_session WHERE session_key = %s AND expire_date > %s",
    parameters=(None, None),
    brought=("session", "now"),
)
WRITTEN = "UPDATE django_session SET session_data = %s, expire_date = %s WHERE session_key = %s"


class SessionStore(Stored):
    """One session, in the database."""

    def load(self) -> dict[str, Any]:
        """What stands in it; nothing, and no session any more, when it ended or never was."""
        brought = {"session": self.session_key, "now": _stored(timezone.now())}
        found = ASKED.rows(brought, using=DEFAULT_DB_ALIAS)
        if not found:
            self._session_key = None
            return {}
        read: dict[str, Any] = self.decode(found[0][0])
        return read

    def save(self, must_create: bool = False) -> None:
        """Keep it. Raises UpdateError when it ended meanwhile, by signing out elsewhere."""
        if must_create or self.session_key is None:
            super().save(must_create=must_create)
            return
        written = self.encode(dict(self.items()))
        with connection.cursor() as cursor:
            cursor.execute(WRITTEN, [written, _stored(self.get_expiry_date()), self.session_key])
            if not cursor.rowcount:
                raise UpdateError


def _stored(moment: datetime) -> Any:
    """As this database keeps it."""
    return connection.ops.adapt_datetimefield_value(moment)
