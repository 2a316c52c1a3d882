"""What an institution is for a pupil, who speaks for it, the source and since when."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from keuzeruimte_web.components.fields import DayField, OnceForm, Options, VersionForm
from keuzeruimte_web.components.wording import sentence

ROLE_HELPS = {
    "guardian": _("De instelling is voogd, en heeft het gezag. Ouders blijven ouders."),
    "supervisor": _("Een gezinsvoogd denkt en kijkt mee. Wie gezag heeft, houdt het."),
}


class InstitutionForm(forms.Form):
    """Facts that are on paper; never why."""

    role = forms.ChoiceField(
        widget=Options(helps=ROLE_HELPS), label=_("Wat is de instelling voor de leerling?")
    )
    name = forms.CharField(
        max_length=120, label=_("Naam van de instelling"), help_text=_("Zoals: Jeugdbescherming Noord.")
    )
    given_name = forms.CharField(
        max_length=80,
        required=False,
        label=_("Wie spreekt namens de instelling? Voornaam"),
        help_text=_("Nog niet bekend? Laat dit leeg."),
    )
    family_name = forms.CharField(max_length=120, required=False, label=_("Achternaam"))
    reach = forms.CharField(
        max_length=120,
        required=False,
        label=_("Hoe bereik je deze persoon?"),
        help_text=_("Telefoon of e-mail van het werk. Wie de leerling begeleidt leest dit."),
    )
    source = forms.CharField(
        max_length=120,
        label=_("Hoe weet je dit?"),
        help_text=_("Bijvoorbeeld: gezagsregister gezien, of: uitspraak gezien. Niet waarom."),
    )
    since = DayField(label=_("Sinds wanneer?"))

    def __init__(self, *args: Any, roles: Sequence[tuple[str, str]], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["role"]
        field.choices = [(value, sentence(words)) for value, words in roles]
        self.today = today

    def clean_since(self) -> date | None:
        """What is coming is entered on its own day."""
        since: date | None = self.cleaned_data["since"]
        if since and since > self.today:
            raise ValidationError(_now("Kies vandaag of een eerdere dag. Wat nog komt, voer je dan pas in."))
        return since


class NewInstitutionForm(InstitutionForm, OnceForm):
    """One that was not there yet."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["since"].required = False
        self.fields["since"].help_text = _("Leeg is: dat weten we niet.")


class ChangedInstitutionForm(InstitutionForm, VersionForm):
    """What holds from a day on."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["since"].label = _("Vanaf wanneer geldt dit?")
        self.fields["since"].help_text = _("Hoe het tot dan was, blijft bewaard.")
