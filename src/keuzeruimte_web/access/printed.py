"""The access table as the privacy officer reads it: `docs/access/wie-mag-wat.md` is printed from here."""

from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext as _

from keuzeruimte_web.components.wording import sentence

from .ground import Ground
from .rights import Kind, Right
from .table import TABLE
from .viewer import ViewerRole

HEAD = """# Wie mag wat

Deze pagina is gemaakt uit de toegangstabel van het programma (`src/keuzeruimte_web/access/table.py`).
Wijzig hem niet met de hand. Wat hier niet staat, mag niemand.

## Zo leest u deze tabel

- Elk hoofdstuk is een soort stuk, zoals een verslag of een grens. Elke regel noemt wat iemand ermee mag, in
  welke rol, en waarom.
- Staan er bij *omdat* meer redenen, met een puntkomma ertussen? Dan moeten ze allemaal kloppen. Staat
  hetzelfde recht op meer regels? Dan is één van die regels genoeg.
- *Medewerker* is wie leerlingen begeleidt. *Beheerder* en *functionaris gegevensbescherming* zien nooit wat
  er in een dossier staat.
- Een reden geldt alleen binnen de eigen school, en alleen vandaag. Een begeleiding die is geëindigd, telt
  niet meer. Wat is teruggenomen, is weg.
- Een ouder met recht op informatie is een ouder van een leerling onder de 18, die niet door een rechter op
  afstand is gezet.
- Wie twee rollen heeft, kijkt in één rol tegelijk. Bij het eigen kind is iemand alleen ouder.
- Wat de wet toelaat om op te vragen, staat hier niet: dat gaat via school.
"""


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
        return "\n".join([HEAD, *(_in_markdown(chapter) for chapter in chapters())])


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
    if ground.roles == frozenset(ViewerRole):
        return _("iedereen")
    return ", ".join(str(role.label) for role in ViewerRole if role in ground.roles)
