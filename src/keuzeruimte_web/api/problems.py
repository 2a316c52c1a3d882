"""Errors of the API as RFC 9457 has them: a type that stays the same, and words that say what to do now."""

import json
from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

MEDIA = "application/problem+json"
TYPE = "urn:keuzeruimte:problem:"

# Type: status, what happened, what to do now. A type never changes its meaning once released.
PROBLEMS: Mapping[str, tuple[int, str | Promise, str | Promise]] = {
    "wrong-question": (
        400,
        _("We begrijpen deze vraag niet."),
        _("Kijk in de beschrijving van de API welke velden er zijn en wat erin past."),
    ),
    "wrong-cursor": (
        400,
        _("Deze bladwijzer werkt hier niet."),
        _("Neem ‘next’ of ‘mark’ over zoals een eerder antwoord op deze vraag die gaf, of begin opnieuw."),
    ),
    "key-missing": (
        400,
        _("Er is geen sleutel bij."),
        _("Stuur een kop Idempotency-Key mee: een eigen kenmerk voor dit verzoek, zoals een UUID."),
    ),
    "no-entry": (
        401,
        _("Dit token werkt niet."),
        _(
            "Stuur een kop Authorization: Bearer met het token van deze dienst. "
            "Een beheerder van de school kan een nieuw token maken."
        ),
    ),
    "not-given": (
        403,
        _("Deze dienst mag dit niet."),
        _("Een beheerder van de school kiest wat een dienst mag lezen."),
    ),
    "not-found": (
        404,
        _("Dit is er niet."),
        _("Misschien kan het niet meer gelezen worden. Vraag de lijst opnieuw op."),
    ),
    "wrong-verb": (405, _("Dit kan op dit adres niet."), _("Kijk in de kop Allow wat hier wel kan.")),
    "too-many-wait": (
        409,
        _("Er wachten al veel lijsten op een beheerder."),
        _("Bied één volledige lijst aan: die komt in de plaats van wat nog wacht."),
    ),
    "too-large": (
        413,
        _("Dit is te groot."),
        _("Samen past 2,5 MB. Deel het op, of laat een beheerder het bestand kiezen."),
    ),
    "wrong-field": (
        422,
        _("Er klopt iets niet in deze vraag."),
        _("Bij ‘errors’ staat welk veld het is. Er is niets bewaard."),
    ),
    "key-used": (
        422,
        _("Deze sleutel hoort bij een ander verzoek."),
        _("Neem een nieuwe Idempotency-Key voor een nieuw verzoek. Er is niets bewaard."),
    ),
    "too-often": (
        429,
        _("Deze dienst vraagt te vaak."),
        _("Wacht het aantal seconden in de kop Retry-After, en vraag dan verder."),
    ),
    "broken": (
        500,
        _("Hier ging iets mis."),
        _("Het ligt niet aan de vraag. Probeer het straks nog eens met dezelfde sleutel."),
    ),
    "closed": (
        503,
        _("Keuzeruimte is nu even dicht."),
        _("Probeer het straks nog eens met dezelfde sleutel."),
    ),
}
OF_STATUS = {
    400: "wrong-question",
    401: "no-entry",
    403: "not-given",
    404: "not-found",
    405: "wrong-verb",
    413: "too-large",
    429: "too-often",
    500: "broken",
    503: "closed",
}


class Refused(Exception):  # noqa: N818
    """The API answers with this problem."""

    def __init__(self, problem: str, **more: Any) -> None:
        super().__init__(problem)
        self.problem, self.more = problem, more


def answer(problem: str, **more: Any) -> HttpResponse:
    """The answer that tells this problem, in the language that is active now."""
    status, title, detail = PROBLEMS[problem]
    told = {"type": TYPE + problem, "title": str(title), "status": status, "detail": str(detail), **more}
    response = HttpResponse(json.dumps(told, ensure_ascii=False), status=status, content_type=MEDIA)
    if problem == "no-entry":
        response["WWW-Authenticate"] = 'Bearer realm="keuzeruimte"'
    return response
