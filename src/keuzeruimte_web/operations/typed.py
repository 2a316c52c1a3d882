"""What somebody is typing, kept while one types: beside what is saved, and never over it (0111)."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db import transaction

from keuzeruimte_web.access.viewer import Viewer
from keuzeruimte_web.bridge.slots import ASIDE, ELSEWHERE, cleaned, mark, typed_so_far
from keuzeruimte_web.operations.drafts import drop_draft, keep_draft

__all__ = ["Kept", "WroteElsewhere", "keep_beside", "keep_text", "let_go"]


class WroteElsewhere(Exception):  # noqa: N818
    """The same person wrote here on another device meanwhile. Nothing is saved; both texts are there."""

    def __init__(self, slots: Collection[str]) -> None:
        super().__init__("written elsewhere")
        self.slots = frozenset(slots)


@dataclass(frozen=True, slots=True)
class Kept:
    """How something typed was kept: `base` to go on from; `apart` when others see it only after saving.

    `elsewhere`: what the same person wrote on another device meanwhile. Both are kept.
    """

    base: str
    apart: bool = False
    elsewhere: str = ""


def keep_text(
    viewer: Viewer, *, form: str, about: str, slot: str, words: str, base: str, saved: str = ""
) -> Kept:
    """Keep what somebody types in a form in which nothing counts before it is saved.

    `base` is the mark of the text on which it goes on; `saved` what the form stands on. Raises TooMuch.
    """
    with transaction.atomic():
        typed = typed_so_far(viewer, form=form, about=about)
        now, words = cleaned(typed.get(slot, saved)), cleaned(words)
        if words != now and base != mark(now):
            return keep_beside(
                viewer, form=form, about=about, typed=typed, slot=slot, words=words, base=base, now=now
            )
        rest = {name: text for name, text in typed.items() if name != slot}
        if words != cleaned(saved):
            rest[slot] = words
        if rest != typed:
            let_go(viewer, form=form, about=about, rest=rest)
        return Kept(mark(words), apart=slot in rest)


def keep_beside(
    viewer: Viewer,
    *,
    form: str,
    about: str,
    typed: Mapping[str, str],
    slot: str,
    words: str,
    base: str,
    now: str,
) -> Kept:
    """Keep a text beside the one that is there; what lies beside it already from a third place stays too."""
    before = typed.get(slot + ELSEWHERE, "")
    text = words if not before or base == ASIDE + mark(before) or before in words else f"{before}\n\n{words}"
    content: dict[str, str | list[str]] = {**typed, slot + ELSEWHERE: text}
    keep_draft(viewer, form=form, about=about, content=content)
    return Kept(ASIDE + mark(text), elsewhere=now)


def let_go(viewer: Viewer, *, form: str, about: str, rest: Mapping[str, str]) -> None:
    """Keep of what was typed this alone; nothing where nothing is left."""
    if rest:
        keep_draft(viewer, form=form, about=about, content=dict(rest))
    else:
        drop_draft(viewer, form=form, about=about)
