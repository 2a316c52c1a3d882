"""That somebody took a list of pupils along, out of this program."""

from django.db import transaction

from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.audit.words import TraceWord
from keuzeruimte_web.operations.people import trace_of


def took_list(viewer: Viewer) -> None:
    """Leave a trace; what stood on the list was asked of `access` for this viewer."""
    with transaction.atomic():
        trace_of(viewer, TraceWord.TOOK_LIST, record=viewer.person)
