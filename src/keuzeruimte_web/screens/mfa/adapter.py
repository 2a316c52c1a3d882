"""The second proof as it is here: secrets encrypted in the database, our own QR code and our own words."""

from typing import Any, ClassVar

from allauth.mfa.adapter import DefaultMFAAdapter
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from keuzeruimte_web import secret
from keuzeruimte_web.components.qr import qr


class SecondFactor(DefaultMFAAdapter):  # type: ignore[misc]
    """allauth would keep the secrets of apps and recovery codes in clear."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": gettext_lazy(
            "Deze code klopt niet. Wacht op de volgende en probeer het nog een keer."
        ),
    }

    def encrypt(self, text: str) -> str:
        """For the database."""
        return secret.locked(text, purpose="second factor")

    def decrypt(self, encrypted_text: str) -> str:
        """From the database."""
        return secret.unlocked(encrypted_text, purpose="second factor")

    def build_totp_svg(self, url: str) -> SafeString:
        """The code to scan with an app."""
        return qr(url, title=_("Code om te scannen met een app"))

    def generate_authenticator_name(self, user: Any, type: Any) -> str:
        """A name to begin with, which one can change."""
        return _("Mijn toegangssleutel")
