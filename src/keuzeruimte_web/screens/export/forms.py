"""What the administrator asks, and what the privacy officer answers."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from keuzeruimte_web.components.fields import OnceForm, Options
from keuzeruimte_web.interchange.writing.locked import NotAKey, SecretHalf, public_key


class AskForm(OnceForm):
    """For whom it is, and with which key it is locked."""

    receiver = forms.CharField(
        max_length=200,
        label=_("Voor wie bij het bestuur?"),
        help_text=_("Naam en functie. Dit staat straks bij wie akkoord geeft."),
    )
    key = forms.CharField(
        max_length=400,
        label=_("Openbare sleutel van het bestuur"),
        help_text=_("Begint met age1. Het bestuur maakt hem met het programma age."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    def clean_key(self) -> str:
        """Only the half that locks."""
        try:
            return public_key(self.cleaned_data["key"])
        except SecretHalf as error:
            raise ValidationError(
                _now(
                    "Dit is de geheime helft. Die hoort alleen bij het bestuur. Laat het bestuur een nieuw "
                    "paar maken, en vul hier het deel in dat met age1 begint."
                )
            ) from error
        except NotAKey as error:
            raise ValidationError(
                _now("Dit is geen sleutel. Neem over wat met age1 begint, van begin tot eind.")
            ) from error


class AgreeForm(forms.Form):
    """Agree, or not."""

    use_required_attribute = False

    decision = forms.ChoiceField(
        widget=Options(
            helps={
                "agree": _("Je belde met het bestuur, en de sleutel is daar dezelfde."),
                "decline": _("Dan wordt er niets gemaakt. Bespreek het met de beheerder."),
            }
        ),
        label=_("Wat is je antwoord?"),
        choices=(("agree", _("Akkoord")), ("decline", _("Niet akkoord"))),
    )
