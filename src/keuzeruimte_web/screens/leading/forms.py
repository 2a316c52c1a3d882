"""Why a dossier opens, and for how long."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from keuzeruimte_web.bridge.listed import choices_of
from keuzeruimte_web.components.fields import OnceForm, Options, Pills

DAYS = (("1", _("alleen vandaag")), ("2", _("vandaag en morgen")), ("5", _("vijf dagen")))


class OpenForm(OnceForm):
    """A reason from the list, and a number of days."""

    reason = forms.ChoiceField(label=_("Waarom wil je meelezen?"), widget=Options)
    days = forms.TypedChoiceField(
        label=_("Hoe lang?"),
        help_text=_("Daarna gaat het dossier vanzelf weer dicht."),
        widget=Pills,
        choices=DAYS,
        coerce=int,
        initial="1",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reason: Any = self.fields["reason"]
        reason.choices = [(value, words[:1].upper() + words[1:]) for value, words in choices_of("opening")]
