"""The new address."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _


class OtherAddress(forms.Form):
    """Where one wants to be reached from now on. Whether it has an account already is not looked up here."""

    email = forms.EmailField(
        max_length=254,
        label=_("Nieuw e-mailadres"),
        help_text=_("Een eigen adres, dat niemand anders leest."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    def __init__(self, *args: Any, own: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.own = own

    def clean_email(self) -> str:
        """In lower case, and another than one has."""
        email = str(self.cleaned_data["email"]).lower()
        if email == self.own.lower():
            raise ValidationError(_now("Dit is het adres van nu. Vul een ander adres in."))
        return email
