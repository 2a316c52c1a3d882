"""The access table as the privacy officer reads it: `docs/access/wie-mag-wat.md` is printed from here."""

from dataclasses import dataclass
from pathlib import Path

from django.utils import translation
from django.utils.translation import gettext as _

from keuzeruimte_web.components.wording import sentence

from .ground import ANYONE, Ground
from .rights import Kind, Right
from .table import TABLE
from .viewer import ViewerRole

HERE = Path(__file__).parent
# What the table alone does not say: the agreements behind it, and what can be asked for by law.
HEAD = (HERE / "printed_head.md").read_text(encoding="utf-8")
FOOT = (HERE / "printed_foot.md").read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Line:
    """One right: what one may, in which roles, and why; a ground of several conditions is a list of them."""

    right: str
    roles: str
    because: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """Everything that anybody may do with one kind of record."""

    kind: str
    lines: tuple[Line, ...]


def chapters() -> tuple[Chapter, ...]:
    """The whole table in the reader's language, in the order of the kinds; without kinds nobody may see."""
    return tuple(chapter for kind in Kind if (chapter := _chapter(kind)).lines)


def printed() -> str:
    """The whole table in Dutch Markdown: a chapter a kind of record, a line a right and ground."""
    with translation.override("nl"):
        return "\n".join([HEAD, *(_in_markdown(chapter) for chapter in chapters()), FOOT])


def _chapter(kind: Kind) -> Chapter:
    return Chapter(
        kind=sentence(str(kind.label)),
        lines=tuple(
            Line(str(right.label), _roles(ground), str(ground.label))
            for right in Right
            for ground in TABLE.get((kind, right), ())
        ),
    )


def _in_markdown(chapter: Chapter) -> str:
    lines = [f"## {chapter.kind}", "", "| mag | in de rol van | omdat |", "|---|---|---|"]
    lines += [f"| {line.right} | {line.roles} | {line.because} |" for line in chapter.lines]
    return "\n".join([*lines, ""])


def _roles(ground: Ground) -> str:
    if ground.roles == ANYONE:
        return _("iedereen")
    return ", ".join(str(role.label) for role in ViewerRole if role in ground.roles)
