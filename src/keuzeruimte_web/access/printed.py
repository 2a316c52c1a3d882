"""The access table as the privacy officer reads it: `docs/access/wie-mag-wat.md` is printed from here."""

from django.utils import translation

from .ground import Ground
from .rights import Kind, Right
from .table import TABLE
from .viewer import ViewerRole

HEAD = """# Wie mag wat

Deze pagina is gemaakt uit de toegangstabel van het programma (`src/keuzeruimte_web/access/table.py`).
Wijzig hem niet met de hand. Wat hier niet staat, mag niemand.

Elke regel noemt een recht, in welke rol iemand kijkt, en waarom het dan mag. Een grond geldt alleen binnen
de eigen school, en alleen vandaag: een betrokkenheid die is geëindigd, telt niet meer mee.
"""
EVERYBODY = "iedereen"


def printed() -> str:
    """The whole table in Dutch Markdown: a chapter a kind of record, a line a right and ground."""
    with translation.override("nl"):
        return "\n".join([HEAD, *(_chapter(kind) for kind in Kind)])


def _chapter(kind: Kind) -> str:
    lines = [f"## {str(kind.label).capitalize()}", "", "| mag | in de rol van | omdat |", "|---|---|---|"]
    for right in Right:
        for ground in TABLE.get((kind, right), ()):
            lines.append(f"| {right.label} | {_roles(ground)} | {ground.label} |")
    return "\n".join([*lines, ""])


def _roles(ground: Ground) -> str:
    if ground.roles == frozenset(ViewerRole):
        return EVERYBODY
    return ", ".join(str(role.label) for role in ViewerRole if role in ground.roles)
