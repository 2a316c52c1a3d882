"""The school around a request."""

from collections.abc import Iterator
from contextlib import contextmanager

from keuzeruimte_web.access.tenant import scope_of
from keuzeruimte_web.access.viewer import Viewer


@contextmanager
def in_school(viewer: Viewer) -> Iterator[None]:
    """Let everything inside see only the viewer's school."""
    with scope_of(viewer):
        yield
