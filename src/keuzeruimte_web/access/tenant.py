"""The viewer's school as the floor under every question."""

from collections.abc import Iterator
from contextlib import contextmanager

from keuzeruimte_web.records.scope import school_scope

from .viewer import Viewer


@contextmanager
def scope_of(viewer: Viewer) -> Iterator[None]:
    """Open the viewer's school and no other."""
    with school_scope(viewer.school):
        yield
