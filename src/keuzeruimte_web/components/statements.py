"""The statements by which a connection can be answered (BACKGROUND, part 5): about working together alone.

Nobody is asked about a person. Six for a connection with school, four for talking about this at home.
"""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Statements = tuple[str | Promise, ...]

STATEMENTS: Mapping[tuple[str, str], Statements] = {
    ("pupil", "pupil_school"): (
        _("Mijn begeleider luistert naar wat ik zeg."),
        _("Mijn begeleider ziet wie ik ben, niet alleen mijn cijfers."),
        _("Mijn begeleider snapt wat ik bedoel."),
        _("Wat ik doe en wat mijn begeleider doet, voelt eerlijk."),
        _("Mijn begeleider gaat goed om met wat ik vertel."),
        _("Ik weet wie wat doet."),
    ),
    ("pupil", "pupil_parents"): (
        _("Ik kan hier thuis over praten."),
        _("Ik kan thuis zeggen wat ik zelf wil."),
        _("Ik weet wat mijn ouders belangrijk vinden."),
        _("Ik weet waar zij mij bij helpen."),
    ),
    ("parent", "parents_school"): (
        _("De school luistert naar wat ik over mijn kind vertel."),
        _("De school ziet dat ik mijn kind het beste ken."),
        _("De school begrijpt wat ik wil voor mijn kind."),
        _("Wat ik doe en wat de school doet, is in balans."),
        _("Ik vertrouw erop dat de school goed omgaat met wat ik vertel."),
        _("Ik weet wie waarvoor verantwoordelijk is."),
    ),
    ("parent", "pupil_parents"): (
        _("Mijn kind en ik kunnen hierover praten."),
        _("Ik weet wat mijn kind zelf wil."),
        _("Ik heb verteld wat ik belangrijk vind."),
        _("Ik weet waar mijn kind hulp bij wil."),
    ),
    ("professional", "pupil_school"): (
        _("Ik heb %(name)s gevraagd wat belangrijk is."),
        _("Ik kan een sterke kant van %(name)s noemen."),
        _("Ik kan zonder oordeel uitleggen waarom %(name)s dit wil."),
        _("Ik vraag niet meer van %(name)s dan ik zelf geef."),
        _("Alles wat ik opschreef, durf ik te zeggen waar %(name)s bij is."),
        _("%(name)s en ik weten van elkaar wie wat doet en wie beslist."),
    ),
    ("professional", "parents_school"): (
        _("Ik heb thuis gevraagd wat zij belangrijk vinden."),
        _("Ik kan een sterke kant van thuis noemen."),
        _("Ik kan zonder oordeel uitleggen waarom zij dit willen."),
        _("Ik vraag niet meer van thuis dan ik zelf geef."),
        _("Alles wat ik opschreef, durf ik te zeggen waar zij bij zijn."),
        _("Wij weten van elkaar wie wat doet en wie beslist."),
    ),
}
"""By role and connection; *name* is the pupil's."""

AGREES: tuple[tuple[str, str | Promise], ...] = (
    ("0", _("nee")),
    ("1", _("een beetje")),
    ("2", _("meestal")),
    ("3", _("ja")),
)
"""The answers, from 0 to 3."""

ENOUGH = 3
"""So many answers give a strength; fewer give none (METHOD 7)."""
FULL = 3
"""The highest answer, *ja*."""


def strength(answers: tuple[int | None, ...]) -> float | None:
    """The mean of the answers, in [0, 1]; None with fewer than three. What was skipped says nothing."""
    given = [answer / FULL for answer in answers if answer is not None]
    return sum(given) / len(given) if len(given) >= ENOUGH else None


def said_to_statement(answer: int | None) -> str:
    """An answer to one statement in words; *overgeslagen* where there is none."""
    return str(_("overgeslagen") if answer is None else dict(AGREES)[str(answer)])
