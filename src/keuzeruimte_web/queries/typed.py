"""What somebody typed in a form and did not save yet, as the form goes on from it."""

from collections.abc import Collection, Mapping

from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.bridge.slots import ELSEWHERE, mark, typed_so_far
from keuzeruimte_web.components.kept_fields import Now


def typed_now(
    viewer: Viewer, *, form: str, about: str, saved: Mapping[str, str], clashes: Collection[str] = ()
) -> Mapping[str, Now]:
    """Each of these texts as it stands: what was typed last, or what is saved. One query.

    `clashes`: the slots in which saving found that another device wrote.
    """
    typed = typed_so_far(viewer, form=form, about=about)
    found = {}
    for slot, text in saved.items():
        words, beside = typed.get(slot, text), typed.get(slot + ELSEWHERE, "")
        found[slot] = Now(words, mark(words), beside, mark(beside) if beside else "", slot in clashes)
    return found
