"""Finding one's school, and proving an e-mail address the first time."""

from django import forms
from django.utils.translation import gettext_lazy as _


class FindSchool(forms.Form):
    """The name of the school, or a part of it."""

    name = forms.CharField(
        label=_("Hoe heet je school?"),
        help_text=_("Minstens drie letters."),
        min_length=3,
        max_length=120,
        error_messages={"min_length": _("Vul minstens drie letters in.")},
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )


class OwnAddress(forms.Form):
    """The e-mail address at which somebody is reached."""

    email = forms.EmailField(
        label=_("E-mailadres"), max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )


class ProofOfAddress(forms.Form):
    """The code that came by e-mail."""

    proof = forms.CharField(
        label=_("Code uit de e-mail"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autocapitalize": "characters"}),
    )
