"""What a service is called, what it may, and until when."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from keuzeruimte_web.components.fields import DayField, OnceForm, PillBoxes
from keuzeruimte_web.queries.services import MAY


class ServiceFields(forms.Form):
    """A service."""

    name = forms.CharField(
        max_length=60,
        label=_("Welke dienst is het?"),
        help_text=_("Een naam die collega’s herkennen, zoals: Roosterprogramma."),
    )
    may = forms.MultipleChoiceField(
        label=_("Wat mag deze dienst?"),
        help_text=_("Kies alleen wat nodig is. Begeleiding, adressen en gezag leest geen enkele dienst."),
        choices=[(what, words) for what, words in MAY.items()],
        widget=PillBoxes,
    )
    until = DayField(
        label=_("Tot en met welke dag?"),
        help_text=_("Hoogstens een jaar. Daarna kijk je of het nog nodig is."),
    )

    def given(self) -> dict[str, Any]:
        """As the operation takes it."""
        chosen = self.cleaned_data["may"]
        return {
            "name": self.cleaned_data["name"],
            "may": {what: what in chosen for what in MAY},
            "until": self.cleaned_data["until"],
        }


class NewService(OnceForm, ServiceFields):
    """A new one."""

    field_order = ("name", "may", "until")


class WebhookForm(forms.Form):
    """Where a service is told."""

    address = forms.CharField(
        max_length=500,
        label=_("Adres waar de dienst berichten krijgt"),
        help_text=_("Begint met https://. Wie de dienst maakt, kan het zeggen."),
        widget=forms.URLInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
