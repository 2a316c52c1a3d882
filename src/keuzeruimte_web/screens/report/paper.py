"""A report as its reader may read it, laid out for paper."""

from collections.abc import Iterator
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from keuzeruimte_web.bridge.report_file import Agreed, Point
from keuzeruimte_web.components.wording import joined
from keuzeruimte_web.queries.reports import OwnWords, ReportPage

FOR_WHOM = {
    "triangle": lambda name: _("Verslag voor %(name)s, ouders en school") % {"name": name},
    "parents_school": lambda name: _("Verslag voor ouders en school"),
    "pupil_school": lambda name: _("Verslag voor %(name)s en school") % {"name": name},
    "school": lambda name: _("Verslag voor school"),
}
STATES = {
    "draft": lambda: _("Dit is een concept. Het ligt nog voor niemand."),
    "open": lambda: _("Dit verslag ligt voor. Ieder die het kreeg, kan nog eigen woorden toevoegen."),
    "closed": lambda: _("Dit verslag is gesloten. Er kan alleen nog iets bij komen."),
}


def on_paper(report: ReportPage, *, school: str) -> dict[str, Any]:
    """The values of the PDF. Without any triangle, as in every report (PRODUCT 3)."""
    at = timezone.localtime(report.starts_at)
    return {
        "title": report.title,
        "lang": get_language() or "nl",
        "school": school,
        "page_word": _("bladzijde"),
        "for_whom": FOR_WHOM[report.circle](report.pupil_name),
        "when": date_format(at, "l j F Y").capitalize(),
        "parts": list(_parts(report)),
        "closing": STATES[report.state](),
    }


def _parts(report: ReportPage) -> Iterator[dict[str, Any]]:
    if report.items:
        one_group = joined([reader.name for reader in report.items[0].there])
        yield _part(
            _("Wat we bespraken"),
            note=_("Erbij waren: %(names)s.") % {"names": one_group} if report.one_group else "",
            points=[(point.title, "" if report.one_group else _there(point)) for point in report.items],
        )
    yield _part(_("Het verslag"), text=report.observed)
    if report.opinion:
        yield _part(_("Wat %(name)s ervan denkt") % {"name": report.author}, text=report.opinion)
    if report.agreements:
        yield _part(_("Afspraken"), points=[(one.text, _who_and_when(one)) for one in report.agreements])
    if report.words:
        yield _part(_("Eigen woorden"), points=[(_whose(own), own.words) for own in report.words])
    if report.added:
        points = [(f"{one.name}, {_day(timezone.localtime(one.at))}", one.text) for one in report.added]
        yield _part(_("Later aangevuld"), points=points)


def _part(title: str, *, text: str = "", note: str = "", points: Any = ()) -> dict[str, Any]:
    shown = [{"text": first, "more": more} for first, more in points]
    return {"title": title, "text": text, "note": note, "points": shown}


def _whose(own: OwnWords) -> str:
    """Whose words, and that they are not for everybody: paper is passed on more easily than a page."""
    return _("%(name)s, alleen voor school") % {"name": own.name} if own.for_school else own.name


def _there(point: Point) -> str:
    return _("Erbij waren: %(names)s.") % {"names": joined([reader.name for reader in point.there])}


def _who_and_when(one: Agreed) -> str:
    decides = joined([person.name for person in one.decides])
    last = " " + _("Wie beslist: %(names)s.") % {"names": decides} if decides else ""
    return _owners_and_day(one) + last


def _owners_and_day(one: Agreed) -> str:
    names = joined([owner.name for owner in one.owners])
    if one.done:
        return _("%(names)s. Gedaan.") % {"names": names}
    if one.let_go:
        return _("%(names)s. Samen losgelaten.") % {"names": names}
    if one.due_on:
        return _("%(names)s, voor %(due)s.") % {"names": names, "due": _day(one.due_on)}
    return _("%(names)s, vanaf nu.") % {"names": names}


def _day(on: Any) -> str:
    return date_format(on, "j F Y")
