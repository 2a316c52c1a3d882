"""Somebody in the drawing, and with whom it is shared."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from keuzeruimte_web.components.fields import OnceForm, PillBoxes, Pills, VersionForm
from keuzeruimte_web.components.wording import sentence
from keuzeruimte_web.queries.village import VillagePage, village_choices

# An address for mail, or so many digits that it can only be a number to call.
REACHABLE = re.compile(r"\S@\S|(?:\d[\s().-]*){8,}")


class DrawnForm(forms.Form):
    """Who, what, for what, and where in the drawing. Only a name is needed."""

    name = forms.CharField(
        max_length=40,
        error_messages={"required": _("Schrijf op wie het is. Alleen een voornaam is genoeg.")},
    )
    kind = forms.ChoiceField(widget=Pills, required=False)
    for_what = forms.CharField(max_length=600, required=False, widget=forms.Textarea(attrs={"rows": 3}))
    nearness = forms.ChoiceField(
        widget=Pills,
        required=False,
        label=_("Waar in de tekening?"),
        help_text=_("Kies wat goed voelt. Niets gekozen? Dan staat deze persoon eromheen."),
    )

    def __init__(self, page: VillagePage, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds, nearnesses = village_choices()
        for name, choices in (("kind", kinds), ("nearness", nearnesses)):
            field: Any = self.fields[name]
            field.choices = [(value, sentence(words)) for value, words in choices]
        words = self.fields
        words["kind"].help_text = _("Dit mag je overslaan.") if page.mine else _("Dit mag u overslaan.")
        if page.mine:
            words["name"].label = _("Wie is het?")
            words["name"].help_text = _("Zoals jij die persoon noemt. Opa, coach Sem, je hond.")
            words["kind"].label = _("Wat is deze persoon van jou?")
            words["for_what"].label = _("Waar is deze persoon belangrijk voor?")
            words["for_what"].help_text = _(
                "In je eigen woorden. Leeg laten mag. Schrijf geen adres of nummer op."
            )
        else:
            given = {"name": page.name}
            words["name"].label = _("Wie is het?")
            words["name"].help_text = _("Zoals %(name)s deze persoon noemt.") % given
            words["kind"].label = _("Wat is deze persoon van %(name)s?") % given
            words["for_what"].label = _("Waar is deze persoon belangrijk voor?")
            words["for_what"].help_text = _("Leeg laten mag. Schrijf geen adres of nummer op.")

    def clean_name(self) -> str:
        """No way to reach somebody."""
        return _without_contact(self.cleaned_data["name"])

    def clean_for_what(self) -> str:
        """No way to reach somebody."""
        return _without_contact(self.cleaned_data["for_what"])


class NewForm(DrawnForm, OnceForm):
    """Somebody new."""


class ChangeForm(DrawnForm, VersionForm):
    """Somebody who is there."""


class ShareForm(forms.Form):
    """Who may see the drawing, by name. Nobody ticked: only the pupil."""

    people = forms.TypedMultipleChoiceField(
        widget=PillBoxes,
        required=False,
        label=_("Wie mag jouw tekening zien?"),
        help_text=_(
            "Niemand aangevinkt? Dan zie alleen jij hem. Wie van thuis is, mag ook meetekenen. School kijkt "
            "alleen. Haal je een vinkje weg? Dan ziet die persoon het meteen niet meer."
        ),
    )

    def __init__(self, page: VillagePage, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["people"]
        field.choices = [(str(one.id), one.name) for one in page.to_share_with]
        field.widget.parties = {str(one.id): one.party for one in page.to_share_with}


def _without_contact(text: str) -> str:
    if REACHABLE.search(text):
        raise ValidationError(_now("Laat het e-mailadres of nummer weg. Wie hier staat, weet daar niet van."))
    return text
