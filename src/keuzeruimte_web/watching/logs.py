"""Lines of the log: for people or for machines, and never with anybody in them.

What an exception says can quote what somebody wrote, and an address holds ids. So of an exception a line has
its kind and where it happened, of an address its pattern, and whatever looks like an id of a record in a line
of Django's own becomes `(id)`. Our own lines name ids of jobs and letters, which lead an operator somewhere.
"""

import json
import logging
import re
from datetime import UTC, datetime
from traceback import format_tb
from typing import Any

from .request_id import at_hand

AN_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.IGNORECASE)
AN_ADDRESS = re.compile(r"(?:/[^\s'\"?]*)+(?:\?\S*)?")
AN_EMAIL = re.compile(r"[^\s'\"<>]+@[^\s'\"<>]+")
OURS = ("keuzeruimte_web.", "keuzeruimte.")
FIELDS = ("method", "route", "status", "milliseconds", "bytes", "job", "outcome")


class Quiet(logging.Filter):
    """Takes out of a line what leads to somebody."""

    def filter(self, record: logging.LogRecord) -> bool:
        """The line, without it."""
        if not record.name.startswith(OURS):
            told = record.getMessage()
            if request := getattr(record, "request", None):
                found = getattr(request, "resolver_match", None)
                told = AN_ADDRESS.sub(f"/{found.route}" if found else "(no such address)", told, count=1)
            record.msg, record.args = AN_EMAIL.sub("(address)", AN_ID.sub("(id)", told)), ()
        return True


def _where(record: logging.LogRecord) -> tuple[str, str]:
    """The kind of an exception and the places it came through, without what it says."""
    if not record.exc_info or record.exc_info[0] is None:
        return "", ""
    kind = record.exc_info[0]
    return f"{kind.__module__}.{kind.__qualname__}", "".join(format_tb(record.exc_info[2]))


class Line(logging.Formatter):
    """One line for people; where something broke, the places under it."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        at = datetime.fromtimestamp(record.created).astimezone().isoformat(sep=" ", timespec="milliseconds")
        named = f" [{at_hand()}]" if at_hand() else ""
        kind, places = _where(record)
        broke = f" {kind}\n{places}".rstrip() if kind else ""
        return f"{at} {record.levelname} {record.name}{named} {record.getMessage()}{broke}"


class Json(logging.Formatter):
    """One object on one line for machines."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "says": record.getMessage(),
        }
        if at_hand():
            line["request"] = at_hand()
        line |= {name: getattr(record, name) for name in FIELDS if hasattr(record, name)}
        kind, places = _where(record)
        if kind:
            line |= {"error": kind, "places": places}
        return json.dumps(line, ensure_ascii=False, default=str)
