"""Every component on one page, so that a change of style is seen at once and checked by axe."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from keuzeruimte_web.components.icons import ICONS
from keuzeruimte_web.screens.style_guide.forms import Sample

Text = str | Promise


@dataclass(frozen=True, slots=True)
class Finding:
    """What finding.html expects."""

    severity: str
    title: Text
    why: Text
    effect: Text
    instead: Text
    wording: Text
    source: Text
    open: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """What ladder.html expects of a step."""

    name: Text
    party: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Ladder:
    """What ladder.html expects."""

    name: Text
    steps: tuple[Step, ...]
    explanation: Text


@dataclass(frozen=True, slots=True)
class Role:
    """What role.html expects."""

    picture: str
    name: Text
    sentence: Text


@dataclass(frozen=True, slots=True)
class Who:
    """What who_sees.html expects."""

    parties: tuple[tuple[str, bool], ...]
    names: str
    about: Text


TITLES = {
    "conflict": _("Het plan botst met een grens of een rangorde"),
    "risk": _("Het plan kan misgaan"),
    "note": _("Iets om te weten voor je begint"),
    "strength": _("Dit plan geeft ieder zijn plek"),
}
FINDINGS = tuple(
    Finding(
        severity=severity,
        title=title,
        why=_("Eén of twee zinnen."),
        effect=_("Wat er gebeurt met de band, niet met een cijfer."),
        instead=_("Een stap die nu kan."),
        wording=_("‘Een zin die je zo kunt zeggen.’"),
        source=_("Tekst over loyaliteit"),
        open=severity == "conflict",
    )
    for severity, title in TITLES.items()
)
LADDERS = (
    Ladder(
        _("Gevoel"),
        (Step(_("Jij, in dit plan"), "school", "plan"), Step(_("Ouders"), "parents", "top")),
        _("Gestreept: het plan zet iemand op een plek die niet klopt."),
    ),
    Ladder(
        _("Verantwoordelijk"),
        (Step(_("Ouders"), "parents", "top"), Step(_("Jij, namens hen"), "school")),
        _("Vol: wie hier voorgaat. De leerling staat in geen ladder."),
    ),
    Ladder(_("Deskundig"), (Step(_("Jij"), "school", "top"),), _("Deze wisselt per gebied.")),
)
ROLES = (
    Role("roles/expert.html", _("Deskundige"), _("Dit is jouw vak, en het is aan jou toevertrouwd.")),
    Role("roles/outsider.html", _("Niet aan zet"), _("Dit is van het gezin. Jij begint er niet over.")),
)


@require_safe
def page(http_request: HttpRequest) -> HttpResponse:
    """The guide, for whoever writes a screen."""
    return render(
        http_request,
        "style_guide/page.html",
        {
            "form": Sample({"plain": "Anja"}),
            "parties": ("pupil", "parents", "school"),
            "icons": sorted(ICONS),
            "findings": FINDINGS,
            "ladders": LADDERS,
            "roles": ROLES,
            "who": Who((("pupil", False), ("parents", True), ("school", True)), "Marloes, Ruben", _("dit")),
        },
    )
