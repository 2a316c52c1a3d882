"""How everybody looks back, and who goes on with what."""

from django import forms
from django.utils.translation import gettext_lazy as _

from keuzeruimte_web.components.fields import OnceForm

LONGEST = 4000


class ClosingForm(OnceForm):
    """These texts are read by pupil and parents."""

    evaluation = forms.CharField(
        label=_("Wat lukt er nu?"),
        help_text=_("Schrijf het samen op, in hun woorden als het kan. Wat deden zij zelf?"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=LONGEST,
    )
    onward = forms.CharField(
        label=_("Wie gaat waarmee verder?"),
        help_text=_("Wat school op zich nam, geef je hier terug."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=LONGEST,
    )
    thanks = forms.CharField(
        label=_("Waarvoor wil je hen bedanken?"),
        help_text=_("Noem wat zij gaven: de leerling, en thuis. Dit mag leeg blijven."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=LONGEST,
        required=False,
    )
