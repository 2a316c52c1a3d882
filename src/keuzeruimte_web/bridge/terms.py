"""How long what is kept: the closed list of kinds, each with its ground in words, and what is due on a day.

What is counted beforehand and what is erased come from the same functions, so that a preview tells the truth.
Terms: BACKGROUND 3 (storage limitation, art. 5 (1)(e) AVG); the school chooses within bounds.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import MAXYEAR, date, datetime, time, timedelta
from enum import StrEnum
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Value
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from keuzeruimte_web.records import models as m
from keuzeruimte_web.records.models.choices import PrivacyState, RetentionKind

NEW_YEAR = (8, 1)
"""A school year begins on 1 August (art. 1.1 WVO 2020)."""
WAITS = (PrivacyState.ASKED, PrivacyState.WEIGHED, PrivacyState.MAKING)
"""A dossier about which somebody asked something is not erased before there is an answer."""


class Unit(StrEnum):
    """In what a term is counted; the first from the end of the school year."""

    WEEKS_AFTER_YEAR = "weeks_after_year"
    DAYS = "days"
    MONTHS = "months"


@dataclass(frozen=True, slots=True)
class Term:
    """One kind: its unit, the number proposed, the least and the most; from when it runs, and why.

    `own`: whose numbers could tell of people; a few of these are shown as 'fewer than ten'.
    """

    kind: RetentionKind
    unit: Unit
    proposed: int
    least: int
    most: int
    runs: str | Promise
    ground: str | Promise
    own: bool = False


TERMS: tuple[Term, ...] = (
    Term(
        RetentionKind.ANSWERS,
        Unit.WEEKS_AFTER_YEAR,
        0,
        0,
        26,
        _("na het schooljaar waarin het gesprek was"),
        _("Een antwoord hoort bij één gesprek. Daarna is het niet meer nodig."),
        own=True,
    ),
    Term(
        RetentionKind.VOICES,
        Unit.WEEKS_AFTER_YEAR,
        0,
        0,
        26,
        _("na het schooljaar waarin het gesprek was"),
        _("Wat iemand hoopte, hoort bij één gesprek. Wat er samen over is vastgelegd, staat in het verslag."),
        own=True,
    ),
    Term(
        RetentionKind.CHOICE_WORDS,
        Unit.WEEKS_AFTER_YEAR,
        0,
        0,
        26,
        _("na het schooljaar waarin de keuze klaar was"),
        _("Wat ieder in een keuze zag, helpt bij het kiezen. Wat de leerling koos, blijft in het dossier."),
        own=True,
    ),
    Term(
        RetentionKind.DRAFTS,
        Unit.WEEKS_AFTER_YEAR,
        0,
        0,
        26,
        _("na het schooljaar waarin eraan is geschreven"),
        _("Wat niet is bewaard, heeft geen doel meer."),
        own=True,
    ),
    Term(
        RetentionKind.NOTES,
        Unit.DAYS,
        14,
        1,
        60,
        _("na het afronden van het gesprek"),
        _("Een aantekening helpt bij het verslag. Zit zij erin, dan is zij meteen weg."),
        own=True,
    ),
    Term(
        RetentionKind.DOSSIER,
        Unit.MONTHS,
        24,
        1,
        60,
        _("na de laatste schooldag"),
        _(
            "De taak van school is dan klaar. Twee jaar is gebruikelijk, om vragen van later te beantwoorden."
            " Inschrijving en verzuim bewaart school vijf jaar, in een ander programma."
        ),
    ),
    Term(
        RetentionKind.REQUESTS,
        Unit.MONTHS,
        12,
        3,
        36,
        _("na het antwoord"),
        _("School moet kunnen laten zien dat zij op tijd antwoordde (artikel 5 en 12 AVG)."),
    ),
    Term(
        RetentionKind.TURNING,
        Unit.MONTHS,
        3,
        1,
        24,
        _("na de verjaardag"),
        _("Zo krijgt niemand twee keer hetzelfde bericht."),
    ),
    Term(
        RetentionKind.INVITATIONS,
        Unit.MONTHS,
        6,
        1,
        24,
        _("na het gebruik of het verlopen"),
        _("Zo kan de beheerder nagaan wie wanneer is uitgenodigd."),
    ),
    Term(
        RetentionKind.SUBMISSIONS,
        Unit.DAYS,
        30,
        7,
        90,
        _("na het versturen"),
        _("Zo maakt dubbel klikken geen twee stukken. Er staat geen tekst in."),
    ),
)
BY_KIND: Mapping[RetentionKind, Term] = {term.kind: term for term in TERMS}

# What goes by itself, with no choice for the school: what, when, and why.
FIXED: tuple[tuple[str | Promise, str | Promise, str | Promise], ...] = (
    (
        _("verslagen, afspraken, gebeurtenissen en grenzen"),
        _("samen met het dossier"),
        _("Zij horen bij de begeleiding van deze leerling."),
    ),
    (
        _("eigen loopbaandossier, met foto’s en documenten"),
        _("als de leerling het weghaalt, en anders samen met het dossier"),
        _("Het is van de leerling, die het altijd als bestand kan meenemen."),
    ),
    (
        _("keuzes, adviezen en wat erop gezegd is"),
        _("samen met het dossier"),
        _("Zij horen bij de begeleiding van deze leerling."),
    ),
    (
        _("stages, en wie er bij het stagebedrijf te bereiken is"),
        _("samen met het dossier"),
        _("De afspraak is van leerling, ouders, school en stagebedrijf samen."),
    ),
    (
        _("de link van een stagebedrijf"),
        _("werkt tot vier weken na de laatste dag"),
        _("Het bedrijf heeft dan tijd om een paar woorden te schrijven. Een account krijgt het niet."),
    ),
    (
        _("wie keek er mee"),
        _("samen met het dossier"),
        _("Zolang er een dossier is, moet te zien zijn wie het opende (artikel 32 AVG)."),
    ),
    (
        _("verstuurde berichten"),
        _("een maand na het versturen"),
        _("Zo kan de beheerder zien of een brief aankwam. Er staat geen tekst in."),
    ),
    (
        _("inloggen"),
        _("na twaalf uur, of na een uur zonder gebruik"),
        _("Zo blijft niemand ingelogd op een computer die ook van anderen is."),
    ),
    (
        _("apparaten waarop iemand inlogde"),
        _("een jaar na het laatste gebruik"),
        _("Zo is een nieuw apparaat te herkennen."),
    ),
    (
        _("bestanden om in te lezen, en wat een dienst aanbood"),
        _("zodra ze zijn ingelezen of weggelegd, en anders na een week of een maand"),
        _("Wat erin stond, staat dan bij de mensen zelf. Terugzetten kan een week lang."),
    ),
    (
        _("seintjes aan een dienst dat er iets veranderde"),
        _("een maand nadat ze aankwamen of niet meer geprobeerd worden"),
        _("Zo kan de beheerder zien of het goed gaat. Er staan alleen kenmerken in, geen namen."),
    ),
    (
        _("een dienst die meeleest"),
        _("werkt hoogstens een jaar; de naam en wat die mocht, blijven staan"),
        _("Zo is later te zien welk programma wat kon lezen. Over mensen staat er niets in."),
    ),
    (
        _("een afschrift dat klaarstaat"),
        _("dertig dagen na het maken"),
        _("Wie het vroeg, heeft dan tijd om het op te halen."),
    ),
)


def numbers() -> Mapping[RetentionKind, int]:
    """The number of each term at the school of the open scope: its own, or the proposed one. One query."""
    own = dict(m.RetentionTerm.objects.values_list("kind", "number"))
    return {term.kind: own.get(term.kind.value, term.proposed) for term in TERMS}


def border(term: Term, *, number: int, today: date) -> date:
    """What ended before this day has been kept long enough."""
    if term.unit == Unit.DAYS:
        return today - timedelta(days=number)
    if term.unit == Unit.MONTHS:
        return _months_back(today, number)
    year = _new_year(today.year)
    while year + timedelta(weeks=number) > today:
        year = _new_year(year.year - 1)
    return year


def next_turn(term: Term, *, number: int, today: date) -> date:
    """The next day on which this kind can go: tomorrow, or after the school year."""
    if term.unit != Unit.WEEKS_AFTER_YEAR:
        return today + timedelta(days=1)
    year = _new_year(today.year - 1)
    while year + timedelta(weeks=number) <= today:
        year = _new_year(year.year + 1)
    return year + timedelta(weeks=number)


def due(term: Term, *, number: int, today: date) -> QuerySet[Any]:
    """The records of this kind in the open scope that have been kept long enough on this day."""
    return DUE[term.kind](border(term, number=number, today=today))


def kept(term: Term) -> QuerySet[Any]:
    """All records of this kind in the open scope that have or will have a day to go."""
    return DUE[term.kind](date(9999, 12, 30))


def counted(questions: Iterable[QuerySet[Any]]) -> tuple[int, ...]:
    """How many rows each of these finds, in one query."""
    asked = list(questions)
    first, *rest = (
        one.order_by().annotate(asked=Value(number)).values("asked").annotate(n=Count("pk"))
        for number, one in enumerate(asked)
    )
    found = dict(first.union(*rest, all=True).values_list("asked", "n"))
    return tuple(found.get(number, 0) for number in range(len(asked)))


def first_leaver() -> date | None:
    """The last day of the pupil who left first and whose dossier is still here; None when nobody left."""
    found: date | None = (
        kept(BY_KIND[RetentionKind.DOSSIER]).order_by("left_on").values_list("left_on", flat=True).first()
    )
    return found


def goes_on(left_on: date, *, number: int) -> date:
    """The first day on which the dossier of a pupil who left is erased; the calendar's last for never."""
    if left_on.year + number // 12 + 1 >= MAXYEAR:
        return date.max
    day = left_on + timedelta(days=1)
    month = day.month - 1 + number
    year, month = day.year + month // 12, month % 12 + 1
    while True:
        try:
            return day.replace(year=year, month=month)
        except ValueError:  # the 31st of a month of 30 days: the first of the next
            day = day.replace(day=1)
            month, year = (month + 1, year) if month < 12 else (1, year + 1)


def _new_year(year: int) -> date:
    return date(year, *NEW_YEAR)


def _months_back(today: date, number: int) -> date:
    month = today.month - 1 - number
    year, month = today.year + month // 12, month % 12 + 1
    day = today.day
    while True:
        try:
            return date(year, month, day)
        except ValueError:
            day -= 1


def _start(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _written_before(model: Any) -> Callable[[date], QuerySet[Any]]:
    def before(day: date) -> QuerySet[Any]:
        begin = _start(day)
        found: QuerySet[Any] = model.objects.filter(updated_at__lt=begin, conversation__starts_at__lt=begin)
        return found

    return before


def _said_at_choices(day: date) -> QuerySet[Any]:
    """Own words of a choice that was ready before this day; that somebody left them empty stays (0131)."""
    ended = Q(moment__ends_on__lt=day) | Q(moment__matter__closed_on__lt=day)
    found: QuerySet[Any] = m.ChoiceVoice.objects.filter(ended, updated_at__lt=_start(day), skipped=False)
    return found


def _dossiers(day: date) -> QuerySet[Any]:
    waits = m.PrivacyRequest.objects.filter(pupil=OuterRef("pk"), state__in=WAITS)
    found: QuerySet[Any] = m.Pupil.objects.filter(~Exists(waits), left_on__lt=day)
    return found


DUE: Mapping[RetentionKind, Callable[[date], QuerySet[Any]]] = {
    RetentionKind.ANSWERS: _written_before(m.Answer),
    RetentionKind.VOICES: _written_before(m.Voice),
    RetentionKind.CHOICE_WORDS: _said_at_choices,
    RetentionKind.DRAFTS: lambda day: m.Draft.objects.filter(updated_at__lt=_start(day)),
    RetentionKind.NOTES: lambda day: m.Note.objects.filter(conversation__closed_at__lt=_start(day)),
    RetentionKind.DOSSIER: _dossiers,
    RetentionKind.REQUESTS: lambda day: m.PrivacyRequest.objects.filter(
        decided_at__lt=_start(day),
        state__in=(PrivacyState.ANSWERED, PrivacyState.REFUSED, PrivacyState.WITHDRAWN),
    ),
    RetentionKind.TURNING: lambda day: m.TurningNotice.objects.filter(on__lt=day),
    RetentionKind.INVITATIONS: lambda day: m.AccountInvitation.objects.filter(
        Q(used_at__lt=_start(day)) | Q(ended_at__lt=_start(day)) | Q(until__lt=day)
    ),
    RetentionKind.SUBMISSIONS: lambda day: m.Submission.objects.filter(at__lt=_start(day)),
}
