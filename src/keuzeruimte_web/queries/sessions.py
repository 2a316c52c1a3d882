"""Sessions as Django keeps them, read with a text that is not built anew on every page (decision 0174).

Beginning, renewing, saving and ending one are Django's own, and so is reading what stands in it.
"""

from typing import Any

from django.contrib.sessions.backends.db import SessionStore as Stored
from django.db import connection
from django.utils import timezone

ASKED = "SELECT session_data FROM django_session WHERE session_key = %s AND expire_date > %s"


class SessionStore(Stored):
    """One session, in the database."""

    def load(self) -> dict[str, Any]:
        """What stands in it; nothing, and no session any more, when it ended or never was."""
        now = connection.ops.adapt_datetimefield_value(timezone.now())
        with connection.cursor() as cursor:
            cursor.execute(ASKED, [self.session_key, now])
            found = cursor.fetchone()
        if found is None:
            self._session_key = None
            return {}
        read: dict[str, Any] = self.decode(found[0])
        return read
