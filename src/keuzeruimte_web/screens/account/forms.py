"""allauth's forms with our words: no placeholders, a name above each field, help in a sentence."""

from typing import Any

from allauth.account import forms as allauth_forms
from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from keuzeruimte_web.operations.account_letters import ask_new_password


def _told(form: forms.Form, name: str, label: Any, help_text: Any = "") -> None:
    """Give a field its name and help, and take the placeholder away."""
    field = form.fields[name]
    field.label, field.help_text = label, help_text
    field.widget.attrs.pop("placeholder", None)


class SignIn(allauth_forms.LoginForm):  # type: ignore[misc]
    """E-mail address and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _told(self, "login", _("E-mailadres"))
        _told(self, "password", _("Wachtwoord"))
        self.fields["login"].widget.attrs["autocomplete"] = "username"


class ForgottenPassword(allauth_forms.ResetPasswordForm):  # type: ignore[misc]
    """The address to which a link is sent, if there is an account with it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _told(self, "email", _("E-mailadres"))

    def clean_email(self) -> str:
        """allauth would look for the account here; for a known address that takes longer."""
        return str(self.cleaned_data["email"]).lower()

    def save(self, request: HttpRequest, **kwargs: Any) -> str:
        """Ask for it; whether there is an account is found out when the letter is written."""
        email: str = self.cleaned_data["email"]
        ask_new_password(email)
        return email


class NewPassword(allauth_forms.ResetPasswordKeyForm):  # type: ignore[misc]
    """A password chosen after the link, once more to be sure."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _told(self, "password1", _("Nieuw wachtwoord"), PASSWORD_HELP)
        _told(self, "password2", _("Nog een keer hetzelfde wachtwoord"))


class OtherPassword(allauth_forms.ChangePasswordForm):  # type: ignore[misc]
    """Another password while signed in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _told(self, "oldpassword", _("Het wachtwoord van nu"))
        _told(self, "password1", _("Nieuw wachtwoord"), PASSWORD_HELP)
        _told(self, "password2", _("Nog een keer hetzelfde wachtwoord"))


class PasswordAgain(allauth_forms.ReauthenticateForm):  # type: ignore[misc]
    """The password once more, for a step that asks whether it is still you."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _told(self, "password", _("Wachtwoord"))


class FirstPassword(allauth_forms.SetPasswordForm):  # type: ignore[misc]
    """A password beside a school account, with which one came in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _told(self, "password1", _("Nieuw wachtwoord"), PASSWORD_HELP)
        _told(self, "password2", _("Nog een keer hetzelfde wachtwoord"))


PASSWORD_HELP = _(
    "Minstens 12 tekens. Een zin van vier woorden is makkelijk te onthouden en moeilijk te raden."
)
