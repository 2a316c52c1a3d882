"""Of whom no names stand on the page about who sees a record: a rule in words, for each kind of record.

A rule reads the same whether there is such a person or not (decision 0087).
"""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from keuzeruimte_web.access.rights import Kind
from keuzeruimte_web.access.viewer import Viewer, ViewerRole
from keuzeruimte_web.bridge.around import AUTHOR_OF

WITH_PARENTS = ("triangle", "parents_school")
IN_CIRCLE = (Kind.REPORT, Kind.AGREEMENT)
FOR_PARENTS = (
    Kind.MATTER,
    Kind.DELEGATION,
    Kind.PROTECTION,
    Kind.CONVERSATION,
    Kind.ITEM,
    Kind.CHOICE_MOMENT,
    Kind.PLACEMENT,
)
OF_ALL_PARENTS = (Kind.PUPIL, Kind.INVOLVEMENT, Kind.OPENING)
KEPT_BY_THE_OFFICE = (Kind.PUPIL, Kind.INVOLVEMENT, Kind.GUARDIANSHIP, Kind.INSTITUTION)


def who_else(viewer: Viewer, kind: Kind, record: object, *, mine: bool, adult: bool) -> Iterator[str]:
    """The rules for this record. `mine`: the viewer wrote it for oneself; `adult`: the pupil is 18."""
    yield from _own(viewer, kind, mine=mine)
    yield from _of_school(kind)
    if not adult and viewer.role != ViewerRole.PROFESSIONAL:
        yield from _parents(viewer, kind, record)
    if kind == Kind.RESPONSE:
        yield from _words(record)
    if kind in KEPT_BY_THE_OFFICE:
        yield _("De beheerder van de school houdt dit bij, en ziet het ook.")


def _own(viewer: Viewer, kind: Kind, *, mine: bool) -> Iterable[str]:
    if kind not in AUTHOR_OF:
        return
    if mine:
        yield _("Wie hier niet staat, ziet het niet.")
    elif kind in (Kind.VILLAGE, Kind.CAREER_ITEM):
        yield _("Met wie dit nog meer is gedeeld, weet alleen de leerling.")
    else:
        yield _("Met wie dit nog meer is gedeeld, weet alleen wie het schreef.")
    if kind == Kind.NOTE:
        yield _("Zet je het in een verslag, dan leest wie dat verslag leest het ook.")
    elif kind == Kind.DOUBT:
        yield _(
            "Is een collega gevraagd om mee te denken? Dan kan het worden opgevraagd, net als wat school "
            "verder opschrijft."
        )


def _of_school(kind: Kind) -> Iterable[str]:
    if kind == Kind.LIMIT:
        yield _("Deelde een ander deze grens met iemand? Dat weet alleen die persoon zelf.")
    elif kind == Kind.OFFER:
        yield _("Ook ouders aan wie het is aangeboden, zien dit. Wie dat zijn, staat hier niet.")
    elif kind == Kind.EVENT:
        yield _("Ouders van een leerling onder de 16 kunnen het opvragen. Vanaf 16 kan de leerling dat zelf.")
    elif kind == Kind.PRIVACY_REQUEST:
        yield _(
            "De functionaris gegevensbescherming van school ziet wie wat vroeg, en wanneer. De eigen "
            "woorden die erbij staan, ziet die niet. Gaat het om wissen? Dan ziet na een akkoord ook een "
            "beheerder dat."
        )


def _parents(viewer: Viewer, kind: Kind, record: object) -> Iterable[str]:
    """To the pupil and to a parent no parent is named, also not one who sits at the same table."""
    pupil = viewer.role == ViewerRole.PUPIL
    if kind in FOR_PARENTS or (kind in IN_CIRCLE and getattr(record, "circle", "") in WITH_PARENTS):
        if pupil:
            yield _(
                "Je ouders zien dit als zij erbij horen: door een uitnodiging, omdat zij erbij waren, "
                "of omdat school hun informatie geeft. Wie dat zijn, staat hier niet."
            )
        else:
            yield _(
                "Een andere ouder ziet dit als die erbij hoort: door een uitnodiging, omdat die erbij was, "
                "of omdat school die ouder informatie geeft. Namen van andere ouders staan hier niet."
            )
    elif kind in OF_ALL_PARENTS:
        if pupil:
            yield _("Je ouders en verzorgers kunnen dit ook zien. Wie dat zijn, staat hier niet.")
        else:
            yield _("Andere ouders en verzorgers kunnen dit ook zien. Hun namen staan hier niet.")


def _words(record: object) -> Iterable[str]:
    """Own words with a report: for its readers or for school, and for nobody before it is closed."""
    if getattr(record, "audience", "") == "readers":
        yield _("Is het verslag gesloten? Dan leest iedereen die het verslag leest, ook deze woorden.")
    else:
        yield _(
            "Is het verslag gesloten? Dan leest wie op school bij deze begeleiding hoort, deze woorden ook."
        )
