"""Letting an administrator take people and classes along to another program."""

from typing import IO

from django.db import transaction

from keuzeruimte_web.access.decide import require
from keuzeruimte_web.access.rights import Kind, Right
from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.audit.words import TraceWord
from keuzeruimte_web.bridge.roster_out import roster_tables
from keuzeruimte_web.interchange.writing.oneroster import write_oneroster
from keuzeruimte_web.operations.people import trace_of

SYSTEM = "Keuzeruimte"


def take_out_roster(viewer: Viewer, *, out: IO[bytes]) -> None:
    """Write the OneRoster package of today to `out`, and leave a trace. Raises Invisible, Forbidden."""
    with transaction.atomic():
        require(viewer, Kind.SCHOOL, Right.TAKE_OUT, viewer.school)
        trace_of(viewer, TraceWord.TOOK_OUT, record=viewer.school)
        write_oneroster(out, roster_tables(viewer), system=SYSTEM)
