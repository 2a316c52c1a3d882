"""Nothing stands on a page as Python writes it: a list with its brackets, None, `<Limit object at …>`.

Django shows whatever it is given: such a page answers 200, and a test that looks for words in it finds them.
While tests run, whoever shows it is told instead.
"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from numbers import Number
from typing import Any
from unittest.mock import patch

from django.db.models import Model
from django.template import base, defaulttags

from keuzeruimte_web.components.rendering import nodes
from keuzeruimte_web.components.rendering.compiling import showing

NO_TEXT = (type(None), bool, tuple, list, dict, set, frozenset)
SHOW = (base, defaulttags, nodes, showing)
"""Where a value becomes part of a page, of Django's and of ours."""
DEFAULT = (object.__str__, Model.__str__)


class NoText(AssertionError):  # noqa: N818
    """What was to be shown has no text for people."""


def refuse(value: Any) -> None:
    """Raises NoText where Python's own notation would come on the page."""
    if hasattr(value, "__html__"):
        return
    if isinstance(value, NO_TEXT) or (type(value).__str__ in DEFAULT and not isinstance(value, Number)):
        raise NoText(f"{type(value).__name__} on a page: {value!r:.200}")


@contextmanager
def only_texts_are_shown() -> Iterator[None]:
    """Inside, a page that shows anything else raises NoText."""
    plain = base.render_value_in_context

    def told(value: Any, context: Any) -> Any:
        refuse(value)
        return plain(value, context)

    with ExitStack() as meanwhile:
        for module in SHOW:
            meanwhile.enter_context(patch.object(module, "render_value_in_context", told))
        yield
