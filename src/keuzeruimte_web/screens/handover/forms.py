"""Who comes, from when, and what of before goes along."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.dates import MONTHS
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from keuzeruimte_web.components.fields import DayField, OnceForm, OptionBoxes
from keuzeruimte_web.components.searching import SearchedOptions, SearchingForm
from keuzeruimte_web.queries.guides import Earlier, Handing

A_YEAR = timedelta(days=366)


class HandingForm(SearchingForm, OnceForm):
    """Hand over, or ask along. Nothing of before goes along unless it is ticked."""

    colleague = forms.ChoiceField(
        label=_("Welke collega?"),
        widget=SearchedOptions,
        error_messages={"invalid_choice": _("Kies een collega uit de lijst.")},
    )
    day = DayField(
        label=_("Vanaf welke dag?"),
        help_text=_("Die dag zelf ook. Wat er vanaf die dag is, leest je collega."),
    )
    reports = forms.MultipleChoiceField(
        label=_("Welke eerdere verslagen mag je collega lezen?"),
        help_text=_("Kies alleen wat echt nodig is. Wat je niet kiest, bestaat niet voor je collega."),
        widget=OptionBoxes,
        required=False,
    )
    reports_since = DayField(
        label=_("Of: alle verslagen vanaf"),
        help_text=_("Leeg laten mag. Deze verslagen komen bij wat je hierboven koos."),
        required=False,
    )
    events_since = DayField(
        label=_("Wat school eerder opschreef over wat er gebeurde, vanaf"),
        help_text=_("Leeg is: niets van eerder."),
        required=False,
    )

    def __init__(self, *args: Any, offered: Handing, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offered, self.today = offered, today
        colleague: Any = self.fields["colleague"]
        colleague.choices = [(str(pk), name) for pk, name in offered.colleagues]
        if offered.reports:
            reports: Any = self.fields["reports"]
            reports.choices = [(str(one.id), _called(one)) for one in offered.reports]
            reports.widget.helps = {str(one.id): one.circle for one in offered.reports}
        else:
            del self.fields["reports"], self.fields["reports_since"]

    def clean_day(self) -> date:
        """Today or later, within a year."""
        day: date = self.cleaned_data["day"]
        if day < self.today:
            raise ValidationError(_now("Kies vandaag of een latere dag."))
        if day > self.today + A_YEAR:
            raise ValidationError(_now("Kies een dag binnen een jaar."))
        return day

    def chosen_reports(self) -> tuple[Any, ...]:
        """Those ticked, and those from the chosen day on."""
        ticked, since = self.cleaned_data.get("reports") or [], self.cleaned_data.get("reports_since")
        return tuple(
            one.id for one in self.offered.reports if str(one.id) in ticked or (since and one.on >= since)
        )


def _called(report: Earlier) -> str:
    return f"{report.title} ({report.on.day} {MONTHS[report.on.month]} {report.on.year})"
