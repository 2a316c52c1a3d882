"""allauth's forms of the second proof with our words."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, ClassVar

from allauth.mfa.base import forms as base
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.forms.fields import InvalidJSONInput
from django.utils.translation import gettext_lazy as _

from keuzeruimte_web.components.fields import Tick

NOT_THIS_KEY = _("Dat lukte niet met deze sleutel. Probeer het nog een keer.")


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


class Credential(forms.JSONField):
    """What a key answered, as the script of the page sends it.

    Whatever else is sent is refused here and in `as_a_key_answers`: allauth reads it without looking first.
    """

    widget = forms.HiddenInput
    default_error_messages: ClassVar = {"invalid": NOT_THIS_KEY}

    def to_python(self, value: Any) -> Any:
        """What it says. A number of thousands of digits and a thousand lists in each other are no answer."""
        try:
            return super().to_python(value)
        except (ValueError, RecursionError):
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid") from None

    def bound_data(self, data: Any, initial: Any) -> Any:
        """The same for a form that is shown again."""
        try:
            return super().bound_data(data, initial)
        except (ValueError, RecursionError):
            return InvalidJSONInput(data)


@contextmanager
def as_a_key_answers() -> Iterator[None]:
    """What lacks a part, or has another where it should be, is refused like an answer that is not right."""
    try:
        yield
    except (KeyError, ValueError) as error:
        raise forms.ValidationError(NOT_THIS_KEY, code="invalid") from error


class AddKey(webauthn.AddWebAuthnForm):  # type: ignore[misc]
    """A name for the key, and whether it also opens the door without a password."""

    credential = Credential()

    def clean(self) -> dict[str, Any]:
        """allauth's look at the answer."""
        with as_a_key_answers():
            return dict(super().clean())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Naam van deze sleutel")
        self.fields["name"].help_text = _("Bijvoorbeeld: mijn telefoon.")
        self.fields["name"].max_length = 60
        self.fields["passwordless"] = forms.BooleanField(
            label=_("Hiermee ook inloggen zonder wachtwoord"), required=False, initial=True, widget=Tick
        )


class _GiveKey(forms.Form):
    credential = Credential()

    def clean_credential(self) -> Any:
        """allauth's look at the answer: whose key it is."""
        with as_a_key_answers():
            return super().clean_credential()  # type: ignore[misc]


class GiveKey(_GiveKey, webauthn.AuthenticateWebAuthnForm):  # type: ignore[misc]
    """A key beside the password."""


class GiveKeyAgain(_GiveKey, webauthn.ReauthenticateWebAuthnForm):  # type: ignore[misc]
    """The same, for a step that asks whether it is still you."""


class OpenWithKey(_GiveKey, webauthn.LoginWebAuthnForm):  # type: ignore[misc]
    """A key instead of the password."""


class RenameKey(webauthn.EditWebAuthnForm):  # type: ignore[misc]
    """Another name."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Naam van deze sleutel")
        self.fields["name"].max_length = 60
