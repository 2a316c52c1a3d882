"""A key date of the school year."""

from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from keuzeruimte_web.components.fields import DayField, VersionForm


class DateForm(forms.Form):
    """The day, what it is, for whom, and how long before somebody is reminded."""

    use_required_attribute = False

    day = DayField(label=_("Welke dag?"))
    title = forms.CharField(
        label=_("Wat is er dan?"),
        max_length=160,
        help_text=_("Leerlingen en ouders lezen dit. Houd het kort."),
    )
    words = forms.CharField(
        required=False,
        max_length=600,
        label=_("Uitleg, als je wilt"),
        widget=forms.Textarea(attrs={"rows": 3, "class": "invoer"}),
    )
    meant_for = forms.CharField(
        required=False,
        max_length=120,
        label=_("Voor welke klassen?"),
        help_text=_("Bijvoorbeeld: havo 5, vwo 6. Laat het leeg voor iedereen."),
    )
    remind = forms.IntegerField(
        label=_("Hoeveel dagen ervoor herinneren we?"),
        help_text=_("Leerling en ouders krijgen dan één brief. Bij 0 sturen we niets."),
        min_value=0,
        max_value=60,
        initial=0,
    )
    source = forms.CharField(required=False, max_length=200, label=_("Waar staat dit?"))


class NewDateForm(DateForm):
    """One more."""

    once = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)


class ChangeDateForm(DateForm, VersionForm):
    """Another day, or other words."""
