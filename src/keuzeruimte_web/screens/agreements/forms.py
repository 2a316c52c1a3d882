"""Propose another day for an agreement, or letting go of it."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from keuzeruimte_web.components.fields import DayField, OnceForm, Options


class ProposalForm(OnceForm):
    """A new day, or letting go. It happens when the others who it needs say yes."""

    what = forms.ChoiceField(
        label=_("Wat past nu beter?"),
        choices=[("renew", _("Een nieuwe dag")), ("let_go", _("Samen loslaten"))],
        widget=Options(
            helps={
                "renew": _("De afspraak blijft, met een andere dag."),
                "let_go": _("De afspraak stopt. Dat is geen verwijt: soms past iets niet meer."),
            }
        ),
        error_messages={"required": _("Kies wat beter past.")},
    )
    due = DayField(label=_("Welke dag?"), required=False)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["due"].widget.attrs["min"] = (today + timedelta(days=1)).isoformat()

    def clean(self) -> dict[str, Any]:
        """A new day is a day to come."""
        cleaned = super().clean() or {}
        due = cleaned.get("due")
        if cleaned.get("what") == "renew" and "due" not in self.errors and (due is None or due <= self.today):
            self.add_error("due", _("Kies een dag die nog komt."))
        return cleaned
