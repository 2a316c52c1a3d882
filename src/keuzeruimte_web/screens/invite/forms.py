"""The forms of inviting and of coming in."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from keuzeruimte_web.components.fields import Options

WAYS = (
    ("email", _("Per e-mail, en anders een brief")),
    ("post", _("Een brief met de post")),
    ("handed", _("Een brief, zelf geven")),
)


class People(forms.MultipleChoiceField):
    """Ticked people, by their ids; which of them may be invited is asked where it is done."""

    def to_python(self, value: Any) -> list[Any]:
        """The ids, without what is no id."""
        try:
            return [UUID(str(one)) for one in value or ()]
        except ValueError as error:
            raise ValidationError(self.error_messages["invalid_list"], code="invalid_list") from error

    def valid_value(self, value: Any) -> bool:
        """Any id: an unknown one is simply left out."""
        return True


class Choose(forms.Form):
    """For whom, and how the code gets there. `everybody`: all of this list who were not asked in yet."""

    people = People(required=False)
    everybody = forms.BooleanField(required=False)
    group = forms.CharField(required=False, max_length=20)
    school_class = forms.CharField(required=False, max_length=20)
    way = forms.ChoiceField(
        label=_("Hoe komt de code aan?"),
        choices=WAYS,
        initial="email",
        widget=Options(
            helps={
                "email": _(
                    "Ieder een eigen e-mail, op hetzelfde moment. Weten we van iemand geen e-mailadres, dan "
                    "maak je een brief om te posten."
                ),
                "post": _("Elke brief in een eigen envelop, op naam."),
                "handed": _("Aan de persoon zelf. Een brief voor een ouder gaat nooit met de leerling mee."),
            }
        ),
    )

    def clean(self) -> dict[str, Any]:
        """Somebody is chosen."""
        cleaned: dict[str, Any] = super().clean() or {}
        if not cleaned.get("people") and not cleaned.get("everybody"):
            raise ValidationError(_("Kies eerst voor wie je een uitnodiging wilt maken."))
        return cleaned


class Code(forms.Form):
    """The code of the letter."""

    code = forms.CharField(
        label=_("Code uit de brief of e-mail"),
        help_text=_("Bijvoorbeeld: K7QX-2M9V-TR4C-HD3W. Hij werkt één keer. Streepjes hoeven niet."),
        max_length=60,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )


class OwnAddress(forms.Form):
    """The e-mail address somebody will sign in with."""

    email = forms.EmailField(
        label=_("E-mailadres"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "username"}),
    )


class NewAccount(forms.Form):
    """The code that came by e-mail, and a password."""

    proof = forms.CharField(
        label=_("Code uit de e-mail"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autocapitalize": "characters"}),
    )
    password = forms.CharField(
        label=_("Wachtwoord"),
        help_text=_(
            "Minstens 12 tekens. Een zin van vier woorden is makkelijk te onthouden en moeilijk te raden."
        ),
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("Nog een keer hetzelfde wachtwoord"),
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean_password(self) -> str:
        """Not too short, not one that everybody tries."""
        password: str = self.cleaned_data["password"]
        validate_password(password)
        return password

    def clean(self) -> dict[str, Any]:
        """Twice the same."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("password") and cleaned.get("password") != cleaned.get("again"):
            self.add_error("again", _("Dit is niet hetzelfde wachtwoord."))
        return cleaned
