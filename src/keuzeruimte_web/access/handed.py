"""Grounds of a professional who may have come later: who sees the whole matter, or the part that was chosen.

A tie without `sees_since` sees everything of the matter. A tie with it sees what is from that day on, what
still stands, and what was handed over: reports one by one, events from a chosen day (docs/decisions/0082).
A moment and a day are compared as they are stored; an hour around midnight may count to the day before.
"""

from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from keuzeruimte_web.records.models import HandedReport, Involvement, Report

from .ground import PROFESSIONAL, Ground, on_day
from .once import AmongOnce, Once
from .ties import involvements
from .viewer import Viewer


def _whole(v: Viewer, matter: str) -> Q:
    """Involved with the whole matter."""
    ties = involvements(v).filter(matter__isnull=False, sees_since__isnull=True)
    return Q(**{f"{matter}__in": Once(ties.values("matter"))})


def _partly(v: Viewer, matter: str, *when: Q) -> Q:
    """The viewer has a tie with the matter of the row that began in the middle, and of which this holds."""
    late = involvements(v).filter(sees_since__isnull=False)
    return Q(AmongOnce(late, lambda ties: ties.filter(*when, matter=OuterRef(matter)), seldom=True))


def _handed(v: Viewer, **report: Any) -> Q:
    """A report that was handed to a tie of the viewer's that holds today."""
    handed = HandedReport.objects.filter(involvement__in=Once(involvements(v).values("pk")))
    return Q(AmongOnce(handed, lambda reports: reports.filter(**report), seldom=True))


def while_it_stands(*until: str, matter: str = "matter") -> Ground:
    """Involved; who came later only with what still stood then. `until`: paths of last days."""

    def condition(v: Viewer) -> Q:
        found = _whole(v, matter) | _partly(v, matter)
        for path in until:
            stood = _partly(v, matter, Q(sees_since__lte=OuterRef(path)))
            found &= _whole(v, matter) | Q(**{f"{path}__isnull": True}) | stood
        return found

    return Ground(_("betrokken bij deze zaak, als het nog gold op de eerste dag"), PROFESSIONAL, condition)


def event_seen() -> Ground:
    """Involved with the matter; who came later: written since then, or from the chosen day on.

    An addition goes with the event that it adds to.
    """

    def condition(v: Viewer) -> Q:
        def since(event: str) -> Q:
            written = Q(sees_since__lte=OuterRef(f"{event}created_at"))
            chosen = Q(events_since__lte=OuterRef(f"{event}on"))
            return _partly(v, "matter", written | chosen)

        later = (Q(adds_to__isnull=True) & since("")) | (Q(adds_to__isnull=False) & since("adds_to__"))
        return _whole(v, "matter") | later

    return Ground(_("betrokken bij deze zaak, van de gekozen dag af"), PROFESSIONAL, condition)


def talk_open(talk: str = "") -> Ground:
    """Involved with the matter; who came later: conversations that were not closed before the first day."""
    return Ground(
        _("betrokken bij deze zaak, als het gesprek niet eerder afgerond was"),
        PROFESSIONAL,
        lambda v: _talk_open(v, talk),
    )


def _talk_open(v: Viewer, talk: str) -> Q:
    matter = f"{talk}matter"
    since = Q(sees_since__lte=OuterRef(f"{talk}closed_at")) | Q(sees_since__lte=OuterRef(f"{talk}starts_at"))
    still_open = ~Q(**{f"{talk}state": "closed"}) & _partly(v, matter)
    return _whole(v, matter) | still_open | _partly(v, matter, since)


def talk_handed() -> Ground:
    """A conversation of which a report was handed over."""
    return _chosen(lambda v: _handed(v, report__conversation=OuterRef("pk")))


def item_handed() -> Ground:
    """An agenda item in a report that was handed over."""
    return _chosen(lambda v: _handed(v, report__items__item=OuterRef("pk")))


def agreement_handed() -> Ground:
    """An agreement that was made at a point in a report that was handed over."""
    return _chosen(lambda v: _handed(v, report__items__item=OuterRef("item")))


def report_handed(report: str = "pk") -> Ground:
    """A report that was handed over."""
    return _chosen(lambda v: _handed(v, report=OuterRef(report)))


def of_a_report(ground: Ground) -> Ground:
    """What hangs on a report for which this ground holds."""
    return Ground(
        ground.label,
        ground.roles,
        lambda v: Q(report__in=Report.objects.filter(ground.condition(v)).values("pk")),
    )


def author_left() -> Ground:
    """The author of this report is not involved with its matter any more; whoever is may close it."""

    def condition(v: Viewer) -> Q:
        still = Involvement.objects.filter(
            on_day(v), matter=OuterRef("conversation__matter"), person=OuterRef("author")
        )
        return ~Q(Exists(still))

    return Ground(_("wie het schreef is hier niet meer bij betrokken"), PROFESSIONAL, condition)


def _chosen(condition: Any) -> Ground:
    return Ground(_("gekozen bij het overdragen"), PROFESSIONAL, condition)
