"""Django's rules for a password, with our words: its own have no Dutch for all of them."""

from django.contrib.auth import password_validation
from django.utils.translation import gettext as _


class LongEnough(password_validation.MinimumLengthValidator):
    """As many characters as the settings ask."""

    def get_error_message(self) -> str:
        """What is wrong, and what to do."""
        return _("Dit wachtwoord is te kort. Gebruik minstens %(least)d tekens.") % {"least": self.min_length}


class NotOneThatManyUse(password_validation.CommonPasswordValidator):
    """Not on Django's list of passwords that everybody tries first."""

    def get_error_message(self) -> str:
        """What is wrong, and what to do."""
        return _("Dit wachtwoord gebruiken veel mensen. Kies een ander.")


class NotTheOwnAddress(password_validation.UserAttributeSimilarityValidator):
    """Not what others know of the account: its e-mail address."""

    def get_error_message(self) -> str:
        """What is wrong, and what to do."""
        return _("Dit wachtwoord lijkt te veel op het e-mailadres. Kies een ander.")
