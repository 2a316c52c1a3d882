"""What the school says of itself."""

from django import forms
from django.utils.translation import gettext_lazy as _

from keuzeruimte_web.components.fields import VersionForm


class SchoolForm(VersionForm):
    """Name, the school's own way out, and the second door of pupil and parents, in Dutch and English."""

    name = forms.CharField(max_length=120, label=_("Naam van de school"))
    safety_text = forms.CharField(
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        label=_("Wat lezen mensen die zich zorgen maken over veiligheid?"),
        help_text=_("Korte zinnen. Ook een leerling en een ouder lezen dit."),
    )
    safety_contact = forms.CharField(
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        label=_("Bij wie kunnen ze terecht?"),
        help_text=_("De aandachtsfunctionaris, met telefoonnummer."),
    )
    safety_text_en = forms.CharField(
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "lang": "en"}),
        label=_("Dezelfde tekst in het Engels"),
        help_text=_("Leeg? Dan staat ook op de Engelse pagina de Nederlandse tekst."),
    )
    safety_contact_en = forms.CharField(
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "lang": "en"}),
        label=_("Dezelfde contacten in het Engels"),
    )
    other_person = forms.CharField(
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        label=_("Met wie anders op school kunnen leerlingen en ouders praten?"),
        help_text=_("Bijvoorbeeld de teamleider of de vertrouwenspersoon, en hoe je die bereikt."),
    )
    complaints = forms.CharField(
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        label=_("Hoe dien je een klacht in?"),
        help_text=_("In een paar zinnen, met de plek van de klachtenregeling."),
    )
    other_person_en = forms.CharField(
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "lang": "en"}),
        label=_("Met wie anders praten, in het Engels"),
    )
    complaints_en = forms.CharField(
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "lang": "en"}),
        label=_("Een klacht indienen, in het Engels"),
    )
