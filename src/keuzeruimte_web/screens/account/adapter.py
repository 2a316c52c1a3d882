"""How sign-in behaves here: by invitation only, and with sentences that help."""

from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

OUR_WORDS: dict[str, str | Promise] = {
    "email_password_mismatch": _(
        "Dit e-mailadres en dit wachtwoord horen niet bij elkaar. Kijk of alles klopt, "
        "of kies ‘Wachtwoord vergeten’."
    ),
    "too_many_login_attempts": _(
        "Het lukte een paar keer niet. Wacht een paar minuten en probeer het dan weer."
    ),
    "enter_current_password": _("Dit is niet het wachtwoord van nu. Probeer het nog een keer."),
    "incorrect_password": _("Dit wachtwoord klopt niet. Probeer het nog een keer."),
    "invalid_password_reset": _("Deze link werkt niet meer. Vraag een nieuwe aan."),
}


class InvitedOnly(DefaultAccountAdapter):  # type: ignore[misc]
    """Schools invite; nobody makes an account alone."""

    error_messages: ClassVar[dict[str, Any]] = {**DefaultAccountAdapter.error_messages, **OUR_WORDS}

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False
