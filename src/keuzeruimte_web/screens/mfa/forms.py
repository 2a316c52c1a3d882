"""allauth's forms of the second proof with our words."""

from typing import Any

from allauth.mfa.base import forms as base
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.utils.translation import gettext_lazy as _

from keuzeruimte_web.components.fields import Tick


def _code(form: forms.Form, help_text: Any) -> None:
    field = form.fields["code"]
    field.label, field.help_text = _("Code"), help_text
    field.widget.attrs = {"autocomplete": "one-time-code", "inputmode": "numeric"}


class GiveCode(base.AuthenticateForm):  # type: ignore[misc]
    """A code of the app, or a recovery code."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _code(self, _("De zes cijfers uit de app, of een herstelcode."))


class GiveCodeAgain(base.ReauthenticateForm):  # type: ignore[misc]
    """The same, for a step that asks whether it is still you."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _code(self, _("De zes cijfers uit de app, of een herstelcode."))


class StartApp(totp.ActivateTOTPForm):  # type: ignore[misc]
    """The first code, to see that the app works."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _code(self, _("De zes cijfers die de app nu laat zien."))


class AddKey(webauthn.AddWebAuthnForm):  # type: ignore[misc]
    """A name for the key, and whether it also opens the door without a password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Naam van deze sleutel")
        self.fields["name"].help_text = _("Bijvoorbeeld: mijn telefoon.")
        self.fields["name"].max_length = 60
        self.fields["passwordless"] = forms.BooleanField(
            label=_("Hiermee ook inloggen zonder wachtwoord"), required=False, initial=True, widget=Tick
        )


class RenameKey(webauthn.EditWebAuthnForm):  # type: ignore[misc]
    """Another name."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Naam van deze sleutel")
        self.fields["name"].max_length = 60
